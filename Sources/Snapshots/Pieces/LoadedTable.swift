package import Records
import Synchronization

/// A table that is kept: all its chunks, with copies of just their texts.
package struct LoadedTable: Sendable {
  /// The chunks that have records, in their order.
  package let chunks: [Chunk]
  /// What else there is to say about its inputs.
  package let summary: TableSummary

  /// Creates a table from chunks that were decoded and merged in order.
  package init(chunks: [Chunk], summary: TableSummary) {
    self.chunks = chunks
    self.summary = summary
  }

  /// The table.
  package var table: TableID { summary.table }
}

extension TableStream {
  /// Reads the whole table and keeps it.
  package func load(_ workers: Workers = .one) -> LoadedTable {
    let schema = setting.schema
    let decoded = Mutex<[DecodedPiece]>([])
    workers.run(workers.count) { _ in
      let decoder = self.decoder()
      while let piece = self.next() {
        var result = decoder.decode(piece)
        let chunk = result.chunk
        result.chunk = chunk.compacted(schema)
        decoder.recycle(chunk)
        decoded.withLock { $0.append(result) }
      }
    }
    var summary = summary()
    var chunks: [Chunk] = []
    for var piece in decoded.withLock({ $0 }).sorted(by: { $0.sequence < $1.sequence }) {
      summary.merge(&piece)
      if piece.chunk.count > 0 { chunks.append(piece.chunk) }
    }
    return LoadedTable(chunks: chunks, summary: summary)
  }
}
