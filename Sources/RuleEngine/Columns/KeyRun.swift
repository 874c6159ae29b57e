import Records

/// The keys of the records of one chunk, in order: what finds keys that are used twice.
///
/// Each record has the number of its line (four bytes, all ones for none), the length of its key (four bytes, all ones for
/// none), and the key.
struct KeyRun: Sendable {
  /// The table.
  let table: TableID
  /// The number of the input.
  let file: Int
  /// The number of records.
  let count: Int
  /// The records' entries.
  private(set) var bytes: [UInt8] = []
  /// The first key.
  private(set) var first: [UInt8]?
  /// The last key.
  private(set) var last: [UInt8]?
  /// Whether every key is greater than the one before.
  private(set) var isRising = true

  /// Collects the keys of a batch; nil for a table without a key or whose key counts only under a parent.
  init?(_ batch: Batch, of table: TableSchema) {
    guard !table.key.isEmpty, table.link == nil, batch.rowCount > 0 else { return nil }
    self.table = table.id
    file = batch.file
    count = batch.rowCount
    bytes.reserveCapacity(count * 28)
    if table.key.count == 1, table[table.key[0]].type == .text, batch.columns[table.key[0].index].hasSlots {
      collect(batch, batch.columns[table.key[0].index])
    } else {
      collect(batch, table)
    }
  }

  private mutating func collect(_ batch: Batch, _ column: Column) {
    let text = batch.bytes.span
    var before = 0..<0
    var hasBefore = false
    for row in 0..<count {
      let isKnown = column.isKnown(row)
      let slot = isKnown ? column.slots[row] : 0
      let start = Int(slot >> 24)
      let range = start..<start + Int(slot & 0xFF_FFFF)
      appendHead(batch.line(row), isKnown ? UInt32(range.count) : .max)
      guard isKnown else { continue }
      for offset in range { bytes.append(text[offset]) }
      if hasBefore {
        if isRising, !Self.precedes(text, before, range) { isRising = false }
      } else {
        first = Array(batch.bytes[range])
      }
      before = range
      hasBefore = true
    }
    if hasBefore { last = Array(batch.bytes[before]) }
  }

  /// Keys of several fields or of other types, as texts.
  private mutating func collect(_ batch: Batch, _ table: TableSchema) {
    for row in 0..<count {
      let key = batch.keyText(row: row, of: table).map { Array($0.utf8) }
      appendHead(batch.line(row), key.map { UInt32(clamping: $0.count) } ?? .max)
      guard let key else { continue }
      bytes += key
      if let last {
        if !last.lexicographicallyPrecedes(key) { isRising = false }
      } else {
        first = key
      }
      last = key
    }
  }

  private mutating func appendHead(_ line: UInt32, _ count: UInt32) {
    for shift in [UInt32(0), 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: line >> shift)) }
    for shift in [UInt32(0), 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
  }

  private static func precedes(_ text: Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let count = min(left.count, right.count)
    for offset in 0..<count {
      let (one, other) = (text[left.lowerBound + offset], text[right.lowerBound + offset])
      if one != other { return one < other }
    }
    return left.count < right.count
  }
}

extension Batch {
  /// The line of a row; all ones for none.
  fileprivate func line(_ row: Int) -> UInt32 {
    provenance(row: row).line.map { UInt32(clamping: $0) } ?? .max
  }

  /// The key of a row as a text.
  fileprivate func keyText(row: Int, of table: TableSchema) -> String? {
    var parts: [String] = []
    for field in table.key {
      guard case .value(let value) = cell(row: row, field: field, type: table[field].type) else { return nil }
      parts.append(TableRows.keyText(value, type: table[field].type))
    }
    return parts.joined(separator: "/")
  }
}
