import TestSupport
import Testing

@Suite("Reasoning about conditions")
struct ConditionReasoningTests {
  private func expect(
    _ clauses: String, _ expected: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectProblems(
      LintKit.rule(clauses), expected, beside: LintKit.packs, options: LintKit.options, sourceLocation: sourceLocation)
  }

  @Test(
    "finds requirements that can never be met",
    arguments: [
      "到场次数至少 3，且1️⃣到场次数不满 3", "到场次数为 2，且1️⃣到场次数不为 2", "1️⃣到场次数属于 3 至 5，且到场次数至多 2",
      // Whole numbers leave nothing between 3 and 4; amounts do.
      "到场次数超过 3，且1️⃣到场次数不满 4",
      "收费金额至少 3 万元，且1️⃣收费金额不满 30000 元", "受理日期早于决定日期，且1️⃣决定日期早于受理日期",
      "受理日期不晚于决定日期，且决定日期不晚于收到日期，且1️⃣收到日期早于受理日期",
      "决定日期晚于 2025-03-01，且1️⃣决定日期早于 2025-03-02", "办理方式为承诺件，且1️⃣办理方式属于即办件、上报件",
      "办理方式不为即办件，且办理方式不为承诺件，且1️⃣办理方式不为上报件", "联合办理为是，且1️⃣联合办理为否",
      "有受理日期，且1️⃣缺受理日期", "缺受理日期，且1️⃣受理日期早于决定日期", "1️⃣缺联合办理",
      "特别程序至少 1 次，且1️⃣缺特别程序", "特别程序至多 0 次，且1️⃣存在特别程序满足有开始日期",
      "延期理由为 \"甲\"，且1️⃣延期理由属于 \"乙\"、\"丙\"", "延期理由开头为 \"甲\"，且1️⃣延期理由开头为 \"乙\"",
      "延期理由为 \"甲1\"，且1️⃣延期理由匹配 \"甲{汉字}\"", "延期理由属于待定用语，且1️⃣延期理由不属于待定用语",
      "1️⃣受理日期早于受理日期", "受理日期至决定日期至多 5 日，且1️⃣受理日期至决定日期至少 8 日",
      "受理日期加 5 日不晚于决定日期，且1️⃣决定日期不晚于受理日期加 3 日", "若联合办理为是，则（联合办理为是，且1️⃣联合办理为否）",
    ])
  func neverHolds(condition: String) {
    // A comma after 要求 joins conditions, each judged by the others.
    let place = condition.contains("属于 3 至 5") ? condition.replacing("1️⃣", with: "") : condition
    let marked = condition.contains("属于 3 至 5") ? place.replacing("到场次数至多", with: "1️⃣到场次数至多") : place
    expect("对象：办件\n要求：\(marked)", ["1️⃣ never-holds"])
  }

  @Test(
    "says nothing about conditions that can hold and can fail",
    arguments: [
      "到场次数至少 3，且到场次数不满 5", "到场次数超过 3，且到场次数不满 5", "收费金额超过 3 元，且收费金额不满 4 元",
      "受理日期不晚于决定日期，且决定日期不晚于受理日期", "办理方式不为即办件，且办理方式不为承诺件",
      "（联合办理为是，且到场次数至少 1）或（联合办理为否，且到场次数至少 2）", "有受理日期，且受理日期早于决定日期",
      "缺受理日期或受理日期早于决定日期", "存在特别程序满足程序种类为听证，且存在特别程序满足程序种类为现场踏勘",
      "特别程序（其中程序种类为听证）至少 1 次，且缺特别程序（其中程序种类为现场踏勘）", "延期理由包含 \"甲\"，且延期理由包含 \"乙\"",
      "延期理由开头为 \"甲\"，且延期理由开头为 \"甲乙\"", "延期理由匹配 \"甲…\"，且延期理由不为 \"甲\"",
      "受理日期至决定日期至多 5 个工作日，且受理日期至决定日期至少 5 个工作日",
      "受理日期至决定日期至多 1 个月，且受理日期至决定日期至少 28 日", "若联合办理为是，则到场次数至多 1",
      "许可期限至少 5 个工作日", "事项的需要现场踏勘为是，且承办单位的单位名称为 \"甲\"",
    ])
  func canHold(condition: String) {
    expect("对象：办件\n要求：\(condition)")
  }

