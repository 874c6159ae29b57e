import HTMLParsing
import TestSupport
import Testing

@Suite("text of pages")
struct TextTests {
  private func text(_ body: String) -> String { HTMLPage(utf8: Array(body.utf8)).text }

  @Test(
    "is what a reader sees, blocks on lines of their own",
    arguments: [
      ("<p>一\n 二</p><p>三</p>", "一 二\n三"), ("<div>a<div>b</div>c</div>", "a\nb\nc"), ("a<br>b<br><br>c", "a\nb\nc"),
      ("<b>粗</b><i>斜</i> 体", "粗斜 体"), ("<p>  a  </p>  <p> </p>", "a"), ("<ul><li>1<li>2</ul>", "1\n2"),
      ("<table><tr><td>甲<td>乙<tr><td>丙<td></table>", "甲\t乙\n丙"), ("<td>", ""),
      ("<table><tr><td><p>甲</p></td><td>乙</td></tr></table>", "甲\n乙"),
      ("<pre>  a\n\n b  c</pre>d", "a\n\n b  c\nd"), ("x<pre>\n  a\tb</pre>", "x\n  a b"),
      ("<p>a&nbsp;&nbsp;b&#160;</p>", "a b"), ("<p>　　第一条　总则　</p>", "第一条　总则"), ("张三　李四", "张三　李四"),
      ("<p>&emsp;&emsp;甲&ensp;乙&emsp; </p>", "甲\u{2002}乙"),
      ("a\u{200B}b\u{FEFF}c&shy;d", "abcd"), ("&lt;b&gt; &amp;", "<b> &"), ("一<!-- 注 -->二", "一二"),
      ("<title>t</title><style>s</style><script>x</script>正文<noscript>请打开脚本</noscript>", "正文请打开脚本"),
      ("<template>t</template><textarea>x</textarea><iframe>y</iframe>z", "z"), ("<p hidden>a</p>b", "b"),
      ("<p style='color:red; DISPLAY : none !important'>a</p>b", "b"),
      ("<p style='display:none;display:block'>a</p>", "a"),
      ("<p style='x-display:none'>a</p>", "a"), ("<dialog>a</dialog><dialog open>b</dialog>", "b"),
      ("<svg><text>a</text></svg>b", "b"), ("<select><option>a<option>b</select>", "a\nb"), ("", ""),
      ("<h1>标<br>题</h1>x", "标\n题\nx"), ("<button>提交</button>", "提交"), ("a&#13;&#10;b", "a b"),
    ])
  func seen(body: String, expected: String) {
    #expect(text(body) == expected)
  }

  @Test("knows where passages stand in the source, behind character references too")
  func places() throws {
    let source = "<p id=a> 中<b>文</b> 字 </p><p id=b>&lt;x&gt;</p><p id=c><br></p>"
    let page = HTMLPage(utf8: Array(source.utf8))
    func place(_ selector: String) throws -> String {
      let range = try #require(try page.first(Selector(selector))).range
      return String(decoding: Array(source.utf8)[range], as: UTF8.self)
    }
    #expect(try place("#a") == "中<b>文</b> 字")
    #expect(try place("#b").hasPrefix("&lt;x"))
    let empty = try #require(try page.first(Selector("#c")))
    #expect(empty.text.isEmpty && empty.range.isEmpty)
    #expect(Array(source.utf8)[empty.range.lowerBound...].starts(with: Array("<p id=c>".utf8)))
  }

  @Test("cuts a text that is too long and says so")
  func cut() {
    var limits = HTMLPage.Limits()
    limits.textSize = 100
    let page = HTMLPage(utf8: Array(String(repeating: "<p>中文</p>", count: 100).utf8), limits: limits)
    #expect(page.isCut)
    #expect(page.text.utf8.count < 200)
    #expect(!HTMLPage(utf8: Array("<p>中文".utf8)).isCut)
  }

  @Test("has no white space at the ends of its lines, and no two spaces side by side")
  func property() {
    var random = SeededGenerator(seed: 1_986)
    let parts = [
      "<p>", "</p>", " ", "\n", "　", "&nbsp;", "中", "a", "<br>", "<td>", "<table>", "</table>", "<b>", "</b>", "<div>",
      "</div>",
      "\u{200B}", "&#x3000;", "<li>", "\t", "<h2>", "&amp;",
    ]
    for _ in 0..<SeededGenerator.cases {
      let body = (0..<random.below(30)).map { _ in random.pick(parts) }.joined()
      let text = text(body)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(!line.isEmpty || text.isEmpty, "\(body)")
        #expect(line.first != " " && line.last != " " && line.first != "　" && line.last != "　", "\(body)")
        #expect(!line.contains("  "), "\(body)")
      }
    }
  }
}
