// The byte steps of the cursor. A word of eight bytes is looked at in one go: for each byte, the highest bit of
// `(word - n·0x01…) & ~word` is set if the byte is smaller than n. Borrows can set wrong bits only above the first
// right one, and only the first is used.
extension JSONCursor {
  @inlinable
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    unsafe bytes[offset]
  }

  /// The eight bytes from an offset on, the first one lowest. The caller has checked that they are in the buffer.
  @inlinable
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    let start = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + offset)
    return UInt64(littleEndian: unsafe start.loadUnaligned(as: UInt64.self))
  }

  @inlinable
  @inline(__always)
  mutating func skipWhitespace() {
    while position < end {
      let next = byte(at: position)
      if next > 0x20 { return }
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return }
      position += 1
    }
  }

  @inlinable
  mutating func enter(_ bracket: UInt8, otherwise cause: JSONError.Cause) throws(JSONError) {
    skipWhitespace()
    guard position < end else { throw JSONError(.unexpectedEnd, at: position) }
    guard byte(at: position) == bracket else { throw JSONError(cause, at: position) }
    guard depth < maximumDepth else { throw JSONError(.tooDeep, at: position) }
    depth += 1
    position += 1
    isFirst = true
  }

  /// Stands before the next member or element and returns true, or consumes the closing bracket and returns false.
  @inlinable
  mutating func nextMember(closing: UInt8, otherwise cause: JSONError.Cause) throws(JSONError) -> Bool {
    skipWhitespace()
    guard position < end else { throw JSONError(.unexpectedEnd, at: position) }
    let next = byte(at: position)
    if next == closing {
      position += 1
      depth -= 1
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard next == 0x2C else { throw JSONError(cause, at: position) }
    let comma = position
    position += 1
    skipWhitespace()
    guard position < end else { throw JSONError(.unexpectedEnd, at: position) }
    guard byte(at: position) != closing else { throw JSONError(.trailingComma, at: comma) }
    return true
  }

  @inlinable
  func matches(_ guess: Span<UInt8>, at start: Int) -> Bool {
    unsafe guess.withUnsafeBufferPointer { guess in
      var index = 0
      while index + 8 <= guess.count {
        let expected = unsafe UnsafeRawPointer(guess.baseAddress.unsafelyUnwrapped + index)
          .loadUnaligned(as: UInt64.self)
        guard word(at: start + index) == UInt64(littleEndian: expected) else { return false }
        index += 8
      }
      while index < guess.count {
        guard byte(at: start + index) == (unsafe guess[index]) else { return false }
        index += 1
      }
      return true
    }
  }

  /// The first offset that holds a quote, a backslash or a control character, or `end`.
  @inlinable
  @inline(__always)
  func plainEnd(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var offset = start
    while unsafe offset + 8 <= bytes.count {
      let word = word(at: offset)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let control = (word &- (ones &* 0x20)) & ~word
      let hits = (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & highs
      if hits != 0 { return min(offset + hits.trailingZeroBitCount >> 3, end) }
      offset += 8
      if offset >= end { return end }
    }
    while offset < end {
      let next = byte(at: offset)
      if next == 0x22 || next == 0x5C || next < 0x20 { return offset }
      offset += 1
    }
    return offset
  }

  /// Reads a string whose opening quote is the next byte.
  @inlinable
  mutating func string() throws(JSONError) -> JSONToken {
    let start = position + 1
    var offset = start
    var kind = JSONToken.Kind.string
    while true {
      offset = plainEnd(from: offset)
      guard offset < end else { throw JSONError(.unterminatedString, at: start - 1) }
      let next = byte(at: offset)
      if next == 0x22 {
        position = offset + 1
        return JSONToken(kind, start, offset)
      }
      guard next == 0x5C else { throw JSONError(.controlCharacter, at: offset) }
      offset = try escapeEnd(at: offset)
      kind = .escapedString
    }
  }

  /// Reads a number by the grammar of RFC 8259 section 6.
  @inlinable
  mutating func number() throws(JSONError) -> JSONToken {
    let start = position
    var offset = start
    if byte(at: offset) == 0x2D { offset += 1 }
    let integer = offset
    offset = digitsEnd(from: offset)
    guard offset > integer, offset == integer + 1 || byte(at: integer) != 0x30 else {
      throw JSONError(.invalidNumber, at: start)
    }
    if offset < end, byte(at: offset) == 0x2E {
      let fraction = offset + 1
      offset = digitsEnd(from: fraction)
      guard offset > fraction else { throw JSONError(.invalidNumber, at: start) }
    }
    if offset < end, byte(at: offset) | 0x20 == 0x65 {
      offset += 1
      if offset < end, byte(at: offset) == 0x2B || byte(at: offset) == 0x2D { offset += 1 }
      let exponent = offset
      offset = digitsEnd(from: exponent)
      guard offset > exponent else { throw JSONError(.invalidNumber, at: start) }
    }
    guard offset == end || !continuesWord(byte(at: offset)) else { throw JSONError(.invalidNumber, at: start) }
    position = offset
    return JSONToken(.number, start, offset)
  }

  @inlinable
  @inline(__always)
  func digitsEnd(from start: Int) -> Int {
    var offset = start
    while offset < end, byte(at: offset) &- 0x30 < 10 { offset += 1 }
    return offset
  }

  /// Says whether a byte right behind a number or a literal shows that the word goes on: `1x`, `1.2.3`, `trueish`.
  @inlinable
  @inline(__always)
  func continuesWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2E || byte == 0x2B || byte == 0x2D || byte >= 0x80
  }

  @inlinable
  mutating func literal(_ kind: JSONToken.Kind) throws(JSONError) -> JSONToken {
    let start = position
    let length = kind == .false ? 5 : 4
    guard end - start >= length else { throw JSONError(.invalidLiteral, at: start) }
    var word: UInt32 = 0
    // The first byte is known; of `false` the last four decide, of the others all four.
    for index in (length - 4)..<length { word = word << 8 | UInt32(byte(at: start + index)) }
    let expected: UInt32 = kind == .true ? 0x7472_7565 : kind == .false ? 0x616C_7365 : 0x6E75_6C6C
    guard word == expected, start + length == end || !continuesWord(byte(at: start + length)) else {
      throw JSONError(.invalidLiteral, at: start)
    }
    position = start + length
    return JSONToken(kind, start, position)
  }
}
