import Diagnostics
import Findings
import Records
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText
import TestSupport
import Testing

private func checked(_ text: String) -> (packs: CheckedPacks, files: SourceFiles) {
  var packs = RulePacks()
  packs.add(
    folder: "guides",
    text: "规则集 指南 / guides：「指南」\n版本：1\n\n词表 待定用语 / placeholders：\"待定\"、\"-\"\n词表 栏目头 / heads：\"/a/\"、\"/b/\"\n\n" + text
  )
  return (RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false)), packs.files)
}

/// The filter of a table that is read out of the pages that fulfil a condition.
private func filter(_ condition: String, sourceLocation: SourceLocation = #_sourceLocation) -> PageFilter? {
  let (packs, files) = checked("表 指南：「指南」\n来源：网页\(condition)\n- 依据：文本，取自 标注 \"依据\"\n")
  if packs.hasErrors {
    let renderer = SnippetRenderer(files: files, language: .zh)
    Issue.record("\(renderer.render(packs.diagnostics))", sourceLocation: sourceLocation)
  }
  let contents = packs.ruleSet.schema.tables.compactMap(\.content)
  return contents.compactMap { if case .pages(let filter) = $0 { filter } else { nil } }.first
}

private func test(
  _ field: String, _ comparison: PageFilter.Test.Comparison, _ texts: [String], isNegated: Bool = false
) -> PageFilter.Test {
  PageFilter.Test(
    field: BuiltInTable.page.field(field) ?? FieldID(99), comparison: comparison, texts: texts, isNegated: isNegated)
}

@Suite("Tables read out of pages")
struct PageTableTests {
  @Test("are child rows of 网页, at most one a page, with what their fields are taken from")
  func schema() throws {
    let (packs, _) = checked(
      """
      表 指南 / guide：「指南」
      来源：网页，其中路径开头为 "/bszn/"
      空白按：待定用语
      - 编码：文本，必填，取自 元数据 "ItemCode"
      - 依据：文本，取自 标注 "办理依据"、"设定依据"
      - 时限：工作日，取自 选择器 "table.guide td.limit"

      规则 ZN-01：「有依据」
      对象：网页
      要求：有指南的依据
      """)
    #expect(!packs.hasErrors)
    let schema = packs.ruleSet.schema
    let table = try #require(schema.tables.first { $0.name.zh == "指南" })
    let page = try #require(schema.tables.first { $0.content == .builtIn(.page) })
    #expect(table.link == ChildLink(parent: page.id, origin: .nested(path: [])) && table.source == nil)
    #expect(table.content == .pages(PageFilter(alternatives: [[test("路径", .prefix, ["/bszn/"])]])))
    #expect(table.blankWords == ["待定", "-"])
    #expect(
      table.fields.map(\.extractor) == [
        .metadata(["ItemCode"]), .label(["办理依据", "设定依据"]), .selector("table.guide td.limit"),
      ])
    #expect(schema.nesting(of: page.id).contains { $0.table == table.id })
  }

  @Test("choose their pages by tests of address, path, title and site, joined by 且 and 或")
  func filters() {
    #expect(filter("") == PageFilter(alternatives: []))
    #expect(
      filter("，其中路径开头为 \"/a/\" 且标题包含 \"指南\"")
        == PageFilter(alternatives: [[test("路径", .prefix, ["/a/"]), test("标题", .contains, ["指南"])]]))
    #expect(
      filter("，其中（路径开头为 \"/a/\" 或站点为 \"主站\"）且路径结尾为 \".html\"")
        == PageFilter(alternatives: [
          [test("路径", .prefix, ["/a/"]), test("路径", .suffix, [".html"])],
          [test("站点", .equals, ["主站"]), test("路径", .suffix, [".html"])],
        ]))
    #expect(filter("，其中路径开头为栏目头") == PageFilter(alternatives: [[test("路径", .prefix, ["/a/", "/b/"])]]))
    #expect(
      filter("，其中站点属于 \"主站\"、\"分站\"") == PageFilter(alternatives: [[test("站点", .equals, ["主站", "分站"])]]))
    #expect(
      filter("，其中非（标题包含 \"归档\" 或站点为 \"旧站\"）")
        == PageFilter(alternatives: [
          [test("标题", .contains, ["归档"], isNegated: true), test("站点", .equals, ["旧站"], isNegated: true)]
        ]))
  }

  @Test(
    "tell what can't be read",
    arguments: [
      ("来源：网页，其中发布日期不早于 2025-01-01\n- 甲：文本，取自 标注 \"甲\"", "page-filter"),
      ("来源：网页，其中路径匹配 \"/{数字}{4}/…\"\n- 甲：文本，取自 标注 \"甲\"", "page-filter"),
      ("来源：网页，其中路径为标题\n- 甲：文本，取自 标注 \"甲\"", "page-filter"),
      ("来源：网页\n- 甲：文本", "page-field-without-source"),
      ("来源：网页\n- 甲：文本，取自 标注", "wrong-form"), ("来源：网页\n- 甲：文本，取自 \"甲\"", "wrong-form"),
      ("来源：网页\n- 甲：文本，取自 选择器 \"td\"、\"th\"", "wrong-form"),
      ("来源：网页\n- 甲：文本，取自 选择器 \"td[a=b\"", "bad-selector"),
      ("来源：网页\n- 甲：文本，取自 选择器 \"> td\"", "bad-selector"),
      ("来源：网页\n- 甲：文本，取自 选择器 \" \"", "bad-selector"),
      ("来源：items\n- 甲：文本，取自 标注 \"甲\"", "taken-from-elsewhere"),
    ])
  func mistakes(clauses: String, id: String) {
    #expect(checked("表 指南：「指南」\n\(clauses)\n").packs.diagnostics.map(\.id) == [id])
  }

  @Test("have their rows and their page given in tests")
  func given() {
    let (packs, _) = checked(
      """
      表 指南：「指南」
      来源：网页，其中路径开头为 "/bszn/"
      - 依据：文本，取自 标注 "依据"

      规则 ZN-01：「归档以外的指南写依据」
      对象：指南，其中网页的标题不为 "归档"
      要求：有依据

      测试 ZN-01：「没有写」
      给定：网页的标题 "指南"
      应为：违规

      测试 ZN-01：「归档」
      给定：依据 缺
      - 网页 "http://x/1"：标题 "归档"
      应为：不适用

      规则 ZN-02：「网页有指南」
      对象：网页，其中路径开头为 "/bszn/"
      要求：指南至少 1 个，且指南的依据为 "条例"

      测试 ZN-02：「有」
      给定：路径 "/bszn/1"
      - 指南：依据 "条例"
      应为：通过

      测试 ZN-02：「没有」
      给定：路径 "/bszn/1"
      应为：违规
      """)
    #expect(!packs.hasErrors)
    #expect(RuleTestRun(packs.tests, of: packs.ruleSet).results.map(\.isPassed) == [true, true, true, true])
  }
}