  @Test(
    "finds requirements that are always met",
    arguments: [
      "到场次数至少 1 或到场次数至多 1", "办理方式属于即办件、承诺件、上报件", "有联合办理", "受理日期不晚于受理日期",
      "联合办理为是或联合办理为否", "特别程序至少 0 次", "有受理日期或缺受理日期", "若联合办理为是，则联合办理不为否",
    ])
  func alwaysHolds(condition: String) {
    expect("对象：办件\n要求：1️⃣\(condition)", ["1️⃣ always-holds"])
  }

  @Test("looks at a requirement together with the objects and what is taken out")
  func withObjects() {
    expect("对象：办件，其中联合办理为是\n要求：1️⃣联合办理为否", ["1️⃣ never-holds"])
    expect("对象：办件，其中联合办理为是\n要求：1️⃣联合办理为是", ["1️⃣ always-holds"])
    expect("对象：办件，其中到场次数至少 3\n要求：有受理日期\n除外：1️⃣到场次数至多 2", ["1️⃣ never-holds"])
    expect("对象：办件\n要求：1️⃣到场次数至少 3\n除外：到场次数不满 3", ["1️⃣ always-holds"])
    expect("对象：办件\n要求：到场次数至少 3\n除外：到场次数不满 2")
    expect("生效：自 2024-01-01，按受理日期\n对象：办件\n要求：1️⃣受理日期晚于 2023-01-01", ["1️⃣ always-holds"])
    expect("生效：自 2024-01-01，按受理日期\n对象：办件，其中1️⃣受理日期早于 2023-01-01\n要求：有决定日期", ["1️⃣ empty-selection"])
  }

  @Test("leaves alone what 缺失：违规 turns into a demand to fill in")
  func missingCounts() {
    expect("对象：办件\n缺失：违规\n要求：联合办理为是或联合办理为否\n要求：到场次数至少 1 或到场次数至多 1")
  }

  @Test("looks into selections, lines of a limit and definitions")
  func inside() {
    expect("对象：办件\n要求：特别程序（其中程序种类为听证，且1️⃣程序种类为现场踏勘）至少 1 次", ["1️⃣ empty-selection"])
    expect("对象：办件\n要求：存在特别程序（其中程序种类为听证）满足1️⃣程序种类为现场踏勘", ["1️⃣ never-holds"])
    expect(
      "对象：办件，其中联合办理为否\n起点：受理日期\n终点：决定日期\n期限：20 个工作日\n期限：45 个工作日，当1️⃣联合办理为是",
      ["1️⃣ never-holds"])
    expect(
      "对象：办件，其中联合办理为否\n起点：受理日期\n终点：决定日期\n期限：20 个工作日\n期限：45 个工作日，当1️⃣联合办理为否",
      ["1️⃣ always-holds"])
    let definition = "定义 办件的早结 / early：有决定日期，且1️⃣缺决定日期\n"
    expectProblems(
      definition + LintKit.rule("对象：办件\n要求：2️⃣早结为否"), ["1️⃣ never-holds", "2️⃣ always-holds"],
      beside: LintKit.packs, options: LintKit.options)
  }

  @Test("sees through definitions of the object")
  func definitions() {
    let definition = "定义 办件的快办 / fast：联合办理为否，且到场次数至多 1\n"
    expectProblems(
      definition + LintKit.rule("对象：办件，其中快办为是\n要求：1️⃣到场次数不满 2"), ["1️⃣ always-holds"], beside: LintKit.packs,
      options: LintKit.options)
    expectProblems(
      definition + LintKit.rule("对象：办件，其中快办为否\n要求：到场次数不满 2"), beside: LintKit.packs, options: LintKit.options)
  }

  @Test("gives up on too many cases without saying anything")
  func bounded() {
    let clauses = (0..<14).map { "（到场次数不为 \($0) 或收费金额不为 \($0) 元）" }.joined(separator: "，且")
    expect("对象：办件\n要求：\(clauses)")
  }
}
