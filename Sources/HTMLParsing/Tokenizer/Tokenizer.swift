/// The tokenization stage of the WHATWG HTML standard (section 13.2.5): one token a call, without copying.
///
/// Text is given as it stands in the source, in runs of any length; CR is left for the reader of the text to join with LF.
/// The states of the standard are folded into a function for each construct; what it says happens in them is the same.
/// NUL is a token of its own in data and CDATA, because tree construction drops or replaces it, and U+FFFD elsewhere.
struct Tokenizer {
  /// What the text between tags is read as.
  enum Content: Sendable {
    case data, rcdata, rawText, script, plainText, cdata
  }

  /// A token; its attributes are ``Tokenizer/attributes``.
  struct Token {
    enum Kind { case text, null, startTag, endTag, comment, doctype, end }

    var kind = Kind.end
    var name = HTMLName(.a)
    var isSelfClosing = false
    /// The text or comment.
    var run = ByteRun(0..<0, isDecoded: false)
    /// The place in the source.
    var start = 0
    var end = 0
  }

  /// What a DOCTYPE says; nil is missing.
  struct Doctype {
    var name: ByteRun?
    var publicID: ByteRun?
    var systemID: ByteRun?
    var forcesQuirks = false
    var places = (publicID: 0..<0, systemID: 0..<0)
  }

  typealias ByteRun = HTMLTree.ByteRun
  typealias Attribute = HTMLTree.Attribute

  /// The most attributes of an element; those behind are left out, and the page counts as cut.
  static let attributeLimit = 256

  let bytes: PageBytes
  var position = 0
  var content = Content.data
  /// The name of the last start tag, which an end tag in RCDATA, RAWTEXT and script data must repeat.
  var lastStartTag: HTMLName?
  /// Where the text of RCDATA, RAWTEXT or script data that is being read ends; looked for once.
  var rawEnd: Int?
  /// Whether `<![CDATA[` begins a section: in foreign elements.
  var allowsCDATA = false
  var token = Token()
  /// The attributes of the tag.
  var attributes: [Attribute] = []
  /// Whether an attribute over the limit was left out.
  var leftOutAttributes = false
  var doctype = Doctype()
  /// See ``HTMLTree/decoded``.
  var decoded: [UInt8] = []
  var names = NameTable()

  init(_ bytes: PageBytes) {
    self.bytes = bytes
  }

  /// Reads the next token.
  @inline(__always)
  mutating func next() {
    while !step() {}
  }

  /// Reads on; false if what was read gave no token.
  private mutating func step() -> Bool {
    if position >= bytes.count {
      token.kind = .end
      token.start = bytes.count
      token.end = bytes.count
      return true
    }
    switch content {
    case .data: return stepInData()
    case .cdata: return stepInCDATA()
    case .rcdata, .rawText, .script, .plainText: return stepInRaw()
    }
  }

  private mutating func stepInData() -> Bool {
    let start = position
    let end = bytes.endOfText(from: start)
    if end > start { return emitText(start..<end) }
    switch bytes[start] {
    case 0x3C: return markup(start)
    case 0x26: return referenceOrText(start)
    default: return emitNull()
    }
  }

  /// Emits a piece of source text and goes behind it.
  mutating func emitText(_ range: Range<Int>) -> Bool {
    token.kind = .text
    token.run = ByteRun(range, isDecoded: false)
    token.start = range.lowerBound
    token.end = range.upperBound
    position = range.upperBound
    return true
  }

  /// Emits decoded bytes that stand for a place in the source.
  mutating func emitDecoded(from start: Int, for range: Range<Int>) -> Bool {
    token.kind = .text
    token.run = ByteRun(start..<decoded.count, isDecoded: true)
    token.start = range.lowerBound
    token.end = range.upperBound
    position = range.upperBound
    return true
  }

  private mutating func emitNull() -> Bool {
    token.kind = .null
    token.start = position
    token.end = position + 1
    position += 1
    return true
  }

  /// At `&` in text: the character that is meant, or text that begins with `&`.
  private mutating func referenceOrText(_ start: Int) -> Bool {
    let from = decoded.count
    if let end = reference(at: start, inAttribute: false) { return emitDecoded(from: from, for: start..<end) }
    return emitText(start..<bytes.endOfText(from: start + 1))
  }

  /// At `<` in data: tag open state and the states behind it.
  private mutating func markup(_ start: Int) -> Bool {
    let next = bytes[start + 1]
    if PageBytes.isLetter(next) { return tag(start, isEnd: false) }
    switch next {
    case 0x2F:
      let third = bytes[start + 2]
      if PageBytes.isLetter(third) { return tag(start, isEnd: true) }
      if third == 0x3E {
        position = start + 3
        return false
      }
      if start + 2 >= bytes.count { return emitText(start..<bytes.count) }
      return bogusComment(start, from: start + 2)
    case 0x21: return declaration(start)
    case 0x3F: return bogusComment(start, from: start + 1)
    default: return emitText(start..<bytes.endOfText(from: start + 1))
    }
  }

  /// At `<!`: a comment, a DOCTYPE or a CDATA section.
  private mutating func declaration(_ start: Int) -> Bool {
    if bytes[start + 2] == 0x2D, bytes[start + 3] == 0x2D { return comment(start) }
    if bytes.has("doctype", at: start + 2) { return doctype(start) }
    let isCDATA = bytes[start + 3] == 0x43 && bytes[start + 4] == 0x44 && bytes.has("[cdata[", at: start + 2)
    if allowsCDATA, isCDATA, bytes[start + 5] == 0x41, bytes[start + 6] == 0x54, bytes[start + 7] == 0x41 {
      content = .cdata
      position = start + 9
      return false
    }
    return bogusComment(start, from: start + 2)
  }

  private mutating func stepInCDATA() -> Bool {
    let start = position
    var end = start
    while true {
      end = bytes.first(of: 0x5D, from: end)
      if end >= bytes.count || bytes[end] == 0 { break }
      if bytes[end + 1] == 0x5D, bytes[end + 2] == 0x3E { break }
      end += 1
    }
    if end > start { return emitText(start..<end) }
    if bytes[end] == 0 { return emitNull() }
    content = .data
    position = end + 3
    return false
  }
}
