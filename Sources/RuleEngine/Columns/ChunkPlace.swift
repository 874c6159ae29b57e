import Records

/// A chunk with its place in the run.
struct ChunkPlace {
  /// The rows.
  let chunk: Chunk
  /// For each part the number that its first row has in the whole table.
  let firstRows: [Int]
  /// Whether the reference evaluator holds the whole tables and not just the chunk.
  let isLoaded: Bool

  /// The number that the reference evaluator knows a row of a part by.
  func row(_ row: Int, of part: Int) -> Int {
    isLoaded ? firstRows[part] + row : row
  }

  /// The row of a part as the reference evaluator knows it.
  func reference(_ row: Int, of part: Int) -> RowReference {
    RowReference(isPrevious: false, table: chunk.parts[part].table, row: self.row(row, of: part))
  }

  /// How many rows stand before those of the reference evaluator, by table.
  var bases: [TableID: Int] {
    guard !isLoaded else { return [:] }
    return Dictionary(zip(chunk.parts.map(\.table), firstRows)) { first, _ in first }
  }
}
