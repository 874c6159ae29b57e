import Records
import RuleEngine
import TestSupport

extension RuleSetMaker {
  /// A row that can be reached from those in view, with its table; nil where none is in view.
  mutating func row(_ scope: RowScope) -> (row: RowExpression, table: TableID)? {
    if !isPlain, random.chance(4) { return (.organisation, Office.organisation) }
    if random.chance(isPlain ? 1 : 5) { return keyed(scope) }
    if random.chance(isPlain ? 0 : 2), fuel > 2, let only = only(scope) { return only }
    guard let start = random.chance(70) ? scope.rows.last : scope.rows.isEmpty ? nil : random.pick(scope.rows) else {
      return nil
    }
    var reached: (row: RowExpression, table: TableID) = (.slot(start.slot), start.table)
    for _ in 0..<2 {
      guard random.chance(isPlain ? 18 : 30), let next = step(from: reached) else { break }
      reached = next
    }
    return reached
  }

  /// One step further: a reference, the parent, the only child, the pair in the previous snapshot.
  private mutating func step(
    from row: (row: RowExpression, table: TableID)
  ) -> (row: RowExpression, table: TableID)? {
    var steps: [(RowExpression, TableID)] = []
    for (index, field) in Office.plain[row.table].fields.enumerated() {
      if case .reference(let target) = field.type { steps.append((.follow(row.row, FieldID(index)), target)) }
    }
    if let link = Office.plain[row.table].link {
      steps += [(.parent(row.row), link.parent), (.parent(row.row), link.parent)]
    }
    for child in Office.children(of: row.table) where random.chance(isPlain ? 3 : 25) {
      steps.append((.onlyChild(row.row, child), child))
    }
    if random.chance(isPlain ? 0 : 30), row.table != Office.organisation {
      steps.append((.previousPair(row.row), row.table))
    }
    return steps.isEmpty ? nil : random.pick(steps)
  }

  /// T「键」.
  private mutating func keyed(_ scope: RowScope) -> (row: RowExpression, table: TableID) {
    switch random.below(4) {
    case 0: return (.keyed(Office.sections, Text(random.pick(RecordWords.sectionKeys)), within: nil), Office.sections)
    case 1:
      return (.keyed(Office.items, Text(random.pick(RecordWords.areas) + "/1"), within: nil), Office.items)
    case 2:
      if let parent = scope.rows.last(where: { $0.table == Office.special }) {
        let key = Text(random.pick(["1", "2"]))
        return (.keyed(Office.opinions, key, within: .slot(parent.slot)), Office.opinions)
      }
      fallthrough
    default: return (.keyed(Office.cases, Text(random.pick(RecordWords.caseKeys)), within: nil), Office.cases)
    }
  }

  /// The only row of a selection.
  private mutating func only(_ scope: RowScope) -> (row: RowExpression, table: TableID)? {
    guard let selection = rowSelection(scope, 1) else { return nil }
    return (.only(selection.selection), selection.table)
  }

  /// A row of a table that can be reached; nil if none was found.
  mutating func row(of table: TableID, _ scope: RowScope) -> RowExpression? {
    if random.chance(75), let direct = scope.rows.last(where: { $0.table == table }) { return .slot(direct.slot) }
    for _ in 0..<6 {
      if let found = row(scope), found.table == table { return found.row }
    }
    return nil
  }

  /// A field of a type of a row in view or near it; nil if none was found.
  mutating func field(_ type: ValueType, _ scope: RowScope) -> CheckedExpression? {
    for _ in 0..<6 {
      guard let row = row(scope) else { return nil }
      let fields = Office.fields(of: row.table, type)
      if !fields.isEmpty { return express(.field(row.row, random.pick(fields)), type) }
    }
    for row in scope.rows.reversed() {
      let fields = Office.fields(of: row.table, type)
      if !fields.isEmpty { return express(.field(.slot(row.slot), random.pick(fields)), type) }
    }
    return nil
  }

  /// Any field of a row in view.
  mutating func anyField(_ scope: RowScope) -> CheckedExpression? {
    guard let row = row(scope) else { return nil }
    let index = random.below(Office.plain[row.table].fields.count)
    return express(
      .field(row.row, FieldID(index)), Office.valueType(Office.plain[row.table].fields[index].type))
  }
}
