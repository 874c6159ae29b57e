import Records

/// Puts the batches of all tables together and ties child rows from files of their own to their parents.
struct DatasetAssembling {
  private let schema: Schema
  private let organisation: String
  private let readings: [Int: TableReading]
  private var done: [Int: TableRows] = [:]
  /// Child rows that could not be tied to a parent, in the order of the schema.
  private(set) var linkProblems: [LinkProblem] = []

  init(schema: Schema, organisation: String, readings: [Int: TableReading]) {
    self.schema = schema
    self.organisation = organisation
    self.readings = readings
  }

  /// The rows of every table of the schema.
  mutating func tables() -> [TableRows] {
    for index in schema.tables.indices { linkProblems += readings[index]?.assembly.unreadableLists ?? [] }
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
    var rows = TableRows(schema: table, isPresent: readings[table.id.index] != nil)
    for part in readings[table.id.index]?.assembly.tables.first?.finished ?? [] { rows.append(part.batch) }
    rows.unread = readings[table.id.index]?.unread ?? 0
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
    guard let builder = builder(of: table.id), done[link.parent.index]?.isPresent == true else {
      return TableRows(schema: table, isPresent: false)
    }
    var rows = TableRows(schema: table, isPresent: true)
    for part in builder.finished { rows.append(part.batch, parents: part.parents) }
    for parent in builder.unknownParents { rows.markUnknown(parent: parent) }
    return rows
  }

  /// The builder of a nested table, wherever the table at its root was read.
  private func builder(of table: TableID) -> TableBuilder? {
    var root = schema[table]
    for _ in schema.tables {
      guard let link = root.link, case .nested = link.origin else { break }
      root = schema[link.parent]
    }
    return readings[root.id.index]?.assembly.tables.first { $0.schema.id == table }
  }

  // MARK: - Files of their own

  private mutating func linkedRows(_ table: TableSchema, _ link: ChildLink, by field: FieldID) -> TableRows {
    guard let reading = readings[table.id.index], let builder = reading.assembly.tables.first else {
      return TableRows(schema: table, isPresent: false)
    }
    let parents = done[link.parent.index]
    var rows = TableRows(schema: table, isPresent: true)
    var doubled: [Int] = []
    var found: [LinkProblem] = []
    for part in builder.finished {
      var owners: [Int?] = []
      for row in 0..<part.batch.rowCount {
        let cell = part.batch.cell(row: row, field: field, type: table[field].type)
        let key = Self.key(cell, table[field].type)
        let owning = key.flatMap { parents?.rows(withKey: $0) } ?? []
        owners.append(owning.first)
        if owning.count == 1 { continue }
        if owning.count > 1 { doubled += owning }
        let kind: LinkProblem.Kind = owning.count > 1 ? .doubleParent : key == nil ? .withoutKey : .orphan
        Self.note(kind, table.id, part.batch.provenance[row], Self.words(cell, key), in: &found)
      }
      rows.append(part.batch, parents: owners)
    }
    for parent in doubled { rows.markUnknown(parent: parent) }
    if let parents {
      // Whose key is not there may own any of the rows: none found is not none.
      for row in 0..<parents.count where parents.key(row: row) == nil { rows.markUnknown(parent: row) }
    }
    linkProblems += found
    rows.unread = reading.unread
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
