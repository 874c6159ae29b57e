extension Tokenizer {
  /// At `<` and a letter, or `</` and a letter: a tag. Without its `>` there is none, and the page is at its end.
  mutating func tag(_ start: Int, isEnd: Bool) -> Bool {
    let nameStart = isEnd ? start + 2 : start + 1
    let nameEnd = endOfName(from: nameStart, isAttribute: false)
    let name = names.intern(bytes, nameStart..<nameEnd)
    attributes.removeAll(keepingCapacity: true)
    token.isSelfClosing = false
    guard let end = attributeList(from: nameEnd) else {
      position = bytes.count
      return false
    }
    token.kind = isEnd ? .endTag : .startTag
    token.name = name
    token.start = start
    token.end = end
    position = end
    if !isEnd { lastStartTag = name }
    return true
  }

  @inline(__always)
  private func endOfName(from start: Int, isAttribute: Bool) -> Int {
    var index = start
    while true {
      let byte = bytes[index]
      if byte <= 0x20 {
        if PageBytes.isSpace(byte) || index >= bytes.count { return index }
      } else if byte == 0x2F || byte == 0x3E || isAttribute && byte == 0x3D {
        return index
      }
      index += 1
    }
  }

  /// The attributes of a tag; gives the place behind `>`, or nil if the page ends before it.
  private mutating func attributeList(from start: Int) -> Int? {
    var index = start
    while true {
      let byte = bytes[index]
      if byte == 0x3E { return index + 1 }
      if PageBytes.isSpace(byte) {
        index += 1
      } else if byte == 0x2F {
        if bytes[index + 1] == 0x3E {
          token.isSelfClosing = true
          return index + 2
        }
        index += 1
      } else if index >= bytes.count {
        return nil
      } else {
        index = attribute(at: index)
      }
    }
  }

  /// One attribute; gives the place behind it.
  private mutating func attribute(at start: Int) -> Int {
    // A `=` at the start belongs to the name.
    let nameEnd = endOfName(from: bytes[start] == 0x3D ? start + 1 : start, isAttribute: true)
    var index = behindSpaces(nameEnd)
    var run = ByteRun(0..<0, isDecoded: false)
    var place = nameEnd..<nameEnd
    if bytes[index] == 0x3D {
      index = behindSpaces(index + 1)
      switch bytes[index] {
      case 0x22, 0x27: (run, place, index) = quotedValue(from: index + 1, bytes[index])
      case 0x3E: break
      default: (run, place, index) = bareValue(from: index)
      }
    }
    guard attributes.count < Self.attributeLimit else {
      leftOutAttributes = true
      return index
    }
    let name = names.intern(bytes, start..<nameEnd)
    for known in attributes where known.name == name { return index }
    attributes.append(Attribute(name: name, value: run, place: place))
    return index
  }

  @inline(__always)
  private func behindSpaces(_ start: Int) -> Int {
    var index = start
    while PageBytes.isSpace(bytes[index]) { index += 1 }
    return index
  }

  private typealias Value = (run: ByteRun, place: Range<Int>, behind: Int)

  private mutating func quotedValue(from start: Int, _ quote: UInt8) -> Value {
    var index = bytes.endOfValue(quote, from: start)
    if bytes[index] == quote { return (ByteRun(start..<index, isDecoded: false), start..<index, index + 1) }
    let from = decoded.count
    bytes.append(start..<index, to: &decoded)
    while index < bytes.count, bytes[index] != quote {
      index = decodeOne(at: index)
      let end = bytes.endOfValue(quote, from: index)
      bytes.append(index..<end, to: &decoded)
      index = end
    }
    return (ByteRun(from..<decoded.count, isDecoded: true), start..<index, index + 1)
  }

  private mutating func bareValue(from start: Int) -> Value {
    var index = endOfBareText(from: start)
    if index >= bytes.count || isEndOfBareValue(index) {
      return (ByteRun(start..<index, isDecoded: false), start..<index, index)
    }
    let from = decoded.count
    bytes.append(start..<index, to: &decoded)
    while index < bytes.count, !isEndOfBareValue(index) {
      index = decodeOne(at: index)
      let end = endOfBareText(from: index)
      bytes.append(index..<end, to: &decoded)
      index = end
    }
    return (ByteRun(from..<decoded.count, isDecoded: true), start..<index, index)
  }

  /// Where an unquoted value ends or something in it stands for another character.
  private func endOfBareText(from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3E || byte == 0x26 || byte == 0 || PageBytes.isSpace(byte) { return index }
      index += 1
    }
    return index
  }

  private func isEndOfBareValue(_ index: Int) -> Bool { bytes[index] == 0x3E || PageBytes.isSpace(bytes[index]) }

  /// Appends what stands at a place of a value to the decoded bytes and gives the place behind it.
  private mutating func decodeOne(at index: Int) -> Int {
    switch bytes[index] {
    case 0x26:
      if let behind = reference(at: index, inAttribute: true) { return behind }
      decoded.append(0x26)
    case 0: appendReplacement()
    case 0x0D:
      decoded.append(0x0A)
      return bytes[index + 1] == 0x0A ? index + 2 : index + 1
    case let byte: decoded.append(byte)
    }
    return index + 1
  }
}
