import Diagnostics
import Findings
import Records
import RuleChecking
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("Decision tables")
struct DecisionTableTests {
  /// A rule over a table with steps; a test for each case that is told.
  private static let pack = """
    规则集 幅度 / steps：「幅度」
    版本：1
    表 处罚案件 / penalty case：「处罚案件」
    来源：penalties
    主键：处罚编号
    - 处罚编号 / penalty number：文本，必填
    - 情节 / circumstances：选项 轻微 / minor、严重 / serious
    - 违法情节 / offence：选项 轻微 / minor（1）、严重 / serious（2）、极重 / grave（3）
    - 两年内次数 / times：整数
    - 罚款金额 / fine imposed：金额，单位元
    - 页数 / pages：整数
    - 处理费 / fee：金额，单位元
    决策表 CF-07：「幅度」
    生效：自 2024-03-01
    输入：两年内次数取值整数至少 1
    | 情节 | 两年内次数 | => 罚款 / fine       |
    | 轻微 | 1          | 5000 元至不满 1 万元 |
    | 轻微 | 至少 2     | 1 万元至不满 3 万元  |
    | 严重 | -          | 3 万元至 5 万元      |
    决策表 CF-08：「处理费」
    命中：累进
    覆盖：部分
    | 页数       | => 单价 / price |
    | 1 至 30    | 0 元            |
    | 31 至 1000 | 10 元           |
    规则 CF-01：「幅度」
    对象：处罚案件
    要求：罚款金额属于决策表 CF-07 的罚款
    规则 CF-02：「另给的输入」
    对象：处罚案件
    要求：罚款金额属于 CF-07（情节为违法情节）的罚款
    规则 CF-03：「处理费」
    对象：处罚案件
    要求：处理费为 CF-08 的单价
    """

  /// What the findings of a test in Chinese and English say, after the first step, which repeats the condition.
  private func steps(_ test: String) throws -> (zh: [String], en: [String], outcome: Outcome) {
    var packs = RulePacks()
    packs.add(folder: "steps", text: Self.pack + "\n" + test)
    let checked = RuleChecker.check(packs: packs.sources)
    #expect(!checked.hasErrors, "\(checked.diagnostics.map(\.headline.zh))")
    let finding = try #require(checked.findingsOfTests.first?.first)
    return (
      Array(finding.steps.dropFirst().map(\.zh)), Array(finding.steps.dropFirst().map(\.en)), finding.outcome
    )
  }

  /// The tests that fail.
  private func failures(_ test: String) -> [String] {
    var packs = RulePacks()
    packs.add(folder: "steps", text: Self.pack + "\n" + test)
    return RuleChecker.check(packs: packs.sources).failedTests
  }

  private func given(_ rule: String, _ values: String) throws -> (zh: [String], en: [String], outcome: Outcome) {
    try steps("测试 \(rule)：「例」\n给定：检查日期 2025-01-01，\(values)\n应为：未到期")
  }

