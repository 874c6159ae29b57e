import Codecs
import TestSupport
import Testing

/// XML documents: events with their places, encodings, namespaces, and what is refused.
@Suite("XML")
struct XMLReaderTests {
  /// The events of a document, one a line, with the place of each.
  private func events(_ bytes: [UInt8], limits: XMLReader.Limits = .init()) throws(XMLError) -> [String] {
    var reader = try XMLReader(bytes, limits: limits)
    var lines: [String] = []
    while let event = try reader.next() {
      let place = "\(reader.place.line):\(reader.place.column) "
      switch event {
      case .start(let element):
        let attributes = element.attributes.map { " \(name($0.name))=\($0.value)" }.joined()
        lines.append(place + "<\(name(element.name))\(attributes)")
      case .end(let name): lines.append(place + "/\(self.name(name))")
      case .text(let text): lines.append(place + "“\(text)”")
      }
    }
    return lines
  }

  private func events(_ text: String) throws(XMLError) -> [String] {
    try events(Array(text.utf8))
  }

  private func name(_ name: XMLName) -> String {
    name.namespace.isEmpty ? name.local : "{\(name.namespace)}\(name.local)"
  }

  private func cause(_ text: String, limits: XMLReader.Limits = .init()) -> XMLError.Cause? {
    do {
      _ = try events(Array(text.utf8), limits: limits)
      return nil
    } catch { return error.cause }
  }

