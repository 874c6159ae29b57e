package import Reporting
package import SourceText

/// The report as one HTML file: no script needed to read it, nothing loaded, every figure refers to the JSON document.
package struct HTMLRenderer: ReportRenderer {
  package let id = "html"
  package let fileExtension = "html"
  package let summary = RendererWording.html

  /// Creates the renderer.
  package init() {}

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    let report = ReportLayout(result, limits: options.limits).report()
    return HTMLPage(report: report, language: language).bytes()
  }
}
