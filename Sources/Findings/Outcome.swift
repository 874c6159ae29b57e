/// What a rule says about one object.
package enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// 通过: the requirement is met.
  case pass
  /// 违规: the requirement is not met.
  case violation
  /// 待查: data are missing or contradict each other; a person must look.
  case undetermined
  /// 未到期: may still be met in time; no effect on gates, rates and scores.
  case notDue = "not_due"
  /// 不适用: the rule does not apply to the object.
  case notApplicable = "not_applicable"

  /// Of several outcomes the one that decides; not applicable if there is none.
  package static func worst(_ outcomes: [Outcome]) -> Outcome {
    for outcome in [Outcome.violation, .undetermined, .notDue, .pass] where outcomes.contains(outcome) {
      return outcome
    }
    return .notApplicable
  }
}

/// How much a violation of a rule weighs.
package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// 提示.
  case note
  /// 轻微.
  case minor
  /// 一般.
  case major
  /// 严重.
  case critical

  package static func < (left: Severity, right: Severity) -> Bool {
    order(left) < order(right)
  }

  private static func order(_ severity: Severity) -> Int {
    switch severity {
    case .note: 0
    case .minor: 1
    case .major: 2
    case .critical: 3
    }
  }
}

/// What a finding is about.
package enum FindingKind: String, Sendable, Hashable, CaseIterable {
  /// A rule of a pack.
  case rule
  /// A data fault: a missing required value, an unreadable value, a dangling reference, a double key.
  case data
  /// The rule set itself: conflicting exceptions, nothing selected.
  case ruleset
  /// A waiver that ran out or covers nothing.
  case waiver
}
