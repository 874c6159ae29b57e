import Reporting
import SourceText

/// The fixed words of the renderers, in one place; the words of the report itself are in `Reporting`.
enum RendererWording {
  // Formats
  static let human = LocalizedText(zh: "终端文字", en: "text for the terminal")
  static let concise = LocalizedText(zh: "一条结论一行", en: "one line a finding")
  static let json = LocalizedText(zh: "完整结果，JSON", en: "the whole result as JSON")
  static let jsonLines = LocalizedText(zh: "一条结论一行，JSON Lines", en: "one finding a line as JSON Lines")
  static let markdown = LocalizedText(zh: "报告，Markdown", en: "the report as Markdown")
  static let html = LocalizedText(zh: "报告，单个网页文件", en: "the report as one HTML file")
  static let csv = LocalizedText(zh: "结论清单，可用 Excel 打开", en: "the findings as CSV, for a spreadsheet")
  static let sarif = LocalizedText(zh: "SARIF 2.1.0，全部内容", en: "SARIF 2.1.0 with everything")
  static let sarifGitHub = LocalizedText(zh: "SARIF，供 GitHub 代码扫描", en: "SARIF for GitHub code scanning")
  static let junit = LocalizedText(zh: "JUnit XML，供 CI 显示测试结果", en: "JUnit XML for the test pages of CI services")
  static let github = LocalizedText(zh: "GitHub Actions 注释命令", en: "annotations of GitHub Actions")
  static let gitlab = LocalizedText(zh: "GitLab 代码质量报告", en: "GitLab code quality report")
  static let rdjson = LocalizedText(zh: "reviewdog 诊断，JSON", en: "diagnostics for reviewdog as JSON")
  static let stepSummary = LocalizedText(
    zh: "CI 步骤摘要，Markdown（默认写进 $GITHUB_STEP_SUMMARY）",
    en: "summary of a CI step as Markdown, by default into $GITHUB_STEP_SUMMARY")

  // Terminal
  static let basis = LocalizedText(zh: "依据", en: "basis")
  static let remedy = LocalizedText(zh: "整改", en: "remedy")
  static let owner = LocalizedText(zh: "责任", en: "owner")
  static let missing = LocalizedText(zh: "缺少", en: "missing")
  static let item = LocalizedText(zh: "要求", en: "requirement")
  static let derivation = LocalizedText(zh: "推导", en: "derivation")
  static let waived = LocalizedText(zh: "豁免", en: "waived")
  static let period = LocalizedText(zh: "报告期", en: "period")
  static let checkDate = LocalizedText(zh: "检查日期", en: "check date")
  static let dataFaults = LocalizedText(zh: "数据缺陷", en: "data faults")
  static let ruleSet = LocalizedText(zh: "规则集与豁免", en: "rule set and waivers")
  static let quarantine = LocalizedText(zh: "隔离记录（无法读取）", en: "quarantined records (unreadable)")
  static let shownFirst = LocalizedText(
    zh: "共 {0} 条，此处列出前 {1} 条；全部用 -o json 查看", en: "the first {1} of {0}; -o json shows all")
  static let omitted = LocalizedText(
    zh: "共 {0} 条，因 --max-findings 只写出 {1} 条", en: "of {0} findings --max-findings wrote out {1}")
  static let noFindings = LocalizedText(zh: "没有发现问题。", en: "No problem was found.")
  static let nothingChecked = LocalizedText(zh: "没有判定任何对象。", en: "Nothing was checked.")
  static let rulesLine = LocalizedText(
    zh: "规则 {0} 条：参与检查 {1}，无相应数据表 {2}，未选中对象 {3}",
    en: "{0} rules: {1} in scope, {2} without their table, {3} selected nothing")
  static let outcomesLine = LocalizedText(
    zh: "判定 {0} 次：通过 {1}，违规 {2}，待查 {3}，未到期 {4}，不适用 {5}；豁免 {6}",
    en: "{0} judgements: {1} passed, {2} violations, {3} to be checked, {4} not yet due, {5} not applicable; {6} waived"
  )
  static let profileLine = LocalizedText(zh: "使用方案 {0}：", en: "by the profile {0}:")
  static let forecastLine = LocalizedText(
    zh: "即将施行：{0} 自 {1} 起；按现有 {2} 个对象试算，将违规 {3}，待查 {4}（不计入结论）",
    en: "coming into force: {0} from {1}; of {2} objects now {3} would violate it, {4} to be checked (counts nowhere)")
  static let givenCheckDate = LocalizedText(
    zh: "（--as-of 指定；快照为 {0}）", en: " (given by --as-of; the snapshot's is {0})")
  static let waivedLine = LocalizedText(
    zh: "豁免 {0} 处违规，最早于 {1} 到期", en: "{0} violations are waived, the first until {1}")
  static let violationsLine = LocalizedText(zh: "违规按级别：{0}", en: "violations by severity: {0}")
  static let recordsLine = LocalizedText(
    zh: "记录 {0} 条 = 参与检查 {1} + 隔离 {2}", en: "{0} records = {1} evaluated + {2} quarantined")
  static let shareLine = LocalizedText(
    zh: "应作判定而不能判定的占 {0}；数据缺陷 {1} 处", en: "{0} could not be judged; {1} data faults")
  static let outOfScope = LocalizedText(zh: "无相应数据表：{0}", en: "without their table: {0}")
  static let selectedNothing = LocalizedText(
    zh: "未选中任何对象：{0}（请核对适用条件）", en: "selected nothing: {0} (check their conditions)")
  static let elapsed = LocalizedText(zh: "用时 {0}", en: "took {0}")

