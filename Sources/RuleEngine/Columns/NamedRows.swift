import Records

/// The rows of a chunk that have one of some keys, found by the bytes of the key where it is one text; else every row.
struct NamedRows {
  /// The rows in rising order; the reference evaluator looks again.
  let rows: [Int]

  init(_ part: Chunk.Part, _ schema: Schema, _ keys: NamedKeys) {
    let table = schema[part.table]
    let count = part.batch.rowCount
    guard table.link == nil, table.key.count == 1, case .text = table[table.key[0]].type else {
      rows = Array(0..<count)
      return
    }
    let column = part.batch.columns[table.key[0].index]
    guard column.hasSlots else {
      rows = Array(0..<count)
      return
    }
    let text = part.batch.bytes
    let span = text.span
    var found: [Int] = []
    for row in 0..<count where column.known[row >> 6] >> UInt64(row & 63) & 1 == 1 {
      let slot = column.slots[row]
      let start = Int(slot >> 24)
      if keys.contains(span.extracting(start..<start + Int(slot & 0xFF_FFFF))) { found.append(row) }
    }
    rows = found
  }
}
