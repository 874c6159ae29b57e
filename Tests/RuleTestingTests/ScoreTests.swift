import Diagnostics
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText
import System
import TestSupport
import Testing

/// What is scored: clerks with letters to answer, a sign-in log, complaints and praise.
private let declarations = """
  规则集 分 / points：「评分」
  版本：1

  表 职员 / clerk：「职员」
  来源：clerks
  主键：工号
  - 工号：文本，必填
  - 姓名：文本
  - 窗口：是否
  - 组长：是否，缺为否

  表 来信 / letter：「来信」
  来源：letters
  主键：编号
  - 编号：文本，必填
  - 承办人：引用 职员
  - 应复日期：日期
  - 答复日期：日期

  表 签到 / sign-in：「签到」
  来源：signins
  - 职员：引用 职员
  - 日期：日期
  - 迟到：是否

  表 投诉 / complaint：「投诉」
  来源：complaints
  主键：编号
  - 编号：文本，必填
  - 被投诉人：引用 职员
  - 日期：日期
  - 扣分：数
  - 来信：引用 来信

  规则 LX-01：「按期答复」
  责任：承办人
  归期：应复日期
  对象：来信
  要求：答复日期不晚于应复日期

  """

/// A scorecard of two parts; clauses come behind them.
private func card(_ clauses: String = "", cycle: String = "") -> String {
  """
  评分 PF-01：「职员评分」
  对象：职员，其中组长为否
  \(cycle)
  满分：100 分
  项目 答复：75 分
  - 违反 LX-01 每次扣 10 分，至多扣 50 分
  项目 窗口：25 分，当窗口为是
  - 签到（其中迟到为是）每次扣 2 分
  \(clauses)

  """
}

private let grades = "等级：\n- 优至少 90 分\n- 中 60 分至不满 90 分\n- 差不满 60 分\n"

@Suite("Scores")
struct ScoreTests {
  /// Runs the tests of a scorecard; gives what differs, one line a difference.
  private func failures(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    var packs = RulePacks()
    packs.add(folder: "points", text: declarations + text)
    let checked = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
    if checked.hasErrors {
      let renderer = SnippetRenderer(files: packs.files, language: .zh)
      Issue.record("\(renderer.render(checked.diagnostics))", sourceLocation: sourceLocation)
    }
    let run = ScoreTestRun(checked.scoreTests, of: checked.ruleSet)
    #expect(!run.results.isEmpty, sourceLocation: sourceLocation)
    return run.results.flatMap { result in
      result.differences.map { "\(result.test.title.zh)：\($0.name.zh)应为 \($0.expected.zh)，实为 \($0.actual.zh)" }
    }
  }

  private func test(_ title: String, _ given: String, _ rows: [String] = [], _ expected: String) -> String {
    "测试 PF-01：「\(title)」\n给定：工号 01，\(given)\n" + rows.map { "- \($0)\n" }.joined() + "应为：\(expected)\n\n"
  }

  private func late(_ number: Int, _ due: String = "2025-03-10", _ answered: String = "2025-03-11") -> String {
    "来信 L\(number)：承办人 01，应复日期 \(due)，答复日期 \(answered)"
  }

