import Findings
import Reporting
import SourceText

/// A report laid out in Markdown.
struct MarkdownReport {
  let report: Report
  let language: Language

  /// The document.
  func text() -> String {
    var blocks = ["# " + line(report.title[language])]
    let facts = report.facts.map { fact in
      "- **" + line(fact.label[language]) + "** " + line(fact.content.plainText(language))
    }
    blocks.append(facts.joined(separator: "\n"))
    blocks.append(highlights)
    for section in report.sections {
      blocks.append("## " + line(section.title[language]))
      for block in section.blocks { blocks += text(of: block) }
    }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var highlights: String {
    table(
      heads: report.highlights.map { ReportTable.Column($0.label, isNumeric: true) },
      rows: [report.highlights.map { line($0.figure.plainText(language)) }])
  }

  private func text(of block: Report.Block) -> [String] {
    switch block {
    case .heading(_, let title): ["### " + line(title[language])]
    case .paragraph(let prose): [line(prose.plainText(language))]
    case .note(let prose): ["*" + line(prose.plainText(language)) + "*"]
    case .list(let items, let isOrdered): [list(items, isOrdered)]
    case .table(let table): text(of: table)
    case .chart(let chart): text(of: chart.table)
    case .problem(let problem): text(of: problem)
    case .signature(let signature): [line(signature.organisation) + "  \n" + line(signature.day[language])]
    }
  }

  private func list(_ items: [Prose], _ isOrdered: Bool) -> String {
    items.enumerated().map { number, item in
      (isOrdered ? String(number + 1) + ". " : "- ") + line(item.plainText(language))
    }
    .joined(separator: "\n")
  }

  private func text(of problem: ReportProblem) -> [String] {
    let title = String(problem.number) + ". " + problem.rule + " " + problem.title[language]
    let severity = (language == .zh ? "（" : " (") + problem.severity.label[language] + (language == .zh ? "）" : ")")
    var blocks = ["### " + line(title + severity), line(problem.extent.plainText(language))]
    var lines: [String] = []
    let comma = language == .zh ? "、" : ", "
    if !problem.basis.isEmpty {
      let basis = problem.basis.label[language]
      lines.append("- **" + RendererWording.basis[language] + "** " + line(basis))
    }
    if !problem.owners.isEmpty {
      let owners = problem.owners.map { $0[language] }.joined(separator: comma)
      lines.append("- **" + RendererWording.responsible[language] + "** " + line(owners))
    }
    if !lines.isEmpty { blocks.append(lines.joined(separator: "\n")) }
    if !problem.quotedLaw.isEmpty { blocks.append(problem.quotedLaw.map { "> " + line($0) }.joined(separator: "\n")) }
    return blocks + text(of: problem.examples)
  }

  private func text(of table: ReportTable) -> [String] {
    guard !table.rows.isEmpty else { return [] }
    let rows = table.rows.map { row in row.cells.map { cell($0) } }
    let notes = table.notes.map { "*" + line($0.plainText(language)) + "*" }
    return ["**" + line(table.caption[language]) + "**", self.table(heads: table.columns, rows: rows)] + notes
  }

  private func cell(_ cell: ReportTable.Cell) -> String {
    let details = cell.details.map { line($0[language]) }
    return ([line(cell.content.plainText(language))] + details).joined(separator: "<br>")
  }

  private func table(heads: [ReportTable.Column], rows: [[String]]) -> String {
    var lines = ["| " + heads.map { line($0.title[language]) }.joined(separator: " | ") + " |"]
    lines.append("|" + heads.map { $0.isNumeric ? " ---: |" : " --- |" }.joined())
    for row in rows { lines.append("| " + row.joined(separator: " | ") + " |") }
    return lines.joined(separator: "\n")
  }

  private func line(_ text: String) -> String {
    MarkdownEscaping.line(text)
  }
}
