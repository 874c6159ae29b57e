/// The text of an XML document as UTF-8, whatever encoding it comes in (XML 1.0, appendix F).
enum XMLText {
  /// The document without its byte order mark.
  static func decode(_ bytes: [UInt8]) throws(XMLError.Cause) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try checked(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), isBig: true) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), isBig: false) }
    if bytes.starts(with: [0, 0x3C, 0, 0x3F]) { return try utf16(bytes[...], isBig: true) }
    if bytes.starts(with: [0x3C, 0, 0x3F, 0]) { return try utf16(bytes[...], isBig: false) }
    guard let name = declaredEncoding(bytes) else { return try checked(bytes) }
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": return try checked(bytes)
    case "gb18030", "gbk", "gb2312", "cp936", "x-gbk":
      do { return try GB18030.decode(bytes) } catch { throw .invalidText }
    default: throw .unknownEncoding(name)
    }
  }

  private static func checked(_ bytes: [UInt8]) throws(XMLError.Cause) -> [UInt8] {
    guard UTF8Validator.firstInvalidOffset(in: bytes) == nil else { throw .invalidText }
    return bytes
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool) throws(XMLError.Cause) -> [UInt8] {
    guard bytes.count % 2 == 0 else { throw .invalidText }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBig ? first << 8 | second : second << 8 | first)
      index += 2
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw .invalidText }
    return Array(text.utf8)
  }

  /// The encoding that the declaration names, if the document begins with one in bytes that extend ASCII.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: Array("<?xml".utf8)) else { return nil }
    let declaration = String(decoding: bytes.prefix(256).prefix { $0 != 0x3E }.map { min($0, 0x7F) }, as: UTF8.self)
    let parts = declaration.split(separator: "encoding", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let value = parts[1].drop { $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\r\n" || $0 == "\n" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}
