import Records

/// One special procedure of a case.
struct SampleProcedure {
  var type: String
  var assigned: Day?
  var started: Day
  var ended: Day?
  var told: Day?
  var staff: [String]
  var conclusion: String?
}

/// One hearing of a case.
struct SampleHearing {
  var rightTold: Day?
  var requested: Day?
  var notified: Day?
  var held: Day?
  var chair: String?
  var isPublic: Bool?
  var isSigned: Bool?
}

/// One step of a case.
struct SampleStep {
  var name: String
  var person: String
  var taken: Day
  var passed: Day?
  var days: Int
}

/// One material of an application.
struct SampleMaterial {
  var name: String
  var isListed: Bool
  var isShared: Bool
  /// How it was obtained, the codes of 获取方式: 申请人 or 共享.
  var how: String
}

/// The opinion of one department in joint handling.
struct SampleOpinion {
  var department: String
  var consulted: Day
  var replied: Day?
}

/// One notice to supplement.
struct SampleNotice {
  var asked: Day
  var contents: [String]
}

/// One case, as the fields of `rules/licensing/tables.zicha` name it; nil is a blank.
struct CaseRecord {
  var id = ""
  var item = ""
  var unit = ""
  var kind = ""
  var status = "已办结"
  var isJoint = false
  var isAcceptedElsewhere = false
  var isDeliveredElsewhere = false
  var delegation: String?
  var inNameOf: String?
  var received: Day
  var supplementReceived: Day?
  var accepted: Day?
  var declined: Day?
  var receipt: Day?
  var isSealed: Bool?
  var extensionApproved: Day?
  var governmentApproved: Day?
  var extensionTold: Day?
  var extensionReason: String?
  var concernsThirdParty = false
  var thirdPartyTold: Day?
  var reported: Day?
  var firstOpinion: String?
  var materialsSent: Bool?
  var isAskedAgain = false
  var decided: Day?
  var outcome: String?
  var decisionNumber: String?
  var refusalReason: String?
  var reviewTold: Bool?
  var litigationTold: Bool?
  var delivered: Day?
  var published: Day?
  var fee: Int?
  var notices: [SampleNotice] = []
  var procedures: [SampleProcedure] = []
  var hearings: [SampleHearing] = []
  var steps: [SampleStep] = []
  var materials: [SampleMaterial] = []
  var opinions: [SampleOpinion] = []
  /// Raw JSON that stands instead of a member's value: the planted data faults.
  var raw: [String: String] = [:]

  init(received: Day) {
    self.received = received
  }

  /// The day on which the organisation's part ended.
  var concluded: Day? { kind == "上报件" ? reported : decided }
}
