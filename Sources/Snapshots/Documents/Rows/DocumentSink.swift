import Records

/// Puts the rows of a document into the columns of the tables that the rules look at.
struct DocumentSink {
  private let sink: RecordSink
  private let file: Int
  /// File and column of each row, by the position of its table.
  private(set) var places: [[RowPlace]]

  /// - Parameter file: the number of the document among the inputs of the snapshot.
  init(_ sink: RecordSink, file: Int) {
    self.sink = sink
    self.file = file
    places = Array(repeating: [], count: sink.nesting.count)
  }

  /// Adds a document with all that stands in it.
  mutating func add(_ rows: DocumentRows) {
    sink.line = 0
    sink.beginRecord()
    put(rows.document, table: 0)
    places[0].append(RowPlace(file: file, column: nil))
    for table in sink.nesting.indices.dropFirst() where sink.nesting[table].parent == 0 {
      guard case .builtIn(let content)? = sink.declarations[table].content else { continue }
      sink.beginList(table)
      for row in rows.children[content] ?? [] {
        sink.line = Int32(clamping: row.place.line - 1)
        sink.beginRow(table)
        put(row, table: table)
        sink.endRow(table)
        places[table].append(RowPlace(file: file, column: row.place.column))
      }
    }
    sink.endRow(0)
  }

  private func put(_ row: DocumentRows.Row, table: Int) {
    for (label, cell) in row.cells {
      guard let field = row.table.field(label)?.index, field < sink.declarations[table].fields.count else { continue }
      switch cell {
      case .text(let text): sink.put(text, to: field, of: table)
      case .list(let texts): sink.put(texts, to: field, of: table)
      }
    }
  }

  /// All fields of all tables, which have no keys that could be misspelt.
  var keyUses: [KeyUse] {
    sink.declarations.indices.map { table in
      KeyUse(table: table, fields: Array(sink.declarations[table].fields.indices), name: nil, count: 1)
    }
  }
}
