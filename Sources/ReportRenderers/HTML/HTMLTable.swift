import Reporting
import SourceText

/// A table of the report in HTML: caption, scopes, and on narrow pages either a scroll area or a card for each row.
struct HTMLTable {
  let table: ReportTable
  let language: Language

  /// Writes the table and its notes; an empty table is left out.
  func write(to writer: inout HTMLWriter) {
    guard !table.rows.isEmpty else { return }
    let isStacked = table.shape == .sentences
    let attributes: KeyValuePairs<String, String> =
      isStacked
      ? ["class": "frame"]
      : ["class": "frame scroll", "role": "region", "tabindex": "0", "aria-labelledby": table.id + "-caption"]
    writer.element("div", attributes) { frame in
      frame.line()
      frame.element("table", tableAttributes(isStacked)) { table in
        table.element("caption", ["id": self.table.id + "-caption"], text: self.table.caption[language])
        head(&table, isStacked)
        table.line()
        table.element("tbody", isStacked ? ["role": "rowgroup"] : [:]) { body in
          for row in self.table.rows { self.row(row, &body, isStacked) }
          body.line()
        }
      }
      frame.line()
    }
    for note in table.notes { writer.element("p", ["class": "note"]) { $0.prose(note) } }
  }

  // Cards are laid out with `display: block`, which takes the table roles away; the attributes give them back.
  private func tableAttributes(_ isStacked: Bool) -> KeyValuePairs<String, String> {
    let isSortable = table.isLedger || table.rows.count > 8
    let isSlim = !isStacked && table.columns.count <= 3
    let classes =
      (isStacked ? "stacked" : "figures") + (isSlim ? " slim" : "") + (table.rows.count <= 12 ? " short" : "")
      + (isSortable ? " sortable" : "")
    if isStacked {
      return table.isLedger
        ? ["id": table.id, "class": classes + " ledger", "role": "table"]
        : ["id": table.id, "class": classes, "role": "table"]
    }
    return ["id": table.id, "class": classes]
  }

  private func head(_ writer: inout HTMLWriter, _ isStacked: Bool) {
    writer.line()
    writer.element("thead", isStacked ? ["role": "rowgroup"] : [:]) { head in
      head.element("tr", isStacked ? ["role": "row"] : [:]) { row in
        for column in table.columns {
          if isStacked {
            row.element("th", ["scope": "col", "role": "columnheader"], text: column.title[language])
          } else {
            row.element(
              "th", column.isNumeric ? ["scope": "col", "class": "number"] : ["scope": "col"],
              text: column.title[language])
          }
        }
      }
    }
  }

  private func row(_ row: ReportTable.Row, _ body: inout HTMLWriter, _ isStacked: Bool) {
    body.line()
    var attributes: [(String, String)] = []
    if isStacked { attributes.append(("role", "row")) }
    if let place = row.place { attributes.append(("data-ref", place)) }
    body.element("tr", pairs: attributes) { line in
      for (index, cell) in row.cells.enumerated() where index < table.columns.count {
        self.cell(cell, index, &line, isStacked)
      }
    }
  }

  private func cell(_ cell: ReportTable.Cell, _ index: Int, _ row: inout HTMLWriter, _ isStacked: Bool) {
    let column = table.columns[index]
    let isHead = index == table.headColumn
    var classes: [String] = []
    if column.isNumeric { classes.append("number") }
    if cell.isCode { classes.append(cell.content.plainText(language).utf8.count > 20 ? "code long" : "code") }
    var attributes: [(String, String)] = []
    if isHead { attributes.append(("scope", "row")) }
    if isStacked {
      attributes.append(("role", isHead ? "rowheader" : "cell"))
      attributes.append(("data-label", column.title[language]))
    }
    if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
    row.element(isHead ? "th" : "td", pairs: attributes) { content(cell, column, &$0) }
  }

  private func content(_ cell: ReportTable.Cell, _ column: ReportTable.Column, _ writer: inout HTMLWriter) {
    if let tone = cell.tone, !column.isNumeric {
      HTMLBlock.tag(cell.content.plainText(language), tone, &writer)
    } else if let tone = cell.tone {
      writer.element("span", ["class": "strong tone-" + tone.rawValue]) { $0.prose(cell.content) }
    } else {
      writer.prose(cell.content)
    }
    for detail in cell.details { writer.element("span", ["class": "detail"], text: detail[language]) }
  }
}
