import Findings
import Records
import SourceText

extension ReferenceEvaluator {
  /// What became of the objects that the waivers of a rule name.
  ///
  /// - Parameters:
  ///   - index: the rule.
  ///   - sightings: what was seen of them; nil when the rule was not to be judged.
  ///   - scope: whether the snapshot has the table of the rule.
  func waiverUses(
    _ index: Int, _ sightings: WaiverSightings?, scope: RuleTally.Scope = .inScope
  ) -> [WaiverUse] {
    guard waivers.isAbout(rule: index) else { return [] }
    let id = rules.rules[index].id
    return rules.waivers.indices.filter { rules.waivers[$0].rule == id }.flatMap { number in
      rules.waivers[number].keys.indices.map { key in
        use(WaiverSet.Place(waiver: number, key: key), index, sightings, scope)
      }
    }
  }

  private func use(
    _ place: WaiverSet.Place, _ index: Int, _ sightings: WaiverSightings?, _ scope: RuleTally.Scope
  ) -> WaiverUse {
    let waiver = rules.waivers[place.waiver]
    func use(_ state: WaiverUse.State, covered: Int = 0, until: Day? = nil) -> WaiverUse {
      WaiverUse(waiver: place.waiver, key: place.key, state: state, covered: covered, coveredUntil: until)
    }
    guard let sightings else { return use(.notRun) }
    guard waiver.isInForce(on: dataset.checkDate) else { return use(.expired) }
    if scope == .outOfScope { return use(.notRun) }
    let seen = sightings[place]
    if seen.violations > 0 {
      let name = waiver.keys[place.key]
      let end = waivers.lastDay(rule: index, key: name, word: nil, on: dataset.checkDate) ?? waiver.until
      let isNear = Int(end.number) - Int(dataset.checkDate.number) <= options.waiverNotice
      return use(isNear ? .expiring : .covering, covered: seen.violations, until: end)
    }
    if seen.isUndetermined { return use(.undetermined) }
    if seen.isNoViolation { return use(.noViolation) }
    return use(seen.isPresent ? .notJudged : .noObject)
  }

  /// The waivers of rules that are gone.
  func waiversWithoutRule() -> [WaiverUse] {
    let ids = Set(rules.rules.map(\.id))
    return rules.waivers.enumerated().filter { !ids.contains($0.element.rule) }.flatMap { number, waiver in
      waiver.keys.indices.map {
        WaiverUse(
          waiver: number, key: $0, state: waiver.isElsewhere ? .notRun : .ruleGone, covered: 0, coveredUntil: nil)
      }
    }
  }

  /// The run of a rule with what is to be said about its waivers.
  func withWaivers(_ index: Int, _ run: RuleRun, _ sightings: WaiverSightings) -> RuleRun {
    var run = run
    run.waivers = waiverUses(index, sightings, scope: run.tally.scope)
    run.findings += waiverFindings(run.waivers)
    return run
  }

  // MARK: Findings

  /// What is to be said about waivers: one finding for each object of no use, one for all objects of a waiver that has run
  /// out, runs out soon or is about no rule.
  func waiverFindings(_ uses: [WaiverUse]) -> [Finding] {
    var findings: [Finding] = []
    var told: Set<Int> = []
    for use in uses where use.isFault || use.state == .expiring {
      switch use.state {
      case .expired, .expiring, .ruleGone:
        guard told.insert(use.waiver).inserted else { continue }
        let all = uses.filter { $0.waiver == use.waiver && $0.state == use.state }
        findings.append(finding(about: use, keys: all.map { rules.waivers[use.waiver].keys[$0.key] }))
      default:
        findings.append(finding(about: use, keys: [rules.waivers[use.waiver].keys[use.key]]))
      }
    }
    return findings
  }

  private func finding(about use: WaiverUse, keys: [String]) -> Finding {
    let waiver = rules.waivers[use.waiver]
    let rule = rules.rules.first { $0.id == waiver.rule }
    let words = WaiverWords(waiver, use, checkDate: dataset.checkDate)
    return Finding(
      kind: .waiver, rule: waiver.rule, pack: rule?.pack ?? waiver.pack,
      title: rule?.title ?? LocalizedText(same: waiver.rule), outcome: use.isFault ? .violation : .notDue,
      severity: use.isFault ? .major : .note,
      object: FindingObject(
        table: LocalizedText(zh: "豁免", en: "waiver"), key: keys.joined(separator: "、"), row: -1, path: waiver.path,
        line: waiver.line),
      evidence: words.evidence, expected: words.expected, actual: words.actual, message: words.message,
      remedy: words.remedy)
  }
}

