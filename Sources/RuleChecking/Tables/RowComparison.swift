import RuleEngine

/// Compares the rows of a table with one another, two by two.
struct RowComparison {
  private let space: TableSpace
  private let may: [[NumberSet]]
  private let must: [[NumberSet]]
  private let classes: [Int]
  /// The rows that match nothing.
  let empty: Set<Int>
  /// Whether any two rows may match the same case.
  let overlapsAnywhere: Bool

  init(_ space: TableSpace) {
    self.space = space
    let rows = space.table.rows.indices
    let may = rows.map { space.may($0) }
    self.may = may
    must = rows.map { space.must($0) }
    classes = Self.classes(of: space.table)
    empty = Set(rows.filter { Box.isEmpty(may[$0]) })
    overlapsAnywhere = rows.contains { first in
      rows[(first + 1)...].contains { Box.meet(may[first], may[$0]) }
    }
  }

  /// A number for each row, equal where the outputs are the same.
  private static func classes(of table: CheckedDecisionTable) -> [Int] {
    var numbers: [[CheckedDecisionTable.OutputCell]: Int] = [:]
    return table.rows.map { row in
      let number = numbers[row.outputs] ?? numbers.count
      numbers[row.outputs] = number
      return number
    }
  }

  /// Cells that ask for what the input never is.
  var outside: [TableAnalysis.Fault] {
    empty.sorted().compactMap { row in
      may[row].firstIndex(where: \.isEmpty).map { .outside(row: row, column: $0) }
    }
  }

  /// Cells that name a parameter or another input.
  var partlyKnown: [TableAnalysis.Fault] {
    for row in space.table.rows.indices {
      for (column, cell) in space.table.rows[row].cells.enumerated() {
        if case .condition = cell { return [.partlyKnown(row: row, column: column)] }
      }
    }
    return []
  }

  /// Rows that match the same case, where the table says that none do, or with other outputs.
  func overlaps() -> [TableAnalysis.Fault] {
    guard overlapsAnywhere else { return [] }
    let outputsMayAgree: Bool
    switch space.table.hit {
    case .unique, .progressive: outputsMayAgree = false
    case .any: outputsMayAgree = true
    case .first, .collect: return []
    }
    var faults: [TableAnalysis.Fault] = []
    for second in must.indices {
      for first in 0..<second where !outputsMayAgree || classes[first] != classes[second] {
        guard let shared = Box.intersection(must[first], must[second]) else { continue }
        let point = shared.map { $0.first ?? 0 }
        faults.append(.overlap(first: first, second: second, space.region(shared, at: point)))
        if faults.count == TableAnalysis.told { return faults }
        break
      }
    }
    return faults
  }

  /// Rows that change nothing.
  func subsumed(except gone: Set<Int>) -> [TableAnalysis.Fault] {
    switch space.table.hit {
    // Where rows may not overlap, a row inside another one is an overlap already; where they are added, each counts.
    case .unique, .progressive, .collect: return []
    case .any, .first: break
    }
    var faults: [TableAnalysis.Fault] = []
    var dropped = gone
    for row in must.indices where !dropped.contains(row) {
      let other = must.indices.first { other in
        other != row && !dropped.contains(other) && classes[other] == classes[row]
          && Box.isInside(may[row], must[other]) && canMove(row, to: other)
      }
      if let other {
        faults.append(.subsumed(row: row, by: other))
        dropped.insert(row)
      }
    }
    return faults
  }

  /// Rows that one row can say.
  func joinable(except gone: Set<Int>) -> [TableAnalysis.Fault] {
    if case .progressive = space.table.hit { return [] }
    var faults: [TableAnalysis.Fault] = []
    var used = gone
    let fixed = must.indices.filter { must[$0] == may[$0] }
    for first in fixed where !used.contains(first) {
      for second in fixed where second > first && !used.contains(second) && classes[first] == classes[second] {
        guard let joined = joined(must[first], must[second]), canMove(second, to: first) else { continue }
        faults.append(.joinable(first: first, second: second, row: space.row(joined)))
        used.insert(first)
        used.insert(second)
        break
      }
      if faults.count == TableAnalysis.told { break }
    }
    return faults
  }

  /// The union of two boxes that differ in one column and have nothing in common.
  private func joined(_ first: [NumberSet], _ second: [NumberSet]) -> [NumberSet]? {
    let different = first.indices.filter { first[$0] != second[$0] }
    guard different.count == 1, let column = different.first, first[column].isDisjoint(with: second[column]) else {
      return nil
    }
    guard space.columns[column].unites(first[column], second[column]) else { return nil }
    var result = first
    result[column].formUnion(second[column])
    return result
  }

  /// Whether the cases of a row may be decided at the place of another one: under 首个, and in a list, no row between them
  /// may have some of these cases with other outputs.
  private func canMove(_ row: Int, to other: Int) -> Bool {
    switch space.table.hit {
    case .first, .collect(.list): break
    default: return true
    }
    let between = min(row, other) + 1..<max(row, other)
    return !between.contains { classes[$0] != classes[row] && Box.meet(may[$0], may[row]) }
  }
}
