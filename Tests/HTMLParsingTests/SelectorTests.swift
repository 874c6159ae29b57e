import HTMLParsing
import TestSupport
import Testing

@Suite("selectors")
struct SelectorTests {
  private static let source =
    """
    <!DOCTYPE html><html lang="zh-CN"><body>
    <div id="main" class="box wide"><h1>甲</h1><p class="a">乙</p><p class="A b">丙</p><ul><li>1</li><li>2</li><li>3</li>\
    <li>4</li><li lang="en-GB">5</li></ul></div>
    <table class="guide"><tr><td class="limit">时限</td><td>20</td></tr><tr><td>依据</td><td></td></tr></table>
    <form><input type="CHECKBOX" checked name="x"><input disabled name="y"><a href="/a.pdf" title="附件 一">附件</a>\
    <a name="z">锚</a></form>
    <div class="box"><span data-kind="Law">法</span><em>文</em></div><svg><linearGradient/></svg>
    </body></html>
    """

  private var page: HTMLPage { HTMLPage(utf8: Array(Self.source.utf8)) }

  private func texts(_ selector: String) throws -> [String] {
    try page.select(Selector(selector)).map(\.text)
  }

  @Test(
    "selects what CSS says",
    arguments: [
      ("h1", ["甲"]), ("H1", ["甲"]), ("#main > p", ["乙", "丙"]), (".a", ["乙"]), (".A.b", ["丙"]), ("p.a, h1", ["甲", "乙"]),
      ("div p + p", ["丙"]), ("h1 ~ p", ["乙", "丙"]), ("h1+p", ["乙"]), ("*|h1", ["甲"]), ("body h1, body h1", ["甲"]),
      ("table.guide td.limit", ["时限"]), ("html body   >div li:first-child", ["1"]), ("li:last-child", ["5"]),
      ("li:nth-child(2)", ["2"]), ("li:nth-child( 2N + 1 )", ["1", "3", "5"]), ("li:nth-child(even)", ["2", "4"]),
      ("li:nth-child(-n+2)", ["1", "2"]), ("li:nth-child(n+4)", ["4", "5"]), ("li:nth-last-child(2)", ["4"]),
      ("li:nth-last-child(odd)", ["1", "3", "5"]), ("p:nth-of-type(2)", ["丙"]), ("p:nth-last-of-type(2)", ["乙"]),
      ("h1:only-of-type", ["甲"]), ("p:first-of-type", ["乙"]), ("p:last-of-type", ["丙"]), ("td:empty", [""]),
      ("li:nth-child(0n+3)", ["3"]), ("li:nth-child(9)", []), ("ul:only-child", []), ("li:nth-child(+3)", ["3"]),
      ("li:not(:first-child, :last-child)", ["2", "3", "4"]), ("p:not(.a):not(.x)", ["丙"]),
      (":is(h1, em)", ["甲", "文"]),
      (":where(#main) > .a", ["乙"]), ("tr:has(> td.limit)", ["时限\t20"]), ("tr:has(td:empty) td:first-child", ["依据"]),
      ("h1:has(+ p)", ["甲"]), ("p:has(~ ul)", ["乙", "丙"]), ("div:has(em) span", ["法"]), ("p:has(li)", []),
      ("[data-kind]", ["法"]), ("[data-kind=Law]", ["法"]), ("[data-kind=law]", []), ("[data-kind='law' i]", ["法"]),
      ("[data-kind=\"Law\"s]", ["法"]), ("[data-kind^=L]", ["法"]), ("[data-kind$='aw']", ["法"]),
      ("[data-kind*=a]", ["法"]),
      ("[data-kind*='']", []), ("a[title~='一']", ["附件"]), ("a[href$='.PDF' i]", ["附件"]), ("[lang|=en]", ["5"]),
      ("li:lang(en)", ["5"]), ("h1:lang(ZH)", ["甲"]), ("h1:lang(z)", []), ("a:link", ["附件"]), ("[type=checkbox]", [""]),
      ("input:checked", [""]), ("input:disabled", [""]), ("input:enabled", [""]), ("form > a:not([href])", ["锚"]),
      ("[ class ~= \"wide\" ] > h1", ["甲"]), ("\\#main", []), ("#\\6d ain h1", ["甲"]), ("#main/* 注 */ h1", ["甲"]),
      ("html:root h1", ["甲"]), ("div:root", []), ("linearGradient", [""]), ("lineargradient", []), ("新元素", []),
    ] as [(String, [String])])
  func selection(selector: String, expected: [String]) throws {
    #expect(try texts(selector) == expected)
  }

