import Diagnostics
import RuleChecking
import SourceText
import System
import TestSupport
import Testing

@Suite("Lint checks")
struct LintCheckTests {
  private func expect(
    _ text: String, _ expected: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectProblems(
      text, expected, beside: LintKit.packs, options: LintKit.options, sourceLocation: sourceLocation)
  }

  private func headline(_ code: String, of text: String) throws -> LocalizedText {
    let checked = expectProblems(
      text, ["1️⃣ \(code)"], beside: LintKit.packs, options: LintKit.options)
    return try #require(checked.diagnostics.first { $0.id == code }).headline
  }

  @Test("two limits that can hold together are shown with a case; exceptions with equal outcomes are not")
  func linesOverlap() throws {
    let deadline = "对象：办件，其中到场次数至少 2\n起点：受理日期\n终点：决定日期\n期限：20 个工作日\n"
    let shown = try headline(
      "lines-overlap",
      of: LintKit.rule(deadline + "期限：45 个工作日，当联合办理为是\n期限：60 个工作日，当1️⃣办理方式为上报件"))
    #expect(shown.zh == "两行`期限`可以同时成立：如 到场次数 2，联合办理是，办理方式上报件")
    #expect(shown.en == "two `Limit` lines can hold together: with visits 2, joint yes, handling reported up")
    expect(LintKit.rule(deadline + "期限：45 个工作日，当联合办理为是\n期限：45 个工作日，当办理方式为上报件"))
    expect(LintKit.rule(deadline + "期限：45 个工作日，当到场次数至少 9\n期限：60 个工作日，当到场次数不满 9"))
    // Whether procedures exist is not reasoned about, so no case can be given for sure.
    expect(LintKit.rule(deadline + "期限：45 个工作日，当有特别程序\n期限：60 个工作日，当有补正通知"))
    expect(LintKit.rule("对象：办件\n要求：有受理日期\n除外 甲：联合办理为是\n除外 乙：办理方式为上报件"))
    expect(
      LintKit.rule("对象：办件\n要求：有受理日期\n除外 甲：联合办理为是\n除外 乙：1️⃣办理方式为上报件，改为有决定日期"),
      ["1️⃣ lines-overlap"])
  }

  @Test("rules that contradict each other are shown with a case that both judge")
  func contradictory() throws {
    func rules(_ first: String, _ second: String) -> String {
      LintKit.rule(first, id: "LX-97") + LintKit.rule(second, id: "LX-98")
    }
    let shown = try headline(
      "contradictory-rules",
      of: rules("对象：办件，其中到场次数至少 1\n要求：联合办理为是", "对象：办件，其中办理方式为承诺件\n要求：1️⃣联合办理为否"))
    #expect(shown.zh == "规则 `LX-98` 要求 `联合办理为否`，`LX-97` 要求 `联合办理为是`，不能都达到：如 办理方式承诺件，到场次数 1")
    expect(rules("对象：办件，其中办理方式为即办件\n要求：联合办理为是", "对象：办件，其中办理方式为承诺件\n要求：联合办理为否"))
    expect(rules("对象：办件\n要求：联合办理为是\n除外：办理方式为承诺件", "对象：办件，其中办理方式为承诺件\n要求：联合办理为否"))
    expect(
      rules("生效：自 2004-07-01，至 2019-12-31\n对象：办件\n要求：联合办理为是", "生效：自 2020-01-01\n对象：办件\n要求：联合办理为否"))
    expect(rules("对象：办件，其中有特别程序\n要求：联合办理为是", "对象：办件，其中缺特别程序\n要求：联合办理为否"))
    expect(rules("对象：办件，其中有特别程序\n要求：联合办理为是", "对象：办件，其中有特别程序\n要求：1️⃣联合办理为否"), ["1️⃣ contradictory-rules"])
  }

  @Test("the same rule twice is found whatever its name and the order of its conditions")
  func repeated() {
    let one = LintKit.rule("对象：办件，其中联合办理为是，且到场次数至少 1\n要求：有受理日期\n要求：有决定日期", id: "LX-97")
    expect(
      one + "规则 1️⃣LX-98：「又一条」\n依据：《行政许可法》第三十二条\n对象：办件，其中到场次数至少 1，且联合办理为是\n要求：有决定日期，且有受理日期\n",
      ["1️⃣ repeated-rule"])
    expect(one + LintKit.rule("对象：办件，其中联合办理为是，且到场次数至少 1\n要求：有受理日期"))
    expect(one + LintKit.rule("级别：严重\n生效：自 2020-01-01\n对象：办件，其中联合办理为是，且到场次数至少 1\n要求：有受理日期\n要求：有决定日期"))
  }

