import HTMLParsing
import System
import TestSupport
import Testing

/// Pages that are made to cost more than their size. Each must end, and its tree hold what all hold.
///
/// They have 64 KB, with `ZICHA_LONG=1` a megabyte; the worst have a megabyte always.
@Suite struct HostilePageTests {
  /// A page of that kind.
  struct Page: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var before = ""
    let part: @Sendable (Int) -> String
    var after = ""

    static let usualSize = Environment.variable("ZICHA_LONG") == "1" ? 1 << 20 : 1 << 16

    func bytes(_ size: Int = Self.usualSize) -> [UInt8] {
      var bytes = Array(before.utf8)
      var number = 0
      while bytes.count < size {
        bytes += Array(part(number).utf8)
        number += 1
      }
      return bytes + Array(after.utf8)
    }
  }

  private static let manyFonts = (0..<300).map { "<font size=\($0)>" }.joined()

  static let pages: [Page] = [
    Page(testDescription: "nested div") { _ in "<div>" },
    Page(testDescription: "open b") { _ in "<b>" },
    Page(testDescription: "open b, each another") { "<b a=\($0)>" },
    Page(testDescription: "open b with text") { "<b a=\($0)>x" },
    Page(testDescription: "open a") { _ in "<a href=x>" },
    Page(testDescription: "a in block") { _ in "<a><div>" },
    Page(testDescription: "b and p crosswise") { _ in "<b><p></b>" },
    Page(testDescription: "fonts opened again in each p", before: manyFonts) { _ in "<p>x" },
    Page(testDescription: "fonts in deep blocks", before: String(repeating: "<div>", count: 400) + manyFonts) { _ in
      "<p>x"
    },
    Page(testDescription: "adoption of many children", before: "<b><p>") { _ in "<i>x</i>" },
    Page(testDescription: "adoption at all depths") { _ in "<b><i><u><p>x</b></i></u>" },
    Page(testDescription: "end tags with nothing to close", before: String(repeating: "<x>", count: 500)) { _ in "</y>"
    },
    Page(testDescription: "nested tables") { _ in "<table><tr><td>" },
    Page(testDescription: "nested tables without cells") { _ in "<table>" },
    Page(testDescription: "text before tables") { _ in "<table>x<tr>y" },
    Page(testDescription: "text and cells in turn", before: "<table>") { _ in "x<td>" },
    Page(testDescription: "text moved out of one table", before: "<table>") { _ in "x<!---->" },
    Page(testDescription: "nested templates") { _ in "<template>" },
    Page(testDescription: "templates in tables") { _ in "<table><template><tr>" },
    Page(testDescription: "nested forms") { _ in "<form><div></form>" },
    Page(testDescription: "select and option") { _ in "<select><option><object>" },
    Page(testDescription: "options to choose from", before: "<select><button><selectedcontent></button>") { _ in
      "<option selected><div>"
    },
    Page(testDescription: "selects that show an option") { _ in
      "<object><select><selectedcontent></selectedcontent><option>"
    },
    Page(testDescription: "svg") { _ in "<svg><g>" },
    Page(testDescription: "svg and html in turn") { _ in "<svg><foreignObject><div>" },
    Page(testDescription: "mathml in text") { _ in "<math><mi><b>" },
    Page(testDescription: "one tag with many attributes", before: "<p ") { "a\($0)=1 " },
    Page(testDescription: "attributes for the body") { "<body a\($0)=1>" },
    Page(testDescription: "tags with many equal attributes") { _ in "<p" + String(repeating: " a=1", count: 300) + ">"
    },
    Page(testDescription: "b with many attributes") { number in
      "<b" + (0..<200).map { " a\($0)=\(number)" }.joined() + ">"
    },
    Page(testDescription: "names of its own") { "<x\($0)>" },
    Page(testDescription: "one long name", before: "<") { _ in "x" },
    Page(testDescription: "nothing but <") { _ in "<" },
    Page(testDescription: "nothing but &") { _ in "&" },
    Page(testDescription: "references without end") { _ in "&#x1" },
    Page(testDescription: "names that are no references") { _ in "&notit" },
    Page(testDescription: "nul") { _ in "\0" },
    Page(testDescription: "nul in a script", before: "<script>") { _ in "x\0" },
    Page(testDescription: "comments in a script", before: "<script>") { _ in "<!--<script>" },
    Page(testDescription: "almost the end of a title", before: "<title>") { _ in "</titl" },
    Page(testDescription: "references in a title", before: "<title>") { _ in "&lt;" },
    Page(testDescription: "an open comment", before: "<!--") { _ in "-!" },
    Page(testDescription: "an open section", before: "<svg><![CDATA[") { _ in "]]" },
    Page(testDescription: "lists in lists") { _ in "<ul><li>" },
    Page(testDescription: "items", before: "<ul>") { _ in "<li><b>" },
    Page(testDescription: "definitions") { _ in "<dl><dd><dt>" },
    Page(testDescription: "buttons") { _ in "<button><p>" },
    Page(testDescription: "headings") { _ in "<h1><i><h2>" },
    Page(testDescription: "rubies") { _ in "<ruby><rb><rt>" },
    Page(testDescription: "framesets", before: "<frameset>") { _ in "<frameset>" },
    Page(testDescription: "marquees") { _ in "<marquee><b>" },
    Page(testDescription: "nobr") { _ in "<nobr><div>" },
    Page(testDescription: "lines of CR") { _ in "x\r" },
  ]

  @Test("A hostile page is read to its end, and its tree is whole", arguments: pages) func hostile(_ page: Page) {
    check(page.bytes())
  }

  /// Each of them costs a parser without bounds the square of its size.
  private static let worst: Set<String> = [
    "open b, each another", "open a", "b and p crosswise", "nested tables", "attributes for the body",
    "names of its own",
    "nul in a script", "text before tables",
  ]

  @Test(
    "A hostile page of a megabyte is read to its end", arguments: pages.filter { worst.contains($0.testDescription) })
  func large(_ page: Page) {
    check(page.bytes(1 << 20))
  }

  private func check(_ bytes: [UInt8]) {
    var limits = HTMLPage.Limits()
    limits.nodes = 300_000
    let tree = HTMLTree.parse(bytes, limits: limits)
    let invariants = TreeInvariants(tree, limits: limits)
    #expect(invariants.failures.isEmpty, "\(invariants.failures.prefix(5))")
    // One token may make as many nodes as there are formatting elements to open again.
    #expect(tree.nodeCount <= limits.nodes + 1_024)
    #expect(tree.isCut || tree.nodeCount < limits.nodes)
  }

  @Test("Elements that are too deep become siblings, and their text stays in them") func depth() throws {
    let tree = HTMLTree.parse(Array(String(repeating: "<div>x", count: 600).utf8))
    let invariants = TreeInvariants(tree)
    #expect(invariants.failures.isEmpty)
    #expect(invariants.deepest == 512)
    let divs = tree.descendants(of: tree.document).filter { tree.isElement($0, .div) }
    #expect(divs.count == 600)
    #expect(divs.allSatisfy { tree.firstChild(of: $0).map { tree.text(of: $0) } == "x" })
  }
}
