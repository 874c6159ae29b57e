import Diagnostics
import Findings
import Records
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText
import TestSupport
import Testing

/// A pack with a parent, a child, a referenced table and what tests need of each; rules and tests are added to it.
private let declarations = """
  规则集 信 / letters：「来信」
  版本：1

  表 科室：「科室」
  来源：units
  主键：代码
  - 代码：文本，必填
  - 时限：日

  表 来信：「来信」
  来源：letters
  主键：编号
  - 编号：文本，必填
  - 科室：引用 科室
  - 收到日期：日期，必填
  - 答复日期：日期
  - 加急：是否，缺为否
  - 页数：整数

  表 批示：「批示」
  属于：来信，字段 notes
  - 批示人：文本
  - 批示日期：日期

  参数 答复期限：15 日，越小越严，只可收紧

  """

/// Checks the declarations with some rules and tests, and runs the tests.
private func run(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> (
  run: RuleTestRun, ruleSet: CheckedRuleSet
) {
  var packs = RulePacks()
  packs.add(folder: "letters", text: declarations + text)
  let checked = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
  if checked.hasErrors {
    let renderer = SnippetRenderer(files: packs.files, language: .zh)
    Issue.record("\(renderer.render(checked.diagnostics))", sourceLocation: sourceLocation)
  }
  return (RuleTestRun(checked.tests, of: checked.ruleSet), checked.ruleSet)
}

private let limitRule = """
  规则 LX-01：「按期答复」
  对象：来信，其中加急为否
  起点：收到日期
  终点：答复日期
  期限：答复期限

  """

@Suite("Running rule tests")
struct RuleTestRunTests {
  @Test("a test that holds passes, one that does not tells what came out and how")
  func passAndFail() throws {
    let result = try run(
      limitRule + """
        测试 LX-01：「第十五日」
        给定：检查日期 2025-12-31
        | 收到日期 | 答复日期 | => 结果 | => 到期日 | => 超期 |
        | 2025-01-06 | 2025-01-21 | 通过 | 2025-01-21 | 0 日 |
        | 2025-01-06 | 2025-01-22 | 通过 | 2025-01-20 | 1 日 |
        """)
    #expect(result.run.results.map(\.isPassed) == [true, false])
    #expect(result.run.passed == 1)
    let failed = result.run.results[1]
    #expect(failed.test.number == 2)
    #expect(
      failed.differences.map { "\($0.name.zh)：应为 \($0.expected.zh)，实为 \($0.actual.zh)" } == [
        "结果：应为 通过，实为 违规", "到期日：应为 2025-01-20，实为 2025-01-21",
      ])
    #expect(failed.derivation.first?.steps.first?.zh == "收到日期 2025-01-06 + 15 日 = 2025-01-21，实际 2025-01-22")
    #expect(result.run.results[0].derivation.isEmpty)
  }

  @Test("unnamed fields are missing and raise no data fault, what a blank means applies")
  func unnamedFields() throws {
    let result = try run(
      limitRule + """
        测试 LX-01：「没有收到日期」
        给定：答复日期 2025-01-06
        应为：待查

        测试 LX-01：「加急的不在此列」
        给定：加急是
        应为：不适用
        """)
    #expect(result.run.results.map(\.isPassed) == [true, true])
  }

  @Test("child rows, rows of other tables and the tables nobody names")
  func rows() throws {
    let result = try run(
      """
      规则 LX-02：「批示齐全」
      对象：来信
      要求：批示至少 1 条，且每条满足
      - 有批示人
      - 批示日期不早于本来信的收到日期

      测试 LX-02：「两条」
      给定：收到日期 2025-01-06
      - 批示：批示人 "甲"，批示日期 2025-01-07
      - 批示：批示人 "乙"，批示日期 2025-01-06
      应为：通过

      测试 LX-02：「一条早了」
      给定：收到日期 2025-01-06
      - 批示：批示人 "甲"，批示日期 2025-01-05
      应为：违规

      测试 LX-02：「没有批示」
      给定：收到日期 2025-01-06
      应为：违规

      规则 LX-03：「按科室的时限」
      对象：来信
      要求：收到日期至答复日期至多科室的时限

      测试 LX-03：「科室十日」
      给定：科室 K1，收到日期 2025-01-06，答复日期 2025-01-16
      - 科室 K1：时限 10 日
      应为：通过

      测试 LX-03：「别的科室」
      给定：科室 K2，收到日期 2025-01-06，答复日期 2025-01-16
      - 科室 K1：时限 10 日
      应为：待查

      规则 LX-04：「批示写明日期」
      对象：批示
      要求：有批示日期，且来信的收到日期不晚于批示日期

      测试 LX-04：「子表作对象」
      给定：批示日期 2025-01-07，来信的收到日期 2025-01-06
      应为：通过

      测试 LX-04：「没有说来信」
      给定：批示人 "甲"
      应为：违规
      """)
    #expect(result.run.results.filter { !$0.isPassed }.map { $0.test.title.zh } == [])
    #expect(result.run.results.count == 7)
  }

  @Test("the previous snapshot is there when a test gives a row of it")
  func previous() throws {
    let result = try run(
      """
      规则 LX-05：「页数不比上年少」
      对象：来信
      要求：页数至少上年本来信的页数

      测试 LX-05：「多了」
      给定：编号 A，页数 5
      - 上年：页数 4
      应为：通过

      测试 LX-05：「少了」
      给定：编号 A，页数 3
      - 上年：页数 4
      应为：违规

      测试 LX-05：「没有上年的数据」
      给定：编号 A，页数 3
      应为：待查
      """)
    #expect(result.run.results.filter { !$0.isPassed }.map { $0.test.title.zh } == [])
  }

  @Test("parameters, the check date and the period can be set")
  func settings() throws {
    let result = try run(
      limitRule + """
        测试 LX-01：「十日」
        给定：答复期限 10 日，收到日期 2025-01-06，检查日期 2025-01-16
        应为：未到期，到期日 2025-01-16，剩余 0 日

        测试 LX-01：「次日」
        给定：答复期限 10 日，收到日期 2025-01-06，检查日期 2025-01-17
        应为：违规，到期日 2025-01-16

        规则 LX-06：「报告期内收到」
        对象：来信
        要求：收到日期属于报告期

        测试 LX-06：「期内期外」
        给定：报告期 2025-01-01 至 2025-03-31
        | 收到日期 | => 结果 |
        | 2025-03-31 | 通过 |
        | 2025-04-01 | 违规 |
        """)
    #expect(result.run.results.filter { !$0.isPassed }.map { $0.test.title.zh } == [])
  }

  @Test("without a check date the year of the latest date has ended")
  func defaultCheckDate() throws {
    let result = try run(
      limitRule + """
        测试 LX-01：「还没有答复」
        给定：收到日期 2025-12-20
        应为：未到期

        测试 LX-01：「年底前到期」
        给定：收到日期 2025-12-01
        应为：违规

        规则 LX-07：「从 2026 年起写页数」
        生效：自 2026-03-01
        对象：来信
        要求：有页数

        测试 LX-07：「没有日期时按生效的那一年」
        给定：加急是
        应为：违规
        """)
    #expect(result.run.results.filter { !$0.isPassed }.map { $0.test.title.zh } == [])
  }

  @Test("rules without a passing and a violating test are named")
  func gaps() throws {
    let result = try run(
      limitRule + """
        测试 LX-01：「通过」
        给定：收到日期 2025-01-06，答复日期 2025-01-07
        应为：通过

        规则 LX-08：「有页数」
        对象：来信
        要求：有页数
        """)
    func ids(_ indices: [Int]) -> [String] { indices.map { result.ruleSet.rules[$0].id } }
    #expect(ids(result.run.withoutPassing) == ["LX-08"])
    #expect(ids(result.run.withoutViolating) == ["LX-01", "LX-08"])
  }
}
