import Reporting
import SourceText

/// The report as text for the terminal, with the same chapters, tables and figures as on paper.
struct ReportText {
  let report: Report
  let language: Language
  let style: TerminalStyle
  let width: Int

  /// The lines.
  func lines() -> [String] {
    var lines = TextWrapping.lines(report.title[language], width: width).map { centred($0) }
    lines.append("")
    for fact in report.facts {
      lines += wrapped(fact.label[language] + separator + fact.content.plainText(language))
    }
    lines.append("")
    lines.append(
      contentsOf: wrapped(
        report.highlights.map { $0.label[language] + " " + $0.figure.plainText(language) }
          .joined(separator: language == .zh ? "　" : "   ")))
    for section in report.sections {
      lines += ["", style.paint(section.title[language], .bold)]
      for block in section.blocks { lines += [""] + self.lines(of: block) }
    }
    return lines
  }

  private var separator: String { language == .zh ? "：" : ": " }

  private func lines(of block: Report.Block) -> [String] {
    switch block {
    case .heading(_, let title): [style.paint(title[language], .bold)]
    case .paragraph(let prose), .note(let prose):
      wrapped((language == .zh ? "　　" : "") + prose.plainText(language))
    case .list(let items, let isOrdered):
      items.enumerated().flatMap { number, item in
        wrapped((isOrdered ? String(number + 1) + ". " : "· ") + item.plainText(language), hanging: 3)
      }
    case .table(let table): lines(of: table)
    case .chart(let chart): lines(of: chart.table)
    case .problem(let problem): lines(of: problem)
    case .signature(let signature):
      [right(VisibleText.line(signature.organisation)), right(signature.day[language])]
    }
  }

  private func lines(of problem: ReportProblem) -> [String] {
    let tone = ReportTone(problem.severity)
    let title = String(problem.number) + ". " + problem.rule + " " + problem.title[language]
    let severity = tone.mark + " " + problem.severity.label[language]
    var lines = [
      style.paint(VisibleText.line(title), .bold) + "  " + style.paint(severity, style.emphasis(of: tone))
    ]
    lines += wrapped(problem.extent.plainText(language))
    if !problem.basis.isEmpty {
      let basis = problem.basis.label[language]
      lines += wrapped(RendererWording.basis[language] + separator + basis)
    }
    return lines + self.lines(of: problem.examples)
  }

  private func lines(of table: ReportTable) -> [String] {
    guard !table.rows.isEmpty else { return [] }
    var lines = [VisibleText.line(table.caption[language])]
    let text = TextTable(
      heads: table.columns.map { $0.title[language] },
      rows: table.rows.map { row in row.cells.map { self.text(of: $0) } },
      isNumeric: table.columns.map(\.isNumeric))
    lines += text.lines(width: width)
    for note in table.notes { lines += wrapped(note.plainText(language)) }
    return lines
  }

  private func text(of cell: ReportTable.Cell) -> String {
    let details = cell.details.map { $0[language] }
    return VisibleText.line(
      ([cell.content.plainText(language)] + details).joined(separator: language == .zh ? "；" : "; "))
  }

  private func wrapped(_ text: String, hanging: Int = 0) -> [String] {
    TextWrapping.lines(VisibleText.line(text), width: width - hanging).enumerated().map { number, line in
      (number == 0 ? "" : String(repeating: " ", count: hanging)) + line
    }
  }

  private func centred(_ text: String) -> String {
    String(repeating: " ", count: max(0, (width - displayWidth(text)) / 2)) + style.paint(text, .bold)
  }

  private func right(_ text: String) -> String {
    String(repeating: " ", count: max(0, width - displayWidth(text) - 4)) + text
  }
}
