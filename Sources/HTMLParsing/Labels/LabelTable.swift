/// A table in which some cells are labels of others.
struct LabelTable {
  let grid: TableGrid
  /// For each cell the bytes of the page's text, without white space at their ends.
  let texts: [Range<Int>]
  /// For each cell its key, if it may be a label.
  let keys: [[UInt8]?]
  /// For each cell how it is marked up: label cells of one table look alike.
  private let looks: [Int]
  private let endsWithColon: [Bool]
  /// Whether a cell begins with a short label and a colon.
  private let hasOwnLabel: [Bool]
  /// Whether a cell is one short word whose characters are pushed apart.
  private let isSpaced: [Bool]

  init(
    _ table: HTMLTree.NodeID, in tree: HTMLTree, text: [UInt8], extents: [HTMLTree.NodeID: Range<Int>]
  ) {
    grid = TableGrid(table, in: tree)
    texts = grid.cells.map { cell in
      let trimmed = TextBuilder.trimmed(text[extents[cell.id] ?? 0..<0])
      return trimmed.startIndex..<trimmed.endIndex
    }
    // A line feed in a cell is a break in a narrow column, not between two things.
    keys = texts.map { LabelText.key(text[$0]) }
    looks = grid.cells.map { Self.look($0, in: tree) }
    endsWithColon = texts.map { range in
      text[range].last == 0x3A || text[range].suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
    }
    hasOwnLabel = texts.map { Self.hasOwnLabel(text[$0]) }
    isSpaced = texts.map { Self.isSpaced(text[$0]) }
  }

  private static func hasOwnLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.prefix(33).indices.contains { bytes[$0] == 0x3A || bytes[$0...].starts(with: [0xEF, 0xBC, 0x9A]) }
  }

  /// Whether a text is one short word whose characters are pushed apart.
  static func isSpaced(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: bytes.prefix(40), as: UTF8.self).split { $0 == " " || $0 == "　" }
    return bytes.count <= 40 && words.count > 1 && words.allSatisfy { $0.count == 1 && $0.utf8.count == 3 }
  }

  /// A number that is the same for cells with the same markup.
  private static func look(_ cell: TableGrid.Cell, in tree: HTMLTree) -> Int {
    var look: UInt64 = cell.isHeader ? 1 : 0
    for name in [KnownName.class, .bgcolor] {
      look = look &* 0x1_0000_01B3 &+ 7
      guard let attribute = tree.attribute(name, of: cell.id) else { continue }
      for byte in tree.bytes(of: attribute.value) { look = (look ^ UInt64(byte)) &* 0x1_0000_01B3 }
    }
    // All of it in bold counts as well; the first element within says so.
    let first = tree.children(of: cell.id).first { tree.kind(of: $0) == .element }
    let inner = first.flatMap { tree.isElement($0, .p) ? tree.firstChild(of: $0) : $0 }
    if let inner, tree.isElement(inner, .b) || tree.isElement(inner, .strong) { look ^= 0x5555 }
    return Int(truncatingIfNeeded: look)
  }

  /// The bytes of the text that are the value of a cell which is a label; nil if it has none, empty if it is blank.
  func values(of part: Int) -> [Range<Int>]? {
    let cell = grid.cells[part]
    let beside = besideCells(cell)
    let below = grid.cell(cell.row + cell.rowSpan, cell.column)
    guard let first = beside.first else {
      guard let below, labelsLastColumn(part, cell, below: below) else { return nil }
      return [texts[below]]
    }
    if let below, isColumnLabel(part, cell, beside: first, below: below) { return [texts[below]] }
    // A word pushed apart to fill its column (时　间) is another label, whose values would stand below.
    return isSpaced[first] && !endsWithColon[part] ? nil : beside.map { texts[$0] }
  }

  /// The cells on the right, one for each row that the cell spans.
  private func besideCells(_ cell: TableGrid.Cell) -> [Int] {
    var cells: [Int] = []
    for row in cell.row..<cell.row + cell.rowSpan {
      guard let index = grid.cell(row, cell.column + cell.columnSpan), !cells.contains(index) else { continue }
      cells.append(index)
    }
    return cells
  }

  /// Whether a cell with nothing beside it labels what is below.
  private func labelsLastColumn(_ part: Int, _ cell: TableGrid.Cell, below: Int) -> Bool {
    if endsWithColon[below] || hasOwnLabel[below] { return false }
    if grid.columnCount == 1 || cell.row < grid.headRows || cell.isHeader { return true }
    if looks[part] != looks[below] { return true }
    return cell.row == firstFullRow && (grid.columnCount % 2 == 1 || !alternates(grid.columnCount))
  }

  /// Whether a cell with something beside it and below it labels its column.
  private func isColumnLabel(_ part: Int, _ cell: TableGrid.Cell, beside: Int, below: Int) -> Bool {
    if endsWithColon[part] { return false }
    if cell.row < grid.headRows { return true }
    let next = grid.cells[beside]
    // No column is without a name when the others have one.
    if texts[beside].isEmpty { return false }
    if cell.isHeader { return next.isHeader && !grid.cells[below].isHeader || next.isHeader && isHeaderRow(cell.row) }
    let looksLikeNext = looks[part] == looks[beside]
    let looksLikeBelow = looks[part] == looks[below]
    if looksLikeNext != looksLikeBelow { return looksLikeNext }
    guard looksLikeNext else { return false }
    // All cells look alike: the shape of the table must tell. No header spans the columns of a value.
    if next.columnSpan > cell.columnSpan { return false }
    let columns = grid.columnCount
    if columns <= 2 { return false }
    if cell.row > firstFullRow { return false }
    return columns % 2 == 1 || !alternates(columns)
  }

  private func isHeaderRow(_ row: Int) -> Bool {
    grid.rows[row].allSatisfy { index in index.map { grid.cells[$0].isHeader } ?? true }
  }

  /// The first row that is not one cell across the table, such as its title.
  private var firstFullRow: Int {
    grid.rows.firstIndex { row in Set(row.compactMap { $0 }).count > 1 } ?? 0
  }

  /// Whether labels and values take turns in the rows: the columns of labels hold short texts only.
  private func alternates(_ columns: Int) -> Bool {
    var (labels, values) = (0, 0)
    for row in grid.rows.prefix(50) {
      for (column, index) in row.enumerated() {
        guard let index, grid.cells[index].column == column else { continue }
        let size = texts[index].count
        if column % 2 == 0 {
          if size > 45 { return false }
          labels += size
        } else {
          values += size
        }
      }
    }
    return values > labels
  }
}
