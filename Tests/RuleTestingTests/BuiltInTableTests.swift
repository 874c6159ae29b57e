import Diagnostics
import Findings
import Records
import RuleChecking
import RuleEngine
import RuleSyntax
import RuleTesting
import SourceText
import TestSupport
import Testing

private func check(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> CheckedPacks {
  var packs = RulePacks()
  packs.add(folder: "site", text: "规则集 站 / site：「站」\n版本：1\n\n" + text)
  let checked = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
  if checked.hasErrors {
    let renderer = SnippetRenderer(files: packs.files, language: .zh)
    Issue.record("\(renderer.render(checked.diagnostics))", sourceLocation: sourceLocation)
  }
  return checked
}

/// The outcomes of the tests of a text.
private func outcomes(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [Bool] {
  let checked = check(text, sourceLocation: sourceLocation)
  return RuleTestRun(checked.tests, of: checked.ruleSet).results.map(\.isPassed)
}

@Suite("Built-in tables of pages and documents")
struct BuiltInTableTests {
  @Test("a rule over links reaches their page by either name, without a declaration")
  func links() {
    let passed = outcomes(
      """
      规则 WZ-01：「首页的链接可用」
      对象：链接，其中网页的标题为 "首页"
      要求：可用为是，且所在页的站点为 "主站"

      测试 WZ-01：「打不开」
      给定：可用 否
      - 网页 "http://x/1"：标题 "首页"，站点 "主站"
      应为：违规

      测试 WZ-01：「通过」
      给定：可用 是
      - 网页 "http://x/1"：标题 "首页"，站点 "主站"
      应为：通过

      测试 WZ-01：「别的页」
      给定：可用 否
      - 网页 "http://x/2"：标题 "内页"
      应为：不适用
      """)
    #expect(passed == [true, true, true])
  }

  @Test("links and images are child rows of a page, a column is what a page refers to")
  func children() {
    let passed = outcomes(
      """
      规则 WZ-02：「图片有替代文字」
      对象：网页
      要求：每张图片满足
      - 有替代文字
      要求：链接（其中种类为空链接）至多 0 条，且栏目的名称为 "通知"

      测试 WZ-02：「没有替代文字」
      给定：栏目 "主站/通知"
      - 图片：目标 "a.png"
      - 栏目 "主站/通知"：名称 "通知"
      应为：违规

      测试 WZ-02：「空链接」
      给定：栏目 "主站/通知"
      - 链接：种类 空链接
      - 栏目 "主站/通知"：名称 "通知"
      应为：违规

      测试 WZ-02：「通过」
      给定：栏目 "主站/通知"
      - 图片：替代文字 "图"
      - 链接：种类 附件
      - 栏目 "主站/通知"：名称 "通知"
      应为：通过
      """)
    #expect(passed == [true, true, true])
  }

  @Test("标题 is the field of a document where a value is wanted and its headings where a set is")
  func headings() {
    let passed = outcomes(
      """
      规则 WD-01：「有一级标题」
      对象：文档，其中标题包含 "报告"
      要求：标题（其中级为 1）至少 1 个

      测试 WD-01：「没有」
      给定：标题 "自查报告"
      - 标题：级 2，文字 "（一）"
      应为：违规

      测试 WD-01：「有」
      给定：标题 "自查报告"
      - 标题：级 1，文字 "一、"
      应为：通过
      """)
    #expect(passed == [true, true])
  }

  @Test("a table that a pack declares wins over a built-in one of its name")
  func ownNameWins() {
    let checked = check(
      """
      表 链接 / link：「友情链接登记」
      来源：partners
      主键：名称
      - 名称：文本
      - 单位：文本

      规则 YL-01：「登记单位」
      对象：链接
      要求：有单位
      """)
    #expect(checked.ruleSet.schema.tables.map(\.name.zh) == ["机构", "链接"])
    #expect(checked.ruleSet.schema.tables.last?.source == "partners")
  }

  @Test("rule sets that speak of no page or document have no built-in tables and none of their words")
  func absent() {
    let checked = check(
      """
      表 公文：「公文」
      来源：papers
      主键：编号
      - 编号：文本
      - 标题：文本
      - 正文数字：数字
      - 值：选项 网页（page）、窗口

      规则 GW-01：「有标题」
      对象：公文，其中值为网页
      要求：有标题，且正文数字至少 1
      """)
    #expect(checked.ruleSet.schema.tables.map(\.name.zh) == ["机构", "公文"])
    #expect(checked.vocabularies.flatMap(\.words).allSatisfy { $0.zh != "所在页" })
  }

  @Test("the tables of a family are there together, with their parents and keys")
  func schema() throws {
    let schema = check(
      """
      规则 WZ-01：「图片」
      对象：图片
      要求：有替代文字
      """
    ).ruleSet.schema
    #expect(schema.tables.map(\.name.zh) == ["机构", "网页", "链接", "图片", "栏目"])
    let page = try #require(schema.tables.first { $0.content == .builtIn(.page) })
    let image = try #require(schema.tables.first { $0.content == .builtIn(.image) })
    #expect(page.key == [FieldID(0)] && page.link == nil && page.source == nil)
    #expect(image.link == ChildLink(parent: page.id, origin: .nested(path: [])))
    #expect(image.fields.map(\.name.zh) == BuiltInTable.image.fields.map(\.name.zh))
    #expect(schema.nesting(of: page.id).map { schema[$0.table].name.zh } == ["网页", "链接", "图片"])
  }

  @Test("a word inside a longer declared name, in quotation marks or in a comment names no built-in table")
  func mentions() {
    let checked = check(
      """
      # 网页的链接见附件
      表 事项：「网页上的事项」
      来源：items
      主键：编号
      - 编号：文本
      - 办事网页地址：文本

      规则 SX-01：「有网页」
      对象：事项
      要求：办事网页地址不为 "网页"
      """)
    #expect(checked.ruleSet.schema.tables.count == 2)
  }
}
