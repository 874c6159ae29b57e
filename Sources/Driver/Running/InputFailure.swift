package import Diagnostics
package import SourceText

/// Why a run can't be carried out: what is wrong in which rule or input files, and one line that sums it up.
package struct InputFailure: Error, Sendable {
  /// What is wrong, sorted by place.
  package let diagnostics: [Diagnostic]
  /// The files that the diagnostics point into.
  package let files: SourceFiles
  /// The closing line.
  package let reason: LocalizedText

  /// Creates a failure.
  package init(_ reason: LocalizedText, diagnostics: [Diagnostic] = [], files: SourceFiles = SourceFiles()) {
    self.diagnostics = diagnostics
    self.files = files
    self.reason = reason
  }
}
