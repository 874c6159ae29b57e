import SourceText

/// A table in terminal cells: columns as wide as needed, the widest ones wrapped when the terminal is narrower.
struct TextTable {
  let heads: [String]
  let rows: [[String]]
  let isNumeric: [Bool]

  /// The lines, the head underlined.
  func lines(width: Int) -> [String] {
    let widths = columnWidths(total: width)
    var lines = row(heads, widths)
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    for cells in rows { lines += row(cells, widths) }
    return lines
  }

  private func columnWidths(total: Int) -> [Int] {
    var widths = heads.indices.map { column in
      rows.reduce(displayWidth(heads[column])) { widest, cells in
        max(widest, column < cells.count ? displayWidth(cells[column]) : 0)
      }
    }
    let room = max(total - 2 * (widths.count - 1), widths.count * Self.narrowest)
    while widths.reduce(0, +) > room {
      let candidates = widths.indices.filter { widths[$0] > Self.narrowest }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  private static let narrowest = 6

  private func row(_ cells: [String], _ widths: [Int]) -> [String] {
    let wrapped = widths.indices.map { column in
      column < cells.count ? TextWrapping.lines(cells[column], width: widths[column]) : [""]
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var text = ""
      for column in widths.indices {
        let cell = line < wrapped[column].count ? wrapped[column][line] : ""
        let gap = String(repeating: " ", count: max(0, widths[column] - displayWidth(cell)))
        text += isNumeric[column] ? gap + cell : cell + gap
        text += "  "
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}
