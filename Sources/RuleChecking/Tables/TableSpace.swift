import RuleEngine

/// The rows of a table as boxes over the pieces of its columns.
struct TableSpace {
  let table: CheckedDecisionTable
  let columns: [TableColumn]

  /// Cuts the columns of a table.
  init(_ table: CheckedDecisionTable) {
    self.table = table
    columns = table.inputs.indices.map { column in
      TableColumn(
        table.inputs[column],
        cells: table.rows.map { $0.cells.indices.contains(column) ? $0.cells[column] : .any })
    }
  }

  /// The pieces of each column that a row may match.
  func may(_ row: Int) -> [NumberSet] { columns.map { $0.may[row] } }

  /// The pieces of each column that a row matches for certain.
  func must(_ row: Int) -> [NumberSet] { columns.map { $0.must[row] } }

  /// Everything that can occur.
  var whole: [NumberSet] { columns.map { NumberSet(below: $0.pieces.count) } }

  /// Whether some cell is no fixed set of values.
  var isPartlyKnown: Bool { columns.contains(where: \.isPartlyKnown) }
}

/// Boxes: one set of pieces for each column.
enum Box {
  /// What lies in both; nil if nothing does.
  static func intersection(_ left: [NumberSet], _ right: [NumberSet]) -> [NumberSet]? {
    var result = left
    for column in left.indices {
      result[column].formIntersection(right[column])
      if result[column].isEmpty { return nil }
    }
    return result
  }

  /// Whether anything lies in both.
  static func meet(_ left: [NumberSet], _ right: [NumberSet]) -> Bool {
    for column in left.indices where left[column].isDisjoint(with: right[column]) { return false }
    return true
  }

  /// Whether all of the first lies in the second.
  static func isInside(_ left: [NumberSet], _ right: [NumberSet]) -> Bool {
    for column in left.indices where !left[column].isSubset(of: right[column]) { return false }
    return true
  }

  /// Whether it holds nothing.
  static func isEmpty(_ box: [NumberSet]) -> Bool { box.contains(where: \.isEmpty) }
}
