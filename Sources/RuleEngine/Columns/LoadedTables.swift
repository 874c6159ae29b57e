import Records

/// What the kernels ask of tables that are in memory as a whole: rows by key, fields by row, keyed sets, and the working
/// days. Built before the scan and frozen, so that all workers share it.
package final class LoadedTables: Sendable {
  /// The records in memory.
  let dataset: Dataset
  /// The working days of each calendar, and of none at the end.
  private let days: [DayTable]
  /// By table, for those that a lookup asks.
  private let keys: [LoadedKeys?]
  /// By table and field, for those that are gathered.
  private let columns: [[LoadedColumn?]]
  /// By the numbers of `Plan.probes`.
  private let sets: [KeyedSet]

  /// Builds what a plan asks for.
  init(plan: Plan, rules: CheckedRuleSet, dataset: Dataset) {
    self.dataset = dataset
    days = rules.calendars.map { DayTable($0) } + [DayTable(nil)]
    let engine = ReferenceEvaluator(rules: rules, dataset: dataset)
    var keys = [LoadedKeys?](repeating: nil, count: rules.schema.tables.count)
    var columns = rules.schema.tables.map { [LoadedColumn?](repeating: nil, count: $0.fields.count) }
    for node in plan.nodes {
      switch node.operation {
      case .lookup(_, let table):
        if keys[table.index] == nil { keys[table.index] = LoadedKeys(dataset[table]) }
      case .gather(let row, let field), .gatherTruth(let row, let field), .gatherHas(let row, let field):
        guard case .slots(.row(let table)) = plan[row].result, columns[table.index][field.index] == nil else {
          continue
        }
        columns[table.index][field.index] = LoadedColumn(table, field, of: engine)
      default: continue
      }
    }
    self.keys = keys
    self.columns = columns
    sets = KeyedSet.all(of: plan.probes, engine)
  }

  /// The working days of a calendar; none is decided without one.
  func days(_ calendar: Int?) -> DayTable {
    days[calendar ?? days.count - 1]
  }

  /// The rows of a table by key.
  func keys(of table: TableID) -> LoadedKeys {
    guard let keys = keys[table.index] else { preconditionFailure("a lookup asks a table of the plan") }
    return keys
  }

  /// A field of a table.
  func column(_ table: TableID, _ field: FieldID) -> LoadedColumn {
    guard let column = columns[table.index][field.index] else {
      preconditionFailure("a gather asks a field of the plan")
    }
    return column
  }

  /// A keyed set.
  func set(_ probe: Int) -> KeyedSet { sets[probe] }
}
