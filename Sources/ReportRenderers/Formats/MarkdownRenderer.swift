import Findings
package import Reporting
package import SourceText

/// The report as Markdown with GitHub tables: the same figures as in HTML, charts as their tables.
package struct MarkdownRenderer: ReportRenderer {
  package let id = "markdown"
  package let fileExtension = "md"
  package let summary = RendererWording.markdown

  /// Creates the renderer.
  package init() {}

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    let report = ReportLayout(result, limits: options.limits).report()
    return Array(MarkdownReport(report: report, language: language).text().utf8)
  }
}
