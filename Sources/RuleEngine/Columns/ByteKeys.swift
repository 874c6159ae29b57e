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
    var place =
      Int(truncatingIfNeeded: ByteHash.of(bytes.span, at: range.lowerBound, count: range.count)) & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = Int32(number)
  }

  /// Whether a key is there.
  func contains(_ text: Span<UInt8>, at start: Int, count: Int) -> Bool {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: ByteHash.of(text, at: start, count: count)) & mask
    while places[place] >= 0 {
      let number = Int(places[place])
      if starts[number + 1] - starts[number] == count {
        var offset = 0
        let own = starts[number]
        while offset < count, bytes[own + offset] == text[start + offset] { offset += 1 }
        if offset == count { return true }
      }
      place = (place + 1) & mask
    }
    return false
  }
}

/// A hash of bytes that is the same in every run.
enum ByteHash {
  /// The hash of a range of bytes.
  static func of(_ bytes: Span<UInt8>, at start: Int, count: Int) -> UInt64 {
    var hash = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
    var offset = start
    let end = start + count
    while offset + 8 <= end {
      var word: UInt64 = 0
      for index in 0..<8 { word |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
      hash = mixed(hash ^ word)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < end {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mixed(hash ^ rest)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
    value = (value ^ (value >> 29)) &* 0x9FB2_1C65_1E98_DF25
    return value ^ (value >> 32)
  }
}
