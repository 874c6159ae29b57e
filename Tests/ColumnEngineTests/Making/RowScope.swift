import Records
import RuleEngine

/// The rows and elements that an expression may speak of.
struct RowScope {
  /// A row bound to a slot.
  struct Row {
    let slot: Int
    let table: TableID
  }

  /// The rows in view, the object first.
  var rows: [Row] = []
  /// The elements in view.
  var elements: [(slot: Int, type: ValueType)] = []
  /// The next free slot.
  var next = 0
  /// Whether the object is judged by period.
  var hasPeriod = false
  /// Whether dated parameters may be used, and rules and measures asked for.
  var isRule = false
  /// The table of the scope of a measure.
  var measured: TableID?

  /// The scope of a rule or definition over a table.
  init(object table: TableID) {
    rows = [Row(slot: 0, table: table)]
    next = 1
  }

  /// The scope of a measure over a table, without a row.
  init(measured table: TableID) {
    measured = table
    next = 1
  }

  /// The scope with one more row.
  func with(row table: TableID) -> RowScope {
    var scope = self
    scope.rows.append(Row(slot: next, table: table))
    scope.next += 1
    return scope
  }

  /// The scope with one more element.
  func with(element type: ValueType) -> RowScope {
    var scope = self
    scope.elements.append((next, type))
    scope.next += 1
    return scope
  }

  /// The object's table.
  var object: TableID? { rows.first?.table }
}
