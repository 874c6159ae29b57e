import Records
import SourceText

/// What an expression yields: a value, a value between two ends, or nothing with the causes.
enum Knowable: Sendable {
  case known(Value)
  /// Between two ends because some members of a set are unknown; how many, and why.
  case between(Value, Value, undecided: Int, [Cause])
  case unknown([Cause])

  /// Why it is not known exactly.
  var causes: [Cause] {
    switch self {
    case .known: []
    case .between(_, _, _, let causes), .unknown(let causes): causes
    }
  }

  /// The value, if it is known exactly.
  var value: Value? {
    if case .known(let value) = self { return value }
    return nil
  }

  /// Both ends; nil if nothing is known.
  var ends: (low: Value, high: Value)? {
    switch self {
    case .known(let value): (value, value)
    case .between(let low, let high, _, _): (low, high)
    case .unknown: nil
    }
  }

  /// An unknown for one cause.
  static func unknown(_ kind: Cause.Kind, _ name: LocalizedText) -> Knowable {
    .unknown([Cause(name: name, kind: kind)])
  }

  /// A whole number between two ends.
  static func count(_ low: Int, _ high: Int, _ causes: [Cause]) -> Knowable {
    low == high
      ? .known(.number(Fraction(low)))
      : .between(.number(Fraction(low)), .number(Fraction(high)), undecided: high - low, causes)
  }

  /// Ends that may be equal.
  static func ends(_ low: Value, _ high: Value, undecided: Int, _ causes: [Cause]) -> Knowable {
    low == high ? .known(low) : .between(low, high, undecided: undecided, causes)
  }
}

/// The truth of a condition in three values, unknown with its causes (Kleene).
enum Truth: Sendable {
  case yes
  case no
  case unknown([Cause])

  init(_ truth: Bool) {
    self = truth ? .yes : .no
  }

  /// Why it is unknown.
  var causes: [Cause] {
    if case .unknown(let causes) = self { return causes }
    return []
  }

  var isYes: Bool {
    if case .yes = self { return true }
    return false
  }

  var isNo: Bool {
    if case .no = self { return true }
    return false
  }

  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown(let causes): .unknown(causes)
    }
  }

  func and(_ other: Truth) -> Truth {
    switch (self, other) {
    case (.no, _), (_, .no): .no
    case (.yes, _): other
    case (_, .yes): self
    case (.unknown(let left), .unknown(let right)): .unknown(left.merged(with: right))
    }
  }

  func or(_ other: Truth) -> Truth {
    switch (self, other) {
    case (.yes, _), (_, .yes): .yes
    case (.no, _): other
    case (_, .no): self
    case (.unknown(let left), .unknown(let right)): .unknown(left.merged(with: right))
    }
  }
}
