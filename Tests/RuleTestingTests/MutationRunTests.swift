import Diagnostics
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText
import TestSupport
import Testing

/// A pack whose rules are changed; rules and tests are added to it.
private let declarations = """
  规则集 公用 / base：「公用」
  版本：1

  日历 工作日历：「测试用」
  每周休息：周六、周日
  通知 2025 年：2024-11-12，2025-01-01 至 2025-12-31

  表 来信：「来信」
  来源：letters
  主键：编号
  - 编号：文本，必填
  - 收到日期：日期
  - 答复日期：日期
  - 延期日期：日期
  - 加急：是否，缺为否
  - 渠道：选项 网上、信函、当面
  - 页数：整数
  - 费用：金额，单位元
  - 标题：文本

  表 批示：「批示」
  属于：来信，字段 notes
  量词：份
  区间：起日至止日
  - 批示人：文本
  - 起日：日期
  - 止日：日期


  """

/// The packs of one text, checked.
private func trials(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) -> DeclarationTrials {
  var packs = RulePacks()
  packs.add(
    folder: "base", text: declarations.replacing("版本：1", with: "版本：1\n日历：工作日历") + text)
  let trials = DeclarationTrials(packs: packs.sources)
  let errors = trials.packs.diagnostics.filter { $0.severity == .error }
  if !errors.isEmpty {
    Issue.record(
      "\(SnippetRenderer(files: packs.files, language: .zh).render(errors))", sourceLocation: sourceLocation)
  }
  return trials
}

/// What no test notices, in Chinese.
private func survivors(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
  let run = MutationRun(trials(text, sourceLocation: sourceLocation), judges: { _ in true }, isChosen: { _ in true })
  return run.subjects.flatMap(\.survivors).map { survivor in
    survivor.replacement.map { "\(survivor.original.zh) → \($0.zh)" } ?? "− \(survivor.original.zh)"
  }
}

/// A kind of change: a rule, tests that do not notice it, and one more test that does.
private struct Sample: Sendable, CustomTestStringConvertible {
  let kind: Change.Kind
  let rule: String
  let weak: String
  let change: String
  let strong: String

  init(_ kind: Change.Kind, _ rule: String, weak: String, change: String, strong: String) {
    self.kind = kind
    self.rule = rule
    self.weak = weak
    self.change = change
    self.strong = strong
  }

  var testDescription: String { "\(kind.rawValue): \(change)" }

  /// One test for each `given>outcome`; child rows stand on lines of their own before the `>`.
  static func tests(_ text: String) -> String {
    var result = ""
    var given: [Substring] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ">")
      given.append(parts.first ?? "")
      guard parts.count == 2 else { continue }
      result += "测试 A-1：「试」\n给定：" + given.joined(separator: "\n") + "\n应为：\(parts[1])\n\n"
      given = []
    }
    return result
  }
}

private let limit = """
  规则 A-1：「按期答复」
  对象：来信
  起点：收到日期
  终点：答复日期
  """

