package import Findings
import Records
package import Reporting
import RuleEngine
package import SourceText

/// Whether a run met what was asked, and why.
package struct Verdict: Sendable, Hashable {
  /// What makes a run fail.
  package struct Demand: Sendable, Hashable {
    /// Violations from this severity on fail the run; nil for never.
    package let failOn: Severity?
    /// Undecided outcomes, data faults and quarantined records fail the run too.
    package let failsOnUnknown: Bool

    /// Creates a demand.
    package init(failOn: Severity? = .major, failsOnUnknown: Bool = false) {
      self.failOn = failOn
      self.failsOnUnknown = failsOnUnknown
    }
  }

  /// Whether it met the demand.
  package let isMet: Bool
  /// The reason in one line; names undecided outcomes, data faults and quarantined records in any case.
  package let reason: LocalizedText

  /// Judges a run.
  package init(_ result: RunResult, demand: Demand) {
    let count = Counts(result, failOn: demand.failOn)
    var parts: [LocalizedText] = []
    var isMet = true
    if count.objects == 0 {
      isMet = false
      parts.append(LocalizedText(zh: "什么也没有查到（没有一条规则找到可查的对象）", en: "nothing was checked (no rule found an object)"))
    } else if count.undecided == count.objects {
      // A run that could decide nothing checked nothing: it must not look like a good one.
      isMet = false
      parts.append(
        LocalizedText(
          zh: "一次也没有判定出来（\(count.objects) 次全部待查）",
          en: "nothing could be decided (all \(count.objects) judgements are to be checked)"))
    } else if count.failing > 0 {
      isMet = false
      parts.append(count.violationText(demand.failOn))
    } else {
      parts.append(count.cleanText(demand.failOn))
    }
    if count.waiverFaults > 0, demand.failOn != nil { isMet = false }
    if count.unknown > 0, demand.failsOnUnknown { isMet = false }
    parts += count.waiverTexts
    if count.unknown + count.aboutRules > 0 { parts.append(count.openText) }
    self.isMet = isMet
    self.reason = LocalizedText(
      zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }
}

/// What a verdict counts.
private struct Counts {
  let rules: Int
  let objects: Int
  let failing: Int
  let belowLevel: Int
  let undecided: Int
  let dataFaults: Int
  let aboutRules: Int
  let quarantined: Int
  let waived: Int
  let waiverFaults: Int
  let nearestWaiverEnd: String?

  init(_ result: RunResult, failOn: Severity?) {
    let totals = RunTotals(result)
    var failing = 0
    var belowLevel = 0
    for (severity, outcomes) in totals.severities {
      let open = outcomes.violation - outcomes.waived
      if let failOn, severity >= failOn { failing += open } else { belowLevel += open }
    }
    rules = totals.rules.inScope - totals.rules.selectedNothing
    objects = totals.outcomes.selected
    self.failing = failing
    self.belowLevel = belowLevel
    undecided = totals.outcomes.undetermined
    dataFaults = totals.dataFaults
    aboutRules = totals.checks.reduce(0) { $0 + ($1.kind == .ruleset ? $1.count : 0) }
    quarantined = totals.records.quarantined
    waived = totals.outcomes.waived
    waiverFaults = result.evaluation.waivers.count { $0.isFault }
    nearestWaiverEnd = result.evaluation.nearestWaiverEnd?.text
  }

  /// What is waived, and the waivers that must be put in order.
  var waiverTexts: [LocalizedText] {
    var texts: [LocalizedText] = []
    if waived > 0 {
      let end = nearestWaiverEnd ?? "-"
      texts.append(
        LocalizedText(
          zh: "豁免 \(waived) 处（最早 \(end) 到期）", en: "\(waived) waived (the first until \(end))"))
    }
    if waiverFaults > 0 {
      texts.append(
        LocalizedText(
          zh: "豁免过期或没有用到 \(waiverFaults) 处",
          en: "\(waiverFaults) expired or unused waiver\(waiverFaults == 1 ? "" : "s")"))
    }
    return texts
  }

  var unknown: Int { undecided + dataFaults + quarantined }

  func violationText(_ failOn: Severity?) -> LocalizedText {
    let below = belowLevel > 0
    return LocalizedText(
      zh: "\(level(failOn).zh)违规 \(failing) 处" + (below ? "，其他违规 \(belowLevel) 处" : ""),
      en: "\(failing) violation\(failing == 1 ? "" : "s") at \(level(failOn).en)"
        + (below ? ", \(belowLevel) below it" : ""))
  }

  func cleanText(_ failOn: Severity?) -> LocalizedText {
    let scope = LocalizedText(
      zh: "\(rules) 条规则查了 \(objects) 次", en: "\(rules) rule\(rules == 1 ? "" : "s") judged \(objects) objects")
    if belowLevel > 0 {
      return scope
        + LocalizedText(
          zh: failOn == nil ? "，违规 \(belowLevel) 处（不影响退出码）" : "，没有\(level(failOn).zh)违规，其他违规 \(belowLevel) 处",
          en: failOn == nil
            ? ", \(belowLevel) violations that do not count"
            : ", no violation at \(level(failOn).en), \(belowLevel) below it"
        )
    }
    return scope
      + (waived > 0
        ? LocalizedText(zh: "，没有未豁免的违规", en: ", no violation that is not waived")
        : LocalizedText(zh: "，没有违规", en: ", no violation"))
  }

  var openText: LocalizedText {
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
    return LocalizedText(zh: zh.joined(separator: "、"), en: en.joined(separator: ", "))
  }

  private func level(_ severity: Severity?) -> LocalizedText {
    switch severity {
    case .critical: LocalizedText(zh: "严重", en: "critical")
    case .major: LocalizedText(zh: "一般以上", en: "major or above")
    case .minor: LocalizedText(zh: "轻微以上", en: "minor or above")
    case .note, nil: LocalizedText(zh: "", en: "any level")
    }
  }
}
