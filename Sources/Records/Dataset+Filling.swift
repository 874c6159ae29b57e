extension Dataset {
  /// Whether a nested table has nothing yet though its parent has rows.
  package func needsFilling(_ table: TableID) -> Bool {
    guard let parent = schema[table].link?.parent, tables[parent.index].isPresent else { return false }
    return tables[table.index].batches.isEmpty && !tables[parent.index].batches.isEmpty
  }

  /// The dataset with a nested table made from the batches of its parent.
  ///
  /// - Parameter make: makes the rows under the rows of one batch.
  package func filling(_ table: TableID, _ make: (Batch) -> Chunk.Part) -> Dataset {
    guard let parent = schema[table].link?.parent else { return self }
    var rows = TableRows(schema: schema[table], isPresent: true)
    let parents = tables[parent.index]
    for (index, batch) in parents.batches.enumerated() { rows.append(make(batch), firstParent: parents.starts[index]) }
    var tables = tables
    tables[table.index] = rows
    return Dataset(
      schema: schema, tables: tables, organisation: organisation, checkDate: checkDate, period: period)
  }
}
