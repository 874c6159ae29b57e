import Diagnostics
import RuleSyntax
import SourceText
import Testing

/// A rule file with every form of the language page that this version reads.
private let page = """
  规则集 例 / example：「例」 / "Example"
  版本：2025.1
  导入：公共
  日历：国家法定工作日

  日历 国家法定工作日 / statutory working days：「放假安排」
  每周休息：周六、周日
  通知 2025 年：2024-11-12，2025-01-01 至 2025-12-31
  - 放假：2025-01-01、2025-01-28 至 2025-02-04
  - 上班：2025-01-26

  法规 《行政许可法》：「中华人民共和国行政许可法」
  - 2003-08-27，自 2004-07-01，83 条
  - 自 2019-04-23

  表 科室 / section office：「科室」
  来源：sections
  主键：科室编码
  存续：成立日期至撤销日期
  量词：个、册
  办结：缺撤销日期
  空白按：待定用语
  - 科室编码 / section code（code）：文本，必填
  - 成立日期 / founded on（founded_on）：日期
  - 撤销日期 / closed on（closed_on）：日期

  表 办件 / case：「办件」
  来源：cases
  主键：办件编号、科室
  - 办件编号 / case number（id）：文本，必填
  - 科室 / office（section）：引用 科室
  - 受理日期 / accepted on：日期，必填
  - 决定日期 / decided on：日期
  - 受理时刻 / accepted at：时刻
  - 办理方式 / handling：选项 即办件 / instant（即办件）、承诺件 / committed
  - 罚款金额 / fine（penalty.amount）：金额，单位万元，缺为 0 元
  - 满意率 / satisfaction rate：比率，单位 %
  - 标识 / label：文本
  - 人员 / staff：多个文本
  - 件数 / pieces：整数
  - 时限 / time limit：工作日
  - 联合办理 / joint：是否，缺为否

  表 特别程序 / special procedure：「特别程序」
  属于：办件，字段 special_procedures，缺为无
  区间：开始日期至结束日期，含首日
  - 程序种类 / kind of procedure：选项 听证 / hearing、专家评审 / expert review
  - 开始日期 / started on：日期
  - 结束日期 / ended on：日期

  表 表三 / table three：「表三」
  来源：form
  主键：行号
  - 行号 / row：文本
  - 自然人 / persons：整数
  - 总计 / grand total：整数

  参数 许可期限 / licence limit：20 个工作日，越小越严，只可收紧
  参数 收费上限 / fee cap：
  - 自 2020-01-01：3 万元
  - 自 2024-01-01：2.5 万元
  参数 承诺期限 / promised limit：工作日，越小越严
  词表 待定用语 / placeholders："待定"、"-"
  词表 敏感词 / sensitive words：文件 "words.txt"
  定义 办件的净用时 / net time：受理日期至决定日期的工作日数，扣除特别程序，其中程序种类为听证
  定义 办件的起算日期 / clock start：
  - 受理日期加 5 个工作日，当受理日期早于 2020-01-01
  - 受理日期，其余
  定义 办件的超额 / too much：罚款金额超过收费上限

  > 行政机关应当……
  规则 XK-01：「许可决定在期限内作出」 / "Licence decisions are made within the limit"
  依据：《行政许可法》第四十二条、第三十四条之一第二款第（三）项、《示例条例》
  生效：自 2004-07-01，至 2030-12-31，按受理日期
  级别：严重
  责任：科室
  标签：许可、期限
  归期：决定日期
  对象：办件，其中办理方式不为即办件，每月
  起点：受理日期
  起点：起算日期，当联合办理为是
  终点：决定日期
  扣除：特别程序，其中程序种类属于听证、专家评审
  扣除：特别程序、受理日期至起算日期，当联合办理为是
  期限：许可期限，延长 10 个工作日须有决定日期、起算日期，顺延
  期限：45 个工作日，当联合办理为是
  办结：有决定日期
  亮牌：红牌超期至少 1 个工作日；黄牌剩余至多 1 个工作日；蓝牌用时超过 10 个工作日
  除外 减轻 / lighter：联合办理为是，且有决定日期，改为罚款金额至多 3 万元
  缺失：违规
  说明：「{受理日期} 受理，应于 {到期日} 前决定，{{例}}」 / "due {due date}"
  整改：「补办」

  规则 XK-02：「集合」
  对象：上年办件，其中上年本办件的罚款金额不满罚款金额
  允许逐对
  要求：特别程序（其中程序种类为听证）至少 1 份，且每份满足
  - 结束日期不早于开始日期
  - 晚于受理：开始日期晚于本办件的受理日期
  要求：每个人员满足该人员不为 "甲"
  要求：办件的罚款金额合计约为表三「R3.7」的总计
  要求：办件的罚款金额平均舍入 0.1 至少 5 元
  要求：特别程序的最早开始日期不早于受理日期，且特别程序的结束日期最大晚于受理日期
  要求：办件（其中有决定日期）占办件的比率至少 95%
  要求：特别程序包含于其他办件的特别程序，按程序种类、开始日期
  要求：特别程序等于上期办件的特别程序，按程序种类
  要求：特别程序不相交上期特别程序
  要求：受理日期、决定日期、起算日期互不相同
  要求：特别程序的程序种类互不相同
  要求：办件编号不重复，按科室
  要求：件数连续
  要求：按受理日期相邻间隔至多 7 日，按科室
  要求：同科室则同办理方式
  要求：严格依次：受理日期、起算日期、决定日期
  要求：特别程序按开始日期排列，结束日期严格依次
  要求：特别程序按程序种类恰为：听证、专家评审
  要求：标识包含 "x" 或标识开头为 "y" 或标识结尾为 "z" 或标识匹配 "w{数字}"
  要求：标识不属于待定用语，且件数属于至少 5、1 至不满 3、不满 0
  要求：以下至少 2 项
  - 有受理日期
  - 缺决定日期
  - 非存在特别程序
  要求：XK-01 的到期日属于本期，且通过 XK-01
  要求：受理日期减 1 个月不晚于本期 27 日
  要求：科室为办件「A-1」的科室
  要求：（件数加 1）乘 2 除以 3 减 1 恰好 2
  要求：受理时刻至决定日期不满 24 小时
  要求：满意率至少 67.7%，
    且件数至少 1
  截止：次年 1 月 31 日

  规则 NB-B：「表三」
  对象：表三
  逐一 列：自然人、总计
  要求：表三（其中行号为 "1"）的列合计为表三「R3.7」的列
  截止：次月 5 日

  指标 按期率 / on-time rate：通过 XK-01 除以适用 XK-01
  范围：办件，其中 XK-01 的到期日属于报告期
  分组：科室
  无数据：不适用
  指标 增幅 / growth：按期率减上年按期率
  指标 全部数 / everything counted：全部的数量

  测试 XK-01：「春节调休」
  给定：受理日期 2025-01-20，决定日期 2025-02-21，办理方式承诺件，人员「甲」、「乙」
  给定：报告期 2025-01-01 至 2025-12-31
  - 特别程序：程序种类听证，开始日期 2025-02-10，结束日期 2025-02-11
  - 科室 SX-001：成立日期 2020-01-01
  - 上年办件 A-1：罚款金额 3 万元
  - 上年：罚款金额 5000 元，人员 []
  - 检查日期 2025-12-31
  应为：通过，到期日 2025-02-24

  测试 XK-01：「表」
  | 受理日期   | 本办件的决定日期 | 联合办理 | => 结果 | => 到期日  |
  | ---------- | ---------------- | -------- | ------- | ---------- |
  | 2025-01-20 |                  | 是       | 未到期  | 2025-02-24 |
  """