  @Test("a finding names the row that applied and how far the value lies outside its step")
  func outside() throws {
    let above = try given("CF-01", "情节轻微，两年内次数 2，罚款金额 35000 元")
    #expect(above.outcome == .violation)
    #expect(above.zh == ["决策表 CF-07 第 2 行：情节 轻微，两年内次数 至少 2，罚款 1 万元至不满 3 万元，高于上限 5000 元"])
    #expect(
      above.en == [
        "decision table CF-07, row 2: circumstances minor, times at least 2, fine 10000 yuan to below 30000 yuan, "
          + "5000 yuan above the upper end"
      ])
    let below = try given("CF-01", "情节严重，罚款金额 29000 元")
    #expect(below.zh == ["决策表 CF-07 第 3 行：情节 严重，罚款 3 万元至 5 万元，低于下限 1000 元"])
    let edge = try given("CF-01", "情节轻微，两年内次数 1，罚款金额 10000 元")
    #expect(edge.zh == ["决策表 CF-07 第 1 行：情节 轻微，两年内次数 1，罚款 5000 元至不满 1 万元，达到不含的上限"])
    #expect(failures("测试 CF-01：「例」\n给定：情节严重，罚款金额 50000 元\n应为：通过") == [])
  }

  @Test("an unknown input names the rows that are still possible and what is missing")
  func unknown() throws {
    let open = try given("CF-01", "情节轻微，罚款金额 10000 元")
    #expect(open.outcome == .undetermined)
    #expect(open.zh == ["可能是决策表 CF-07 第 1、2 行", "两年内次数缺"])
    #expect(open.en == ["perhaps decision table CF-07, rows 1, 2", "times is missing"])
    let agreed = try given("CF-01", "情节轻微，罚款金额 40000 元")
    #expect(agreed.outcome == .violation)
  }

  @Test("a value that the input cannot have is named, and is no reason to think that some row must match")
  func outsideDomain() throws {
    let zero = try given("CF-01", "情节轻微，两年内次数 0，罚款金额 40000 元")
    #expect(zero.outcome == .undetermined)
    #expect(zero.zh.contains("CF-07 的两年内次数不在取值之内：0"))
    #expect(zero.en.contains("CF-07's times is outside its values: 0"))
    let grave = try given("CF-02", "违法情节极重，两年内次数 1，罚款金额 40000 元")
    #expect(grave.outcome == .undetermined)
    #expect(grave.zh.contains("CF-07 的情节不在取值之内：极重"))
    #expect(failures("测试 CF-02：「例」\n给定：违法情节严重，罚款金额 40000 元\n应为：通过") == [])
  }

  @Test("a table that is not in force on the object's date gives nothing")
  func effective() throws {
    let early = try steps("测试 CF-01：「例」\n给定：检查日期 2024-02-29，情节严重，罚款金额 50000 元\n应为：未到期")
    #expect(early.outcome == .undetermined)
    #expect(early.zh == ["决策表 CF-07在当日没有生效"])
  }

  @Test("累进 tells what lies in each step, and nothing covers a number beyond the last")
  func steps() throws {
    let two = try given("CF-03", "页数 40，处理费 1 元")
    #expect(two.outcome == .violation)
    #expect(two.zh == ["决策表 CF-08 第 1 行：页数 1 至 30，本段 30", "决策表 CF-08 第 2 行：页数 31 至 1000，本段 10"])
    #expect(two.en[1] == "decision table CF-08, row 2: pages 31 to 1000, 10 in this step")
    let beyond = try given("CF-03", "页数 1001，处理费 1 元")
    #expect(beyond.outcome == .undetermined)
  }

  @Test("rows that contradict each other decide nothing, whatever the analysis let through")
  func conflict() throws {
    // The analysis reports the overlap; the evaluation does not choose.
    var packs = RulePacks()
    packs.add(
      folder: "steps",
      text: Self.pack + """

        决策表 CF-09：「重叠」
        命中：一致
        覆盖：部分
        | 情节 | 两年内次数 | => 上限 / ceiling |
        | 轻微 | -          | 1 万元            |
        | -    | 3          | 3 万元            |
        规则 CF-04：「上限」
        对象：处罚案件
        要求：罚款金额至多 CF-09 的上限
        测试 CF-04：「两行不同」
        给定：情节轻微，两年内次数 3，罚款金额 1 元
        应为：未到期
        """)
    let checked = RuleChecker.check(packs: packs.sources)
    #expect(checked.diagnostics.contains { $0.id == "table-overlap" })
    let finding = try #require(checked.findingsOfTests.first?.first)
    #expect(finding.outcome == .undetermined)
    #expect(finding.steps.map(\.zh).contains("决策表 CF-09 第 1、2 行互相冲突"))
  }

  @Test("the checked table has its cells as sets and intervals, with the words of the fields")
  func cells() throws {
    var packs = RulePacks()
    packs.add(folder: "steps", text: Self.pack)
    let table = try #require(RuleChecker.check(packs: packs.sources).ruleSet.decisionTables.first { $0.id == "CF-07" })
    #expect(table.inputs.map(\.name.en) == ["circumstances", "times"])
    #expect(
      table.rows[0].cells == [.values([.choice(0)], negated: false), .values([.number(Fraction(1))], negated: false)])
    #expect(table.rows[1].cells[1] == .intervals([CellInterval(lower: .number(Fraction(2)), upper: nil)]))
    #expect(table.rows[2].cells[1] == .any)
    #expect(table.outputs.map(\.isRange) == [true])
    #expect(table.rows[1].source.en == "circumstances minor, times at least 2")
  }
}
