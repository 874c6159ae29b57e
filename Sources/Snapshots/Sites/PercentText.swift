import Codecs

/// Parts of addresses and names of files in one readable form, so that what means the same is spelt the same:
/// percent-encoded characters as themselves, except those that would change the meaning.
enum PercentText {
  /// A part of a path, or the name of a file.
  static func segment(_ bytes: some Collection<UInt8>) -> String {
    readable(bytes) { byte, _ in isHidden(byte) || byte == 0x2F || byte == 0x3F || byte == 0x23 }
  }

  /// A query, without its question mark.
  static func query(_ bytes: some Collection<UInt8>) -> String {
    readable(bytes) { byte, wasEncoded in
      isHidden(byte) || byte == 0x23 || (wasEncoded && (byte == 0x26 || byte == 0x2B || byte == 0x3D))
    }
  }

  /// A fragment, without its hash: decoded as a whole, as it is compared with ids.
  static func fragment(_ text: Substring) -> String {
    readable(text.utf8) { _, _ in false }
  }

  /// A percent sign, white space and control characters can't be seen for what they are.
  private static func isHidden(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || byte == 0x25
  }

  /// Decodes `%XX` to UTF-8, else to GB18030; what is neither stays as it is.
  ///
  /// - Parameter keeps: whether a byte is written as `%XX`, by itself and by whether it was.
  private static func readable(_ source: some Collection<UInt8>, keeps: (UInt8, Bool) -> Bool) -> String {
    let source = Array(source)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      var byte = source[index]
      var wasEncoded = false
      if byte == 0x25, index + 2 < source.count, let high = digit(source[index + 1]), let low = digit(source[index + 2])
      {
        (byte, wasEncoded) = (high << 4 | low, true)
        index += 2
      }
      if keeps(byte, wasEncoded) { append(byte, to: &bytes) } else { bytes.append(byte) }
      index += 1
    }
    return text(bytes) ?? encoded(source)
  }

  private static func text(_ bytes: [UInt8]) -> String? {
    if unsafe bytes.withUnsafeBufferPointer({ unsafe UTF8Validator.isValid($0) }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    // Kept bytes are ASCII below the second bytes of GB18030, so that they do not disturb its characters.
    var decoder = GB18030Decoder()
    var text: [UInt8] = []
    decoder.decode(bytes.span, to: &text)
    decoder.finish(&text)
    return decoder.faultCount == 0 ? String(decoding: text, as: UTF8.self) : nil
  }

  private static func encoded(_ source: [UInt8]) -> String {
    var result: [UInt8] = []
    for byte in source {
      if byte <= 0x20 || byte >= 0x7F { append(byte, to: &result) } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    result += [0x25, hexadecimal(byte >> 4), hexadecimal(byte & 15)]
  }

  private static func hexadecimal(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x37 + value
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte &- 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}
