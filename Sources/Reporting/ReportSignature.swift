package import SourceText

/// What stands at the end of the text of the report.
package struct ReportSignature: Sendable, Hashable {
  /// The organisation.
  package let organisation: String
  /// The check date.
  package let day: LocalizedText
  /// Who signs, each with an empty line.
  package let roles: [LocalizedText]

  /// Creates a signature block.
  package init(organisation: String, day: LocalizedText, roles: [LocalizedText]) {
    self.organisation = organisation
    self.day = day
    self.roles = roles
  }
}
