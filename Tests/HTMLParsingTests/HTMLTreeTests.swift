import HTMLParsing
import Testing

/// Reading the tree of a page: names, links, places, text.
@Suite struct HTMLTreeTests {
  private func elements(_ tree: HTMLTree, _ name: KnownName) -> [HTMLTree.NodeID] {
    tree.descendants(of: tree.document).filter { tree.isElement($0, name) }
  }

  private func source(_ tree: HTMLTree, _ range: Range<Int>) -> String {
    String(decoding: tree.source[range], as: UTF8.self)
  }

  private func dump(_ page: String) -> String {
    String(decoding: TreeDump(HTMLTree.parse(Array(page.utf8))).bytes, as: UTF8.self)
  }

  @Test("An element knows its start tag and where it ends in the source") func ranges() throws {
    let tree = HTMLTree.parse(Array("<ul><li id=a>一<li>二</ul><p>三".utf8))
    let items = elements(tree, .li)
    #expect(items.map { source(tree, tree.range(of: $0)) } == ["<li id=a>一", "<li>二"])
    #expect(items.map { source(tree, tree.startTagRange(of: $0)) } == ["<li id=a>", "<li>"])
    #expect(elements(tree, .ul).map { source(tree, tree.range(of: $0)) } == ["<ul><li id=a>一<li>二</ul>"])
    #expect(elements(tree, .p).map { source(tree, tree.range(of: $0)) } == ["<p>三"])
    #expect(elements(tree, .head).map { tree.startTagRange(of: $0).isEmpty } == [true])
  }

  @Test("An attribute has its value with references resolved, and its place as written") func attributes() throws {
    let tree = HTMLTree.parse(Array(#"<a HREF="x?a=1&amp;b=2&copy=3" title='甲' href=y hidden>"#.utf8))
    let link = try #require(elements(tree, .a).first)
    #expect(tree.value(.href, of: link) == "x?a=1&b=2&copy=3")
    #expect(tree.value(.title, of: link) == "甲")
    #expect(tree.value(.hidden, of: link) == "")
    #expect(tree.value(.class, of: link) == nil)
    let place = try #require(tree.attribute(.href, of: link)?.place)
    #expect(source(tree, place) == "x?a=1&amp;b=2&copy=3")
    #expect(tree.attributes(of: link).map { tree.spelling(of: $0.name) } == ["href", "title", "hidden"])
  }

  @Test("Text is joined over references, and CR LF is LF") func text() throws {
    let tree = HTMLTree.parse(Array("<p>a&nbsp;b\r\nc\rd&#x5b57;</p><!--x\r\ny-->".utf8))
    let paragraph = try #require(elements(tree, .p).first)
    #expect(tree.textContent(of: paragraph) == "a\u{A0}b\nc\nd字")
    #expect(tree.children(of: paragraph).map { tree.kind(of: $0) } == [.text])
    let comment = try #require(tree.descendants(of: tree.document).first { tree.kind(of: $0) == .comment })
    #expect(tree.text(of: comment) == "x\ny")
  }

  @Test("Ill-formed UTF-8 is U+FFFD and nothing fails") func illFormed() throws {
    let tree = HTMLTree.parse(Array("<p title='".utf8) + [0xFF, 0xE4, 0xB8] + Array("'>".utf8) + [0xC0, 0x80])
    let paragraph = try #require(elements(tree, .p).first)
    #expect(tree.value(.title, of: paragraph) == "\u{FFFD}\u{FFFD}")
    #expect(tree.textContent(of: paragraph) == "\u{FFFD}\u{FFFD}")
  }

  @Test("What is in a template is no descendant of the document") func templates() throws {
    let tree = HTMLTree.parse(Array("<template><p>x</template><p>y".utf8))
    #expect(elements(tree, .p).map { tree.textContent(of: $0) } == ["y"])
    let contents = try #require(elements(tree, .template).first.flatMap { tree.firstChild(of: $0) })
    #expect(tree.kind(of: contents) == .templateContent)
    #expect(tree.textContent(of: contents) == "x")
  }

  @Test("Names are equal for equal spellings, and unknown ones are found by theirs") func names() throws {
    let tree = HTMLTree.parse(Array("<x-y Data-Z=1><X-Y data-z=2>".utf8))
    let name = try #require(tree.name(spelled: "x-y"))
    let own = tree.descendants(of: tree.document).filter { tree.name(of: $0) == name }
    #expect(own.count == 2)
    let attribute = try #require(tree.name(spelled: "data-z"))
    #expect(own.map { tree.attribute(attribute, of: $0).map { tree.value(of: $0) } } == ["1", "2"])
    #expect(tree.name(spelled: "nowhere") == nil)
    #expect(tree.name(spelled: "div") == HTMLName(.div))
  }

  @Test("A tag left out is put in, and what is misplaced in a table is moved before it") func repairs() {
    #expect(
      dump("<!DOCTYPE html>x<table><tr>y<td>z</table>")
        == """
        | <!DOCTYPE html>
        | <html>
        |   <head>
        |   <body>
        |     "xy"
        |     <table>
        |       <tbody>
        |         <tr>
        |           <td>
        |             "z"
        """)
  }

  @Test("Crossed tags are uncrossed") func crossed() {
    #expect(
      dump("<p>1<b>2<i>3</b>4</i>5")
        == """
        | <html>
        |   <head>
        |   <body>
        |     <p>
        |       "1"
        |       <b>
        |         "2"
        |         <i>
        |           "3"
        |       <i>
        |         "4"
        |       "5"
        """)
  }

