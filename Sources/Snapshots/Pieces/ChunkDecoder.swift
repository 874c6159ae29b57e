import Codecs
package import Records

/// Turns pieces of a table into chunks: one for each worker, which uses its memory again from piece to piece.
package final class ChunkDecoder {
  private let sink: RecordSink
  private let json: JSONRecordReader
  private let limits: ReadingLimits
  private let buffers: BufferPool

  init(_ table: TableID, in schema: Schema, demand: Demand?, limits: ReadingLimits, buffers: BufferPool) {
    sink = RecordSink(table, in: schema, demand: demand)
    json = JSONRecordReader(table, in: schema, sink, limits)
    self.limits = limits
    self.buffers = buffers
  }

  /// Reads all records of a piece; pieces may come in any order.
  package func decode(_ piece: consuming RecordPiece) -> DecodedPiece {
    var tally = PieceTally(limit: limits.listedQuarantine)
    let bytes = piece.bytes
    sink.begin(byteCount: bytes.count, line: piece.leadingLines)
    var places: [[RowPlace]] = []
    switch piece.content {
    case .jsonLines:
      let (isCut, count) = (piece.isCut, piece.count)
      unsafe bytes.withUnsafeBufferPointer { unsafe json.read($0, isCut: isCut, end: count, into: &tally) }
      tally.keys = json.takeKeyUses()
    case .rows(let header, let delimiter, let encoding):
      let reader = RowReader(header, delimiter: delimiter, encoding: encoding, sink, limits)
      let count = piece.count
      unsafe bytes.withUnsafeBufferPointer { unsafe reader.read($0, end: count, into: &tally) }
    case .overlong(let excerpt):
      tally.found = 1
      tally.lines = 1
      tally.setApart(RecordFault(.tooLarge(limits.recordSize), at: nil), line: 0, column: nil, excerpt: excerpt)
    case .supplied(let records):
      places = records.read(into: sink, &tally)
    }
    let (sequence, input) = (piece.sequence, piece.input)
    // The bytes have one owner from here on, so that texts with escapes are added without a copy.
    piece.bytes = []
    var (chunk, lists) = sink.finish(bytes, file: input)
    for (index, places) in places.enumerated() { chunk.parts[index].batch.places = places }
    tally.lists = lists
    return DecodedPiece(sequence: sequence, input: input, chunk: chunk, tally: tally)
  }

  /// Takes a chunk back that is not needed any more, so that its memory serves the next piece.
  package func recycle(_ chunk: consuming Chunk) {
    let bytes = chunk.parts.first?.batch.bytes ?? []
    chunk.parts = []
    buffers.give(bytes)
  }
}