  @Test("gives elements, attributes and text with their places")
  func document() throws {
    let text = "<?xml version='1.0'?>\n<!-- 注 -->\n<文 甲='一&amp;\n二'>政<b/>务&#x516C;<![CDATA[<开>]]><!-- x -->。\r\n</文>\n"
    #expect(
      try events(text) == [
        "3:1 <文 甲=一& 二", "4:4 “政”", "4:5 <b", "4:5 /b", "4:9 “务公<开>。\n”", "5:1 /文",
      ])
  }

  @Test("resolves namespaces")
  func namespaces() throws {
    let text =
      "<a xmlns='u' xmlns:p='v' p:x='1' x='2'><p:b xmlns='' xmlns:p='w'><c p:x=''/></p:b><d xml:lang='zh'/></a>"
    #expect(
      try events(text).map { String($0.drop { $0 != " " }.dropFirst()) } == [
        "<{u}a {v}x=1 x=2", "<{w}b", "<c {w}x=", "/c", "/{w}b", "<{u}d {http://www.w3.org/XML/1998/namespace}lang=zh",
        "/{u}d", "/{u}a",
      ])
  }

  @Test("reads UTF-8, UTF-16 and GB18030 as the mark or the declaration says")
  func encodings() throws {
    let plain = "<?xml version=\"1.0\" encoding=\"NAME\"?><文>查</文>"
    let expected = ["“查”", "/文"]
    func check(_ bytes: [UInt8], _ comment: Comment) throws {
      #expect(try events(bytes).dropFirst().map { String($0.drop { $0 != " " }.dropFirst()) } == expected, comment)
    }
    let utf16 = Array(plain.replacing("NAME", with: "UTF-16").utf16)
    let big = utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let little = utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try check([0xEF, 0xBB, 0xBF] + Array(plain.replacing("NAME", with: "utf-8").utf8), "UTF-8 with a mark")
    try check([0xFE, 0xFF] + big, "UTF-16 BE")
    try check([0xFF, 0xFE] + little, "UTF-16 LE")
    try check(big, "UTF-16 BE without a mark")
    try check(little, "UTF-16 LE without a mark")
    let start = Array("<?xml version='1.0' encoding='GBK'?><".utf8)
    let word: [UInt8] = [0xCE, 0xC4]
    try check(start + word + [0x3E, 0xB2, 0xE9, 0x3C, 0x2F] + word + [0x3E], "GBK")
    #expect(cause("<?xml version='1.0' encoding='Big5'?><a/>") == .unknownEncoding("Big5"))
    #expect(throws: XMLError(.invalidText, at: XMLPlace())) { try events([0x3C, 0x61, 0x3E, 0xFF]) }
  }

  @Test("steps over a document type without reading it")
  func doctype() throws {
    let text = """
      <!DOCTYPE a SYSTEM "file:///etc/passwd" [ <!-- ]> --> <!ENTITY e "]>"> <!ENTITY % p SYSTEM 'http://x'> <?p ]> ?> ]>
      <a>x</a>
      """
    #expect(try events(text) == ["2:1 <a", "2:4 “x”", "2:5 /a"])
    #expect(cause("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>") == .undefinedEntity("e"))
  }

  @Test(
    "refuses what is not well-formed",
    arguments: [
      ("", .truncated), ("text", .outsideRoot), ("<a>", .truncated), ("<a></b>", .mismatchedEnd(open: "a")),
      ("</a>", .mismatchedEnd(open: nil)), ("<a/><b/>", .outsideRoot), ("<a/>x", .outsideRoot),
      ("<a x='1' x='2'/>", .duplicateAttribute("x")),
      ("<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>", .duplicateAttribute("x")),
      ("<p:a/>", .unknownPrefix("p")), ("<a p:x=''/>", .unknownPrefix("p")), ("<a x=1/>", .expected("\"")),
      ("<a x='<'/>", .invalidCharacter), ("<a x='1'y='2'/>", .expected(">")),
      ("<a>&nbsp;</a>", .undefinedEntity("nbsp")),
      ("<a>&#0;</a>", .invalidCharacter), ("<a>&#xD800;</a>", .invalidCharacter),
      ("<a>&#x110000;</a>", .invalidCharacter),
      ("<a>\u{1}</a>", .invalidCharacter), ("<a>\u{FFFE}</a>", .invalidCharacter), ("<a>]]></a>", .invalidCharacter),
      ("<a><!-- -- --></a>", .expected("-->")), ("<a>&amp</a>", .expected(";")), ("<1a/>", .expected("name")),
      ("<a><![CDATA[x</a>", .truncated), (" <?xml version='1.0'?><a/>", .expected("<")),
      ("<a>&#x;</a>", .expected(";")),
      ("<?xml vers='1.0'?><a/>", .expected("version")), ("<?xml version='2.0'?><a/>", .expected("version")),
      ("<?xml version='1.0' standalone='ja'?><a/>", .expected("standalone")), ("<a><?p>?></a>", .expected("?>")),
      ("<?xml version='1.0' encoding='utf-8' version='1.0'?><a/>", .expected("standalone")), ("<a", .truncated),
      ("<", .truncated), ("<a><", .truncated), ("<!ELEMENT a><a/>", .expected("<!--")),
    ] as [(String, XMLError.Cause)])
  func faults(text: String, cause: XMLError.Cause) {
    #expect(self.cause(text) == cause, "\(text)")
  }

  @Test("keeps within its bounds")
  func bounds() {
    var limits = XMLReader.Limits()
    limits.depth = 3
    limits.attributes = 2
    limits.nameLength = 5
    limits.size = 60
    #expect(cause("<a><a><a/></a></a>", limits: limits) == nil)
    #expect(cause("<a><a><a><a/></a></a></a>", limits: limits) == .tooDeep(limit: 3))
    #expect(cause("<a b='' c='' d=''/>", limits: limits) == .tooLarge(limit: 2))
    #expect(cause("<abcdef/>", limits: limits) == .tooLarge(limit: 5))
    #expect(cause("<a>" + String(repeating: "x", count: 60) + "</a>", limits: limits) == .tooLarge(limit: 60))
  }

  @Test("steps over an element with all that is in it")
  func skipping() throws {
    var reader = try XMLReader(Array("<a><b><c>x</c><b/></b><d/>y</a>".utf8))
    _ = try reader.next()
    _ = try reader.next()
    try reader.skipElement()
    #expect(try reader.next() == .start(XMLElement(name: XMLName("d"), attributes: [])))
    try reader.skipElement()
    #expect(try reader.next() == .text("y"))
  }

  @Test("comes to an answer on every broken document, with balanced elements until then")
  func mutations() {
    var random = SeededGenerator(seed: 1_006)
    let text = "<?xml version='1.0'?><a xmlns:p='u' b='&lt;'>政<p:b/><!-- c --><![CDATA[d]]>&#65;<c d='e'>务</c></a>"
    var faults = 0
    for _ in 0..<SeededGenerator.cases {
      var bytes = Array(text.utf8)
      for _ in 0...random.below(3) {
        let index = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        default: bytes.insert(random.pick(Array("<>&;/'!-[]?:".utf8)), at: index)
        }
      }
      do throws(XMLError) {
        var reader = try XMLReader(bytes)
        var depth = 0
        while let event = try reader.next() {
          if case .start = event { depth += 1 }
          if case .end = event { depth -= 1 }
          #expect(reader.place.offset <= bytes.count)
        }
        #expect(depth == 0)
      } catch {
        faults += 1
        #expect(error.place.offset <= bytes.count)
      }
    }
    #expect(faults > SeededGenerator.cases / 4)
  }
}
