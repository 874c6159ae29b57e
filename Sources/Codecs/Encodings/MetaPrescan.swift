/// Looks for the encoding that a page declares, before it is parsed (WHATWG HTML, section 13.2.3.3, "prescan a byte
/// stream to determine its encoding").
struct MetaPrescan {
  /// How many bytes at the beginning the standard recommends to look at.
  static let usualLength = 1_024

  /// Whether what stands in scripts, styles and other raw text is passed over, as a parser does and the prescan of the
  /// first bytes does not.
  var skipsRawText = false

  private static let commentStart = Array("<!--".utf8)
  private static let metaStart = Array("<meta".utf8)

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Makes a look at some bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The encoding, or nil if none is declared.
  func encoding() -> WebEncoding? {
    var scan = self
    if let declaration = scan.utf16Declaration() { return declaration }
    if let found = scan.run() { return found }
    return xmlEncoding()
  }

  /// Nil when the bytes run out.
  private mutating func run() -> WebEncoding? {
    while let start = bytes[position...].firstIndex(of: 0x3C) {
      position = start
      let next = at(position + 1) ?? 0
      if next == 0x21, matches(MetaPrescan.commentStart) {
        guard let end = commentEnd() else { return nil }
        position = end
      } else if next | 0x20 == 0x6D, matches(MetaPrescan.metaStart), let byte = at(position + 5),
        ASCII.isSpace(byte) || byte == 0x2F
      {
        position += 5
        guard let found = meta() else { return nil }
        if case .some(let encoding) = found { return encoding }
      } else if isTag() {
        guard tag() else { return nil }
      } else if next == 0x21 || next == 0x2F || next == 0x3F {
        guard let end = bytes[position...].firstIndex(of: 0x3E) else { return nil }
        position = end
      }
      position += 1
      guard position < bytes.endIndex else { return nil }
    }
    return nil
  }

  private func at(_ index: Int) -> UInt8? {
    index < bytes.endIndex ? bytes[index] : nil
  }

  /// Whether a word in lower case stands here, in any case.
  private func matches(_ word: [UInt8]) -> Bool {
    guard position + word.count <= bytes.endIndex else { return false }
    return zip(bytes[position...], word).allSatisfy { ASCII.lowered($0) == $1 }
  }

  /// The place of the `>` that ends the comment here; its dashes may be those that open it.
  private func commentEnd() -> Int? {
    var index = position + 4
    while let end = bytes[index...].firstIndex(of: 0x3E) {
      if bytes[end - 1] == 0x2D, bytes[end - 2] == 0x2D { return end }
      index = end + 1
    }
    return nil
  }

  private func isTag() -> Bool {
    guard let next = at(position + 1) else { return false }
    if ASCII.isLetter(next) { return true }
    guard next == 0x2F, let letter = at(position + 2) else { return false }
    return ASCII.isLetter(letter)
  }

  /// Moves over a tag and its attributes; false when the bytes run out.
  private mutating func tag() -> Bool {
    let isOpening = at(position + 1) != 0x2F
    let name = position + 1
    guard let end = bytes[position...].firstIndex(where: { ASCII.isSpace($0) || $0 == 0x3E }) else { return false }
    position = end
    while true {
      switch attribute(isRead: false) {
      case .cut: return false
      case .found: continue
      case .none: break
      }
      break
    }
    return isOpening && skipsRawText ? skipRawText(bytes[name..<end].map(ASCII.lowered)) : true
  }

  /// Moves to the end tag of an element that holds raw text; false when there is none.
  private mutating func skipRawText(_ name: [UInt8]) -> Bool {
    guard MetaPrescan.rawTextNames.contains(String(decoding: name, as: UTF8.self)) else { return true }
    var index = position
    while let start = bytes[index...].firstIndex(of: 0x3C) {
      index = start + 1
      let end = start + 2 + name.count
      guard end < bytes.endIndex, bytes[start + 1] == 0x2F else { continue }
      guard zip(bytes[(start + 2)...], name).allSatisfy({ ASCII.lowered($0) == $1 }) else { continue }
      if bytes[end] == 0x3E || bytes[end] == 0x2F || ASCII.isSpace(bytes[end]) {
        position = start - 1
        return true
      }
    }
    return false
  }

  private static let rawTextNames: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]
}

extension MetaPrescan {
  /// An attribute with its name in lower case.
  private struct Attribute {
    var name: [UInt8] = []
    var value: [UInt8] = []
  }

  private enum AttributeStep {
    case found(Attribute)
    /// The tag ends.
    case none
    /// The bytes run out.
    case cut
  }