/// What is said about a waiver that must be put in order.
private struct WaiverWords {
  let waiver: CheckedWaiver
  let use: WaiverUse
  let checkDate: Day

  init(_ waiver: CheckedWaiver, _ use: WaiverUse, checkDate: Day) {
    self.waiver = waiver
    self.use = use
    self.checkDate = checkDate
  }

  var evidence: [Evidence] {
    [
      Evidence(name: LocalizedText(zh: "截止", en: "until"), value: LocalizedText(same: waiver.until.text)),
      Evidence(name: LocalizedText(zh: "理由", en: "reason"), value: waiver.reason),
      Evidence(name: LocalizedText(zh: "批准", en: "approved by"), value: waiver.approval),
    ]
  }

  var expected: LocalizedText {
    LocalizedText(
      zh: "豁免在截止日（含当日）以前，覆盖所写对象的违规", en: "a waiver covers violations of its objects up to its last day")
  }

  var message: LocalizedText { actual }

  var actual: LocalizedText {
    let until = waiver.until.text
    let days = Int(waiver.until.number) - Int(checkDate.number)
    return switch use.state {
    case .expired:
      LocalizedText(
        zh: "豁免到 \(until) 为止，检查日期 \(checkDate.text) 已过期，不再覆盖任何违规",
        en: "the waiver ran to \(until) and is over on the check date \(checkDate.text); it covers nothing any more")
    case .expiring:
      LocalizedText(
        zh: days == 0 ? "豁免在检查日期当天（\(until)）到期" : "豁免还有 \(days) 日到期（\(until)）",
        en: days == 0
          ? "the waiver ends on the check date (\(until))"
          : "the waiver ends in \(days) day\(days == 1 ? "" : "s") (\(until))")
    case .noViolation:
      LocalizedText(
        zh: "所写的对象没有违规，豁免没有用到", en: "the object does not violate the rule; the waiver covers nothing")
    case .undetermined:
      LocalizedText(
        zh: "所写的对象是待查，豁免只覆盖违规", en: "the object is to be checked; a waiver covers violations only")
    case .notJudged:
      LocalizedText(
        zh: "数据中有这个记录，但规则没有判断这样写的对象", en: "the record is there, but the rule judges no object of this name")
    case .noObject:
      LocalizedText(zh: "数据中没有所写的对象", en: "the data have no such object")
    case .ruleGone:
      LocalizedText(zh: "没有规则 \(waiver.rule)", en: "there is no rule \(waiver.rule)")
    case .covering, .notRun: LocalizedText(same: "")
    }
  }

  var remedy: LocalizedText {
    switch use.state {
    case .expired:
      LocalizedText(
        zh: "已经整改的删去豁免；还需要的重新报批，改写截止、理由和批准",
        en: "delete it if the matter is settled; if it is still needed, have it approved again with a new last day")
    case .expiring:
      LocalizedText(
        zh: "在到期以前整改完毕，或者重新报批", en: "settle the matter before that day, or have the waiver approved again")
    case .undetermined:
      LocalizedText(
        zh: "先补全数据；确是违规的豁免才有用，否则删去", en: "complete the data first; delete the waiver unless it is a violation")
    case .notJudged:
      LocalizedText(
        zh: "照结论中的写法写对象：每月等规则带上期间（法规科/2024-03），逐一的规则再带上词（2024/自然人）；不在规则对象之内的删去",
        en:
          "name the object as findings do: with its period (legal/2024-03) and with the word of one-by-one rules (2024/person); delete it if the rule does not select it"
      )
    case .ruleGone:
      LocalizedText(zh: "规则改了编号的改写编号，已经取消的删去豁免", en: "write its new id, or delete the waiver")
    case .noViolation, .noObject, .covering, .notRun:
      LocalizedText(zh: "删去不再需要的豁免；写错的改正", en: "delete what is no longer needed, or correct the key")
    }
  }
}
