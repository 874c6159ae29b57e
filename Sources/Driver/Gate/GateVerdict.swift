import Findings
package import Reporting
import RuleEngine
package import SourceText

/// Whether a change passes the gate, and why: only what the base does not have counts.
package struct GateVerdict: Sendable, Hashable {
  /// Whether it passes.
  package let isMet: Bool
  /// The reason in one line.
  package let reason: LocalizedText

  /// Judges a compared run.
  ///
  /// - Parameter unjudged: how many rules judged in the base and can't now.
  package init(_ result: RunResult, unjudged: Int = 0, demand: Verdict.Demand) {
    let tally = Tally(result, unjudged: unjudged, failOn: demand.failOn)
    let totals = RunTotals(result)
    var parts: [LocalizedText] = []
    var isMet = true
    if totals.outcomes.selected == 0 {
      isMet = false
      parts.append(LocalizedText(zh: "什么也没有查到（没有一条规则找到可查的对象）", en: "nothing was checked (no rule found an object)"))
    } else if totals.outcomes.undetermined == totals.outcomes.selected {
      isMet = false
      parts.append(
        LocalizedText(
          zh: "一次也没有判定出来（\(totals.outcomes.selected) 次全部待查）",
          en: "nothing could be decided (all \(totals.outcomes.selected) judgements are to be checked)"))
    }
    if tally.failing > 0 { isMet = false }
    if isMet || tally.failing > 0 { parts.append(tally.violationText(totals)) }
    if tally.waiverFaults > 0 {
      if demand.failOn != nil { isMet = false }
      parts.append(
        LocalizedText(
          zh: "新过期或新落空的豁免 \(tally.waiverFaults) 处",
          en: "\(tally.waiverFaults) waiver\(tally.waiverFaults == 1 ? "" : "s") newly expired or unused"))
    }
    if let unknown = tally.unknownText {
      if demand.failsOnUnknown { isMet = false }
      parts.append(unknown)
    }
    let counts = result.gate?.counts ?? GateResult.Counts()
    parts.append(
      LocalizedText(
        zh: "原有 \(counts.old)，已解决 \(counts.resolved)", en: "\(counts.old) old, \(counts.resolved) resolved"))
    self.isMet = isMet
    reason = LocalizedText(
      zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }
}

/// What is new, by what it means for the verdict.
private struct Tally {
  private(set) var failing = 0
  private(set) var below = 0
  private(set) var waiverFaults = 0
  private var undecided = 0
  private var dataFaults = 0
  private var aboutRules = 0
  private var quarantined = 0
  private let unjudged: Int
  private let failOn: Severity?

  init(_ result: RunResult, unjudged: Int, failOn: Severity?) {
    self.unjudged = unjudged
    self.failOn = failOn
    guard let gate = result.gate else { return }
    for (position, finding) in result.evaluation.findings.enumerated() where gate.state(of: position) == .new {
      add(finding)
    }
    quarantined = gate.quarantineStates.count { $0 == .new }
  }

  private mutating func add(_ finding: Finding) {
    switch GateGroup(finding) {
    case .violation where finding.kind == .waiver: waiverFaults += 1
    case .violation:
      if let failOn, finding.severity >= failOn { failing += 1 } else { below += 1 }
    case .unknown:
      switch finding.kind {
      case .data: dataFaults += 1
      case .ruleset: aboutRules += 1
      case .rule, .waiver: undecided += 1
      }
    case .waived, .notice: break
    }
  }

  func violationText(_ totals: RunTotals) -> LocalizedText {
    let level = Self.level(failOn)
    if failing > 0 {
      return LocalizedText(
        zh: "新增\(level.zh)违规 \(failing) 处" + (below > 0 ? "，其他新增违规 \(below) 处" : ""),
        en: "\(failing) new violation\(failing == 1 ? "" : "s") at \(level.en)"
          + (below > 0 ? ", \(below) below it" : ""))
    }
    let rules = totals.rules.inScope - totals.rules.selectedNothing
    let scope = LocalizedText(
      zh: "\(rules) 条规则查了 \(totals.outcomes.selected) 次，",
      en: "\(rules) rule\(rules == 1 ? "" : "s") judged \(totals.outcomes.selected) objects, ")
    if below == 0 { return scope + LocalizedText(zh: "没有新增违规", en: "no new violation") }
    if failOn == nil {
      return scope
        + LocalizedText(
          zh: "新增违规 \(below) 处（不影响退出码）",
          en: "\(below) new violation\(below == 1 ? " that does" : "s that do") not count")
    }
    return scope
      + LocalizedText(
        zh: "没有新增\(level.zh)违规，其他新增违规 \(below) 处", en: "no new violation at \(level.en), \(below) below it")
  }

  /// What is newly unknown; nil if nothing is.
  var unknownText: LocalizedText? {
    var zh: [String] = []
    var en: [String] = []
    func add(_ count: Int, _ chinese: String, _ english: String) {
      guard count > 0 else { return }
      zh.append("\(chinese) \(count)")
      en.append("\(count) \(english)")
    }
    add(undecided, "待查", "undecided")
    add(dataFaults, "数据缺陷", dataFaults == 1 ? "data fault" : "data faults")
    add(aboutRules, "规则集问题", aboutRules == 1 ? "rule-set finding" : "rule-set findings")
    add(quarantined, "隔离记录", quarantined == 1 ? "quarantined record" : "quarantined records")
    add(unjudged, "不再能查的规则", unjudged == 1 ? "rule that no longer judges" : "rules that no longer judge")
    guard !zh.isEmpty else { return nil }
    return LocalizedText(zh: "新增" + zh.joined(separator: "、"), en: "newly " + en.joined(separator: ", "))
  }

  private static func level(_ severity: Severity?) -> LocalizedText {
    switch severity {
    case .critical: LocalizedText(zh: "严重", en: "critical")
    case .major: LocalizedText(zh: "一般以上", en: "major or above")
    case .minor: LocalizedText(zh: "轻微以上", en: "minor or above")
    case .note, nil: LocalizedText(zh: "", en: "any level")
    }
  }
}