private let samples: [Sample] = [
  Sample(
    .bound, limit + "\n期限：15 日", weak: "收到日期 2025-03-03，答复日期 2025-03-04>通过\n收到日期 2025-03-03，答复日期 2025-04-30>违规",
    change: "15 日 → 14 日", strong: "收到日期 2025-03-03，答复日期 2025-03-18>通过"),
  Sample(
    .bound, limit + "\n期限：15 日", weak: "收到日期 2025-03-03，答复日期 2025-03-18>通过\n收到日期 2025-03-03，答复日期 2025-04-30>违规",
    change: "15 日 → 16 日", strong: "收到日期 2025-03-03，答复日期 2025-03-19>违规"),
  Sample(
    .bound, "规则 A-1：「费用」\n对象：来信\n要求：费用至多 3 万元", weak: "费用 5 元>通过\n费用 900000 元>违规",
    change: "3 万元 → 2.7 万元", strong: "费用 30000 元>通过"),
  Sample(
    .bound, "规则 A-1：「日期」\n对象：来信\n要求：收到日期早于 2025-03-10", weak: "收到日期 2025-01-01>通过\n收到日期 2025-05-01>违规",
    change: "2025-03-10 → 2025-03-11", strong: "收到日期 2025-03-10>违规"),
  Sample(
    .comparison, "规则 A-1：「先收后答」\n对象：来信\n要求：收到日期不晚于答复日期",
    weak: "收到日期 2025-03-03，答复日期 2025-03-04>通过\n收到日期 2025-03-05，答复日期 2025-03-04>违规",
    change: "收到日期不晚于答复日期 → 收到日期早于答复日期", strong: "收到日期 2025-03-03，答复日期 2025-03-03>通过"),
  Sample(
    .comparison, "规则 A-1：「份数」\n对象：来信\n要求：批示恰好 1 份", weak: "页数 1>违规",
    change: "批示恰好 1 份 → 批示至少 1 份", strong: "页数 1\n- 批示：批示人 \"甲\"\n- 批示：批示人 \"乙\">违规"),
  Sample(
    .unit, limit + "\n期限：5 个工作日", weak: "收到日期 2025-03-03，答复日期 2025-03-07>通过\n收到日期 2025-03-03，答复日期 2025-04-30>违规",
    change: "5 个工作日 → 5 日", strong: "收到日期 2025-03-03，答复日期 2025-03-10>通过"),
  Sample(
    .unit, "规则 A-1：「费用」\n对象：来信\n要求：费用至多 30 元", weak: "费用 5 元>通过\n费用 900000 元>违规",
    change: "30 元 → 30 万元", strong: "费用 31 元>违规"),
  Sample(
    .word, "规则 A-1：「页数」\n对象：来信，其中渠道为网上\n要求：页数至多 3", weak: "渠道当面，页数 9>不适用",
    change: "网上 → 信函", strong: "渠道网上，页数 9>违规"),
  Sample(
    .word, "规则 A-1：「加急」\n对象：来信\n要求：页数至多 3 或加急为是", weak: "加急否，页数 3>通过",
    change: "是 → 否", strong: "加急是，页数 4>通过"),
  Sample(
    .word, "规则 A-1：「标题」\n对象：来信\n要求：标题包含 \"信\"", weak: "标题 \"报告\">违规",
    change: "\"信\" → \"信？\"", strong: "标题 \"来信\">通过"),
  Sample(
    .exception, "规则 A-1：「页数」\n对象：来信\n要求：页数至多 3\n除外 急件：加急为是", weak: "页数 4>违规\n页数 3>通过",
    change: "− 加急为是", strong: "加急是，页数 4>不适用"),
  Sample(
    .line, limit + "\n扣除：批示\n期限：5 日", weak: "收到日期 2025-03-03，答复日期 2025-03-08>通过\n收到日期 2025-03-03，答复日期 2025-03-09>违规",
    change: "− 批示", strong: "收到日期 2025-03-03，答复日期 2025-03-09\n- 批示：起日 2025-03-04，止日 2025-03-05>通过"),
  Sample(
    .line, limit + "\n期限：5 日\n期限：9 日，当加急为是",
    weak: "收到日期 2025-03-03，答复日期 2025-03-08>通过\n收到日期 2025-03-03，答复日期 2025-03-09>违规",
    change: "− 9 日，当加急为是", strong: "加急是，收到日期 2025-03-03，答复日期 2025-03-12>通过"),
  Sample(
    .line, limit + "\n期限：5 日，延长 2 日须有延期日期",
    weak: "收到日期 2025-03-03，答复日期 2025-03-08>通过\n收到日期 2025-03-03，答复日期 2025-03-09>违规",
    change: "− 2 日须有延期日期", strong: "收到日期 2025-03-03，延期日期 2025-03-04，答复日期 2025-03-10>通过"),
  Sample(
    .line, "规则 A-1：「两项」\n对象：来信\n要求：页数至多 3\n要求：有标题", weak: "页数 3，标题 \"信\">通过\n页数 4，标题 \"信\">违规",
    change: "− 有标题", strong: "页数 3>违规"),
  Sample(
    .line, "规则 A-1：「页数」\n对象：来信\n要求：页数至多 3\n缺失：违规", weak: "页数 3>通过\n页数 4>违规",
    change: "− 违规", strong: "标题 \"信\">违规"),
  Sample(
    .item, "规则 A-1：「各项」\n对象：来信\n要求：以下全部\n- 页数至多 3\n- 有标题", weak: "页数 3，标题 \"信\">通过\n页数 4，标题 \"信\">违规",
    change: "− 有标题", strong: "页数 3>违规"),
  Sample(
    .item, "规则 A-1：「渠道」\n对象：来信\n要求：渠道属于网上、信函", weak: "渠道网上>通过\n渠道当面>违规",
    change: "− 信函", strong: "渠道信函>通过"),
  Sample(
    .item, "规则 A-1：「范围」\n对象：来信，其中加急为是\n要求：页数至多 3", weak: "加急是，页数 3>通过\n加急是，页数 4>违规",
    change: "− 加急为是", strong: "加急否，页数 4>不适用"),
  Sample(
    .connective, "规则 A-1：「两个条件」\n对象：来信\n要求：页数至多 3 且有标题", weak: "页数 3，标题 \"信\">通过\n页数 4>违规",
    change: "页数至多 3，且有标题 → 页数至多 3或有标题", strong: "页数 3>违规"),
  Sample(
    .connective, "规则 A-1：「各项」\n对象：来信\n要求：以下任一\n- 页数至多 3\n- 有标题", weak: "页数 3，标题 \"信\">通过\n页数 4>违规",
    change: "以下任一 → 以下全部", strong: "页数 3>通过"),
  Sample(
    .quantifier, "规则 A-1：「批示」\n对象：来信\n要求：存在批示满足有批示人", weak: "页数 1\n- 批示：批示人 \"甲\">通过\n页数 1\n- 批示：起日 2025-01-01>违规",
    change: "存在批示，满足有批示人 → 每个批示满足有批示人", strong: "页数 1\n- 批示：批示人 \"甲\"\n- 批示：起日 2025-01-01>通过"),
  Sample(
    .swap, "规则 A-1：「间隔」\n对象：来信\n要求：收到日期至答复日期至多 5 日",
    weak: "收到日期 2025-03-03，答复日期 2025-03-03>通过",
    change: "收到日期至答复日期至多 5 日 → 答复日期至收到日期至多 5 日", strong: "收到日期 2025-03-03，答复日期 2025-03-10>违规"),
  Sample(
    .swap, "规则 A-1：「依次」\n对象：来信\n要求：依次：收到日期、答复日期", weak: "收到日期 2025-03-03，答复日期 2025-03-03>通过",
    change: "依次：收到日期、答复日期 → 依次：答复日期、收到日期", strong: "收到日期 2025-03-03，答复日期 2025-03-04>通过"),
  Sample(
    .negation, "规则 A-1：「标题」\n对象：来信\n要求：页数至多 3 或有标题", weak: "页数 3>通过",
    change: "有标题 → 缺标题", strong: "页数 4，标题 \"信\">通过"),
  Sample(
    .operation, "规则 A-1：「页数」\n对象：来信\n要求：页数加 0 至多 3", weak: "页数 3>通过\n页数 4>违规",
    change: "页数加 0 → 页数减 0", strong: ""),
  Sample(
    .operation, "规则 A-1：「最晚」\n对象：来信\n要求：批示的最晚起日早于 2025-03-10",
    weak: "页数 1\n- 批示：起日 2025-03-09>通过\n页数 1\n- 批示：起日 2025-03-10>违规",
    change: "批示的最晚起日 → 批示的最早起日", strong: "页数 1\n- 批示：起日 2025-03-09\n- 批示：起日 2025-03-11>违规"),
  Sample(
    .border, "规则 A-1：「依次」\n对象：来信\n要求：严格依次：收到日期、答复日期",
    weak: "收到日期 2025-03-03，答复日期 2025-03-04>通过\n收到日期 2025-03-03，答复日期 2025-03-02>违规",
    change: "严格依次：收到日期、答复日期 → 依次：收到日期、答复日期", strong: "收到日期 2025-03-03，答复日期 2025-03-03>违规"),
]

