package import Reporting
package import SourceText

/// An output format by its name: the one list that `-o`, the help and the tests read.
package struct ReportFormat: Sendable {
  /// The renderer.
  package let renderer: any ReportRenderer

  /// All formats in the order of the help; one file each in the folder `Formats`.
  package static let all: [ReportFormat] = [
    ReportFormat(renderer: HumanRenderer()), ReportFormat(renderer: ConciseRenderer()),
    ReportFormat(renderer: JSONRenderer()), ReportFormat(renderer: JSONLinesRenderer()),
    ReportFormat(renderer: MarkdownRenderer()), ReportFormat(renderer: HTMLRenderer()),
    ReportFormat(renderer: CSVRenderer()), ReportFormat(renderer: SARIFRenderer()),
    ReportFormat(renderer: SARIFGitHubRenderer()), ReportFormat(renderer: JUnitRenderer()),
    ReportFormat(renderer: GitHubRenderer()), ReportFormat(renderer: GitLabRenderer()),
    ReportFormat(renderer: RDJSONRenderer()), ReportFormat(renderer: StepSummaryRenderer()),
  ]

  /// The format with a name; nil if there is none.
  package static func named(_ id: String) -> ReportFormat? {
    all.first { $0.id == id }
  }

  /// The name after `-o`.
  package var id: String { renderer.id }

  /// The usual file extension, without the dot.
  package var fileExtension: String { renderer.fileExtension }

  /// What it is for.
  package var summary: LocalizedText { renderer.summary }

  /// The bytes of a run in this format.
  package func render(result: RunResult, language: Language, options: RenderOptions = RenderOptions()) -> [UInt8] {
    guard masks(options) else { return renderer.render(result, language: language, options: options) }
    var options = options
    options.sources = MaskedSources(options.sources ?? NamedSources(snapshot: result.snapshot), hidingIn: result)
    return renderer.render(result.masked, language: language, options: options)
  }

  /// Whether personal numbers are hidden in an output.
  package func masks(_ options: RenderOptions) -> Bool { options.masks ?? renderer.isForCI }
}
