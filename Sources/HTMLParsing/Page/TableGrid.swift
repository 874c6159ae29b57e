/// The cells of a table in rows and columns (WHATWG HTML, section 4.9.12, forming a table): a cell that spans several places
/// stands in all of them.
struct TableGrid {
  /// A cell.
  struct Cell {
    let id: HTMLTree.NodeID
    let isHeader: Bool
    /// The row and column of its first place.
    let row: Int
    let column: Int
    let rowSpan: Int
    let columnSpan: Int
  }

  /// The cells in document order.
  private(set) var cells: [Cell] = []
  /// For each row the cell of each column, as an index into ``cells``; nil where there is none.
  private(set) var rows: [[Int?]] = []
  private(set) var caption: HTMLTree.NodeID?
  /// How many rows at the beginning stand in `thead`.
  private(set) var headRows = 0
  /// Whether a table stands inside a cell.
  private(set) var hasTableInside = false
  /// How many places are still allowed: spans are written down and cost nothing.
  private var placesLeft: Int

  /// Reads the cells of a table.
  init(_ table: HTMLTree.NodeID, in tree: HTMLTree) {
    var rowIDs: [HTMLTree.NodeID] = []
    var groups: [Int] = []
    placesLeft = 20_000
    for child in tree.children(of: table) {
      switch tree.tag(of: child) {
      case .caption: if caption == nil { caption = child }
      case .tr:
        rowIDs.append(child)
        groups.append(-1)
      case .thead, .tbody, .tfoot:
        for row in tree.children(of: child) where tree.isElement(row, .tr) {
          if tree.isElement(child, .thead), headRows == rowIDs.count { headRows += 1 }
          rowIDs.append(row)
          groups.append(Int(child.index))
        }
      default: break
      }
    }
    rows = Array(repeating: [], count: rowIDs.count)
    for (row, id) in rowIDs.enumerated() {
      // A span goes no further than its group of rows.
      var end = row + 1
      while end < rowIDs.count, groups[end] == groups[row] { end += 1 }
      place(id, row: row, groupEnd: end, in: tree)
    }
  }

  private mutating func place(_ id: HTMLTree.NodeID, row: Int, groupEnd: Int, in tree: HTMLTree) {
    var column = 0
    for cell in tree.children(of: id) {
      guard let tag = tree.tag(of: cell), tag == .td || tag == .th else { continue }
      while column < rows[row].count, rows[row][column] != nil { column += 1 }
      let columnSpan = min(max(1, Self.number(.colspan, cell, tree, 100) ?? 1), placesLeft + 1)
      let written = Self.number(.rowspan, cell, tree, 65_534) ?? 1
      // A span of zero goes to the end of the group.
      let fitting = min(written == 0 ? groupEnd - row : written, groupEnd - row)
      let rowSpan = max(1, min(fitting, (placesLeft + 1) / columnSpan))
      placesLeft -= columnSpan * rowSpan - 1
      let index = cells.count
      cells.append(
        Cell(
          id: cell, isHeader: tag == .th, row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan))
      for below in row..<row + rowSpan {
        while rows[below].count < column + columnSpan { rows[below].append(nil) }
        for place in column..<column + columnSpan where rows[below][place] == nil { rows[below][place] = index }
      }
      column += columnSpan
    }
  }

  private static func number(_ name: KnownName, _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ limit: Int) -> Int? {
    guard let attribute = tree.attribute(name, of: id) else { return nil }
    let digits = tree.bytes(of: attribute.value).drop { $0 <= 0x20 }.prefix { $0 &- 0x30 < 10 }.prefix(6)
    guard !digits.isEmpty else { return nil }
    return min(limit, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  /// The most columns that a row has.
  var columnCount: Int { rows.map(\.count).max() ?? 0 }

  /// The cell at a place.
  func cell(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rows.count, column >= 0, column < rows[row].count else { return nil }
    return rows[row][column]
  }

  /// Whether the table holds data, not only the layout of the page.
  ///
  /// Layout tables hold other tables, headings, forms or long lists, or have one column or row of cells and nothing that
  /// marks data.
  func isData(_ table: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    guard !cells.isEmpty, cells.count > 1 || caption != nil else { return false }
    if let role = tree.value(.role, of: table)?.lowercased(), role == "presentation" || role == "none" { return false }
    var items = 0
    var walk = tree.descendants(of: table)
    while let id = walk.next() {
      guard let tag = tree.tag(of: id) else { continue }
      switch tag {
      case .table, .h1, .h2, .h3, .h4, .h5, .h6, .form, .iframe, .article, .section, .nav: return false
      case .li: items += 1
      default: break
      }
    }
    if caption != nil || headRows > 0 || cells.contains(where: \.isHeader) { return true }
    let distinctColumns = rows.indices.map { row in Set(rows[row].compactMap { $0 }).count }.max() ?? 0
    return distinctColumns > 1 && rows.count > 1 && items <= cells.count
  }
}