@Suite("Mutants")
struct MutationRunTests {
  @Test("a change that the tests do not notice is told, and no more when one notices it", arguments: samples)
  fileprivate func tellsChangesThatNoTestNotices(sample: Sample) {
    let weak = survivors(sample.rule + "\n\n" + Sample.tests(sample.weak))
    #expect(weak.contains(sample.change), "\(weak)")
    guard !sample.strong.isEmpty else { return }
    let strong = survivors(sample.rule + "\n\n" + Sample.tests(sample.weak + "\n" + sample.strong))
    #expect(!strong.contains(sample.change), "\(strong)")
  }

  @Test("definitions and parameters are changed where a rule needs them, and told by their names")
  func changesWhatRulesNeed() {
    let text = """
      参数 期限：5 日
      参数 别处：7 日
      定义 来信的起算日：
      - 延期日期，当有延期日期
      - 收到日期，其余

      规则 A-1：「按期答复」
      对象：来信
      起点：起算日
      终点：答复日期
      期限：期限


      """
    let run = MutationRun(
      trials(text + Sample.tests("收到日期 2025-03-03，答复日期 2025-03-08>通过")), judges: { _ in true },
      isChosen: { _ in true })
    #expect(run.subjects.map(\.name.zh) == ["A-1", "起算日", "期限"])
    let told = run.subjects.map { $0.survivors.map { "\($0.original.zh) → \($0.replacement?.zh ?? "−")" } }
    #expect(told[1].contains("延期日期，当有延期日期 → −"))
    #expect(told[2] == ["5 日 → 6 日", "5 日 → 5 个工作日"])
    #expect(run.counted == run.killed + run.subjects.reduce(0) { $0 + $1.survivors.count })
  }

  @Test("what has no meaning or the same meaning is not counted")
  func countsApart() {
    let run = MutationRun(
      trials("规则 A-1：「单位」\n对象：来信\n要求：页数为 3 或 页数为 3\n\n" + Sample.tests("页数 3>通过")),
      judges: { _ in true }, isChosen: { _ in true })
    let subject = run.subjects[0]
    #expect(subject.equivalent > 0)
    #expect(run.made == run.counted + subject.equivalent + subject.stillborn)
  }

  @Test("a pinned reading checks to the rule as it stands, for every rule of the packs")
  func checksTheSame() throws {
    let packs = try RulePacks.read(under: SharedData.packageRoot + "/rules")
    let trials = DeclarationTrials(packs: packs.sources)
    #expect(trials.packs.ruleSet.rules.count > 50)
    for (index, rule) in trials.packs.ruleSet.rules.enumerated() {
      let declaration = try #require(trials.rule(index))
      #expect(trials.check(declaration, asRule: index) == rule, "\(rule.id)")
    }
  }

  @Test("every kind of change has a sample")
  func everyKindHasASample() {
    #expect(Set(samples.map(\.kind)) == Set(Change.Kind.allCases))
  }
}
