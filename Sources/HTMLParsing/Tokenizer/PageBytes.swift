/// The bytes of a page, read without copying; behind the end there are zeros.
///
/// INVARIANT: the memory stays in place while a value of this type lives: only ``reading(_:_:)`` makes one.
@safe
struct PageBytes {
  private let base: UnsafeBufferPointer<UInt8>
  /// How many bytes there are.
  let count: Int

  private init(_ base: UnsafeBufferPointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// Gives a body the bytes of an array; what is behind the first `limit` is not seen.
  static func reading<Result>(_ source: [UInt8], limit: Int, _ body: (PageBytes) -> Result) -> Result {
    unsafe source.withUnsafeBufferPointer { buffer in
      body(unsafe PageBytes(buffer, count: min(buffer.count, limit)))
    }
  }

  /// A byte, or 0 behind the end; a NUL in the page is told from the end by the index.
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    index < count ? unsafe base[index] : 0
  }

  /// Some of the bytes, to be appended to an array.
  @inline(__always)
  func append(_ range: Range<Int>, to array: inout [UInt8]) {
    unsafe array.append(contentsOf: base[range])
  }

  /// The first place from `start` on of `<`, `&` or NUL, or the end: where plain text ends.
  @inline(__always)
  func endOfText(from start: Int) -> Int {
    let (less, ampersand) = (Self.ones &* 0x3C, Self.ones &* 0x26)
    var index = start
    while index + 8 <= count {
      let word = word(index)
      let (first, second) = (word ^ less, word ^ ampersand)
      let hits =
        (((first &- Self.ones) & ~first) | ((second &- Self.ones) & ~second) | ((word &- Self.ones) & ~word))
        & Self.highs
      if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count {
      let byte = unsafe base[index]
      if byte == 0x3C || byte == 0x26 || byte == 0 { return index }
      index += 1
    }
    return index
  }

  /// The first place from `start` on of a byte or NUL, or the end.
  @inline(__always)
  func first(of byte: UInt8, from start: Int) -> Int {
    let pattern = Self.ones &* UInt64(byte)
    var index = start
    while index + 8 <= count {
      let word = word(index)
      let mixed = word ^ pattern
      let hits = (((mixed &- Self.ones) & ~mixed) | ((word &- Self.ones) & ~word)) & Self.highs
      if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count, unsafe base[index] != byte, unsafe base[index] != 0 { index += 1 }
    return index
  }

  /// The first place from `start` on of a quote, `&` or a control character up to CR, or the end.
  @inline(__always)
  func endOfValue(_ quote: UInt8, from start: Int) -> Int {
    let (quotes, ampersand) = (Self.ones &* UInt64(quote), Self.ones &* 0x26)
    var index = start
    while index + 8 <= count {
      let word = word(index)
      let (first, second) = (word ^ quotes, word ^ ampersand)
      let hits =
        (((first &- Self.ones) & ~first) | ((second &- Self.ones) & ~second)
          | ((word &- Self.ones &* 0x0E) & ~word)) & Self.highs
      if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count {
      let byte = unsafe base[index]
      if byte == quote || byte == 0x26 || byte < 0x0E { return index }
      index += 1
    }
    return index
  }

  /// Says whether a word in small letters stands at a place, in letters of either size.
  func has(_ word: StaticString, at place: Int) -> Bool {
    for offset in 0..<word.utf8CodeUnitCount
    where Self.small(self[place + offset]) != (unsafe word.utf8Start[offset]) {
      return false
    }
    return true
  }

  /// A byte with A to Z as a to z.
  @inline(__always)
  static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Tab, line feed, form feed, carriage return, space.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
  }

  /// A to Z and a to z.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Letters and 0 to 9.
  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 0x30 < 10 }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private func word(_ index: Int) -> UInt64 {
    UInt64(littleEndian: unsafe UnsafeRawBufferPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
