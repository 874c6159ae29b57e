package import Reporting
package import SourceText

/// The whole run as one JSON document, for machines and for whoever follows a figure of the report.
package struct JSONRenderer: ReportRenderer {
  package let id = "json"
  package let fileExtension = "json"
  package let summary = RendererWording.json

  /// Creates the renderer.
  package init() {}

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    RunDocument(result: result, language: language).bytes()
  }
}
