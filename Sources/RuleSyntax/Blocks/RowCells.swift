/// The cells of the table rows of tests and decision tables.
enum RowCells {
  /// The cells of a row, trimmed.
  static func cells(of line: LogicalLine) -> [Range<Int>] {
    let content = line.content
    var body = content.trimmed(1..<content.count)
    if let last = body.last, content.scalars[last] == 0x7C { body = body.lowerBound..<last }
    return ClauseText.split(content, body, at: [0x7C]).map { content.trimmed($0) }
  }

  /// Whether a row only parts the head from the others: `|---|---|`.
  static func isSeparator(_ line: LogicalLine, _ cells: [Range<Int>]) -> Bool {
    cells.allSatisfy { cell in
      cell.count > 2 && cell.allSatisfy { line.content.scalars[$0] == 0x2D || line.content.scalars[$0] == 0x3A }
    }
  }

  /// What stands behind `=>` in a head cell; nil without the arrow.
  static func behindArrow(_ content: ContentText, _ cell: Range<Int>) -> (arrow: Range<Int>, rest: Range<Int>)? {
    guard cell.count > 1, content.scalars[cell.lowerBound] == 0x3D, content.scalars[cell.lowerBound + 1] == 0x3E else {
      return nil
    }
    let arrow = cell.lowerBound..<(cell.lowerBound + 2)
    return (arrow, content.trimmed(arrow.upperBound..<cell.upperBound))
  }
}