  /// Looks at the attributes of a meta element: the encoding it declares or `.some(nil)`; nil when the bytes run out.
  private mutating func meta() -> WebEncoding?? {
    var names: [[UInt8]] = []
    var isContentType = false
    var needsContentType: Bool?
    /// Nil before a label was seen; then whether the standard knows it.
    var charset: WebEncoding??
    while true {
      guard case .found(let attribute) = attribute(isRead: true) else { break }
      if names.contains(attribute.name) { continue }
      // A tag with thousands of names would take the square of their number.
      if names.count < 64 { names.append(attribute.name) }
      switch String(decoding: attribute.name, as: UTF8.self) {
      case "http-equiv": isContentType = attribute.value == Array("content-type".utf8)
      case "content":
        if charset == nil, let label = MetaPrescan.charset(inContent: attribute.value[...]),
          let encoding = WebEncoding(label: label)
        {
          charset = .some(encoding)
          needsContentType = true
        }
      case "charset":
        charset = .some(WebEncoding(label: attribute.value))
        needsContentType = false
      default: break
      }
    }
    guard position < bytes.endIndex else { return nil }
    guard let needsContentType, !needsContentType || isContentType, case .some(.some(let encoding)) = charset else {
      return .some(nil)
    }
    return .some(MetaPrescan.usable(encoding))
  }

  /// What a page that could be read as ASCII up to here can be in.
  private static func usable(_ encoding: WebEncoding) -> WebEncoding {
    switch encoding {
    case .utf16BE, .utf16LE: .utf8
    case .userDefined: .windows1252
    default: encoding
    }
  }

  /// "Get an attribute": name and value in lower case; both left empty if they are of no interest.
  private mutating func attribute(isRead: Bool) -> AttributeStep {
    while let byte = at(position), ASCII.isSpace(byte) || byte == 0x2F { position += 1 }
    guard let first = at(position) else { return .cut }
    if first == 0x3E { return .none }
    var attribute = Attribute()
    let start = position
    while true {
      guard let byte = at(position) else { return .cut }
      if byte == 0x3D, position > start { break }
      if ASCII.isSpace(byte) {
        while let byte = at(position), ASCII.isSpace(byte) { position += 1 }
        guard let byte = at(position) else { return .cut }
        if byte != 0x3D { return .found(attribute) }
        break
      }
      if byte == 0x2F || byte == 0x3E { return .found(attribute) }
      if isRead { attribute.name.append(ASCII.lowered(byte)) }
      position += 1
    }
    position += 1
    return value(of: attribute, isRead: isRead)
  }

  private mutating func value(of named: Attribute, isRead: Bool) -> AttributeStep {
    var attribute = named
    while let byte = at(position), ASCII.isSpace(byte) { position += 1 }
    guard let first = at(position) else { return .cut }
    if first == 0x3E { return .found(attribute) }
    let isQuoted = first == 0x22 || first == 0x27
    if isQuoted { position += 1 }
    while let byte = at(position) {
      if isQuoted ? byte == first : ASCII.isSpace(byte) || byte == 0x3E {
        if isQuoted { position += 1 }
        return .found(attribute)
      }
      if isRead { attribute.value.append(ASCII.lowered(byte)) }
      position += 1
    }
    return .cut
  }

  /// The label in the value of `content` or of a header ("extracting a character encoding from a meta element").
  static func charset(inContent content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let word = Array("charset".utf8)
    var index = content.startIndex
    while index + word.count <= content.endIndex {
      guard zip(content[index...], word).allSatisfy({ ASCII.lowered($0) == $1 }) else {
        index += 1
        continue
      }
      index += word.count
      while index < content.endIndex, ASCII.isSpace(content[index]) { index += 1 }
      guard index < content.endIndex, content[index] == 0x3D else { continue }
      index += 1
      while index < content.endIndex, ASCII.isSpace(content[index]) { index += 1 }
      guard index < content.endIndex else { return nil }
      let quote = content[index]
      if quote == 0x22 || quote == 0x27 {
        let start = index + 1
        return content[start...].firstIndex(of: quote).map { content[start..<$0] }
      }
      let end = content[index...].firstIndex { ASCII.isSpace($0) || $0 == 0x3B } ?? content.endIndex
      return content[index..<end]
    }
    return nil
  }
}

extension MetaPrescan {
  /// UTF-16 by the beginning of an XML declaration.
  private func utf16Declaration() -> WebEncoding? {
    if bytes.starts(with: [0x3C, 0, 0x3F, 0, 0x78, 0]) { return .utf16LE }
    if bytes.starts(with: [0, 0x3C, 0, 0x3F, 0, 0x78]) { return .utf16BE }
    return nil
  }

  /// "Get an XML encoding": the encoding of a declaration such as `<?xml version="1.0" encoding="GBK"?>`.
  private func xmlEncoding() -> WebEncoding? {
    guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: 0x3E) else { return nil }
    let declaration = bytes[..<end]
    let word = Array("encoding".utf8)
    guard let start = declaration.indices.first(where: { declaration[$0...].starts(with: word) }) else { return nil }
    var index = start + word.count
    while index < end, declaration[index] <= 0x20 { index += 1 }
    guard index < end, declaration[index] == 0x3D else { return nil }
    index += 1
    while index < end, declaration[index] <= 0x20 { index += 1 }
    guard index < end, declaration[index] == 0x22 || declaration[index] == 0x27 else { return nil }
    let quote = declaration[index]
    guard let close = bytes[(index + 1)...].firstIndex(of: quote) else { return nil }
    let label = bytes[(index + 1)..<close]
    guard label.allSatisfy({ $0 > 0x20 }), let encoding = WebEncoding(label: label) else { return nil }
    return encoding == .utf16BE || encoding == .utf16LE ? .utf8 : encoding
  }
}