  @Test(
    "numbers in texts agree with the lists",
    arguments: [
      ("完成以下三项", true), ("完成以下两项", false), ("完成下列十二种工作", true), ("完成 2 项", false), ("以下情形", false),
      ("do the following three", true), ("do the following 2 steps", false), ("following the law", false),
    ])
  func claims(title: String, isWrong: Bool) {
    let rule = "对象：办件\n要求：以下全部\n- 有受理日期\n- 有决定日期\n"
    expect(
      "规则 1️⃣LX-98：「\(title)」\n依据：《行政许可法》第四十二条\n" + rule, isWrong ? ["1️⃣ claimed-count"] : [])
    expect(
      LintKit.rule(rule + "说明：1️⃣「\(title)」"), isWrong ? ["1️⃣ claimed-count"] : [])
    expect("> \(title)\n" + "规则 1️⃣LX-98：「例」\n依据：《行政许可法》第四十二条\n" + rule, isWrong ? ["1️⃣ claimed-count"] : [])
    // Without a list there is nothing to compare.
    expect("规则 LX-98：「\(title)」\n依据：《行政许可法》第四十二条\n对象：办件\n要求：有受理日期\n")
  }

  @Test("texts that no data can be")
  func impossibleText() {
    let blanks = "表 来信 / letter：「来信」\n来源：letters\n空白按：待定用语\n- 内容（text）：文本\n"
    expect(blanks + LintKit.rule("对象：来信\n要求：内容不为 1️⃣\"待定\""), ["1️⃣ impossible-text"])
    expect(blanks + LintKit.rule("对象：来信\n要求：内容不为 \"待办\""))
    expect(LintKit.rule("对象：办件\n要求：延期理由开头为 1️⃣\" 甲\""), ["1️⃣ impossible-text"])
    expect(LintKit.rule("对象：办件\n要求：延期理由开头为 \"甲 \""))
    expect(LintKit.rule("对象：办件\n要求：延期理由结尾为 1️⃣\"甲　\""), ["1️⃣ impossible-text"])
    expect(LintKit.rule("对象：办件\n要求：延期理由不属于 \"甲\"、1️⃣\"\""), ["1️⃣ impossible-text"])
    expect(LintKit.rule("对象：办件\n要求：延期理由匹配 1️⃣\"甲… \""), ["1️⃣ impossible-text"])
    expect(LintKit.rule("对象：办件\n要求：延期理由包含 \" \""))
  }

  @Test("cases of a definition that earlier ones take")
  func unreachable() {
    func definition(_ first: String, _ second: String) -> String {
      "定义 办件的例日 / sample day：\n- 受理日期，当\(first)\n- 决定日期，当\(second)\n- 收到日期，其余\n"
        + LintKit.rule("对象：办件\n要求：有例日")
    }
    expect(definition("到场次数至少 1", "1️⃣到场次数为 4"), ["1️⃣ unreachable-case"])
    expect(definition("有受理日期", "1️⃣受理日期早于 2025-01-01"), ["1️⃣ unreachable-case"])
    expect(definition("到场次数为 4", "到场次数至少 1"))
    expect(definition("有受理日期", "有决定日期"))
  }

  @Test("the fixtures of the language give no false alarm")
  func fixtures() throws {
    for (folder, files) in [("forms", ["forms.zicha"]), ("reference/zh", ["reference.zicha"])] {
      var packs = RulePacks()
      for shipped in ["rules/calendar", "rules/common"] {
        try packs.add(folder: Path.join(SharedData.packageRoot, shipped))
      }
      let root = Path.join(SharedData.packageRoot, "Tests/Fixtures/\(folder)")
      packs.add(folder: "fixture", try files.map { ($0, try Files.read(Path.join(root, $0))) })
      let found = RuleChecker.check(packs: packs.sources, options: LintKit.options).diagnostics
      let codes = ["never-holds", "always-holds", "empty-selection", "contradictory-rules", "impossible-text"]
      #expect(found.filter { codes.contains($0.id) }.map(\.headline.zh) == [])
    }
  }
}
