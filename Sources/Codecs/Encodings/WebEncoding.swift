/// The encodings of the web by their names in the WHATWG Encoding Standard (section 4.2).
package enum WebEncoding: String, Sendable, Hashable, CaseIterable {
  /// The encoding of nearly every page today.
  case utf8 = "UTF-8"
  // One byte a character.
  case ibm866 = "IBM866"
  case iso8859Part2 = "ISO-8859-2"
  case iso8859Part3 = "ISO-8859-3"
  case iso8859Part4 = "ISO-8859-4"
  case iso8859Part5 = "ISO-8859-5"
  case iso8859Part6 = "ISO-8859-6"
  case iso8859Part7 = "ISO-8859-7"
  case iso8859Part8 = "ISO-8859-8"
  case iso8859Part8Logical = "ISO-8859-8-I"
  case iso8859Part10 = "ISO-8859-10"
  case iso8859Part13 = "ISO-8859-13"
  case iso8859Part14 = "ISO-8859-14"
  case iso8859Part15 = "ISO-8859-15"
  case iso8859Part16 = "ISO-8859-16"
  case koi8r = "KOI8-R"
  case koi8u = "KOI8-U"
  case macintosh
  case windows874 = "windows-874"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case macCyrillic = "x-mac-cyrillic"
  /// Also the encoding of pages that say GB2312; decoded as GB18030 is.
  case gbk = "GBK"
  /// GB 18030.
  case gb18030
  /// Big5 with the Hong Kong supplement.
  case big5 = "Big5"
  // Not decoded here.
  case eucJP = "EUC-JP"
  case iso2022JP = "ISO-2022-JP"
  case shiftJIS = "Shift_JIS"
  case eucKR = "EUC-KR"
  case replacement
  /// UTF-16 with the high byte first.
  case utf16BE = "UTF-16BE"
  /// UTF-16 with the low byte first, as most pages in UTF-16 are.
  case utf16LE = "UTF-16LE"
  case userDefined = "x-user-defined"

  /// The encoding with a label such as `gb2312`; case and ASCII white space around it don't matter.
  ///
  /// "Get an encoding" of the standard; nil for a label that it does not know.
  package init?(label: some Collection<UInt8>) {
    let trimmed = WebEncoding.trimmed(label)
    // The longest label has 21 bytes; what is longer need not be made into a text first.
    guard trimmed.count <= 32 else { return nil }
    let lowered = trimmed.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    guard let encoding = WebEncoding.byLabel[String(decoding: lowered, as: UTF8.self)] else { return nil }
    self = encoding
  }

  /// The encoding with a label such as `gb2312`; case and ASCII white space around it don't matter.
  package init?(label: String) {
    self.init(label: Array(label.utf8))
  }

  /// Whether pages in it can be read.
  package var isReadable: Bool {
    switch self {
    case .eucJP, .iso2022JP, .shiftJIS, .eucKR, .replacement, .userDefined: false
    default: true
    }
  }

  /// The labels of the standard, in its order.
  package var labels: [String] {
    WebEncoding.lines.first { $0.encoding == self }?.labels ?? []
  }

  private static func trimmed<Bytes: Collection<UInt8>>(_ bytes: Bytes) -> ArraySlice<UInt8> {
    var slice = Array(bytes)[...]
    while let first = slice.first, ASCII.isSpace(first) { slice.removeFirst() }
    while let last = slice.last, ASCII.isSpace(last) { slice.removeLast() }
    return slice
  }

  private static let lines: [(encoding: WebEncoding, labels: [String])] =
    WebEncodingLabels.table.description.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let encoding = WebEncoding(rawValue: String(parts[0])) else { return nil }
      return (encoding, labels(of: parts[1]))
    }

  /// The labels of a line of the table; they may hold a colon themselves, as `iso_8859-1:1987` does.
  private static func labels(of text: Substring) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private static let byLabel: [String: WebEncoding] = {
    var encodings: [String: WebEncoding] = [:]
    for line in lines {
      for label in line.labels { encodings[label] = line.encoding }
    }
    return encodings
  }()
}

/// What the standards of the web say of single ASCII bytes.
enum ASCII {
  /// ASCII white space: tab, line feed, form feed, carriage return, space (WHATWG Infra, section 4.6).
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  /// A letter A–Z or a–z.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  /// The byte with A–Z made a–z.
  @inline(__always)
  static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
