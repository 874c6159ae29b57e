import Records

/// The builders of a table and of all tables nested in its records: a record goes into them whole or not at all.
struct RecordAssembly: Sendable {
  /// The builders; the first is that of the records, parents stand before their children.
  var tables: [TableBuilder]
  /// Lists that are no lists of objects, by child table.
  private(set) var unreadableLists: [LinkProblem] = []
  private var pendingLists: [(table: Int, words: String)] = []
  private var place = Provenance(file: 0, line: nil)

  init(_ root: TableSchema, in schema: Schema) {
    tables = []
    add(root, parent: nil, schema)
  }

  private mutating func add(_ table: TableSchema, parent: Int?, _ schema: Schema) {
    let index = tables.count
    tables.append(TableBuilder(schema: table, parent: parent))
    if let parent { tables[parent].children.append(index) }
    for child in schema.children(of: table.id) {
      // A table nested in itself through others has no end; checking refuses it, reading only must not follow it.
      guard !tables.contains(where: { $0.schema.id == child.id }) else { continue }
      if case .nested? = child.link?.origin { add(child, parent: index, schema) }
    }
  }

  /// Begins a record.
  mutating func beginRecord(at place: Provenance) {
    self.place = place
    for index in tables.indices { tables[index].mark() }
  }

  /// Ends the record: from now on it counts as evaluated.
  mutating func endRecord() {
    endRow(of: 0)
    guard !pendingLists.isEmpty else { return }
    for list in pendingLists { note(list.table, list.words) }
    pendingLists = []
  }

  /// Takes back everything that the record has left.
  mutating func abandonRecord() {
    for index in tables.indices { tables[index].rewind() }
    for index in tables.indices {
      if let parent = tables[index].parent {
        tables[index].forgetUnknownLists(from: tables[parent].currentRow)
      }
    }
    pendingLists = []
  }

  /// Ends a row of a nested table, or of the record itself.
  mutating func endRow(of table: Int) {
    let row = tables[table].currentRow
    for child in tables[table].children where tables[child].listedParent != row {
      if tables[child].schema.link?.absentMeansNone != true { tables[child].noteUnknownList(of: row) }
    }
    let parent = tables[table].parent
    tables[table].endRow(place, parent: parent.map { tables[$0].currentRow })
  }

  /// Notes that the list of a child table was read for the parent's current row.
  mutating func noteList(of child: Int) {
    guard let parent = tables[child].parent else { return }
    tables[child].noteList(of: tables[parent].currentRow)
  }

  /// Notes that what stands where a list of children should be is none: the children are unknown, and it is shown.
  mutating func noteUnreadableList(of child: Int, words: String) {
    guard let parent = tables[child].parent else { return }
    tables[child].noteUnknownList(of: tables[parent].currentRow)
    pendingLists.append((child, words))
  }

  private mutating func note(_ table: Int, _ words: String) {
    let id = tables[table].schema.id
    if let index = unreadableLists.firstIndex(where: { $0.table == id }) {
      unreadableLists[index].add(place, words)
    } else {
      unreadableLists.append(LinkProblem(kind: .notAList, table: id, first: place, words: words))
    }
  }
}
