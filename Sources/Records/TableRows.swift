/// All rows of one table in one snapshot, as batches, with the lookups that rules need.
///
/// A row is named by its number in the table, from zero, in the order of the manifest's files and the records in them.
package struct TableRows: Sendable {
  /// The rows of a child table that belong to one parent row.
  package enum Children: Sendable, Hashable {
    /// The nested list was absent or null and the table does not say that this means none.
    case unknown
    /// The numbers of the rows in the child table.
    case rows([Int])
  }

  /// The declaration.
  package let schema: TableSchema
  /// Whether the snapshot has this table at all; rules over an absent table are out of scope, lookups into it unknown.
  package let isPresent: Bool
  private var batches: [Batch] = []
  private var starts: [Int] = []
  /// The number of rows.
  package private(set) var count = 0
  /// The number of records of this table that could not be read: sets over it are open by so many members.
  package var unread = 0
  private var keyIndex: [Text: [Int]] = [:]
  /// For a child table: the parent's row number of each row (nil when the key names no parent).
  package private(set) var parents: [Int?] = []
  /// For a child table from files of its own: the rows whose link is missing or unreadable. Each may belong to any parent,
  /// so that counts over any parent's children are wider by them.
  package private(set) var unassigned: [Int] = []
  private var childRows: [Int: [Int]] = [:]
  private var unknownParents: Set<Int> = []

  /// Creates the rows of an empty or absent table.
  package init(schema: TableSchema, isPresent: Bool) {
    self.schema = schema
    self.isPresent = isPresent
  }

  /// Adds a batch; for a child table with the parent row number of each of its rows.
  package mutating func append(_ batch: Batch, parents newParents: [Int?] = []) {
    starts.append(count)
    batches.append(batch)
    if schema.link != nil {
      precondition(newParents.count == batch.rowCount, "each child row needs its parent")
      for (offset, parent) in newParents.enumerated() {
        parents.append(parent)
        if let parent { childRows[parent, default: []].append(count + offset) }
        if parent == nil, isUnlinked(batch, row: offset) { unassigned.append(count + offset) }
      }
    }
    for row in 0..<batch.rowCount {
      if let key = key(of: batch, row: row) { keyIndex[key, default: []].append(count + row) }
    }
    count += batch.rowCount
  }

  private func isUnlinked(_ batch: Batch, row: Int) -> Bool {
    guard case .separate(let field)? = schema.link?.origin else { return false }
    if case .value = batch.cell(row: row, field: field, type: schema[field].type) { return false }
    return true
  }

  /// Notes that a parent row had no list of these children and that this leaves them unknown.
  package mutating func markUnknown(parent: Int) {
    unknownParents.insert(parent)
  }

  /// The content of a field in a row.
  package func cell(row: Int, field: FieldID) -> Cell {
    let index = batchIndex(of: row)
    return batches[index].cell(row: row - starts[index], field: field, type: schema[field].type)
  }

  /// Where a row came from.
  package func provenance(row: Int) -> Provenance {
    let index = batchIndex(of: row)
    return batches[index].provenance[row - starts[index]]
  }

  /// The key of a row as text, compound keys joined by `/`; nil without a declared or readable key.
  package func key(row: Int) -> Text? {
    let index = batchIndex(of: row)
    return key(of: batches[index], row: row - starts[index])
  }

  /// The rows with a key, in order; more than one is a data fault `double-key`.
  package func rows(withKey key: Text) -> [Int] {
    keyIndex[key] ?? []
  }

  /// The rows of this child table under one row of the parent.
  package func children(of parent: Int) -> Children {
    unknownParents.contains(parent) ? .unknown : .rows(childRows[parent] ?? [])
  }

  /// Whether some parent's rows of this child table are not known.
  package var hasUnknownChildren: Bool { !unknownParents.isEmpty }

  private func batchIndex(of row: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }

  private func key(of batch: Batch, row: Int) -> Text? {
    guard !schema.key.isEmpty else { return nil }
    var parts: [String] = []
    for field in schema.key {
      guard case .value(let value) = batch.cell(row: row, field: field, type: schema[field].type) else { return nil }
      parts.append(Self.keyText(value, type: schema[field].type))
    }
    return Text(parts.joined(separator: "/"))
  }

  /// How a value stands in a key.
  package static func keyText(_ value: Value, type: FieldType) -> String {
    switch value {
    case .text(let text), .reference(let text): return text.string
    case .number(let number), .money(let number): return number.decimalText()
    case .date(let day): return day.text
    case .moment(let moment): return moment.text
    case .duration(let duration): return duration.amount.decimalText()
    case .truth(let truth): return truth ? "true" : "false"
    case .choice(let index):
      if case .choice(let words) = type, words.indices.contains(index) { return words[index].code }
      return String(index)
    case .several(let values): return values.map { keyText($0, type: type) }.joined(separator: ",")
    }
  }
}

/// The records of one snapshot: one `TableRows` for each table of the schema, and the snapshot before it.
package struct Dataset: Sendable {
  /// The schema the tables were read by.
  package let schema: Schema
  /// The tables by `TableID`.
  package let tables: [TableRows]
  /// The organisation (机构) named in the manifest.
  package let organisation: String
  /// The check date (检查日期): `as_of` of the manifest, or `--as-of`.
  package let checkDate: Day
  /// The reporting period (报告期), both ends inclusive.
  package let period: ClosedRange<Day>

  /// Creates a dataset.
  package init(schema: Schema, tables: [TableRows], organisation: String, checkDate: Day, period: ClosedRange<Day>) {
    precondition(tables.count == schema.tables.count, "one TableRows for each table of the schema")
    self.schema = schema
    self.tables = tables
    self.organisation = organisation
    self.checkDate = checkDate
    self.period = period
  }

  /// The rows of a table.
  package subscript(table: TableID) -> TableRows { tables[table.index] }
}