  @Test(
    "says what is wrong with a selector and where",
    arguments: [
      ("", .missingSelector, 0), ("  ", .missingSelector, 2), ("a,", .missingSelector, 2), (", a", .missingSelector, 0),
      ("a >", .danglingCombinator, 3), ("> a", .danglingCombinator, 0), ("a > > b", .danglingCombinator, 4),
      ("a b)", .unexpected(")"), 3), ("td.limit$", .unexpected("$"), 8), ("a.", .missingName, 2),
      ("a.1", .missingName, 2),
      ("#", .missingName, 1), ("[=x]", .missingName, 1), ("[a", .unclosed("["), 0), ("[a='x]", .unclosed("'"), 3),
      ("[a=1]", .unexpected("1"), 3), ("[a=x y]", .unexpected("y"), 5), (":not(a", .unclosed("("), 0),
      (":not()", .missingSelector, 5), ("a:hover", .userState("hover"), 1), ("a::before", .pseudoElement("before"), 1),
      ("a:before", .pseudoElement("before"), 1), ("p:contains(x)", .unknownPseudoClass("contains"), 1),
      ("svg|a", .namespace("svg"), 0), ("li:nth-child(x)", .badCycle("x"), 13),
      ("li:nth-child(2n+)", .badCycle("2n+"), 13),
      (":has(:has(a))", .nestedHas, 5), ("a/**/b", .unexpected("b"), 5), ("中文 ！", .unexpected("！"), 3),
    ] as [(String, SelectorError.Cause, Int)])
  func mistakes(selector: String, cause: SelectorError.Cause, offset: Int) {
    // Scalars above ASCII may stand in names, so that a full-width mark is a name.
    if selector == "中文 ！" {
      #expect(throws: Never.self) { try Selector(selector) }
      return
    }
    do {
      _ = try Selector(selector)
      Issue.record("\(selector) was taken")
    } catch {
      #expect(error.cause == cause)
      #expect(error.offset == offset)
    }
  }

  @Test("bounds selectors that are too large or take too long")
  func limits() throws {
    #expect(throws: SelectorError.self) { try Selector(String(repeating: "a ", count: 3_000)) }
    #expect(throws: SelectorError.self) {
      try Selector(String(repeating: ":not(", count: 20) + "a" + String(repeating: ")", count: 20))
    }
    let depth = 200
    var limits = HTMLPage.Limits()
    limits.selectionSteps = 20_000
    let deep = HTMLPage(
      utf8: Array((String(repeating: "<div>", count: depth) + "x" + String(repeating: "</div>", count: depth)).utf8),
      limits: limits)
    let hostile = try Selector("b " + String(repeating: "div ", count: 30) + "div")
    #expect(throws: SelectorOverrun.self) { try deep.select(hostile) }
    #expect(try deep.first(Selector("div div div"))?.text == "x")
  }

  @Test("counts siblings in long tables without overrun")
  func longTables() throws {
    let rows = (1...5_000).map { "<tr><td>\($0)</td></tr>" }.joined()
    let page = HTMLPage(utf8: Array("<table>\(rows)</table>".utf8))
    #expect(try page.select(Selector("tr:nth-child(odd)")).count == 2_500)
    #expect(try page.select(Selector("tr:nth-last-child(2)")).map(\.text) == ["4999"])
    #expect(try page.select(Selector("tr:nth-last-of-type(-n+3) td")).map(\.text) == ["4998", "4999", "5000"])
  }

  @Test("compares classes and ids without case in quirks mode only")
  func quirks() throws {
    let body = "<p class=Note id=N>x</p>"
    #expect(try HTMLPage(utf8: Array(body.utf8)).select(Selector(".note#n")).count == 1)
    #expect(try HTMLPage(utf8: Array(("<!DOCTYPE html>" + body).utf8)).select(Selector(".note")).isEmpty)
  }

  @Test("answers any text with a selector or an error inside it")
  func hostile() {
    var random = SeededGenerator(seed: 3_000)
    let parts = [
      "a", "*", "|", "#", ".", "[", "]", "=", "~=", "'", "\"", "\\", ":", "::", "not(", "has(", "nth-child(", ")",
      "2n+1",
      " ", ">", "+", "~", ",", "中", "/*", "*/", "-", "i", "\n", "\u{0}",
    ]
    let page = page
    for _ in 0..<SeededGenerator.cases {
      let text = (0..<random.below(14)).map { _ in random.pick(parts) }.joined()
      do {
        let selector = try Selector(text)
        #expect(throws: Never.self) { try page.select(selector) }
      } catch {
        #expect(error.offset >= 0 && error.offset <= text.unicodeScalars.count, "\(text)")
      }
    }
  }
}
