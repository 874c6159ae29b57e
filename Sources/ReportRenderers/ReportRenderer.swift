package import Reporting
package import SourceText

/// One output format: the same run in, its bytes out, the same bytes every time.
package protocol ReportRenderer: Sendable {
  /// The name after `-o`, such as `html`.
  var id: String { get }
  /// The usual file extension, without the dot.
  var fileExtension: String { get }
  /// What it is for, in a few words, for the help.
  var summary: LocalizedText { get }
  /// Whether it goes to a CI service, where many may read it: personal numbers are hidden unless the call says otherwise.
  var isForCI: Bool { get }
  /// The bytes of a run in this format.
  func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8]
}

extension ReportRenderer {
  package var isForCI: Bool { false }
}
