import Records
import SourceText

/// The tables of one test case while they are put together.
///
/// Every table of the schema is there: in a test an unnamed table has no rows, and an unnamed field is missing (its
/// `缺为` applies).
struct TestTables {
  /// One row.
  private struct Row {
    var cells: [Cell]
    let parent: Int?
  }

  private let schema: Schema
  private var rows: [[Row]]

  /// Creates empty tables.
  init(schema: Schema) {
    self.schema = schema
    rows = Array(repeating: [], count: schema.tables.count)
  }

  /// The number of rows of a table.
  func count(of table: TableID) -> Int {
    rows[table.index].count
  }

  /// Adds a row and gives its number in its table.
  /// - Parameters:
  ///   - key: the key of the row as written; a compound key joined by `/`.
  ///   - parent: the number of the parent row, for a child table.
  mutating func add(
    to table: TableID, key: Text?, cells: [(field: FieldID, cell: Cell)], parent: Int?
  ) -> Int {
    let declaration = schema[table]
    var row = Row(cells: declaration.fields.map { _ in Cell.missing }, parent: parent)
    if let key { Self.fill(&row.cells, key: key, of: declaration) }
    for (field, cell) in cells { row.cells[field.index] = cell }
    for (index, field) in declaration.fields.enumerated() where row.cells[index] == .missing {
      if let blank = field.blankDefault { row.cells[index] = .value(blank) }
    }
    rows[table.index].append(row)
    return rows[table.index].count - 1
  }

  /// Puts the parts of a key into the fields of the key.
  private static func fill(_ cells: inout [Cell], key: Text, of table: TableSchema) {
    let isCompound = table.key.count > 1
    let parts = isCompound ? key.string.split(separator: "/").map(String.init) : [key.string]
    for (field, part) in zip(table.key, parts) {
      cells[field.index] = ValueReading.read(part, as: table[field].type)
    }
  }

  /// The tables as a dataset.
  func dataset(checkDate: Day, period: ClosedRange<Day>, organisation: String) -> Dataset {
    Dataset(
      schema: schema, tables: schema.tables.map { tableRows($0) }, organisation: organisation, checkDate: checkDate,
      period: period)
  }

  private static func inOrder(_ rows: [Row], of table: TableSchema) -> [Row] {
    guard case .nested? = table.link?.origin else { return rows }
    return rows.enumerated().sorted { left, right in
      (left.element.parent ?? .max, left.offset) < (right.element.parent ?? .max, right.offset)
    }.map(\.element)
  }

  private func tableRows(_ table: TableSchema) -> TableRows {
    var result = TableRows(schema: table, isPresent: true)
    var batch = Batch(fieldCount: table.fields.count)
    // Rows nested in records stand in the order of these, as in data.
    let own = Self.inOrder(rows[table.id.index], of: table)
    guard !own.isEmpty else { return result }
    for (number, row) in own.enumerated() {
      for (index, field) in table.fields.enumerated() {
        batch.append(row.cells[index], type: field.type, to: FieldID(index))
      }
      batch.endRow(Provenance(file: 0, line: number + 1))
    }
    result.append(batch, parents: table.link == nil ? [] : own.map(\.parent))
    return result
  }
}
