import Diagnostics
import RuleSyntax
import SourceText
import System
import TestSupport
import Testing

/// Officers' mistakes: each line is put into a small rule file, and the file of expected messages shows text and message
/// together, in both languages. `RECORD_SNAPSHOTS=1` writes the file anew and fails.
@Suite("Officers' mistakes")
struct MistakeTests {
  /// What stands before each mistake; the mistake is the last line of a rule, or a block of its own.
  static let head = """
    规则集 例 / example：「例」
    表 办件 / case：「办件」
    来源：cases
    - 办件编号 / case number：文本
    - 受理日期 / accepted on：日期
    - 决定日期 / decided on：日期
    - 办理方式 / handling：选项 即办件 / instant、承诺件 / committed
    - 事项 / item：引用 许可事项
    - 费用 / fee：金额
    - 联合办理 / joint：是否
    表 许可事项 / licence item：「事项」
    来源：items
    - 需要现场核查 / needs inspection：是否
    - 设定依据 / legal basis：文本
    表 特别程序 / special procedure：「特别程序」
    属于：办件，字段 procedures
    - 程序种类 / kind of procedure：选项 听证 / hearing、现场踏勘 / on-site survey
    - 结束日期 / ended on：日期
    参数 许可期限 / licence limit：20 个工作日
    规则 XK-99：「例」

    """

  static let mistakes = """
    要求：受理日起至决定日期至多 20 个工作日
    要求：受理日期至决定日期至多 20 个工作曰
    要求：受理日期至决定日期至多 20 个工日
    要求：受理日期早与决定日期
    要求：受理日期不早与决定日期
    要求：联合办理是是
    要求：有受理日期且有决定日期或联合办理为是
    要求：has accepted on and has decided on or joint is yes
    要求：联合办理
    要求：受理日期为 2023-02-29
    要求：受理日期不晚于 2023年13月1日
    要求：（有受理日期
    要求：有受理日期）
    要求：特别程序（其中程序种类为听证至少 1 份
    要求：办理方式为「承诺件
    要求：办理方式为 "承诺件
    要求：办理方式在即办件、承诺件
    要求：有受理日期和有决定日期
    要求：有受理日期，有决定日期
    要求：费用至少
    要求：费用至少于 3 万元
    要求：至少 2 名
    要求：特别程序，其中程序种类为听证，至少 1 份
    要求：有受理日期，且特别程序，其中程序种类为听证，且有结束日期，的数量为 2
    Require: special procedure, where kind of procedure is hearing, at least 1 份
    要求：有
    要求：受理日期至
    要求：特别程序至少 1 份，且每份满足
    要求：每份特别程序有结束日期
    要求：存在特别程序满足
    要求：以下至少两项
    要求：若联合办理为是，有决定日期
    要求：决定日期不早于受理日期以后 5 日
    要求：费用至少 3 万园
    要求：费用至少 三万
    要求：事项的设定根据为 "x"
    要求：事项的的设定依据为 "x"
    要求：办理方式为承诺键
    要求：办理方式属于即办件、承诺键
    要求：handling is comitted
    要求：acepted on to decided on at most 20 working days
    要求：accepted on to decided on at most 20 workng days
    要求：accepted on too decided on at most 20 working days
    要求：joint si yes
    要求 有受理日期
    要求有受理日期
    要 求：有受理日期
    要求：
    依剧：《行政许可法》第四十二条
    依据：行政许可法第四十二条
    依据：《行政许可法第四十二条
    依据：《行政许可法》42条
    依据：《行政许可法》第四十二款
    级别：很严重
    级别：critcal
    缺失：通过
    生效：2004-07-01
    生效：自 2004-02-30
    对象：办件其中联合办理为是
    对象：办件，当联合办理为是
    对象：办案
    对象：办件，办理方式为承诺件
    对象：办件，其中承诺件
    对象：办件，其中联合办理
    对象：办件，其中受理日期
    期限：20 个工作日，延长 10 个工作日有受理日期
    期限：许可期线
    亮牌：红牌至少 1 个工作日
    说明：「{受理日其} 受理」
    说明：「{受理日期 受理」
    说明：受理
    说明：「受理
    来源：cases
    表头：x
    Requires: has accepted on
    随便写一行
    - 孤立的事项
    | 表格 |
    给定：受理日期 2025-01-01
    规则 XK-1「没有冒号」
    规则 没有编号：「x」
    规则 XK-2：没有引号
    规则 ＸＫ－０１：「x」
    指标 受理数：有受理日期
    决策表：「x」
    指标 按期率：
    指标：通过 XK-99
    测试 XK-99：「x」⏎给定：受理日其 2025-01-01⏎应为：通过
    测试 XK-99：「x」⏎给定：受理日期 2025-01-01⏎应为：合格
    测试 XK-99：「x」⏎| 受理日期 | => 结果 |⏎| 2025-01-01 |
    表 甲：「甲」⏎- 字段一：文字
    表 甲：「甲」⏎- 字段一
    表 甲：「甲」⏎- 字段一：文本，必添
    表 甲：「甲」⏎- 字段一：金额，单位角
    表 甲：「甲」⏎主键 编号⏎- 编号：文本
    定义 办件的甲：⏎- 受理日期，如果有受理日期
    日历 甲：「甲」⏎通知 2025 年：2025-01-01 至 2025-12-31⏎- 放假：2025-02-30
    日历 甲：「甲」⏎每周休息：周八
    法规 《甲》：「甲」⏎- 2025-01-01 起施行
    词表 甲：待定、暂无
    参数 甲：20 个工作日，越少越严
    """

