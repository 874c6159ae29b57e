/// The search for line feeds and other marks, eight bytes at a time, and what is shown of a line.
enum LineSearch {
  /// The first offset in a range that holds a line feed, or the range's end.
  static func lineFeed(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return range.upperBound }
      let ones: UInt64 = 0x0101_0101_0101_0101
      var offset = range.lowerBound
      while offset + 8 <= range.upperBound {
        let word = UInt64(littleEndian: unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
        let marked = word ^ (ones &* 0x0A)
        let hits = (marked &- ones) & ~marked & 0x8080_8080_8080_8080
        if hits != 0 { return offset + hits.trailingZeroBitCount >> 3 }
        offset += 8
      }
      while offset < range.upperBound, unsafe bytes[offset] != 0x0A { offset += 1 }
      return offset
    }
  }

  /// The first offset that holds a byte beyond ASCII, or the number of bytes.
  static func beyondASCII(_ bytes: Span<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      var offset = 0
      while offset + 8 <= bytes.count {
        let word = UInt64(littleEndian: unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
        let hits = word & 0x8080_8080_8080_8080
        if hits != 0 { return offset + hits.trailingZeroBitCount >> 3 }
        offset += 8
      }
      while offset < bytes.count, unsafe bytes[offset] < 0x80 { offset += 1 }
      return offset
    }
  }

  /// The offset behind the last line feed in a range; nil if it holds none.
  static func endOfLastLine(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
    var offset = range.upperBound
    while offset > range.lowerBound {
      if bytes[offset - 1] == 0x0A { return offset }
      offset -= 1
    }
    return nil
  }

  /// The one-based column of an offset in code points, counted from the line's start.
  static func column(of offset: Int, from start: Int, in bytes: Span<UInt8>) -> Int {
    var column = 1
    for index in start..<max(start, min(offset, bytes.count)) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return column
  }

  /// The beginning of a record as a text for people: at most 80 characters, control characters as spaces.
  static func excerpt(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var head: [UInt8] = []
    for offset in range.lowerBound..<min(range.upperBound, range.lowerBound + 400) { head.append(bytes[offset]) }
    return excerpt(of: String(decoding: head, as: UTF8.self))
  }

  /// The beginning of a text, at most 80 characters, control characters as spaces.
  static func excerpt(of text: String) -> String {
    var excerpt = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(80) { excerpt.append(scalar.value < 0x20 ? " " : scalar) }
    while let last = excerpt.last, last == " " { excerpt.removeLast() }
    return String(excerpt)
  }
}
