/// Names, attributes, text and references.
extension XMLReader {
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  func begins(_ characters: StaticString) -> Bool {
    let length = characters.utf8CodeUnitCount
    guard index + length <= text.count else { return false }
    return characters.withUTF8Buffer { characters in
      for offset in 0..<length where unsafe text[index + offset] != characters[offset] { return false }
      return true
    }
  }

  mutating func skipSpace() {
    while index < text.count, XMLReader.isSpace(text[index]) { index += 1 }
  }

  /// Goes behind the next occurrence of some characters.
  mutating func skip(past characters: StaticString, from start: Int) throws(XMLError) {
    index = start
    while index < text.count {
      if begins(characters) {
        index += characters.utf8CodeUnitCount
        return
      }
      try check()
      index += 1
    }
    throw error(.truncated)
  }

  /// Checks that the character here is one that XML allows (XML 1.0, production 2).
  @inline(__always)
  func check() throws(XMLError) {
    let byte = text[index]
    if byte < 0x20, !XMLReader.isSpace(byte) { throw error(.invalidCharacter) }
    if byte == 0xEF, text[index + 1] == 0xBF, text[index + 2] >= 0xBE { throw error(.invalidCharacter) }
  }

  // MARK: Names

  /// Reads a name (XML 1.0, production 5) and returns where it stands.
  mutating func readName() throws(XMLError) -> Range<Int> {
    let start = index
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte == 0x3A
        let isOther = byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x2E
        guard isLetter || isOther && index > start else { break }
        index += 1
      } else {
        let (scalar, length) = self.scalar()
        guard XMLReader.isNameScalar(scalar, isFirst: index == start) else { break }
        index += length
      }
      guard index - start <= limits.nameLength else { throw error(.tooLarge(limit: limits.nameLength)) }
    }
    guard index > start else { throw error(.expected("name")) }
    return start..<index
  }

  /// The character of more than one byte that stands here.
  private func scalar() -> (UInt32, length: Int) {
    let first = UInt32(text[index])
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var scalar = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
    return (scalar, length)
  }

  private static func isNameScalar(_ scalar: UInt32, isFirst: Bool) -> Bool {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
      0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: !isFirst
    default: false
    }
  }

  /// The name with its namespace (Namespaces in XML 1.0): an attribute without a prefix is in none.
  func resolve(_ written: Range<Int>, isElement: Bool) throws(XMLError) -> XMLName {
    guard let colon = text[written].firstIndex(of: 0x3A) else {
      let namespace = isElement ? bindings.last { $0.prefix.isEmpty }?.namespace ?? "" : ""
      return XMLName(String(decoding: text[written], as: UTF8.self), in: namespace)
    }
    let prefix = String(decoding: text[written.lowerBound..<colon], as: UTF8.self)
    let local = text[(colon + 1)..<written.upperBound]
    guard let namespace = bindings.last(where: { $0.prefix == prefix })?.namespace, !namespace.isEmpty, !prefix.isEmpty,
      !local.isEmpty, !local.contains(0x3A)
    else { throw error(.unknownPrefix(prefix)) }
    return XMLName(String(decoding: local, as: UTF8.self), in: namespace)
  }

  // MARK: The declaration

  /// Reads the declaration of the version (XML 1.0, production 23); the encoding in it has been looked at before.
  mutating func readDeclaration() throws(XMLError) {
    index += 5
    var expected: ArraySlice<String> = ["version", "encoding", "standalone"]
    while true {
      let hasSpace = index < text.count && XMLReader.isSpace(text[index])
      skipSpace()
      if begins("?>"), expected.first != "version" {
        index += 2
        return
      }
      guard hasSpace else { throw error(.expected("?>")) }
      let start = index
      let name = String(decoding: text[try readName()], as: UTF8.self)
      guard let place = expected.firstIndex(of: name), name == "version" || expected.first != "version" else {
        index = start
        throw error(.expected(expected.first ?? "?>"))
      }
      expected = expected[(place + 1)...]
      skipSpace()
      guard begins("=") else { throw error(.expected("=")) }
      index += 1
      skipSpace()
      let value = try readValue()
      let isSound =
        switch name {
        case "version":
          value.count > 2 && value.hasPrefix("1.") && value.dropFirst(2).utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        case "standalone": value == "yes" || value == "no"
        default: !value.isEmpty
        }
      guard isSound else { throw error(.expected(name)) }
    }
  }

  // MARK: Attributes

  /// Reads the attributes up to `>` or `/>`, where it stops; declarations of namespaces take effect and are left out.
  mutating func readAttributes() throws(XMLError) -> [(name: Range<Int>, value: String)] {
    var attributes: [(name: Range<Int>, value: String)] = []
    var declared: Set<String> = []
    while true {
      let hasSpace = index < text.count && XMLReader.isSpace(text[index])
      skipSpace()
      guard index < text.count else { throw error(.truncated) }
      if text[index] == 0x3E || begins("/>") { return attributes }
      guard hasSpace else { throw error(.expected(">")) }
      let name = try readName()
      skipSpace()
      guard index < text.count, text[index] == 0x3D else { throw error(.expected("=")) }
      index += 1
      skipSpace()
      let value = try readValue()
      if text[name].elementsEqual("xmlns".utf8) || text[name].starts(with: "xmlns:".utf8) {
        let prefix = String(decoding: text[name].dropFirst(6), as: UTF8.self)
        guard declared.insert(prefix).inserted else { throw error(.duplicateAttribute("xmlns:" + prefix)) }
        let isReserved = prefix == "xml" || prefix == "xmlns"
        guard !isReserved, prefix.isEmpty || !value.isEmpty else { throw error(.unknownPrefix(prefix)) }
        bindings.append((prefix, value))
      } else {
        attributes.append((name, value))
      }
      guard attributes.count + declared.count <= limits.attributes else {
        throw error(.tooLarge(limit: limits.attributes))
      }
    }
  }

  /// Reads a value in quotes; white space in it becomes spaces (XML 1.0, section 3.3.3).
  mutating func readValue() throws(XMLError) -> String {
    guard index < text.count, text[index] == 0x22 || text[index] == 0x27 else { throw error(.expected("\"")) }
    let quote = text[index]
    index += 1
    var value: [UInt8] = []
    while index < text.count {
      let byte = text[index]
      if byte == quote {
        index += 1
        return String(decoding: value, as: UTF8.self)
      }
      switch byte {
      case 0x3C: throw error(.invalidCharacter)
      case 0x26: try readReference(to: &value)
      case 0x0D where index + 1 < text.count && text[index + 1] == 0x0A: index += 1
      case 0x0D, 0x0A, 0x09:
        value.append(0x20)
        index += 1
      default:
        try check()
        value.append(byte)
        index += 1
      }
    }
    throw error(.truncated)
  }

  // MARK: Text

  /// Reads characters up to the next tag; line ends become LF (XML 1.0, section 2.11).
  mutating func readText() throws(XMLError) -> [UInt8] {
    var characters: [UInt8] = []
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x3C:
        if begins("<![CDATA[") {
          try readSection(to: &characters)
        } else if begins("<!--") || begins("<?") {
          try skipMiscellany()
        } else {
          return characters
        }
      case 0x26: try readReference(to: &characters)
      case 0x5D where begins("]]>"): throw error(.invalidCharacter)
      default: try readCharacter(to: &characters)
      }
    }
    throw error(.truncated)
  }

  private mutating func readCharacter(to characters: inout [UInt8]) throws(XMLError) {
    try check()
    if text[index] != 0x0D {
      characters.append(text[index])
    } else if !(index + 1 < text.count && text[index + 1] == 0x0A) {
      characters.append(0x0A)
    }
    index += 1
  }

  private mutating func readSection(to characters: inout [UInt8]) throws(XMLError) {
    index += 9
    while index < text.count {
      if begins("]]>") {
        index += 3
        return
      }
      try readCharacter(to: &characters)
    }
    throw error(.truncated)
  }

  /// Reads a reference to a character or to one of the five entities (XML 1.0, sections 4.1 and 4.6).
  private mutating func readReference(to characters: inout [UInt8]) throws(XMLError) {
    if begins("&#") { return try readCharacterReference(to: &characters) }
    let start = index
    index += 1
    let name = try readName()
    guard index < text.count, text[index] == 0x3B else { throw error(.expected(";")) }
    index += 1
    switch String(decoding: text[name], as: UTF8.self) {
    case "amp": characters.append(0x26)
    case "lt": characters.append(0x3C)
    case "gt": characters.append(0x3E)
    case "quot": characters.append(0x22)
    case "apos": characters.append(0x27)
    case let other:
      index = start
      throw error(.undefinedEntity(other))
    }
  }

  private mutating func readCharacterReference(to characters: inout [UInt8]) throws(XMLError) {
    let start = index
    let isHexadecimal = begins("&#x")
    index += isHexadecimal ? 3 : 2
    let digits = index
    var scalar: UInt32 = 0
    while index < text.count, text[index] != 0x3B {
      let radix = isHexadecimal ? 16 : 10
      guard let digit = Character(UnicodeScalar(text[index])).hexDigitValue, digit < radix, scalar <= 0x10FFFF else {
        throw error(.expected(";"))
      }
      scalar = scalar * UInt32(radix) + UInt32(digit)
      index += 1
    }
    guard index < text.count, index > digits else { throw error(.expected(";")) }
    index += 1
    let isControl = scalar < 0x20 && scalar != 9 && scalar != 10 && scalar != 13
    guard UnicodeScalar(scalar) != nil, !isControl, scalar != 0xFFFE, scalar != 0xFFFF else {
      index = start
      throw error(.invalidCharacter)
    }
    UTF8Sequence.append(scalar, to: &characters)
  }
}
