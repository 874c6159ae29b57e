import Diagnostics
import RuleSyntax
import SourceText
import Testing

/// Reads one 要求 of a rule over a small set of tables and dumps it.
private func read(_ condition: String) -> String {
  let rules = SourceRules(
    """
    规则集 例 / example：「例」
    表 办件 / case：「办件」
    - 办件编号 / case number：文本
    - 受理日期 / accepted on：日期
    - 决定日期 / decided on：日期
    - 办理方式 / handling：选项 即办件 / instant、承诺件 / committed
    - 事项 / item：引用 许可事项
    - 费用 / fee：金额
    - 联合办理 / joint：是否
    - 满意度 / satisfaction：数
    - 不满意见 / complaints：数
    - 意见征集期限 / comment limit：整数
    - 征集天数 / comment days：整数
    表 许可事项 / licence item：「事项」
    - 需要现场核查 / needs inspection：是否
    - 设定依据 / legal basis：文本
    表 特别程序 / special procedure：「特别程序」
    属于：办件，字段 procedures
    - 程序种类 / kind of procedure：选项 听证 / hearing、现场踏勘 / on-site survey
    - 开始日期 / started on：日期
    - 结束日期 / ended on：日期
    - 人员 / staff：多个文本
    参数 许可期限 / licence limit：20 个工作日
    词表 待定用语 / placeholders："待定"
    规则 XK-99：「例」
    对象：办件
    要求：\(condition)
    """)
  guard rules.diagnostics.isEmpty else {
    return rules.diagnostics.map { "\($0.id): \($0.headline.zh)" }.joined(separator: "; ")
  }
  for block in rules.trees.flatMap(\.blocks) {
    if case .rule(let rule) = block.declaration, let readings = rule.requirements.first?.condition {
      return TreeDump.dump(readings)
    }
  }
  return "no rule"
}

