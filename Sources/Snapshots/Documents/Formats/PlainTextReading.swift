/// Reads plain text: a line is a paragraph, lines with tabs under one another are a table.
enum PlainTextReading {
  /// The blocks of a text.
  static func content(of text: String) -> DocumentContent {
    let lines = TextLines.lines(of: text)
    var blocks: [DocumentContent.Block] = []
    var index = 0
    while index < lines.count {
      let rows = tableRows(lines, from: index)
      if rows.count > 1 {
        blocks.append(.table(caption: nil, rows: rows))
        index += rows.count
        continue
      }
      if let (text, column) = TextLines.trimmed(lines[index]) {
        blocks.append(.paragraph(label: nil, PlacedText(text, at: PlacedText.Place(line: index + 1, column: column))))
      }
      index += 1
    }
    return DocumentContent(format: .text, blocks: blocks)
  }

  /// The lines from one on that have as many tabs as it has, at least one, and not at their beginning.
  private static func tableRows(_ lines: [String], from start: Int) -> [[PlacedText]] {
    let tabs = tabs(in: lines[start])
    guard tabs > 0 else { return [] }
    var rows: [[PlacedText]] = []
    var index = start
    while index < lines.count, self.tabs(in: lines[index]) == tabs {
      rows.append(cells(of: lines[index], line: index + 1))
      index += 1
    }
    return rows
  }

  private static func tabs(in line: String) -> Int {
    guard line.unicodeScalars.first != "\t" else { return 0 }
    return line.unicodeScalars.count { $0 == "\t" }
  }

  private static func cells(of line: String, line number: Int) -> [PlacedText] {
    var column = 1
    return line.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
      defer { column += cell.unicodeScalars.count + 1 }
      let (text, start) = TextLines.trimmed(cell, from: column) ?? ("", column)
      return PlacedText(text, at: PlacedText.Place(line: number, column: start))
    }
  }
}
