extension Dataset {
  /// In how many chunks the records of a table with files of its own are held.
  package func chunkCount(of root: TableID) -> Int {
    self[root].batches.count
  }

  /// A chunk of a table with files of its own, with the tables nested in its records.
  ///
  /// - Returns: the chunk, and for each of its parts the number that its first row has in the table.
  package func chunk(of root: TableID, at index: Int) -> (chunk: Chunk, firstRows: [Int]) {
    var parts: [Chunk.Part] = []
    var firstRows: [Int] = []
    for (table, parent) in schema.nesting(of: root, withHits: true).map({ ($0.table, $0.parent) }) {
      let rows = self[table]
      guard let parent else {
        parts.append(Chunk.Part(table: table, parent: nil, batch: rows.batches[index]))
        firstRows.append(rows.starts[index])
        continue
      }
      let (part, firstRow) = rows.part(
        at: index, parent: parent, under: firstRows[parent], count: parts[parent].batch.rowCount)
      parts.append(part)
      firstRows.append(firstRow)
    }
    return (Chunk(parts: parts), firstRows)
  }

  /// The dataset in which the tables of a chunk hold just its rows, numbered from zero; all others are as they were.
  package func replacing(_ chunk: Chunk) -> Dataset {
    var tables = tables
    for part in chunk.parts {
      let old = tables[part.table.index]
      var rows = TableRows(schema: old.schema, isPresent: old.isPresent)
      rows.unread = old.unread
      rows.append(part)
      tables[part.table.index] = rows
    }
    return Dataset(
      schema: schema, tables: tables, organisation: organisation, checkDate: checkDate, period: period)
  }
}

extension TableRows {
  /// The rows of this nested table under the rows of one batch of its parent.
  fileprivate func part(at index: Int, parent: Int, under first: Int, count parents: Int) -> (Chunk.Part, Int) {
    guard !batches.isEmpty else {
      let batch = Batch(fieldCount: schema.fields.count)
      let starts = [Int32](repeating: 0, count: parents + 1)
      return (
        Chunk.Part(
          table: schema.id, parent: parent, batch: batch, starts: starts,
          unknownLists: unknownLists([], first, parents)), 0
      )
    }
    let tie = ties[index]
    precondition(tie.firstParent == first && tie.parentCount <= parents, "a batch of children for each of parents")
    // A table put together row by row ends with the last parent that has children.
    let rest = [Int32](repeating: tie.starts.last ?? 0, count: parents - tie.parentCount)
    return (
      Chunk.Part(
        table: schema.id, parent: parent, batch: batches[index], starts: rest.isEmpty ? tie.starts : tie.starts + rest,
        unknownLists: unknownLists(tie.unknownLists, first, parents)), starts[index]
    )
  }

  /// The bits of the parents whose list is unknown, with those that were marked later.
  private func unknownLists(_ bits: [UInt64], _ first: Int, _ parents: Int) -> [UInt64] {
    guard !unknownParents.isEmpty else { return bits }
    var bits = bits + [UInt64](repeating: 0, count: (parents + 63) / 64 - bits.count)
    for parent in first..<first + parents where unknownParents.contains(parent) {
      bits[(parent - first) >> 6] |= 1 << UInt64((parent - first) & 63)
    }
    return bits
  }
}
