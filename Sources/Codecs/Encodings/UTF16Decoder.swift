/// UTF-16 of either byte order (WHATWG Encoding, section 14.2).
enum UTF16Decoder {
  /// The text without its byte order mark; a surrogate without its other half, and a last odd byte, become U+FFFD.
  static func decode(_ bytes: [UInt8], lowFirst: Bool) -> DecodedText {
    var text = DecodedText(capacity: bytes.count * 3 / 2 + 4)
    let count = bytes.count & ~1
    var offset = 0
    while offset < count {
      let unit = unit(bytes, offset, lowFirst)
      if unit & 0xF800 != 0xD800 {
        if offset > 0 || unit != 0xFEFF { UTF8Sequence.append(unit, to: &text.utf8) }
        offset += 2
        continue
      }
      let next: UInt32 = offset + 2 < count ? self.unit(bytes, offset + 2, lowFirst) : 0
      if unit < 0xDC00, next & 0xFC00 == 0xDC00 {
        UTF8Sequence.append(0x10000 + (unit & 0x3FF) << 10 + next & 0x3FF, to: &text.utf8)
        offset += 4
      } else {
        // A high surrogate right before an odd last byte is one fault with it, not two.
        text.replace(at: offset)
        offset += 2
        if offset == count, unit < 0xDC00 { return text }
      }
    }
    if count < bytes.count { text.replace(at: count) }
    return text
  }

  @inline(__always)
  private static func unit(_ bytes: [UInt8], _ offset: Int, _ lowFirst: Bool) -> UInt32 {
    let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
    return lowFirst ? second << 8 | first : first << 8 | second
  }
}
