import Records

/// The keys of the records of one chunk, in order: what finds keys that are used twice.
struct KeyRun: Sendable {
  /// The table.
  let table: TableID
  /// The number of the input.
  let file: Int
  /// The number of records.
  let count: Int
  /// The hash of each record's key; that of nothing where there is none.
  private(set) var hashes: [UInt64] = []
  /// The records' entries: the number of the line (four bytes, all ones for none), the length of the key (four bytes, all
  /// ones for none), and the key.
  private(set) var bytes: [UInt8] = []
  /// The first key.
  private(set) var first: [UInt8]?
  /// The last key.
  private(set) var last: [UInt8]?
  /// Whether every key is greater than the one before.
  private(set) var isRising = true

  /// So many bytes stand before a key.
  static let headSize = 8

  /// Collects the keys of a batch; nil for a table without a key or whose key counts only under a parent.
  init?(_ batch: Batch, of table: TableSchema) {
    guard !table.key.isEmpty, table.link == nil, batch.rowCount > 0 else { return nil }
    self.table = table.id
    file = batch.file
    count = batch.rowCount
    hashes = Array(repeating: ByteHash.ofNothing, count: count)
    if table.key.count == 1, table[table.key[0]].type == .text, batch.columns[table.key[0].index].hasSlots {
      collect(batch, batch.columns[table.key[0].index])
    } else {
      collect(batch, table)
    }
  }

  private mutating func collect(_ batch: Batch, _ column: Column) {
    var size = count * Self.headSize
    for row in 0..<count where column.isKnown(row) { size += Int(column.slots[row] & 0xFF_FFFF) }
    var ends: (first: Range<Int>, last: Range<Int>)?
    var hashes = hashes
    var isRising = true
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { target, filled in
      let out = UnsafeMutableRawBufferPointer(target)
      unsafe batch.bytes.withUnsafeBytes { text in
        var offset = 0
        for row in 0..<count {
          let isKnown = column.isKnown(row)
          let slot = isKnown ? column.slots[row] : 0
          let key = Int(slot >> 24)..<Int(slot >> 24) + Int(slot & 0xFF_FFFF)
          unsafe out.storeBytes(of: batch.line(row).littleEndian, toByteOffset: offset, as: UInt32.self)
          let length = isKnown ? UInt32(key.count) : .max
          unsafe out.storeBytes(of: length.littleEndian, toByteOffset: offset + 4, as: UInt32.self)
          offset += Self.headSize
          guard isKnown, let source = text.baseAddress, let place = out.baseAddress else { continue }
          unsafe (place + offset).copyMemory(from: source + key.lowerBound, byteCount: key.count)
          hashes[row] = unsafe ByteHash.of(source + key.lowerBound, count: key.count)
          offset += key.count
          guard let before = ends else {
            ends = (key, key)
            continue
          }
          if isRising, unsafe !Self.precedes(text, before.last, key) { isRising = false }
          ends = (before.first, key)
        }
        filled = offset
      }
    }
    (self.hashes, self.bytes, self.isRising) = (hashes, bytes, isRising)
    if let ends { (first, last) = (Array(batch.bytes[ends.first]), Array(batch.bytes[ends.last])) }
  }

  /// Keys of several fields or of other types, as texts.
  private mutating func collect(_ batch: Batch, _ table: TableSchema) {
    for row in 0..<count {
      let key = batch.keyText(row: row, of: table).map { Array($0.utf8) }
      appendNumber(batch.line(row))
      appendNumber(key.map { UInt32(clamping: $0.count) } ?? .max)
      guard let key else { continue }
      bytes += key
      hashes[row] = unsafe key.withUnsafeBytes { buffer -> UInt64 in
        guard let base = buffer.baseAddress else { return ByteHash.ofNothing }
        return unsafe ByteHash.of(base, count: buffer.count)
      }
      if let last {
        if !last.lexicographicallyPrecedes(key) { isRising = false }
      } else {
        first = key
      }
      last = key
    }
  }

  private mutating func appendNumber(_ number: UInt32) {
    for shift in [UInt32(0), 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private static func precedes(_ text: UnsafeRawBufferPointer, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let count = min(left.count, right.count)
    for offset in 0..<count {
      let (one, other) = unsafe (text[left.lowerBound + offset], text[right.lowerBound + offset])
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