@Suite("Conditions and values")
struct ExpressionParserTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let tree: String
    var testDescription: String { text }

    init(_ text: String, _ tree: String) {
      self.text = text
      self.tree = tree
    }
  }

  static let cases: [Case] = [
    Case("有受理日期", "(has 受理日期)"),
    Case("缺事项的设定依据", "(lacks 事项.设定依据)"),
    Case("没有决定日期", "(lacks 决定日期)"),
    Case("决定日期为空", "(lacks 决定日期)"),
    Case("办理方式为承诺件", "(= 办理方式 承诺件)"),
    Case("办理方式 ≠ 承诺件", "(≠ 办理方式 承诺件)"),
    Case("联合办理为是", "(= 联合办理 yes)"),
    Case("受理日期至决定日期至多20个工作日", "(span 受理日期 决定日期 ≤ 20wd)"),
    Case("自受理日期至决定日期不超过二十个工作日", "(span 受理日期 决定日期 ≤ 20wd)"),
    Case("受理日期至决定日期 20 个工作日以内", "(span 受理日期 决定日期 ≤ 20wd)"),
    Case("受理日期～决定日期≤许可期限", "(span 受理日期 决定日期 ≤ 许可期限)"),
    Case("费用属于 5000 元至不满 3 万元", "(in 费用 [5000yuan..30000yuan))"),
    Case("费用属于 1,000 元、至少 1.2 亿元", "(in 费用 1000yuan [120000000yuan..])"),
    Case("办理方式属于即办件、承诺件", "(in 办理方式 即办件 承诺件)"),
    Case("事项的设定依据不属于待定用语", "(not-in 事项.设定依据 待定用语)"),
    Case("决定日期不早于受理日期加 5 个工作日", "(≥ 决定日期 (plus 受理日期 5wd))"),
    Case("决定日期早于 2024年2月29日", "(< 决定日期 2024-02-29)"),
    Case("特别程序至少 1 份", "(count 特别程序 ≥ 1份)"),
    Case("特别程序（其中程序种类为听证）恰好 0 份", "(count 特别程序[where (= 程序种类 听证)] exactly 0份)"),
    Case("特别程序两份以上", "(count 特别程序 ≥ 2份)"),
    Case("至少 2 次特别程序", "(count 特别程序 ≥ 2次)"),
    Case("两次以上特别程序", "(count 特别程序 ≥ 2次)"),
    Case("有两次以上特别程序", "(count 特别程序 ≥ 2次)"),
    Case("存在特别程序，其中程序种类为听证", "(exists 特别程序[where (= 程序种类 听证)])"),
    Case("不存在特别程序", "(not (exists 特别程序))"),
    Case(
      "存在特别程序，其中程序种类为听证，满足有结束日期",
      "(exists 特别程序[where (= 程序种类 听证)] meets (has 结束日期))"),
    Case(
      "每份特别程序满足结束日期不早于开始日期，且人员至少 2 名",
      "(every 特别程序 meets (and (≥ 结束日期 开始日期) (count 人员 ≥ 2名)))"),
    Case(
      "若联合办理为是，则费用为 0 元或缺费用",
      "(if (= 联合办理 yes) then (or (= 费用 0yuan) (lacks 费用)))"),
    Case("非（有受理日期，且有决定日期）", "(not (and (has 受理日期) (has 决定日期)))"),
    Case("特别程序的数量至多 3", "(≤ 特别程序.数量 3)"),
    Case("特别程序的最晚结束日期不晚于决定日期", "(≤ (latest 特别程序.结束日期) 决定日期)"),
    Case("特别程序的不同程序种类数至少 2", "(≥ (distinctCount 特别程序.程序种类) 2)"),
    Case("办件的费用合计，缺按 0 元，至少 100 元", "(≥ (sum 办件.费用 blank:0yuan) 100yuan)"),
    Case("办件（其中有决定日期）占办件的比率至少 95%", "(≥ (share 办件[where (has 决定日期)] of 办件) 95%)"),
    Case(
      "受理日期至决定日期的工作日数，扣除特别程序，至多 20 个工作日",
      "(≤ (length wd 受理日期 决定日期 -特别程序) 20wd)"),
    Case("特别程序按程序种类齐全：听证、现场踏勘", "(complete 特别程序 by 程序种类: 听证 现场踏勘)"),
    Case("特别程序按开始日期排列，结束日期依次", "(sorted 特别程序 by 开始日期 order 结束日期)"),
    Case("依次：受理日期、决定日期、检查日期", "(order 受理日期 决定日期 检查日期)"),
    Case("办件编号不重复，按事项", "(unique 办件编号 by 事项)"),
    Case("按受理日期相邻间隔至多 7 日", "(gap 受理日期 ≤ 7d)"),
    Case("同事项则同办理方式", "(same 事项 then 办理方式)"),
    Case("上年本办件的费用为费用", "(= lastyear:this:办件.费用 费用)"),
    Case("办件「A-1」的费用为 3 万元", "(= 办件[A-1].费用 30000yuan)"),
    Case("决定日期属于报告期", "(in 决定日期 period:reporting)"),
    Case("违反 XK-99", "violation:XK-99"),
    Case("XK-99 的到期日属于本期", "(in XK-99.到期日 period:own)"),
    Case("费用乘 2 加 1 元除以 3 至少 1 元", "(≥ (plus (times 费用 2) (dividedBy 1yuan 3)) 1yuan)"),
    Case("「办理方式」为「承诺件」", "(= 办理方式 承诺件)"),
    Case("征集天数不满意见征集期限", "(< 征集天数 意见征集期限)"),
  ]

  @Test("reads the forms of the language page", arguments: cases)
  func reads(_ example: Case) {
    #expect(read(example.text) == example.tree)
  }

  static let english: [Case] = [
    Case("has accepted on", "(has accepted on)"),
    Case("decided on is missing", "(lacks decided on)"),
    Case("handling is not instant", "(≠ handling instant)"),
    Case("accepted on to decided on at most 20 working days", "(span accepted on decided on ≤ 20wd)"),
    Case("item's needs inspection is yes, and joint is no", "(and (= item.needs inspection yes) (= joint no))"),
    Case(
      "special procedure (where kind of procedure in hearing, on-site survey) at least 1, and each meets has ended on",
      "(and (≥ special procedure[where (in kind of procedure hearing on-site survey)] 1) (every - meets (has ended on)))"
    ),
    Case("fee in 5000 yuan to below 3 wan yuan", "(in fee [5000yuan..30000yuan))"),
    Case(
      "number of special procedure (where ended on is missing) at most 2",
      "(≤ special procedure[where (lacks ended on)].数量 2)"),
    Case(
      "there is special procedure, where kind of procedure is hearing, meets started on not before this case's accepted on",
      "(exists special procedure[where (= kind of procedure hearing)] meets (≥ started on this:case.accepted on))"),
    Case("if joint is yes, then fee more than 0 yuan", "(if (= joint yes) then (> fee 0yuan))"),
    Case("Handling IS instant", "(= Handling instant)"),
  ]

  @Test("reads the same forms in English", arguments: english)
  func readsEnglish(_ example: Case) {
    #expect(read(example.text) == example.tree)
  }
}
