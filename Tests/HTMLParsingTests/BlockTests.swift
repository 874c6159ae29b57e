import HTMLParsing
import TestSupport
import Testing

@Suite("blocks of pages")
struct BlockTests {
  private func blocks(_ source: String) -> [String] {
    HTMLPage(utf8: Array(source.utf8)).blocks.map { block in
      switch block {
      case .heading(let level, let passage): "h\(level) \(passage.text)"
      case .paragraph(let passage): passage.text
      case .table(let caption, let rows):
        "[\(caption?.text ?? "")] " + rows.map { $0.map(\.text).joined(separator: "|") }.joined(separator: " / ")
      }
    }
  }

  @Test(
    "are headings, paragraphs and tables of data",
    arguments: [
      ("<h1>一</h1><p>甲</p><h2>二<br>行</h2>乙<div>丙<br>丁</div>", ["h1 一", "甲", "h2 二\n行", "乙", "丙", "丁"]),
      ("<ul><li>1<li>2<ul><li>3</ul></ul>", ["1", "2", "3"]), ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
      ("x<table><caption>表</caption><tr><td>a</table>y", ["x", "[表] a", "y"]),
      ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", ["[] a|b / 1|2"]),
      ("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td colspan=2>d</table>", ["[] a|b / a|c / d|d"]),
      ("<table><tr><td>栏一<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>", ["栏一", "[] a|b / c|d"]),
      ("<table><tr><td>只有一列<tr><td>第二行</table>", ["只有一列", "第二行"]), ("<table><tr><td>左<td>右</table>", ["左", "右"]),
      ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", ["a", "b", "c", "d"]),
      ("<table><tr><td><h2>题</h2><td>b<tr><td>c<td>d</table>", ["h2 题", "b", "c", "d"]),
      ("<table><tr><td>a<td><p>b</p><p>c</p><tr><td>d<td></table>", ["[] a|b\nc / d|"]),
      ("<p hidden>x</p><script>y</script><p> </p>z", ["z"]), ("", []),
    ])
  func kinds(source: String, expected: [String]) {
    #expect(blocks(source) == expected)
  }

  @Test("know where each of their characters stands")
  func anchors() throws {
    let source = "<p> 甲<b>乙</b>&amp;丙</p><table><tr><th>a</th><td>b&lt;c</td></tr></table>"
    let bytes = Array(source.utf8)
    for block in HTMLPage(utf8: bytes).blocks {
      let passages: [HTMLPage.Passage] =
        switch block {
        case .heading(_, let passage), .paragraph(let passage): [passage]
        case .table(_, let rows): Array(rows.joined())
        }
      for passage in passages {
        let text = Array(passage.text.utf8)
        #expect(passage.anchors.first?.offset == 0)
        for (offset, byte) in text.enumerated() {
          let anchor = try #require(passage.anchors.last { $0.offset <= offset })
          let place = anchor.place + offset - anchor.offset
          // A character reference is where its character begins.
          #expect(bytes[place] == byte || bytes[place] == 0x26, "\(passage.text) \(offset)")
        }
      }
    }
  }

  @Test("bound the cells that spans make")
  func spans() {
    let rows = String(repeating: "<tr>" + String(repeating: "<td colspan=1000 rowspan=60000>x", count: 50), count: 50)
    let blocks = HTMLPage(utf8: Array("<table>\(rows)</table>".utf8)).blocks
    let cells = blocks.reduce(0) { count, block in
      if case .table(_, let rows) = block { count + rows.reduce(0) { $0 + $1.count } } else { count }
    }
    #expect(cells < 50_000)
  }
}