  @Test(
    "The document type says the mode",
    arguments: [
      ("<!DOCTYPE html>", HTMLTree.DocumentMode.noQuirks), ("", .quirks),
      ("<!DOCTYPE html SYSTEM 'about:x'>", .noQuirks),
      ("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">", .quirks),
      (
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" \"http://www.w3.org/TR/html4/loose.dtd\">",
        .limitedQuirks
      ),
      ("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"x\">", .limitedQuirks),
      ("<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">", .quirks), ("<!DOCTYPE htm>", .quirks),
    ])
  func modes(_ page: String, _ mode: HTMLTree.DocumentMode) {
    #expect(HTMLTree.parse(Array(page.utf8)).mode == mode)
  }

  @Test("A page over the limit on nodes is cut, and says so") func cut() {
    var limits = HTMLPage.Limits()
    limits.nodes = 100
    let page = Array(String(repeating: "<p>x", count: 200).utf8)
    #expect(HTMLTree.parse(page, limits: limits).isCut)
    #expect(!HTMLTree.parse(page).isCut)
  }

  @Test("Of more attributes than an element may have, the first stay, and the page is cut") func manyAttributes() throws
  {
    let tags = (0..<300).map { "a\($0)=\($0)" }.joined(separator: " ")
    let tree = HTMLTree.parse(Array("<p \(tags)>".utf8))
    let paragraph = try #require(elements(tree, .p).first)
    let attributes = tree.attributes(of: paragraph)
    #expect(attributes.count == 256)
    #expect(tree.isCut)
    #expect(attributes.last.map { tree.value(of: $0) } == "255")
  }

  @Test("Each known name is spelled like its case") func knownNames() {
    let tree = HTMLTree.parse([])
    for name in KnownName.allCases {
      let spelling = tree.spelling(of: HTMLName(name))
      let letters = spelling.filter { $0 != "-" && $0 != ":" }
      var word = "\(name)"
      if letters.contains(where: \.isUppercase), !word.hasPrefix("xml") {
        word = String(word.dropFirst(word.hasPrefix("math") ? 4 : 3))
      }
      #expect(letters.lowercased() == word.lowercased(), "\(name) is spelled \(spelling)")
    }
    #expect(Set(KnownName.allCases.map { tree.spelling(of: HTMLName($0)) }).count == KnownName.allCases.count)
  }
}
