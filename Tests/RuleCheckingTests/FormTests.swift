import Diagnostics
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

/// Every form of conditions and values of the language page is checked, and its canonical text reads back.
@Suite("Forms of conditions")
struct FormTests {
  /// Conditions about a case of the shared declarations.
  static let conditions = [
    "有受理日期", "缺决定日期", "受理日期不早于收到日期", "受理日期为 2025-03-03", "到场次数至少 2", "到场次数恰好 3",
    "收费金额不满 3 万元", "收费金额属于 5000 元至不满 3 万元", "收费金额属于 5000 元至 1.5 亿元", "到场次数属于 1、3、5 至 7",
    "到场次数不属于 1、2", "办理方式属于承诺件、上报件", "办理方式不为即办件", "联合办理为否", "延期理由属于待定用语",
    "延期理由包含 \"检测\"", "延期理由开头为 \"因\"", "延期理由匹配 \"{汉字}{2,5}\"", "延期理由的字数至少 5",
    "收到日期至受理日期至多 5 个工作日", "收到日期至受理日期超过 30 日", "收到日期至检查日期的工作日数至多 60 个工作日",
    "起算日期至决定日期的日数，扣除特别程序至多 60 日", "受理日期加 20 个工作日不早于决定日期", "受理日期减 1 个月早于收到日期",
    "收费金额乘 2 至多 3 万元", "收费金额除以到场次数至多 500 元", "（到场次数加 2）乘 3 至多 30",
    "到场次数除以 7 舍入 0.01 至多 1", "若联合办理为是，则有延期批准日期", "非（有不予受理日期，且有受理日期）",
    "（有受理日期，且有决定日期）或有不予受理日期", "事项的法定时限至多 20 个工作日", "有事项的事项名称", "承办单位为单位「D1」",
    "补正通知至多 1 份", "补正通知至少 1 份，且每份满足有补正通知日期", "存在特别程序（其中程序种类为听证）",
    "不存在特别程序（其中缺结束日期）", "存在特别程序，满足结束日期不晚于本办件的决定日期", "每次特别程序满足人员至少 2 名",
    "特别程序的最晚结束日期不晚于决定日期", "特别程序的最早开始日期不早于收到日期", "特别程序的不同程序种类数至多 3",
    "特别程序（其中程序种类为听证）的数量至多 1", "特别程序按程序种类齐全：听证、专家评审",
    "特别程序按开始日期排列，结束日期依次", "依次：收到日期、受理日期、决定日期", "严格依次：收到日期、受理日期",
    "收到日期、受理日期、决定日期互不相同", "特别程序的开始日期互不相同", "办件编号不重复", "到场次数连续，按承办单位",
    "按收到日期相邻间隔至多 7 日", "同事项则同承办单位", "办件（其中承办单位为本办件的承办单位）的收费金额合计至多 100 万元",
    "办件（其中承办单位为本办件的承办单位）的到场次数平均至多 9", "其他办件（其中事项为本办件的事项）至多 5 件",
    "上年办件（其中事项为本办件的事项）至少 1 件", "上年本办件的收费金额至多 5 万元", "决定日期属于报告期", "违反 XK-01 或待查 XK-01",
    "XK-01 的到期日不早于受理日期", "每个单位（其中单位编码为本办件的延期理由）满足有单位名称", "较大值（到场次数、3）至少 3",
    "特别程序（其中程序种类为听证）占特别程序的比率至少 50%", "特别程序（其中程序种类为听证）包含于特别程序，按开始日期",
    "特别程序（其中程序种类为听证）不相交特别程序（其中程序种类为专家评审），按开始日期", "每次特别程序满足每个人员满足该人员不为 \"甲\"", "存在特别程序（其中人员包含 \"甲\"）",
    "特别程序的人员的数量至少 1", "收到日期至决定日期的工作日数，扣除特别程序（其中程序种类为听证）至多 20 个工作日",
    "办件（其中承办单位为本办件的承办单位）的收费金额合计，缺按 0 元至多 100 万元", "特别程序按程序种类恰为：听证",
    "收费金额的数值至多 30000", "受理日期的年份为 2025", "补正通知的不同补正通知日期数至少 1",
  ]

  private func check(_ rules: String) throws -> (CheckedPacks, SourceFiles) {
    var packs = RulePacks()
    let base = try Files.read(
      Path.join(SharedData.packageRoot, "Tests/RuleCheckingTests/Mistakes/base.zicha"))
    packs.add(folder: "exercise", [("base.zicha", base), ("forms.zicha", Array(rules.utf8))])
    return (RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false)), packs.files)
  }

  /// The checked requirements of rules with one requirement each, by the number in their ids.
  private func checked(_ texts: [String], _ language: Language) throws -> [CheckedExpression?] {
    let rules = texts.enumerated().map { number, text in
      language == .zh
        ? "规则 F-\(number)：「写法」\n对象：办件\n允许逐对：是\n要求：\(text)\n"
        : "Rule F-\(number): \"form\"\nFor each: case\nAllow pairs: yes\nRequire: \(text)\n"
    }
    let (packs, files) = try check(rules.joined(separator: "\n"))
    let errors = packs.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(SnippetRenderer(files: files, language: language).render(errors))")
    var found = [CheckedExpression?](repeating: nil, count: texts.count)
    for rule in packs.ruleSet.rules where rule.id.hasPrefix("F-") {
      guard let number = Int(rule.id.dropFirst(2)), case .requirements(let items)? = rule.variants.first?.body else {
        continue
      }
      found[number] = items.first?.condition
    }
    return found
  }

  @Test("are checked, and read back from their canonical text", arguments: Language.allCases)
  func readBack(language: Language) throws {
    let first = try checked(Self.conditions, .zh)
    let again = try checked(first.map { $0?.source[language] ?? "" }, language)
    for (number, text) in Self.conditions.enumerated() {
      #expect(first[number] != nil, "\(text)")
      #expect(again[number] == first[number], "\(text) → \(first[number]?.source[language] ?? "")")
    }
  }
}
