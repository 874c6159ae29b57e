import Records

/// The keys of a table in memory, asked by their bytes.
struct ByteKeys: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// The numbers of keys by hash, -1 for none; a power of two.
  private var places: [Int32] = []

  /// Collects the keys of a table.
  init(of table: TableRows) {
    for row in 0..<table.count {
      guard let key = table.key(row: row) else { continue }
      bytes.append(contentsOf: key.string.utf8)
      starts.append(bytes.count)
    }
    var size = 16
    while size < starts.count * 2 { size *= 2 }
    places = Array(repeating: -1, count: size)
    for number in 0..<starts.count - 1 { insert(number) }
  }

  private mutating func insert(_ number: Int) {
    let range = starts[number]..<starts[number + 1]
    let hash = unsafe bytes.withUnsafeBytes { buffer -> UInt64 in
      guard let base = buffer.baseAddress else { return ByteHash.ofNothing }
      return unsafe ByteHash.of(base + range.lowerBound, count: range.count)
    }
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = Int32(number)
  }

  /// The rows among those known whose text is none of the keys.
  func rowsWithout(_ column: Column, _ text: [UInt8], count: Int) -> Bitmap {
    var missing = Bitmap(count: count)
    unsafe text.withUnsafeBytes { text in
      for word in column.known.indices {
        var rest = column.known[word]
        while rest != 0 {
          let row = word << 6 | rest.trailingZeroBitCount
          rest &= rest &- 1
          let slot = column.slots[row]
          let (start, length) = (Int(slot >> 24), Int(slot & 0xFF_FFFF))
          let isThere =
            if let base = text.baseAddress { unsafe contains(base + start, count: length) } else { false }
          if !isThere { missing[row] = true }
        }
      }
    }
    return missing
  }

  private func contains(_ text: UnsafeRawPointer, count: Int) -> Bool {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: unsafe ByteHash.of(text, count: count)) & mask
    while places[place] >= 0 {
      let number = Int(places[place])
      if starts[number + 1] - starts[number] == count, unsafe isKey(at: starts[number], text, count) { return true }
      place = (place + 1) & mask
    }
    return false
  }

  private func isKey(at start: Int, _ text: UnsafeRawPointer, _ count: Int) -> Bool {
    var offset = 0
    while offset < count {
      let byte = unsafe text.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
      guard bytes[start + offset] == byte else { break }
      offset += 1
    }
    return offset == count
  }
}