  // HTML
  static let skip = LocalizedText(zh: "跳到正文", en: "Skip to the report")
  static let contents = LocalizedText(zh: "目录", en: "Contents")
  static let keyFigures = LocalizedText(zh: "主要数字", en: "Key figures")
  static let lawQuoted = LocalizedText(zh: "条文", en: "Text of the law")
  static let responsible = LocalizedText(zh: "责任单位", en: "Owner")
  static let legend = LocalizedText(zh: "图例", en: "Legend")
  static let ofGroups = LocalizedText(zh: "（第{0}至{1}组）", en: " (groups {0} to {1})")
  static let filter = LocalizedText(zh: "查找", en: "Find")
  static let all = LocalizedText(zh: "全部", en: "all")
  static let shown = LocalizedText(zh: "显示 {0} / {1} 条", en: "{0} of {1} shown")
  static let sortBy = LocalizedText(zh: "按此列排序", en: "sort by this column")
  static let generated = LocalizedText(zh: "由 {0} 生成", en: "written by {0}")

  // CSV
  static let columns: [LocalizedText] = [
    LocalizedText(zh: "结果", en: "outcome"), LocalizedText(zh: "豁免", en: "waived"),
    LocalizedText(zh: "级别", en: "severity"), LocalizedText(zh: "规则", en: "rule"),
    LocalizedText(zh: "检查事项", en: "title"), LocalizedText(zh: "类别", en: "kind"),
    LocalizedText(zh: "数据表", en: "table"), LocalizedText(zh: "对象", en: "object"),
    LocalizedText(zh: "逐一", en: "word"), LocalizedText(zh: "要求项", en: "requirement"),
    LocalizedText(zh: "文件", en: "file"), LocalizedText(zh: "行", en: "line"),
    LocalizedText(zh: "情况", en: "message"), LocalizedText(zh: "应为", en: "expected"),
    LocalizedText(zh: "实际", en: "actual"), LocalizedText(zh: "缺少", en: "missing"),
    LocalizedText(zh: "推导", en: "derivation"), LocalizedText(zh: "证据", en: "evidence"),
    LocalizedText(zh: "依据", en: "basis"), LocalizedText(zh: "整改要求", en: "remedy"),
    LocalizedText(zh: "责任", en: "owner"), LocalizedText(zh: "亮牌", en: "mark"),
    LocalizedText(zh: "台账编号", en: "fingerprint"),
  ]
  static let yes = LocalizedText(zh: "是", en: "yes")
  static let no = LocalizedText(zh: "否", en: "no")

  /// A wording with its arguments filled in, as plain text.
  static func filled(_ template: LocalizedText, _ language: Language, _ arguments: String...) -> String {
    Prose(template, arguments.map { Prose(same: $0) }).plainText(language)
  }
}
