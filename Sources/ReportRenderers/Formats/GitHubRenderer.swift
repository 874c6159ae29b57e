package import Reporting
package import SourceText

/// Annotations of GitHub Actions as workflow commands, ten a level; columns count code points.
package struct GitHubRenderer: ReportRenderer {
  package let id = "github"
  package let fileExtension = "txt"
  package let summary = RendererWording.github

  /// Creates the renderer.
  package init() {}

  package var isForCI: Bool { true }

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    Array(WorkflowCommands(result, language: language, sources: options.sources).text().utf8)
  }
}
