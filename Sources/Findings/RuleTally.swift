package import SourceText

/// What every run says about one rule: how many objects it judged and how.
package struct RuleTally: Sendable, Hashable {
  /// Why a rule judged nothing or less than it says.
  package enum Scope: Sendable, Hashable {
    /// The snapshot has the rule's object table.
    case inScope
    /// The snapshot does not have the rule's object table; counted, not judged.
    case outOfScope
  }

  /// The rule id.
  package let rule: String
  /// The pack's English name.
  package let pack: String
  /// The title.
  package let title: LocalizedText
  /// The weight.
  package let severity: Severity
  /// The tags.
  package let tags: [LocalizedText]
  /// Whether the snapshot has the object table.
  package let scope: Scope
  /// The number of objects judged, of every outcome.
  package var selected = 0
  /// How many of them passed.
  package var pass = 0
  /// How many violate it.
  package var violation = 0
  /// How many can't be decided.
  package var undetermined = 0
  /// How many may still be met in time.
  package var notDue = 0
  /// How many it does not apply to.
  package var notApplicable = 0
  /// How many violations a waiver covers.
  package var waived = 0
  /// Findings made and findings left out by `--max-findings`.
  package var findingsTotal = 0
  /// Findings left out by `--max-findings`.
  package var findingsOmitted = 0

  /// Creates an empty tally.
  package init(
    rule: String, pack: String, title: LocalizedText, severity: Severity, tags: [LocalizedText] = [],
    scope: Scope = .inScope
  ) {
    self.rule = rule
    self.pack = pack
    self.title = title
    self.severity = severity
    self.tags = tags
    self.scope = scope
  }

  /// Counts one object.
  package mutating func count(_ outcome: Outcome) {
    selected += 1
    switch outcome {
    case .pass: pass += 1
    case .violation: violation += 1
    case .undetermined: undetermined += 1
    case .notDue: notDue += 1
    case .notApplicable: notApplicable += 1
    }
  }
}
