import Diagnostics
import Findings
import RuleChecking
import RuleEngine
import SourceText
import TestSupport
import Testing

/// Citations down to 条款项目, as they may be written and as findings show them.
@Suite("Citations")
struct CitationTests {
  private func checked(_ basis: String) -> CheckedPacks {
    var packs = RulePacks()
    packs.add(
      folder: "p",
      text: """
        规则集 练习 / exercise：「练习」
        版本：1

        法规 《某法》：「某法」
        - 2019-01-01，自 2019-01-01，90 条

        表 办件 / case：「办件」
        来源：cases
        主键：编号
        - 编号：文本，必填

        规则 LX-01：「有编号」
        依据：\(basis)
        对象：办件
        要求：有编号
        """)
    return RuleChecker.check(packs: packs.sources)
  }

  /// The canonical texts of the citations of a clause; empty when it can't be read.
  private func texts(_ basis: String) -> [String] {
    let checked = checked(basis)
    return checked.diagnostics.contains { $0.id == "bad-citation" }
      ? [] : checked.ruleSet.rules.flatMap { $0.basis.map(\.text) }
  }

  @Test(
    "are shown in one canonical form",
    arguments: [
      ("《某法》第四十二条", ["第四十二条"]), ("《某法》第42条", ["第四十二条"]),
      ("《某法》第32条第1款第（四）项", ["第三十二条第一款第四项"]), ("《某法》第三十二条第一款（四）项", ["第三十二条第一款第四项"]),
      ("《某法》第三十二条第四项", ["第三十二条第四项"]), ("《某法》第三十二条第一款第（四）项第2目", ["第三十二条第一款第四项第二目"]),
      ("《某法》第三十条之一", ["第三十条之一"]), ("《某法》第三十条之一第二款", ["第三十条之一第二款"]),
      ("《某法》第 32 条 第 1 款", ["第三十二条第一款"]), ("《某法》art. 32 para. 1 item 4", ["第三十二条第一款第四项"]),
      ("《某法》 art. 32(1)(4)", ["第三十二条第一款第四项"]), ("《某法》 article 32, article 34", ["第三十二条", "第三十四条"]),
      ("《某法》 art. 30-1", ["第三十条之一"]),
    ])
  func canonical(basis: String, expected: [String]) {
    #expect(texts(basis) == expected)
  }

  @Test(
    "of several places in a row share their article",
    arguments: [
      ("《某法》第十六条第二款、第三款", ["第十六条第二款", "第十六条第三款"]),
      ("《某法》第十六条第二款第一项、第（二）项", ["第十六条第二款第一项", "第十六条第二款第二项"]),
      ("《某法》第十六条第一项、第十七条", ["第十六条第一项", "第十七条"]),
    ])
  func inherited(basis: String, expected: [String]) {
    #expect(texts(basis) == expected)
  }

  @Test(
    "of ranges keep both ends",
    arguments: [
      ("《某法》第四十二条至第四十四条", "第四十二条至第四十四条", "art. 42 to art. 44"), ("《某法》第42至44条", "第四十二条至第四十四条", "art. 42 to art. 44"),
      ("《某法》第四十二条第一款至第三款", "第四十二条第一款至第三款", "art. 42 para. 1 to para. 3"),
      ("《某法》 arts. 42-44", "第四十二条至第四十四条", "art. 42 to art. 44"),
      ("《某法》 art. 42 to art. 44", "第四十二条至第四十四条", "art. 42 to art. 44"),
    ])
  func ranges(basis: String, zh: String, en: String) throws {
    let citation = try #require(checked(basis).ruleSet.rules.first?.basis.first)
    #expect(citation.text == zh)
    #expect(citation.article == "42")
    #expect(citation.through.map { "art. 42" + (citation.paragraph.map { " para. \($0)" } ?? "") + " to " + $0 } == en)
  }

  @Test(
    "that mean nothing are told",
    arguments: [
      "《某法》第条", "《某法》第四十四条至第四十二条", "《某法》第二款", "《某法》四十二条", "第四十二条", "《某法》第零条", "《某法》 art. x",
      "《某法》第四十二条至",
    ])
  func wrong(basis: String) {
    #expect(checked(basis).diagnostics.contains { $0.severity == .error })
  }

  @Test("of ranges are checked to their last article")
  func outOfRange() {
    #expect(checked("《某法》第八十八条至第九十二条").diagnostics.contains { $0.id == "article-out-of-range" })
    #expect(!checked("《某法》第八十八条至第九十条").diagnostics.contains { $0.id == "article-out-of-range" })
  }

  @Test("of one provision of a law may not be declared without a reason")
  func provisions() {
    var packs = RulePacks()
    packs.add(
      folder: "p",
      text: """
        规则集 练习 / exercise：「练习」
        版本：1

        法规 《某法》：「某法」
        - 2019-01-01，自 2019-01-01，90 条
        条款：
        - 第一条至第三条、第五条第二款：人工，因为「原则」
        - 第九条：部分，因为「只查期限」
        - 第十条：人工
        """)
    let checked = RuleChecker.check(packs: packs.sources)
    #expect(
      checked.diagnostics.contains {
        $0.severity == .error && $0.headline.zh.contains("人工") || $0.hint?.zh.contains("人工") ?? false
      })
    let law = checked.laws.first
    #expect(law?.provisions.map(\.place.text) == ["第一条", "第二条", "第三条", "第五条第二款", "第九条"])
    #expect(law?.provisions.map(\.isPartial) == [false, false, false, false, true])
  }
}
