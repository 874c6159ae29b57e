/// A pull parser of XML 1.0 with namespaces: elements, attributes and text, one event after the other.
///
///     var reader = try XMLReader(bytes)
///     while let event = try reader.next() { … reader.place … }
///
/// A document type declaration is stepped over without being read: entities other than the five of XML are errors, and
/// nothing is ever fetched. Comments and processing instructions give no events.
package struct XMLReader: Sendable {
  /// What comes next in a document.
  package enum Event: Equatable, Sendable {
    /// A start tag, or the first half of an empty element's tag.
    case start(XMLElement)
    /// The end of the element started last.
    case end(XMLName)
    /// Characters between tags, references and CDATA sections resolved; comments inside do not divide them.
    case text(String)
  }

  /// The bounds for a document.
  package struct Limits: Sendable {
    /// How many elements may lie in each other.
    package var depth = 256
    /// How long the document may be, in bytes.
    package var size = 256 << 20
    /// How many attributes an element may have.
    package var attributes = 1_024
    /// How long a name may be, in bytes.
    package var nameLength = 1_024

    /// Makes the usual bounds.
    package init() {}
  }

  /// An element that is open.
  struct Open {
    let written: Range<Int>
    let name: XMLName
    /// How many namespaces were declared outside it.
    let bindings: Int
  }

  /// Where the last event begins.
  package private(set) var place = XMLPlace()
  let text: [UInt8]
  let limits: Limits
  var index = 0
  var open: [Open] = []
  /// The namespaces declared so far, the innermost last.
  var bindings: [(prefix: String, namespace: String)] = [
    ("", ""), ("xml", "http://www.w3.org/XML/1998/namespace"), ("xmlns", "http://www.w3.org/2000/xmlns/"),
  ]
  private var hasRoot = false
  /// The second half of an empty element's tag is still to be told.
  private var isEmptyElement = false

  /// Makes a reader at the start of a document in UTF-8, UTF-16 or GB18030, as its mark or declaration says.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(XMLError) {
    self.limits = limits
    guard bytes.count <= limits.size else { throw XMLError(.tooLarge(limit: limits.size), at: XMLPlace()) }
    do throws(XMLError.Cause) { text = try XMLText.decode(bytes) } catch { throw XMLError(error, at: XMLPlace()) }
    if begins("<?xml"), index + 5 < text.count, XMLReader.isSpace(text[index + 5]) { try readDeclaration() }
  }

  /// How many elements are open.
  package var depth: Int { open.count }

  /// The next event; nil at the end of the document.
  package mutating func next() throws(XMLError) -> Event? {
    if isEmptyElement {
      isEmptyElement = false
      return close()
    }
    place = placeOf(index)
    while index < text.count {
      if text[index] == 0x3C, let event = try readMarkup() { return event }
      if index < text.count, !open.isEmpty, !isTagStart {
        let characters = try readText()
        if !characters.isEmpty { return .text(String(decoding: characters, as: UTF8.self)) }
      } else if index < text.count, text[index] != 0x3C {
        guard XMLReader.isSpace(text[index]) else { throw error(.outsideRoot) }
        index += 1
      }
      place = placeOf(index)
    }
    guard open.isEmpty else { throw error(.truncated) }
    guard hasRoot else { throw error(.expected("<")) }
    return nil
  }

  /// Steps over the rest of the element started last, with its end.
  package mutating func skipElement() throws(XMLError) {
    let depth = self.depth
    while self.depth >= depth || isEmptyElement {
      guard try next() != nil else { return }
    }
  }

  /// Whether a start or end tag stands here.
  private var isTagStart: Bool {
    guard text[index] == 0x3C, index + 1 < text.count else { return text[index] == 0x3C }
    return text[index + 1] != 0x21 && text[index + 1] != 0x3F
  }

  /// Reads what begins with `<`; nil for what gives no event or is part of text.
  private mutating func readMarkup() throws(XMLError) -> Event? {
    if begins("</") { return try readEndTag() }
    if begins("<!--") || begins("<?") {
      try skipMiscellany()
      return nil
    }
    if begins("<![CDATA[") {
      guard !open.isEmpty else { throw error(.outsideRoot) }
      return nil
    }
    if begins("<!DOCTYPE") {
      guard !hasRoot else { throw error(.outsideRoot) }
      try skipDoctype()
      return nil
    }
    guard !begins("<!") else { throw error(.expected("<!--")) }
    return try readStartTag()
  }

  /// Steps over a comment or a processing instruction.
  mutating func skipMiscellany() throws(XMLError) {
    if begins("<!--") {
      try skip(past: "--", from: index + 4)
      guard index < text.count, text[index] == 0x3E else { throw error(.expected("-->")) }
      index += 1
      return
    }
    let start = index
    index += 2
    let target = try readName()
    guard !text[target].elementsEqual("xml".utf8), !text[target].contains(0x3A) else {
      index = start
      throw error(.expected("<"))
    }
    guard begins("?>") || index < text.count && XMLReader.isSpace(text[index]) else { throw error(.expected("?>")) }
    try skip(past: "?>", from: index)
  }

  /// Steps over a document type declaration, its internal subset included.
  private mutating func skipDoctype() throws(XMLError) {
    index += 9
    guard index < text.count, XMLReader.isSpace(text[index]) else { throw error(.expected(" ")) }
    var depth = 0
    while index < text.count {
      switch text[index] {
      case 0x22, 0x27: try skip(past: text[index] == 0x22 ? "\"" : "'", from: index + 1)
      case 0x3C where begins("<!--") || begins("<?"): try skipMiscellany()
      case 0x5B:
        depth += 1
        index += 1
      case 0x5D:
        depth -= 1
        index += 1
      case 0x3E where depth <= 0:
        index += 1
        return
      default: index += 1
      }
    }
    throw error(.truncated)
  }

  private mutating func readStartTag() throws(XMLError) -> Event {
    guard !hasRoot || !open.isEmpty else { throw error(.outsideRoot) }
    guard open.count < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    hasRoot = true
    index += 1
    let written = try readName()
    let outside = bindings.count
    let raw = try readAttributes()
    isEmptyElement = text[index] == 0x2F
    index += isEmptyElement ? 2 : 1
    let name = try resolve(written, isElement: true)
    var attributes: [XMLAttribute] = []
    attributes.reserveCapacity(raw.count)
    var seen: Set<XMLName> = []
    for attribute in raw {
      let name = try resolve(attribute.name, isElement: false)
      if raw.count > 1, !seen.insert(name).inserted { throw error(.duplicateAttribute(name.local)) }
      attributes.append(XMLAttribute(name: name, value: attribute.value))
    }
    open.append(Open(written: written, name: name, bindings: outside))
    return .start(XMLElement(name: name, attributes: attributes))
  }

  private mutating func readEndTag() throws(XMLError) -> Event {
    guard let element = open.last else { throw error(.mismatchedEnd(open: nil)) }
    index += 2
    let name = try readName()
    guard text[name] == text[element.written] else {
      index = name.lowerBound
      throw error(.mismatchedEnd(open: String(decoding: text[element.written], as: UTF8.self)))
    }
    skipSpace()
    guard index < text.count, text[index] == 0x3E else { throw error(.expected(">")) }
    index += 1
    return close()
  }

  private mutating func close() -> Event {
    let element = open.removeLast()
    bindings.removeLast(bindings.count - element.bindings)
    return .end(element.name)
  }

  /// An error at the place that has been reached.
  func error(_ cause: XMLError.Cause) -> XMLError {
    let isAtEnd = index >= text.count
    if isAtEnd, case .expected = cause { return XMLError(.truncated, at: placeOf(text.count)) }
    return XMLError(cause, at: placeOf(min(index, text.count)))
  }

  /// The place of an offset behind the last event.
  private func placeOf(_ offset: Int) -> XMLPlace {
    var place = self.place
    for index in place.offset..<max(place.offset, offset) {
      let byte = text[index]
      let isReturn = byte == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A)
      if byte == 0x0A || isReturn {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80, byte != 0x0D {
        place.column += 1
      }
    }
    place.offset = max(place.offset, offset)
    return place
  }
}