  @Test("violations and logged events cost points, within the cap of a line and the points of a part")
  func deductions() throws {
    let many = (1...7).map { late($0) }
    let days = (1...15).map { "签到：职员 01，日期 2025-03-\($0 + 10)，迟到是" }
    #expect(
      try failures(
        card(grades)
          + test("满分", "窗口是", [], "100 分，优")
          + test("迟复两件", "窗口是", [late(1), late(2)], "80 分，中")
          + test("迟复七件，扣到五十分为止", "窗口是", many, "50 分，差")
          + test("迟到十五次，项目扣完为止", "窗口是", days, "75 分，中")
          + test("别人的不算", "窗口是", ["来信 L1：承办人 02，应复日期 2025-03-10，答复日期 2025-03-11"], "100 分，优")
          + test("期外的不算", "窗口是，报告期 2025-04-01 至 2025-12-31", [late(1)], "100 分，优")) == [])
  }

  @Test("what is not known makes an interval, never full marks")
  func intervals() throws {
    #expect(
      try failures(
        card(grades)
          + test("没有答复日期：待查", "窗口是", ["来信 L1：承办人 01，应复日期 2025-03-10"], "90 至 100 分，优")
          + test("迟到没填", "窗口是", ["签到：职员 01，日期 2025-03-10"], "98 至 100 分，优")
          + test("哪一日没填", "窗口是", ["签到：职员 01，迟到是"], "98 至 100 分，优")
          + test("承办人没填", "窗口是", ["来信 L1：应复日期 2025-03-10，答复日期 2025-03-11"], "90 至 100 分，优")
          + test("两端的等级不同", "窗口是", [late(1), "来信 L2：承办人 01，应复日期 2025-03-10"], "80 至 90 分，等级待定")
          + test("是否窗口没填", "姓名 甲", [late(1), late(2), late(3)], "60 至 70 分，中")) == [])
  }

  @Test("the points of a part that does not apply are spread, or rescaled where a line says so")
  func spreading() throws {
    #expect(
      try failures(
        card(grades) + test("按比例分摊", "窗口否", [late(1), late(2), late(3)], "60 分，中")) == [])
    #expect(
      try failures(
        card("换算：乘 4 除以 3，当窗口为否\n" + grades)
          + test("乘四除以三", "窗口否", [late(1), late(2), late(3)], "60 分，中")
          + test("不换算", "窗口是", [late(1)], "90 分，优")) == [])
    #expect(
      try failures(
        card("换算：乘 1.2，当窗口为否\n" + grades) + test("照写的倍数", "窗口否", [late(1)], "78 分，中")) == [])
  }

  @Test("a bonus opens above a score, and a veto keeps the score and sets the grade")
  func bonusAndVeto() throws {
    let clauses = "加分：签到（其中迟到为否）每次加 2 分，至多加 5 分，当扣分后至少 80 分\n否决：投诉（其中扣分超过 20） => 差\n" + grades
    let praise = (1...4).map { "签到：职员 01，日期 2025-03-0\($0)，迟到否" }
    #expect(
      try failures(
        card(clauses)
          + test("加到五分为止", "窗口是", praise, "105 分，优")
          + test("不到八十分不加", "窗口是", praise + [late(1), late(2), late(3)], "70 分，中")
          + test("否决", "窗口是", ["投诉 T1：被投诉人 01，日期 2025-03-01，扣分 21"], "100 分，差")
          + test("可能否决", "窗口是", ["投诉 T1：被投诉人 01，日期 2025-03-01"], "100 分，等级待定")) == [])
  }

  @Test("points from the data stay in their bounds, and one matter counts once")
  func discretion() throws {
    let clauses = "总分再扣：投诉每次扣其扣分，限 5 至 10 分，同一来信只扣一次\n" + grades
    #expect(
      try failures(
        card(clauses)
          + test("照数据扣", "窗口是", ["投诉 T1：被投诉人 01，日期 2025-03-01，扣分 7"], "93 分，优")
          + test("没写扣几分", "窗口是", ["投诉 T1：被投诉人 01，日期 2025-03-01"], "90 至 95 分，优")
          + test("超出幅度", "窗口是", ["投诉 T1：被投诉人 01，日期 2025-03-01，扣分 30"], "90 至 95 分，优")
          + test("来信已经扣过", "窗口是", [late(1), "投诉 T1：被投诉人 01，日期 2025-04-01，扣分 7，来信 L1"], "90 分，优")
          + test(
            "两次投诉同一来信，按多的扣", "窗口是",
            [
              "来信 L1：承办人 01，应复日期 2025-03-10，答复日期 2025-03-01", "投诉 T1：被投诉人 01，日期 2025-04-01，扣分 6，来信 L1",
              "投诉 T2：被投诉人 01，日期 2025-05-01，扣分 8，来信 L1",
            ], "92 分，优")) == [])
  }

  @Test("the year is the mean of the months, rounded once")
  func months() throws {
    let monthly = card("舍入：0.1 分\n" + grades, cycle: "周期：每月，年度取平均")
    #expect(
      try failures(
        monthly
          + test("三个月里一个月扣十分", "窗口是，报告期 2025-01-01 至 2025-03-31，检查日期 2025-04-01", [late(1)], "96.7 分，优")
          + test(
            "没有过完的月份不算", "窗口是，报告期 2025-01-01 至 2025-12-31，检查日期 2025-02-15", [late(1, "2025-01-10", "2025-01-11")],
            "90 分，优")) == [])
  }

  @Test("who is not selected is not scored, and a score that is not what a test says is told with its steps")
  func differences() throws {
    #expect(try failures(card(grades) + test("组长不评", "窗口是，组长是", [], "100 分")) == ["组长不评：得分应为 100 分，实为 不是评分对象"])
    #expect(
      try failures(card(grades) + test("写错了", "窗口是", [late(1)], "91 分，中")) == [
        "写错了：得分应为 91 分，实为 90 分", "写错了：等级应为 中，实为 优",
      ])
  }

  @Test("the tests of the language guide and of the packs in git pass")
  func shipped() throws {
    var guide = RulePacks()
    let page = Path.join(SharedData.packageRoot, "Sources/RuleSyntax/Documentation.docc/Scorecards.md")
    guide.add(folder: "guide", [(path: page, bytes: try Files.read(page))])
    for packs in [guide, try RulePacks.read(under: Path.join(SharedData.packageRoot, "rules"))] {
      let checked = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
      let run = ScoreTestRun(checked.scoreTests, of: checked.ruleSet)
      #expect(run.results.count >= 5)
      #expect(run.results.filter { !$0.isPassed }.map(\.test.title.zh) == [])
    }
  }

  @Test("the mean over people is over people with a score")
  func means() throws {
    let leader = """
      评分 PF-02：「组长」
      对象：职员，其中组长为是
      满分：100 分
      项目 组员平均：100 分
      - 取职员（其中组长为否，且窗口为是）的 PF-01 平均

      测试 PF-02：「两名组员」
      给定：工号 90，组长是
      - 职员 01：窗口是
      - 职员 02：窗口是
      - 职员 03：窗口否
      - 来信 L1：承办人 01，应复日期 2025-03-10，答复日期 2025-03-11
      应为：95 分

      测试 PF-02：「没有组员」
      给定：工号 90，组长是
      应为：没有得分

      """
    #expect(try failures(card() + leader) == [])
  }
}