  /// The mistakes; `⏎` stands for a line end.
  static var lines: [String] {
    mistakes.split(separator: "\n").map { line in
      String(line.map { $0 == "⏎" ? "\n" : $0 })
    }
  }

  private static let path = Path.join(SharedData.packageRoot, "Tests/Fixtures/syntax/mistakes.txt")

  private static func shown(_ mistake: String) -> String {
    let rules = SourceRules(head + mistake)
    let zh = SnippetRenderer(files: rules.files, language: .zh).render(rules.diagnostics)
    let en = SnippetRenderer(files: rules.files, language: .en).render(rules.diagnostics)
    return "===== \(mistake)\n\(zh)-----\n\(en)"
  }

  @Test("there are at least sixty, and each has a diagnostic of its own")
  func each() {
    #expect(Self.lines.count >= 60)
    for mistake in Self.lines {
      let rules = SourceRules(Self.head + mistake)
      #expect(!rules.diagnostics.isEmpty, "\(mistake)")
      #expect(rules.diagnostics.count <= 2, "\(mistake)\n\(rules.rendered())")
      for diagnostic in rules.diagnostics {
        #expect(diagnostic.hint != nil, "\(mistake)")
      }
    }
  }

  @Test("text and messages are as recorded, in Chinese and English")
  func recorded() throws {
    let found = Self.lines.map { Self.shown($0) }.joined()
    if Environment.variable("RECORD_SNAPSHOTS") == "1" {
      try Files.createDirectories(Path.parent(Self.path))
      try Files.writeAtomically(Self.path, Array(found.utf8))
      Issue.record("recorded \(Self.path); look at it and run again")
      return
    }
    let expected = String(decoding: try Files.read(Self.path), as: UTF8.self)
    let cases = expected.split(separator: "===== ").map(String.init)
    let now = found.split(separator: "===== ").map(String.init)
    #expect(cases.count == now.count)
    for (left, right) in zip(cases, now) { #expect(left == right) }
  }

  @Test("a certain fix mends its line")
  func fixes() {
    for mistake in Self.lines {
      let text = Self.head + mistake
      let rules = SourceRules(text)
      guard rules.diagnostics.count == 1, let fix = rules.diagnostics[0].fix, fix.isCertain else { continue }
      var bytes = Array(text.utf8)
      bytes.replaceSubrange(fix.range.offsets, with: Array(fix.replacement.utf8))
      let again = SourceRules([("rules/test.zicha", bytes)])
      #expect(again.diagnostics.isEmpty, "\(mistake)\n\(again.rendered())")
    }
  }
}
