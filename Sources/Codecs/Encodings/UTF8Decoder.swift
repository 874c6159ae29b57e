/// UTF-8 that may be broken (WHATWG Encoding, section 8.1.1).
enum UTF8Decoder {
  /// The text without its byte order mark; each longest beginning of a sequence that breaks off becomes one U+FFFD.
  static func decode(_ bytes: [UInt8]) -> DecodedText {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard var fault = UTF8Validator.firstInvalidOffset(in: bytes) else {
      return DecodedText(sound: start == 0 ? bytes : Array(bytes[start...]))
    }
    var text = DecodedText(capacity: bytes.count + 16)
    var copied = start
    while true {
      text.utf8.append(contentsOf: bytes[copied..<fault])
      text.replace(at: fault)
      copied = fault + brokenLength(bytes, fault)
      // Most broken pages are broken in a few places; a page of nothing but faults goes byte by byte.
      guard copied < bytes.count, let next = nextFault(bytes, from: copied) else { break }
      fault = next
    }
    text.utf8.append(contentsOf: bytes[copied...])
    return text
  }

  private static func nextFault(_ bytes: [UInt8], from start: Int) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { all in
      let rest = unsafe UnsafeBufferPointer(rebasing: all[start...])
      return unsafe UTF8Validator.firstInvalidOffset(in: rest).map { $0 + start }
    }
  }

  /// How many bytes one U+FFFD stands for: those that could still have become a character.
  private static func brokenLength(_ bytes: [UInt8], _ offset: Int) -> Int {
    let lead = bytes[offset]
    guard lead >= 0xC2, lead <= 0xF4 else { return 1 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    var taken = 1
    while taken < length, offset + taken < bytes.count {
      let byte = bytes[offset + taken]
      guard taken == 1 ? byte >= lowest && byte <= highest : byte & 0xC0 == 0x80 else { break }
      taken += 1
    }
    return taken
  }
}
