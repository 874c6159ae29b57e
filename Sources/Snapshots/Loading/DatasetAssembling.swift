import Records

/// Puts the batches of all tables together and ties child rows from files of their own to their parents.
struct DatasetAssembling {
  private let schema: Schema
  private let organisation: String
  private var loaded: [TableID: LoadedTable] = [:]
  private let present: Set<TableID>
  private var done: [Int: TableRows] = [:]
  /// Child rows that could not be tied to a parent, in the order of the schema.
  private(set) var linkProblems: [LinkProblem] = []

  /// - Parameter present: the tables that the snapshot has files of, loaded or not.
  init(schema: Schema, organisation: String, loaded: [LoadedTable], present: [TableID]) {
    self.schema = schema
    self.organisation = organisation
    self.present = Set(present)
    for table in loaded { self.loaded[table.table] = table }
  }

  /// The rows of every table of the schema.
  mutating func tables() -> [TableRows] {
    for index in schema.tables.indices { finish(index, depth: 0) }
    return schema.tables.indices.map { index in
      done[index] ?? TableRows(schema: schema.tables[index], isPresent: false)
    }
  }

  /// Finishes a table after the parent it is tied to.
  private mutating func finish(_ index: Int, depth: Int) {
    guard done[index] == nil, depth <= schema.tables.count else { return }
    let table = schema.tables[index]
    guard let link = table.link else {
      done[index] = rootRows(table)
      return
    }
    finish(link.parent.index, depth: depth + 1)
    guard done[index] == nil else { return }
    switch link.origin {
    case .nested: done[index] = nestedRows(table, link)
    case .separate(let field): done[index] = linkedRows(table, link, by: field)
    }
  }

  private func rootRows(_ table: TableSchema) -> TableRows {
    if table.source == nil, table.id == .organisation { return organisationRows(table) }
    var rows = TableRows(schema: table, isPresent: present.contains(table.id))
    for chunk in loaded[table.id]?.chunks ?? [] { rows.append(chunk.parts[0]) }
    rows.unread = loaded[table.id]?.summary.unread ?? 0
    return rows
  }

  /// The built-in table 机构: one row, its name in the first field.
  private func organisationRows(_ table: TableSchema) -> TableRows {
    var rows = TableRows(schema: table, isPresent: true)
    var batch = Batch(fieldCount: table.fields.count)
    if let field = table.fields.first {
      let name = Array(organisation.utf8)
      batch.append(name.span, 0..<name.count, as: .text, by: ValueReader(type: field.type), to: FieldID(0))
    }
    batch.fillMissing()
    batch.endRow(Provenance(file: -1, line: nil))
    rows.append(batch)
    return rows
  }

  private func nestedRows(_ table: TableSchema, _ link: ChildLink) -> TableRows {
    guard let root = root(of: table.id), present.contains(root), done[link.parent.index]?.isPresent == true else {
      return TableRows(schema: table, isPresent: false)
    }
    var rows = TableRows(schema: table, isPresent: true)
    var firstParent = 0
    for chunk in loaded[root]?.chunks ?? [] {
      guard let index = chunk.part(of: table.id), let parent = chunk.parts[index].parent else { continue }
      rows.append(chunk.parts[index], firstParent: firstParent)
      firstParent += chunk.parts[parent].batch.rowCount
    }
    return rows
  }

  /// The table with files of its own in whose records a nested table stands.
  private func root(of table: TableID) -> TableID? {
    var root = schema[table]
    for _ in schema.tables {
      guard let link = root.link, case .nested = link.origin else { return root.id }
      root = schema[link.parent]
    }
    return nil
  }

  // MARK: - Files of their own

  private mutating func linkedRows(_ table: TableSchema, _ link: ChildLink, by field: FieldID) -> TableRows {
    guard present.contains(table.id) else { return TableRows(schema: table, isPresent: false) }
    let parents = done[link.parent.index]
    var rows = TableRows(schema: table, isPresent: true)
    var doubled: [Int] = []
    var found: [LinkProblem] = []
    for part in (loaded[table.id]?.chunks ?? []).map({ $0.parts[0] }) {
      var owners: [Int?] = []
      for row in 0..<part.batch.rowCount {
        let cell = part.batch.cell(row: row, field: field, type: table[field].type)
        let key = Self.key(cell, table[field].type)
        let owning = key.flatMap { parents?.rows(withKey: $0) } ?? []
        owners.append(owning.first)
        if owning.count == 1 { continue }
        if owning.count > 1 { doubled += owning }
        let kind: LinkProblem.Kind = owning.count > 1 ? .doubleParent : key == nil ? .withoutKey : .orphan
        Self.note(kind, table.id, part.batch.provenance(row: row), Self.words(cell, key), in: &found)
      }
      rows.append(part.batch, parents: owners)
    }
    for parent in doubled { rows.markUnknown(parent: parent) }
    if let parents, loaded[table.id] != nil {
      // Whose key is not there may own any of the rows: none found is not none.
      for row in 0..<parents.count where parents.key(row: row) == nil { rows.markUnknown(parent: row) }
    }
    linkProblems += found
    rows.unread = loaded[table.id]?.summary.unread ?? 0
    return rows
  }

  private static func key(_ cell: Cell, _ type: FieldType) -> Text? {
    guard case .value(let value) = cell else { return nil }
    return Text(TableRows.keyText(value, type: type))
  }

  private static func words(_ cell: Cell, _ key: Text?) -> String {
    if case .fault(let words) = cell { return words }
    return key?.string ?? ""
  }

  private static func note(
    _ kind: LinkProblem.Kind, _ table: TableID, _ place: Provenance, _ words: String, in problems: inout [LinkProblem]
  ) {
    if let index = problems.firstIndex(where: { $0.kind == kind }) {
      problems[index].add(place, words)
    } else {
      problems.append(LinkProblem(kind: kind, table: table, first: place, words: words))
    }
  }
}
