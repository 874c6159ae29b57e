import Codecs

/// The steps over JSON values that go into no column: every byte is checked against RFC 8259, nothing is kept.
enum JSONText {
  /// The place of the closing quote of a string, given the place behind its opening one, and whether it has escapes.
  @inline(__always)
  static func end(_ start: Bytes) -> (end: Bytes, hasEscapes: Bool)? {
    let end = unsafe plainEnd(start)
    if unsafe end[0] == 0x22 { return unsafe (end, false) }
    guard unsafe end[0] == 0x5C, let escapedEnd = unsafe escapedEnd(end) else { return nil }
    return unsafe (escapedEnd, true)
  }

  /// The place of the closing quote of a string, from its first backslash on.
  @inline(never)
  private static func escapedEnd(_ backslash: Bytes) -> Bytes? {
    var place = unsafe backslash
    while unsafe place[0] != 0x22 {
      guard unsafe place[0] == 0x5C, let length = unsafe escapeLength(place) else { return nil }
      unsafe place = unsafe plainEnd(place + length)
    }
    return unsafe place
  }

  /// The length of the escape at a backslash; a surrogate pair counts as one.
  private static func escapeLength(_ backslash: Bytes) -> Int? {
    switch unsafe backslash[1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return 2
    case 0x75:
      guard let unit = unsafe codeUnit(backslash + 2) else { return nil }
      guard unit & 0xF800 == 0xD800 else { return 6 }
      guard unit < 0xDC00, unsafe backslash[6] == 0x5C, unsafe backslash[7] == 0x75,
        let low = unsafe codeUnit(backslash + 8),
        low & 0xFC00 == 0xDC00
      else { return nil }
      return 12
    default: return nil
    }
  }

  private static func codeUnit(_ digits: Bytes) -> UInt32? {
    var unit: UInt32 = 0
    for index in 0..<4 {
      let digit = unsafe digits[index]
      switch digit {
      case 0x30...0x39: unit = unit << 4 | UInt32(digit - 0x30)
      case 0x41...0x46: unit = unit << 4 | UInt32(digit - 0x37)
      case 0x61...0x66: unit = unit << 4 | UInt32(digit - 0x57)
      default: return nil
      }
    }
    return unit
  }

  /// Puts the text of a string that ``end(_:)`` has accepted into a buffer, with its escapes resolved.
  static func unescape(_ start: Bytes, _ end: Bytes, to text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    unsafe JSONCursor(UnsafeBufferPointer(start: start, count: end - start)).appendUnescaped(to: &text)
  }

  /// The place behind the value at a place, whatever it is.
  ///
  /// - Parameter depth: how many containers are open around it.
  static func valueEnd(_ start: Bytes, depth: Int, _ maximumDepth: Int) -> Bytes? {
    switch unsafe start[0] {
    case 0x22:
      guard let (end, _) = unsafe end(start + 1) else { return nil }
      return unsafe end + 1
    case 0x2D, 0x30...0x39: return unsafe numberEnd(start)
    case 0x7B: return unsafe objectEnd(start, depth: depth, maximumDepth)
    case 0x5B: return unsafe arrayEnd(start, depth: depth, maximumDepth)
    // `true`, `false`, `null`
    case 0x74: return unsafe word32(start) == 0x6575_7274 && !continuesWord(start[4]) ? start + 4 : nil
    case 0x66: return unsafe word32(start + 1) == 0x6573_6C61 && !continuesWord(start[5]) ? start + 5 : nil
    case 0x6E: return unsafe word32(start) == 0x6C6C_756E && !continuesWord(start[4]) ? start + 4 : nil
    default: return nil
    }
  }

  private static func numberEnd(_ start: Bytes) -> Bytes? {
    var place = unsafe start
    if unsafe place[0] == 0x2D { unsafe place += 1 }
    guard unsafe place[0] &- 0x30 < 10, unsafe place[0] != 0x30 || place[1] &- 0x30 >= 10 else { return nil }
    unsafe place = unsafe digitsEnd(place)
    if unsafe place[0] == 0x2E {
      let decimals = unsafe place + 1
      unsafe place = unsafe digitsEnd(decimals)
      if unsafe place == decimals { return nil }
    }
    if unsafe place[0] | 0x20 == 0x65 {
      unsafe place += 1
      if unsafe place[0] == 0x2B || place[0] == 0x2D { unsafe place += 1 }
      let exponent = unsafe place
      unsafe place = unsafe digitsEnd(exponent)
      if unsafe place == exponent { return nil }
    }
    return unsafe continuesWord(place[0]) ? nil : place
  }

  @inline(__always)
  private static func digitsEnd(_ start: Bytes) -> Bytes {
    var place = unsafe start
    while unsafe place[0] &- 0x30 < 10 { unsafe place += 1 }
    return unsafe place
  }

  private static func objectEnd(_ start: Bytes, depth: Int, _ maximumDepth: Int) -> Bytes? {
    guard depth < maximumDepth else { return nil }
    var place = unsafe blanksEnd(start + 1)
    if unsafe place[0] == 0x7D { return unsafe place + 1 }
    while true {
      guard unsafe place[0] == 0x22, let (keyEnd, _) = unsafe end(place + 1) else { return nil }
      unsafe place = unsafe blanksEnd(keyEnd + 1)
      guard unsafe place[0] == 0x3A, let end = unsafe valueEnd(blanksEnd(place + 1), depth: depth + 1, maximumDepth)
      else {
        return nil
      }
      unsafe place = unsafe blanksEnd(end)
      if unsafe place[0] == 0x7D { return unsafe place + 1 }
      guard unsafe place[0] == 0x2C else { return nil }
      unsafe place = unsafe blanksEnd(place + 1)
    }
  }

  private static func arrayEnd(_ start: Bytes, depth: Int, _ maximumDepth: Int) -> Bytes? {
    guard depth < maximumDepth else { return nil }
    var place = unsafe blanksEnd(start + 1)
    if unsafe place[0] == 0x5D { return unsafe place + 1 }
    while true {
      guard let end = unsafe valueEnd(place, depth: depth + 1, maximumDepth) else { return nil }
      unsafe place = unsafe blanksEnd(end)
      if unsafe place[0] == 0x5D { return unsafe place + 1 }
      guard unsafe place[0] == 0x2C else { return nil }
      unsafe place = unsafe blanksEnd(place + 1)
    }
  }
}
