import Benchmarks
import HTMLParsing
import Testing

@Suite("Generated pages")
struct GeneratedPageTests {
  @Test("a page has 42 links, its size, and nothing that a parser has to mend")
  func shape() throws {
    var source = GeneratedPage(seed: 1)
    let bytes = source.page(7)
    #expect(abs(bytes.count - 30_000) < 1_000)
    let page = HTMLPage(utf8: bytes)
    #expect(page.references.filter { $0.kind == .anchor }.count == 42)
    #expect(page.labelled(["发布日期"]).passage?.text == "2026-03-18")
    #expect(page.text.split(separator: "\n").count > 50)
    #expect(HTMLTree.parse(bytes).mode == .noQuirks)
  }

  @Test("the pages are the same in every run")
  func same() {
    var (one, other) = (GeneratedPage(seed: 1), GeneratedPage(seed: 1))
    #expect(one.page(1) == other.page(1))
    #expect(one.page(2) != other.page(3))
  }
}
