package import Records

/// What became of one object that a waiver names.
package struct WaiverUse: Sendable, Hashable {
  /// How a waiver stands for an object.
  package enum State: String, Sendable, Hashable {
    /// It covers a violation.
    case covering
    /// It covers a violation and runs out within the days of notice.
    case expiring
    /// Its last day is before the check date.
    case expired
    /// The record is there, but there is no violation.
    case noViolation = "no_violation"
    /// The outcome is to be checked, which a waiver does not cover.
    case undetermined
    /// A record with the key is there, but no such object is judged: a period or a word of 逐一 is missing or another.
    case notJudged = "not_judged"
    /// No record has the key.
    case noObject = "no_object"
    /// There is no such rule.
    case ruleGone = "rule_gone"
    /// The rule was not judged in this run.
    case notRun = "not_run"
  }

  /// The waiver, by its position in the rule set.
  package let waiver: Int
  /// The key, by its position in the waiver.
  package let key: Int
  /// How it stands.
  package let state: State
  /// How many violations it covers.
  package let covered: Int
  /// The last day on which these are covered, by this or another waiver; nil when it covers none.
  package let coveredUntil: Day?

  /// Creates it.
  package init(waiver: Int, key: Int, state: State, covered: Int, coveredUntil: Day?) {
    self.waiver = waiver
    self.key = key
    self.state = state
    self.covered = covered
    self.coveredUntil = coveredUntil
  }

  /// Whether the waiver must be put in order: it has run out, covers nothing, or its rule is gone.
  package var isFault: Bool {
    switch state {
    case .covering, .expiring, .notRun: false
    case .expired, .noViolation, .undetermined, .notJudged, .noObject, .ruleGone: true
    }
  }

  /// In the order of the waivers and their keys.
  static func sorted(_ uses: [WaiverUse]) -> [WaiverUse] {
    uses.sorted { ($0.waiver, $0.key) < ($1.waiver, $1.key) }
  }
}
