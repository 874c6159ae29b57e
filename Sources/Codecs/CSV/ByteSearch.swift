/// The search for the bytes that end a run of plain text, eight bytes at a time.
enum ByteSearch {
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
    guard let base = bytes.baseAddress else { return start }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (onePattern, otherPattern) = (ones &* UInt64(one), ones &* UInt64(other))
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
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
