import SourceText

/// The fixed words of the formats for CI.
enum AnnotationWording {
  static let unread = LocalizedText(zh: "读不出", en: "unreadable")
  static let selectedNothing = LocalizedText(zh: "未选中对象", en: "selected nothing")
  static let selectedNothingStatement = LocalizedText(
    zh: "规则没有选中任何对象，什么也没有查；请核对适用条件", en: "the rule selected no object and checked nothing; check its conditions")
  static let outOfScope = LocalizedText(
    zh: "快照没有这条规则要查的数据表", en: "the snapshot does not have the table that the rule is about")
  static let allPassed = LocalizedText(zh: "通过 {0} 个对象", en: "{0} objects pass")
  static let quarantineTitle = LocalizedText(zh: "读不出的记录", en: "Records that can't be read")
  static let record = LocalizedText(zh: "记录", en: "record")
  static let page = LocalizedText(zh: "网页", en: "page")
  static let file = LocalizedText(zh: "文件", en: "file")
  static let places = LocalizedText(zh: "共 {0} 处：{1}", en: "{0} places: {1}")
  static let more = LocalizedText(zh: "另有 {0} 条", en: "{0} more")
  static let moreOf = LocalizedText(zh: "另有 {0} 条：{1}", en: "{0} more: {1}")
  static let listed = LocalizedText(zh: "全部 {0} 条", en: "all {0}")
  static let leftOut = LocalizedText(
    zh: "共 {0} 条，写出 {1} 条；未写出的：{2}", en: "{1} of {0} are written; left out: {2}")
  static let leftOutOmitted = LocalizedText(zh: "超出 --max-findings {0} 条", en: "{0} beyond --max-findings")
  static let leftOutWaived = LocalizedText(zh: "已豁免 {0} 条", en: "{0} waived")
  static let leftOutOld = LocalizedText(zh: "原有 {0} 条", en: "{0} old")
  static let leftOutBeyond = LocalizedText(zh: "超出格式上限 {0} 条", en: "{0} beyond the limit of the format")
  static let omittedRule = LocalizedText(
    zh: "{0}：另有 {1} 条没有写出（--max-findings）", en: "{0}: {1} more findings are not written out (--max-findings)")
  static let unlisted = LocalizedText(zh: "没有写出的发现", en: "findings that are not written out")
  static let approved = LocalizedText(zh: "{0}（{1} 批准，到 {2} 为止）", en: "{0} (approved by {1}, until {2})")
  static let gateNote = LocalizedText(zh: "门禁说明", en: "note of the gate")
  static let gateTitle = LocalizedText(zh: "与基准对比", en: "Comparison with the base")
  static let resolved = LocalizedText(zh: "已解决：{0}", en: "resolved: {0}")
  static let unreadHelp = LocalizedText(
    zh: "读不出的记录没有参与检查，改正以后再查一次。", en: "A record that can't be read was not judged. Correct it and check again.")
  static let dataHelp = LocalizedText(
    zh: "数据与表的声明不符，用到这项数据的规则可能待查。改正数据，或者改正表的声明。",
    en: "The data do not agree with the declaration of their table, and rules that need them may be undecided. "
      + "Correct the data or the declaration.")
  static let object = LocalizedText(zh: "对象", en: "objects")
  static let severity = LocalizedText(zh: "级别", en: "severity")
  static let rule = LocalizedText(zh: "规则", en: "rule")
  static let place = LocalizedText(zh: "位置", en: "place")
  static let statement = LocalizedText(zh: "情况", en: "what was found")
  static let result = LocalizedText(zh: "结果", en: "outcome")
  static let summaryTitle = LocalizedText(zh: "自查结果", en: "Self-inspection")
  static let newFindings = LocalizedText(zh: "新增", en: "New")
  static let findings = LocalizedText(zh: "发现", en: "Findings")
  static let none = LocalizedText(zh: "没有发现问题。", en: "No problem was found.")
  static let noneNew = LocalizedText(zh: "没有新增的问题。", en: "There is no new problem.")
  static let gateCounts = LocalizedText(
    zh: "与 {0} 相比：新增 {1}，原有 {2}，已解决 {3}，豁免 {4}，待查新增 {5}、原有 {6}",
    en: "against {0}: {1} new, {2} old, {3} resolved, {4} waived, {5} undecided new, {6} old")
}
