/// The records of one piece of one input as columns: the rows of a table and of all tables nested in its records.
///
/// A chunk is what one worker takes from end to end: read, judged, let go. Child rows stand in the order of their parents,
/// so that the children of a parent row are one range of rows.
package struct Chunk: Sendable {
  /// The rows of one table in a chunk.
  package struct Part: Sendable {
    /// The table.
    package let table: TableID
    /// The position of the parent table's part in the chunk; nil for the table of the records.
    package let parent: Int?
    /// The rows.
    package var batch: Batch
    /// Where the children of each parent row begin in the batch: one entry more than the parent has rows; empty for the
    /// table of the records.
    package var starts: [Int32]
    /// Bit r%64 of word r/64 tells that the list of parent row r is unknown; empty if every list is known.
    package var unknownLists: [UInt64]

    /// Creates a part.
    package init(table: TableID, parent: Int?, batch: Batch, starts: [Int32] = [], unknownLists: [UInt64] = []) {
      self.table = table
      self.parent = parent
      self.batch = batch
      self.starts = starts
      self.unknownLists = unknownLists
    }

    /// The rows under a parent row; nil if its list is unknown.
    package func children(of parentRow: Int) -> Range<Int>? {
      if !unknownLists.isEmpty, unknownLists[parentRow >> 6] & (1 << UInt64(parentRow & 63)) != 0 { return nil }
      return Int(starts[parentRow])..<Int(starts[parentRow + 1])
    }
  }

  /// The parts; the first is that of the records, parents stand before their children.
  package var parts: [Part]

  /// Creates a chunk.
  package init(parts: [Part]) {
    self.parts = parts
  }

  /// The number of records.
  package var count: Int { parts.first?.batch.rowCount ?? 0 }

  /// The position of the part of a table; nil if the table is not nested in these records.
  package func part(of table: TableID) -> Int? {
    parts.firstIndex { $0.table == table }
  }
}
