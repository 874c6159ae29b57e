package import Findings
package import SourceText

/// One problem of the problem list: a rule that is violated.
package struct ReportProblem: Sendable, Hashable {
  /// The anchor.
  package let id: String
  /// The running number.
  package let number: Int
  /// The rule id.
  package let rule: String
  /// The title.
  package let title: LocalizedText
  /// The weight.
  package let severity: Severity
  /// How many, in words.
  package let extent: Prose
  /// The provisions.
  package let basis: [Citation]
  /// The quoted law.
  package let quotedLaw: [String]
  /// The responsible units.
  package let owners: [LocalizedText]
  /// Examples.
  package let examples: ReportTable

  /// Creates a problem.
  package init(
    id: String, number: Int, rule: String, title: LocalizedText, severity: Severity, extent: Prose,
    basis: [Citation], quotedLaw: [String], owners: [LocalizedText], examples: ReportTable
  ) {
    self.id = id
    self.number = number
    self.rule = rule
    self.title = title
    self.severity = severity
    self.extent = extent
    self.basis = basis
    self.quotedLaw = quotedLaw
    self.owners = owners
    self.examples = examples
  }
}
