import Findings
import Records
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

@Suite("Clauses of rules")
struct RuleClauseTests {
  /// The declarations that the examples of mistakes share.
  private func base() throws -> RulePacks {
    var packs = RulePacks()
    let bytes = try Files.read(
      Path.join(SharedData.packageRoot, "Tests/RuleCheckingTests/Mistakes/base.zicha"))
    packs.add(folder: "exercise", [("base.zicha", bytes)])
    return packs
  }

  private func rule(_ text: String, _ id: String = "LX-01") throws -> CheckedRule {
    let checked = expectProblems(text, beside: try base())
    return try #require(checked.ruleSet.rules.first { $0.id == id })
  }

  @Test("one variant for each word of 逐一, with the word's labels")
  func eachWord() throws {
    let rule = try rule(
      """
      规则 LX-01：「逐一」
      对象：办件
      逐一 日期名：受理日期、决定日期
      要求：日期名不早于收到日期
      """)
    #expect(
      rule.variants.map(\.word) == [
        LocalizedText(zh: "受理日期", en: "accepted on"), LocalizedText(zh: "决定日期", en: "decided on"),
      ])
    let texts = rule.variants.map { variant -> String in
      if case .requirements(let items) = variant.body { items.first?.condition.source.zh ?? "" } else { "" }
    }
    #expect(texts == ["受理日期不早于收到日期", "决定日期不早于收到日期"])
  }

  @Test("the name of 逐一 in messages is the field, or else the word")
  func eachWordInMessages() throws {
    let fields = try rule(
      """
      规则 LX-01：「逐一」
      对象：办件
      逐一 日期名：受理日期、决定日期
      要求：日期名不早于收到日期
      说明：「{日期名} 早于 {收到日期}」
      整改：「核对 {日期名}」
      """)
    #expect(fields.variants.map { text($0.message) } == ["[受理日期] 早于 [收到日期]", "[决定日期] 早于 [收到日期]"])
    #expect(fields.variants.map { text($0.remedy) } == ["核对 [受理日期]", "核对 [决定日期]"])
    let words = try rule(
      """
      规则 LX-01：「逐一」
      对象：办件
      逐一 类：即办件、承诺件
      要求：非（办理方式为类，且缺决定日期）
      说明：「{类} 没有决定」 / "{类}: no decision"
      """)
    #expect(words.message == words.variants.first?.message)
    #expect(words.variants.map { text($0.message) } == ["[即办件] 没有决定", "[承诺件] 没有决定"])
  }

  /// A message with its figures in square brackets.
  private func text(_ message: MessageTemplate?) -> String {
    (message?.zh ?? []).map { part in
      switch part {
      case .text(let text): text
      case .figure(let figure): "[\(figure.source.zh)]"
      }
    }.joined()
  }

  @Test("counts keep their measure word in labels")
  func measureWords() throws {
    let rule = try rule(
      """
      规则 LX-01：「量词」
      对象：办件
      要求：特别程序至少 1 次
      要求：到场次数至多 3 次
      """)
    guard case .requirements(let items)? = rule.variants.first?.body else {
      Issue.record("no requirements")
      return
    }
    #expect(items.map(\.label.zh) == ["特别程序至少 1 次", "到场次数至多 3 次"])
  }

  @Test("periods give 本期 and the day of the next month")
  func periods() throws {
    let rule = try rule(
      """
      规则 LX-01：「每月」
      对象：单位，每月
      要求：存在办件，其中承办单位为本单位，且受理日期属于本期
      截止：次月 5 日
      """)
    #expect(rule.period == .month)
    #expect(rule.dueBy?.source == LocalizedText(zh: "次月 5 日", en: "next month 5 日"))
    #expect(rule.dueBy?.type == .date)
  }

  @Test("items are judged one by one; labels are kept")
  func items() throws {
    let rule = try rule(
      """
      规则 LX-01：「分项」
      对象：办件
      要求：以下全部
      - 受理 / acceptance：有受理日期
      - 有决定日期
      要求：到场次数至多 3
      """)
    guard case .requirements(let items)? = rule.variants.first?.body else {
      Issue.record("no requirements")
      return
    }
    #expect(items.map(\.label.zh) == ["受理", "有决定日期", "到场次数至多 3"])
    #expect(items.map(\.label.en) == ["acceptance", "has decided on", "visits at most 3"])
  }

  @Test("exceptions keep their label and what is judged instead")
  func exceptions() throws {
    let rule = try rule(
      """
      规则 LX-01：「除外」
      对象：办件
      要求：有决定日期
      除外 不予受理 / declined：有不予受理日期
      除外 联合：联合办理为是，改为有受理日期
      缺失：违规
      """)
    let exceptions = try #require(rule.variants.first).exceptions
    #expect(exceptions.map { $0.label?.en } == ["declined", "联合"])
    #expect(exceptions.map(\.replacement.count) == [0, 1])
    #expect(rule.missing == .violation)
  }

  @Test("a deadline keeps its lines, its default first, and the unit of its figures")
  func deadline() throws {
    let rule = try rule(
      """
      规则 LX-01：「期限」
      对象：办件
      生效：自 2004-07-01，按受理日期
      起点：起算日期
      终点：决定日期
      扣除：特别程序（其中程序种类为听证）、延期批准日期至决定日期
      期限：许可期限，延长 10 个工作日须有延期批准日期，顺延
      期限：45 个工作日，当联合办理为是
      亮牌：红牌超期至少 1 个工作日；黄牌剩余至多 1 个工作日
      办结：状态为已办结
      要求：超期至多 5 个工作日
      说明：「应于 {到期日} 前，超期 {超期}」
      """)
    guard case .deadline(let deadline, let requirements)? = rule.variants.first?.body else {
      Issue.record("no deadline")
      return
    }
    #expect(deadline.limits.map { $0.condition == nil } == [true, false])
    #expect(deadline.limits.first?.content.rollsForward == true)
    #expect(deadline.limits.first?.content.needs.count == 1)
    #expect(deadline.exclusions.first?.content.count == 2)
    #expect(deadline.marks.map(\.name.en) == ["red", "yellow"])
    #expect(deadline.ended != nil)
    #expect(requirements.count == 1)
    #expect(rule.effective?.by?.source.en == "accepted on")
  }

  @Test("a broken rule is left out; the others keep their meaning and their numbers")
  func brokenRule() throws {
    let checked = expectProblems(
      """
      规则 LX-01：「错」
      对象：办件
      要求：收费金额至多 1️⃣3 万

      规则 LX-02：「对」
      对象：办件，其中违反 XK-01
      要求：有受理日期

      规则 LX-03：「靠错的」
      对象：办件，其中违反 LX-01
      要求：有受理日期

      指标 违反数 / breaches：办件（其中违反 LX-02）的数量
      """, ["1️⃣ money-needs-unit"], beside: try base())
    #expect(checked.ruleSet.rules.map(\.id) == ["XK-01", "LX-02"])
    let measure = try #require(checked.ruleSet.measures.first)
    guard case .count(let selection) = measure.value.kind,
      case .ruleOutcome(let rule, .violation, _)? = selection.condition?.kind
    else {
      Issue.record("\(measure.value)")
      return
    }
    #expect(rule == 1)
  }

  @Test("rules that ask for one another are a circle")
  func ruleCycle() throws {
    expectProblems(
      """
      规则 1️⃣LX-01：「甲」
      对象：办件，其中违反 LX-02
      要求：有受理日期

      规则 LX-02：「乙」
      对象：办件，其中违反 LX-01
      要求：有受理日期
      """, ["1️⃣ cycle"], beside: try base())
  }

  @Test("names of a pack that is not imported are not seen")
  func notImported() throws {
    var packs = try base()
    packs.add(folder: "other", text: "规则集 别处 / other：「别处」\n\n参数 只在别处 / elsewhere：3\n")
    packs.add(folder: "third", text: "规则集 第三 / third：「第三」\n导入：练习\n\n参数 许可期限 / licence limit：9 个工作日\n")
    expectProblems("规则 LX-09：「同名」\n对象：办件\n要求：事项的法定时限至多1️⃣许可期限\n", ["1️⃣ ambiguous-name"], beside: packs)
  }

  @Test("one word that is both field and choice is ambiguous, never the last one")
  func ambiguousChoice() throws {
    expectProblems(
      """
      表 物品 / goods：「物品」
      来源：goods
      主键：编号
      - 编号 / number（id）：文本
      - 种类 / sort（sort）：选项 甲、乙
      - 甲 / first（first）：选项 甲、乙

      规则 LX-01：「两读」
      对象：物品
      要求：种类为1️⃣甲
      """, ["1️⃣ ambiguous-reading"], beside: try base())
  }
}
