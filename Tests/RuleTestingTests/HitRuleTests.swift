import Diagnostics
import Findings
import Records
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText
import TestSupport
import Testing

private let declarations = """
  规则集 命中试 / hits：「命中」
  版本：1

  词表 待定用语 / placeholders："待定"、"××"

  表 公文 / paper：「公文」
  来源：papers
  主键：编号
  - 编号：文本
  - 全文 / contents：文本
  - 页数：整数

  """

private func checked(_ text: String) -> (packs: CheckedPacks, files: SourceFiles) {
  var packs = RulePacks()
  packs.add(folder: "hits", text: declarations + text)
  return (RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false)), packs.files)
}

/// The outcomes of the tests of a text.
private func outcomes(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [Bool] {
  let (packs, files) = checked(text)
  if packs.hasErrors {
    let renderer = SnippetRenderer(files: files, language: .zh)
    Issue.record("\(renderer.render(packs.diagnostics))", sourceLocation: sourceLocation)
  }
  return RuleTestRun(packs.tests, of: packs.ruleSet).results.map(\.isPassed)
}

@Suite("Rules over the hits in texts")
struct HitRuleTests {
  @Test("a set of hits stands wherever a set does: counted, none, each")
  func sets() {
    let passed = outcomes(
      """
      规则 MZ-01：「全文」
      对象：公文
      要求：全文的命中 手机号 至多 1 处
      要求：没有全文的命中 待定用语
      要求：每处全文的命中 "{数字}{1,3}元" 满足
      - 前文结尾为 "人民币"

      测试 MZ-01：「两个手机号」
      给定：全文 "13800138000 和 13800138001"
      应为：违规

      测试 MZ-01：「占位」
      给定：全文 "经费××万元"
      应为：违规

      测试 MZ-01：「没有写币种」
      给定：全文 "收费 20元"
      应为：违规

      测试 MZ-01：「都对」
      给定：全文 "联系 13800138000，收费人民币20元"
      应为：通过

      测试 MZ-01：「没有全文」
      给定：编号 "1"
      应为：待查
      """)
    #expect(passed == [true, true, true, true, true])
  }

  @Test("a rule whose objects are the hits of a table finds every place; a test gives the text")
  func objects() {
    let passed = outcomes(
      """
      规则 MZ-02：「每一处」
      对象：公文的全文的命中 "待{汉字}"，其中公文的页数至少 1
      要求：本命中的文字为 "待办"

      测试 MZ-02：「一处对一处错」
      给定：全文 "待办、待定"，页数 1
      应为：违规，位置 "1:1"

      测试 MZ-02：「都对」
      给定：全文 "待办"，页数 1
      应为：通过

      测试 MZ-02：「没有」
      给定：全文 "已办"，页数 1
      应为：不适用

      测试 MZ-02：「没有选中」
      给定：全文 "待定"，页数 0
      应为：不适用
      """)
    #expect(passed == [true, true, true, true])
  }

  @Test("one search in one field is one table, however often it is asked")
  func interned() {
    let schema = checked(
      """
      规则 MZ-03：「甲」
      对象：公文
      要求：全文的命中 手机号 至多 1 处，且没有全文的命中 "手机"

      规则 MZ-04：「乙」
      对象：公文的全文的命中 手机号
      要求：缺前文
      """
    ).packs.ruleSet.schema
    #expect(schema.tables.map(\.name.zh) == ["机构", "公文", "命中", "命中"])
    #expect(
      schema.tables.compactMap(\.content) == [
        .hits(of: FieldID(1), .format("mobile")), .hits(of: FieldID(1), .pattern("手机")),
      ])
    #expect(schema.nesting(of: TableID(1)).count == 1)
    #expect(schema.nesting(of: TableID(1), withHits: true).count == 3)
  }

  @Test(
    "what can't be searched is told",
    arguments: [
      ("没有页数的命中 \"1\"", "hits-need-text"), ("没有全文的命中 \"{数字}{0,3}\"", "empty-pattern"),
      ("没有全文的命中 \"{数字\"", "bad-pattern"), ("没有全文的命中 公文", "unexpected-text"),
      ("没有公文（其中页数为 1）的全文的命中 \"a\"", "hits-of-set"),
    ])
  func mistakes(requirement: String, id: String) {
    let ids = checked("规则 MZ-05：「错」\n对象：公文\n要求：\(requirement)\n").packs.diagnostics.map(\.id)
    #expect(ids == [id])
  }

  @Test("hits of the page of a link are those of the row that holds it")
  func otherRows() {
    let passed = outcomes(
      """
      规则 MZ-06：「链接所在的页」
      对象：链接
      要求：没有所在页的正文的命中 "404"

      测试 MZ-06：「有」
      给定：目标 "a.html"
      - 网页 "http://x/"：正文 "错误 404"
      应为：违规

      测试 MZ-06：「没有」
      给定：目标 "a.html"
      - 网页 "http://x/"：正文 "首页"
      应为：通过
      """)
    #expect(passed == [true, true])
  }
}
