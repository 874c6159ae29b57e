import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// What a CI step found, as Markdown: the counts, and the worst findings in a table.
struct StepSummary {
  /// How many findings the table names; GitHub takes 1 MiB a step.
  private static let maximumRows = 50
  /// A cell is cut to so many UTF-16 code units.
  private static let cellLength = 400

  private let list: AnnotationList
  private let lines: SourceLines
  private let language: Language
  private var result: RunResult { list.result }

  init(_ result: RunResult, language: Language, sources: (any FindingSources)?) {
    list = AnnotationList(result, sources: sources)
    lines = SourceLines(list.sources)
    self.language = language
  }

  /// The text.
  func text() -> String {
    let open = AnnotationList.worstFirst(list.open)
    var parts = [heading, counts]
    if open.isEmpty {
      let isGate = result.gate != nil
      parts.append((isGate ? AnnotationWording.noneNew : AnnotationWording.none)[language])
    } else {
      parts.append(table(open))
    }
    let written = min(open.count, Self.maximumRows)
    if let remainder = list.leftOut(written: written, language) { parts.append(MarkdownEscaping.line(remainder)) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let words = [
      AnnotationWording.summaryTitle[language], result.organisation, PeriodText.span(result.period)[language],
    ]
    return "## " + words.map { MarkdownEscaping.line($0) }.joined(separator: " · ")
  }

  private var counts: String {
    var lines: [String] = []
    if let gate = result.gate {
      let counts = gate.counts
      lines.append(
        RendererWording.filled(
          AnnotationWording.gateCounts, language, gate.base.name, String(counts.new), String(counts.old),
          String(counts.resolved), String(counts.waived), String(counts.undecidedNew), String(counts.undecidedOld)))
      lines += gate.notes.map { $0[language] }
    }
    lines += RunCounts(totals: RunTotals(result), result: result, language: language).lines
    return lines.map { "- " + MarkdownEscaping.line($0) }.joined(separator: "\n")
  }

  private func table(_ open: [Annotation]) -> String {
    let title = (result.gate == nil ? AnnotationWording.findings : AnnotationWording.newFindings)[language]
    let heads = [
      AnnotationWording.severity, AnnotationWording.rule, AnnotationWording.place, AnnotationWording.result,
      AnnotationWording.statement,
    ]
    var rows = [
      "### \(title) (\(open.count))", "", "| " + heads.map { $0[language] }.joined(separator: " | ") + " |",
      "|" + String(repeating: " --- |", count: heads.count),
    ]
    for annotation in open.prefix(Self.maximumRows) {
      let place = AnnotationPlace(annotation, list.sources, lines, from: .repository)
      let colon = language == .zh ? "：" : ": "
      let cells = [
        annotation.severity.label[language], annotation.rule + " " + annotation.title[language], place.text,
        annotation.label[language], annotation.subject[language] + colon + annotation.statement[language],
      ]
      rows.append("| " + cells.map { cell($0) }.joined(separator: " | ") + " |")
    }
    if open.count > Self.maximumRows {
      rows += ["", RendererWording.filled(AnnotationWording.more, language, String(open.count - Self.maximumRows))]
    }
    return rows.joined(separator: "\n")
  }

  private func cell(_ text: String) -> String {
    MarkdownEscaping.line(SARIFDocument.cut(text, to: Self.cellLength))
  }
}
