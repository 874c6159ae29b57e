import RuleChecking
import RuleEngine
import RuleTesting
import SourceText
import TestSupport
import Testing

private let pack = """
  规则集 公用 / base：「公用」
  版本：1

  表 科室：「科室」
  来源：units
  主键：代码
  - 代码：文本，必填
  - 状态：选项 在用、停用

  表 来信：「来信」
  来源：letters
  主键：编号
  - 编号：文本，必填
  - 科室：引用 科室
  - 收到日期：日期
  - 答复日期：日期
  - 加急：是否，缺为否
  - 页数：整数

  定义 来信的起算日：
  - 答复日期，当页数至少 9
  - 收到日期，其余

  规则 A-1：「按期答复」
  对象：来信，其中页数至多 20
  起点：起算日
  终点：答复日期
  期限：15 日
  期限：3 日，当加急为是
  除外：页数为 7 且加急为是

  规则 A-2：「科室有来信」
  对象：科室
  要求：来信（其中科室为本科室，且页数至少 1）至少 1 条


  """

/// What the tests saw of each place: its text, with `+` where it held, `-` where it did not, `?` where it was unknown.
private func outcomes(_ tests: String) -> [String: String] {
  var packs = RulePacks()
  packs.add(folder: "base", text: pack + tests)
  let trials = DeclarationTrials(packs: packs.sources)
  #expect(!trials.packs.hasErrors)
  let run = CoverageRun(trials, judges: { _ in true }, isChosen: { _ in true })
  var result: [String: String] = [:]
  for entry in run.entries {
    let marks: [(ConditionLog.Seen, String)] = [(.yes, "+"), (.no, "-"), (.unknown, "?")]
    result["\(entry.kind.rawValue) \(entry.text.zh)"] =
      marks.filter { entry.seen.contains($0.0) }.map(\.1).joined()
  }
  return result
}

@Suite("Coverage by condition")
struct CoverageRunTests {
  @Test("without tests nothing was seen; conditions, exceptions, lines and cases are all listed")
  func listsEverything() {
    let seen = outcomes("")
    #expect(
      Set(seen.keys) == [
        "condition 页数至多 20", "line 加急为是", "otherwise 期限：15 日", "exception 页数为 7，且加急为是", "condition 页数为 7",
        "condition 加急为是", "case 页数至少 9", "otherwise 收到日期", "condition 来信（其中科室为本科室，且页数至少 1）至少 1 条",
        "condition 科室为本科室", "condition 页数至少 1",
      ])
    #expect(!seen.values.contains { !$0.isEmpty })
  }

  @Test("each truth that a test meets is noted")
  func notesTruths() {
    let first = """
      测试 A-1：「急件」
      给定：收到日期 2025-03-03，答复日期 2025-03-04，页数 5，加急是
      应为：通过


      """
    let seenFirst = outcomes(first)
    #expect(seenFirst["condition 页数至多 20"] == "+")
    #expect(seenFirst["line 加急为是"] == "+")
    #expect(seenFirst["otherwise 期限：15 日"] == "")
    #expect(seenFirst["exception 页数为 7，且加急为是"] == "-")
    #expect(seenFirst["case 页数至少 9"] == "-")
    #expect(seenFirst["otherwise 收到日期"] == "+")
    let both = outcomes(
      first + """
        测试 A-1：「平件」
        给定：收到日期 2025-03-03，答复日期 2025-03-04
        应为：待查

        测试 A-1：「太长」
        给定：页数 21
        应为：不适用

        测试 A-1：「急件七页」
        给定：页数 7，加急是
        应为：不适用
        """)
    #expect(both["condition 页数至多 20"] == "+-?")
    #expect(both["line 加急为是"] == "+-")
    #expect(both["otherwise 期限：15 日"] == "+")
    #expect(both["exception 页数为 7，且加急为是"] == "+-")
  }

  @Test("a condition that a lookup by key would skip is seen for the rows of others too")
  func seesKeyedConditions() {
    let seen = outcomes(
      """
      测试 A-2：「两个科室」
      给定：代码 "K1"
      - 来信 1：科室 K1，页数 2
      - 来信 2：科室 K2，页数 2
      - 科室 K2：状态 在用
      应为：通过
      """)
    #expect(seen["condition 科室为本科室"] == "+-")
    #expect(seen["condition 页数至少 1"] == "+")
  }
}
