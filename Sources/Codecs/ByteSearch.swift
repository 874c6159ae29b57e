/// The search for single bytes, eight at a time: line ends of records, and what ends a run of plain text.
package enum ByteSearch {
  /// The first index from `start` on that holds a byte, or the count if none does.
  package static func first(of byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let pattern = ones &* UInt64(byte)
      var index = start
      while index + 8 <= bytes.count {
        let hits = zeroBytes(unsafe word(bytes, index) ^ pattern)
        if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
        index += 8
      }
      while index < bytes.count, unsafe bytes[index] != byte { index += 1 }
      return index
    }
  }

  /// How often a byte occurs: with LF, the number of line ends in a chunk.
  package static func count(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let pattern = ones &* UInt64(byte)
      var index = 0
      var count = 0
      while index + 8 <= bytes.count {
        count += zeroBytes(unsafe word(bytes, index) ^ pattern).nonzeroBitCount
        index += 8
      }
      while index < bytes.count {
        if unsafe bytes[index] == byte { count += 1 }
        index += 1
      }
      return count
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The highest bit of each byte that is zero, and no other bit.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & lows) &+ lows) | word | lows)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64 {
    UInt64(littleEndian: unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The first index from `start` on that holds one of two bytes, CR, LF or another control character, or the end.
  ///
  /// Control characters other than the wanted ones are found too; the caller looks at the byte anyway.
  @inline(__always)
  static func first(of one: UInt8, _ other: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { unsafe first(of: one, other, in: $0, from: start) }
  }

  private static func first(
    of one: UInt8, _ other: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let (onePattern, otherPattern) = (ones &* UInt64(one), ones &* UInt64(other))
    var index = start
    while index + 8 <= bytes.count {
      let word = unsafe word(bytes, index)
      let first = word ^ onePattern
      let second = word ^ otherPattern
      // For each byte the highest bit is set if it is below 0x0E or equal to a wanted byte; see JSONCursor+Steps.
      let control = (word &- (ones &* 0x0E)) & ~word
      let hits = (control | ((first &- ones) & ~first) | ((second &- ones) & ~second)) & 0x8080_8080_8080_8080
      if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count {
      let byte = unsafe bytes[index]
      if byte == one || byte == other || byte < 0x0E { return index }
      index += 1
    }
    return index
  }
}
