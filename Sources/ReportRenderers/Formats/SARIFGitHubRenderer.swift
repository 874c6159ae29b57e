package import Reporting
package import SourceText

/// SARIF as GitHub code scanning reads it: every property it requires, within its limits, without waived findings.
package struct SARIFGitHubRenderer: ReportRenderer {
  package let id = "sarif-github"
  package let fileExtension = "sarif"
  package let summary = RendererWording.sarifGitHub

  /// Creates the renderer.
  package init() {}

  package var isForCI: Bool { true }

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    SARIFDocument(result, language: language, profile: .github, options: options).bytes()
  }
}