@Suite("The language page")
struct LanguagePageTests {
  private func rules() -> SourceRules { SourceRules(page) }

  @Test("every form is read")
  func reads() {
    #expect(rules().rendered() == "")
  }

  @Test("is written in English and back byte for byte, with the same meaning")
  func bothLanguages() {
    let chinese = SourceRules(rules().formatted(to: .zh))
    let english = SourceRules(chinese.formatted(to: .en))
    #expect(english.rendered(.en) == "")
    #expect(chinese.dumps == rules().dumps)
    #expect(english.dumps == chinese.dumps)
    let back = english.formatted(to: .zh)
    let expected = String(decoding: chinese.files.files[0].bytes, as: UTF8.self).split(separator: "\n")
    let found = String(decoding: back[0].bytes, as: UTF8.self).split(separator: "\n")
    for (left, right) in zip(expected, found) { #expect(left == right) }
    #expect(expected.count == found.count)
  }

  @Test("keeps what was written canonically, up to rows that are aligned")
  func canonical() {
    let found = String(decoding: rules().formatted()[0].bytes, as: UTF8.self).split(separator: "\n")
    for (left, right) in zip(page.split(separator: "\n"), found) { #expect(left == right) }
  }

  @Test("the tree of a rule")
  func ruleTree() throws {
    let blocks = rules().trees[0].blocks
    let block = try #require(blocks.first { $0.id?.text == "XK-01" })
    guard case .rule(let rule) = block.declaration else {
      Issue.record("no rule")
      return
    }
    #expect(block.title?.text.en == "Licence decisions are made within the limit")
    #expect(block.quotedLaw.map(\.text) == ["行政机关应当……"])
    #expect(rule.basis.map(\.law.text) == ["行政许可法", "行政许可法", "示例条例"])
    #expect(rule.basis.map(\.article) == [42, 34, nil])
    #expect(rule.basis[1].insertion == 1 && rule.basis[1].paragraph == 2 && rule.basis[1].item == 3)
    #expect(rule.effective?.from?.text == "2004-07-01" && rule.effective?.until?.text == "2030-12-31")
    #expect(rule.severity?.value == .critical && rule.object?.period?.value == .month)
    #expect(rule.exclusions[1].content.all[0].node.map { TreeDump.dump($0) } == ["特别程序", "(interval 受理日期 起算日期)"])
    #expect(rule.limits[0].content.needs?.all[0].node.count == 2 && rule.limits[0].content.rollsForward)
    #expect(rule.marks.map(\.names.zh.text) == ["红牌", "黄牌", "蓝牌"])
    #expect(rule.exceptions[0].label?.en?.text == "lighter" && rule.exceptions[0].replacement != nil)
    #expect(rule.missing?.value == .violation)
    #expect(rule.message?.zh.count == 4 && rule.message?.en?.count == 2)
    #expect(rule.message?.zh.last == .text(" 前决定，{例}"))
  }

  @Test("the tree of a test")
  func testTree() throws {
    let tests = rules().trees[0].blocks.compactMap { block in
      if case .test(let test) = block.declaration { test } else { nil }
    }
    #expect(
      tests[0].given.map { TreeDump.dump($0.field) } == ["受理日期", "决定日期", "办理方式", "人员", "period:reporting", "检查日期"])
    #expect(tests[0].rows.map(\.table?.text) == ["特别程序", "科室", "办件", nil])
    #expect(tests[0].rows.map(\.isPrevious) == [false, false, true, true])
    #expect(tests[0].rows[1].key?.text == "SX-001" && tests[0].rows[3].values[1].value == .none)
    #expect(tests[0].expected?.outcome?.value == .pass && tests[0].expected?.figures.count == 1)
    let table = try #require(tests[1].table)
    #expect(table.columns.count == 5 && table.rows.count == 1)
    #expect(table.rows[0].given[1].value == .missing && table.rows[0].expected.outcome?.value == .notDue)
  }
}
