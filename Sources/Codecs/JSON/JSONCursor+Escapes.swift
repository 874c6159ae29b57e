extension JSONCursor {
  /// Checks the escape at a backslash and returns the offset behind it; a surrogate pair counts as one.
  @usableFromInline
  func escapeEnd(at backslash: Int) throws(JSONError) -> Int {
    guard backslash + 1 < end else { throw JSONError(.unexpectedEnd, at: end) }
    switch byte(at: backslash + 1) {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return backslash + 2
    case 0x75: return backslash + (try scalar(at: backslash) > 0xFFFF ? 12 : 6)
    default: throw JSONError(.invalidEscape, at: backslash)
    }
  }

  /// The Unicode scalar that the `\u` escape at an offset stands for, both halves of a pair joined.
  private func scalar(at backslash: Int) throws(JSONError) -> UInt32 {
    let unit = try codeUnit(at: backslash)
    guard unit & 0xF800 == 0xD800 else { return unit }
    guard unit < 0xDC00, end - backslash >= 12, byte(at: backslash + 6) == 0x5C, byte(at: backslash + 7) == 0x75 else {
      throw JSONError(.loneSurrogate, at: backslash)
    }
    let low = try codeUnit(at: backslash + 6)
    guard low & 0xFC00 == 0xDC00 else { throw JSONError(.loneSurrogate, at: backslash) }
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  private func codeUnit(at backslash: Int) throws(JSONError) -> UInt32 {
    guard end - backslash >= 6 else { throw JSONError(.invalidEscape, at: backslash) }
    var unit: UInt32 = 0
    for index in 2..<6 {
      let digit = byte(at: backslash + index)
      switch digit {
      case 0x30...0x39: unit = unit << 4 | UInt32(digit - 0x30)
      case 0x41...0x46: unit = unit << 4 | UInt32(digit - 0x37)
      case 0x61...0x66: unit = unit << 4 | UInt32(digit - 0x57)
      default: throw JSONError(.invalidEscape, at: backslash)
      }
    }
    return unit
  }

  /// Appends the text of a string, key or other scalar that this cursor read, with escapes resolved (section 7).
  package func appendText(of token: JSONToken, to text: inout [UInt8]) {
    guard token.hasEscapes else {
      unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[token.range]))
      return
    }
    var offset = token.start
    while offset < token.end {
      let plain = min(plainEnd(from: offset), token.end)
      unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[offset..<plain]))
      offset = plain
      guard offset + 1 < token.end else { return }
      offset = appendEscape(at: offset, to: &text)
    }
  }

  /// Appends the text of the selected bytes, which are what stands between the quotes of a string that was checked.
  package func appendUnescaped(to text: inout [UInt8]) {
    appendText(of: JSONToken(.escapedString, position, end), to: &text)
  }

  private func appendEscape(at backslash: Int, to text: inout [UInt8]) -> Int {
    switch byte(at: backslash + 1) {
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      // The string was checked when it was read, so that the fallback is never taken.
      let value = (try? scalar(at: backslash)) ?? 0xFFFD
      UTF8Sequence.append(value, to: &text)
      return backslash + (value > 0xFFFF ? 12 : 6)
    default: text.append(byte(at: backslash + 1))
    }
    return backslash + 2
  }

  /// The text of a string, key or other scalar that this cursor read, as a string.
  package func text(of token: JSONToken) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(token.end - token.start)
    appendText(of: token, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
