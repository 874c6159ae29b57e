package import Reporting
package import SourceText

/// The summary of a CI step as Markdown: counts and the worst findings, at most fifty.
package struct StepSummaryRenderer: ReportRenderer {
  package let id = "step-summary"
  package let fileExtension = "md"
  package let summary = RendererWording.stepSummary

  /// Creates the renderer.
  package init() {}

  package var isForCI: Bool { true }

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    Array(StepSummary(result, language: language, sources: options.sources).text().utf8)
  }
}
