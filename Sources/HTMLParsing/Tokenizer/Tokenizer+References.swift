extension Tokenizer {
  /// At `&`: appends the characters that a reference means and gives the place behind it; nil if `&` is only a character.
  mutating func reference(at start: Int, inAttribute: Bool) -> Int? {
    let next = bytes[start + 1]
    if next == 0x23 { return numericReference(at: start) }
    guard PageBytes.isAlphanumeric(next) else { return nil }
    var end = start + 2
    // No name is longer than 31 letters.
    while end - start <= 32, PageBytes.isAlphanumeric(bytes[end]) { end += 1 }
    let table = EntityIndex.shared
    if bytes[end] == 0x3B, let entity = table.entity(bytes, start + 1..<end) {
      table.appendCharacters(of: entity, to: &decoded)
      return end + 1
    }
    return oldReference(at: start, longest: end, inAttribute)
  }

  /// A name of old that counts without a semicolon, as the beginning of the letters there.
  private mutating func oldReference(at start: Int, longest: Int, _ inAttribute: Bool) -> Int? {
    let table = EntityIndex.shared
    var end = min(longest, start + 1 + EntityIndex.longestOldName)
    while end > start + 2 {
      if let entity = table.entity(bytes, start + 1..<end), table.isOld(entity) {
        // In a value `&copy=1` is no reference but a parameter of an address.
        if inAttribute, bytes[end] == 0x3D || PageBytes.isAlphanumeric(bytes[end]) { return nil }
        table.appendCharacters(of: entity, to: &decoded)
        return end
      }
      end -= 1
    }
    return nil
  }

  private mutating func numericReference(at start: Int) -> Int? {
    let isHexadecimal = bytes[start + 2] | 0x20 == 0x78
    let first = isHexadecimal ? start + 3 : start + 2
    var (index, code) = (first, UInt32(0))
    while let digit = Self.digit(bytes[index], isHexadecimal) {
      code = min(code * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    Self.append(Self.scalar(code), to: &decoded)
    return bytes[index] == 0x3B ? index + 1 : index
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }

  /// The character of a number (numeric character reference end state).
  private static func scalar(_ code: UInt32) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    if code == 0 { return replacement }
    if code >= 0x80, code < 0xA0 { return Unicode.Scalar(windows[Int(code) - 0x80]) ?? replacement }
    return Unicode.Scalar(code) ?? replacement
  }

  /// What the numbers 0x80 to 0x9F mean: characters of windows-1252.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
