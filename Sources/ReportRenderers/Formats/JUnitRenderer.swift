package import Reporting
package import SourceText

/// JUnit XML, which the test pages of CI services show: a failed case for each finding, valid by the schemas of Jenkins and,
/// suite by suite, of Surefire.
package struct JUnitRenderer: ReportRenderer {
  package let id = "junit"
  package let fileExtension = "xml"
  package let summary = RendererWording.junit

  /// Creates the renderer.
  package init() {}

  package var isForCI: Bool { true }

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    Array(JUnitDocument(result, language: language, sources: options.sources).text().utf8)
  }
}
