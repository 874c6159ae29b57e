/// One generated case. Days are places in ``WorkingDays/texts``.
struct ApprovalCase {
  /// A member of a record that may be left out, null, or there.
  enum Entry<Value> {
    case leftOut
    case null
    case given(Value)

    /// What is there; nil if nothing is.
    var value: Value? { if case .given(let value) = self { value } else { nil } }
  }

  /// An extension of the time limit.
  struct Extension {
    let approvedBy: String
    let days: Int
  }

  /// A special procedure.
  struct Procedure {
    let type: String
    let started: Int
    var ended: Int?
    var staff: [String] = []
    var conclusion: String?
  }

  /// A fine.
  struct Penalty {
    let breach: String
    let degree: String
    let amount: Int
  }

  /// A material; one without a day is written with null.
  struct Material {
    let name: String
    var received: Int?
  }

  var id = ""
  /// The place of the item in the register.
  var item = 0
  var department = ""
  /// The place of the kind in ``CaseWords/kinds``.
  var kind = 0
  var channel = ""
  var applicant = ""
  var accepted: Entry<Int> = .leftOut
  var notified: Int?
  var decided: Entry<Int> = .leftOut
  var delivered: Int?
  var promised: Int?
  var isJoint = false
  var extended: Entry<Extension> = .leftOut
  var procedures: [Procedure] = []
  var outcome: String?
  var published: Int?
  var number = 0
  var penalty: Penalty?
  var reviewer: String?
  var region = 0
  var note: [UInt8] = []
  var materials: [Material] = []
}

/// An item of the register.
struct ApprovalItem: Sendable {
  let code: String
  let department: String
  let needsSurvey: Bool
  let needsReview: Bool
  let statutoryDays: Int
  let promisedDays: Int
}

/// The range of a fine.
struct FineRange: Sendable {
  let breach: String
  let degree: String
  let least: Int
  let greatest: Int
}
