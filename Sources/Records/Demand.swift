/// Which fields of which tables need a column: the others are checked while they are read and then dropped.
///
/// A field without a column still has its *known* bitmap and its faults, because every declared field is checked.
package struct Demand: Sendable, Hashable {
  private var fields: [[Bool]]

  /// A demand for no column at all.
  package init(nothingOf schema: Schema) {
    fields = schema.tables.map { Array(repeating: false, count: $0.fields.count) }
  }

  /// A demand for every declared field.
  package init(everythingOf schema: Schema) {
    fields = schema.tables.map { Array(repeating: true, count: $0.fields.count) }
  }

  /// Whether a field needs a column.
  package subscript(table: TableID, field: FieldID) -> Bool {
    get { fields[table.index][field.index] }
    set { fields[table.index][field.index] = newValue }
  }

  /// The fields of a table that need a column, in declared order.
  package func fields(of table: TableID) -> [FieldID] {
    fields[table.index].indices.filter { fields[table.index][$0] }.map { FieldID($0) }
  }
}
