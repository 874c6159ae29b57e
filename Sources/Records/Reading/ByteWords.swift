/// The small steps over UTF-8 bytes that the forms of the reading table share.
enum ByteWords {
  /// The range without ASCII white space, U+00A0, U+3000 and U+FEFF at its ends.
  static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper {
      let length = blankLength(bytes, at: lower, before: upper)
      guard length > 0 else { break }
      lower += length
    }
    while lower < upper {
      let length = blankLength(bytes, endingAt: upper, after: lower)
      guard length > 0 else { break }
      upper -= length
    }
    return lower..<upper
  }

  private static func blankLength(_ bytes: Span<UInt8>, at offset: Int, before end: Int) -> Int {
    let first = bytes[offset]
    if first == 0x20 || (first >= 0x09 && first <= 0x0D) { return 1 }
    if first == 0xC2, offset + 1 < end, bytes[offset + 1] == 0xA0 { return 2 }
    guard first == 0xE3 || first == 0xEF, offset + 2 < end else { return 0 }
    return isWideBlank(first, bytes[offset + 1], bytes[offset + 2]) ? 3 : 0
  }

  private static func blankLength(_ bytes: Span<UInt8>, endingAt end: Int, after lower: Int) -> Int {
    let last = bytes[end - 1]
    if last == 0x20 || (last >= 0x09 && last <= 0x0D) { return 1 }
    if last == 0xA0, end - 2 >= lower, bytes[end - 2] == 0xC2 { return 2 }
    guard last == 0x80 || last == 0xBF, end - 3 >= lower else { return 0 }
    return isWideBlank(bytes[end - 3], bytes[end - 2], last) ? 3 : 0
  }

  /// Says whether three bytes are the ideographic space U+3000 or the byte order mark U+FEFF.
  private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    (first == 0xE3 && second == 0x80 && third == 0x80) || (first == 0xEF && second == 0xBB && third == 0xBF)
  }

  /// Says whether the bytes of a range are these, ASCII letters in either case if `folds`.
  static func equal(_ bytes: Span<UInt8>, _ range: Range<Int>, _ word: [UInt8], folds: Bool = false) -> Bool {
    range.count == word.count && begins(bytes, range, with: word, folds: folds)
  }

  /// Says whether a range begins with a word.
  static func begins(_ bytes: Span<UInt8>, _ range: Range<Int>, with word: [UInt8], folds: Bool = false) -> Bool {
    guard range.count >= word.count else { return false }
    for index in word.indices {
      let found = bytes[range.lowerBound + index]
      guard found == word[index] || (folds && folded(found) == folded(word[index])) else { return false }
    }
    return true
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Reads a run of ASCII digits whose length is allowed, and steps over it; nil leaves the offset where it was.
  static func digits(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int, _ allowed: ClosedRange<Int>) -> Int? {
    var value = 0
    var next = offset
    while next < end, next - offset < allowed.upperBound, bytes[next] &- 0x30 < 10 {
      value = value * 10 + Int(bytes[next] - 0x30)
      next += 1
    }
    guard next - offset >= allowed.lowerBound else { return nil }
    offset = next
    return value
  }

  /// Steps over a word if it stands at the offset.
  static func take(_ word: [UInt8], _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Bool {
    guard begins(bytes, offset..<end, with: word) else { return false }
    offset += word.count
    return true
  }

  /// Steps over ASCII spaces.
  static func skipSpaces(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) {
    while offset < end, bytes[offset] == 0x20 { offset += 1 }
  }

  /// The words of a range for a message: at most 200 characters.
  static func shown(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var head: [UInt8] = []
    for offset in range.lowerBound..<min(range.upperBound, range.lowerBound + 804) { head.append(bytes[offset]) }
    return clipped(String(decoding: head, as: UTF8.self))
  }

  /// A text cut to 200 characters, the last one an ellipsis if something was left out.
  static func clipped(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 200 else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(199))) + "…"
  }
}
