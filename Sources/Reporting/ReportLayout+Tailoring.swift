import Records
import RuleEngine
import SourceText

extension ReportLayout {
  /// The waivers with what became of each object; nil without one.
  var waiverTable: ReportTable? {
    guard !result.ruleSet.waivers.isEmpty else { return nil }
    let shown = result.ruleSet.waivers.prefix(limits.rows)
    return ReportTable(
      id: "waivers", caption: ReportWording.waiversTable,
      columns: [
        .init(ColumnWording.rule), .init(ReportWording.waiverObjects), .init(ColumnWording.until),
        .init(ColumnWording.grounds), .init(ColumnWording.approvedBy),
      ],
      rows: shown.enumerated().map { number, waiver in
        ReportTable.Row(
          [
            ReportTable.Cell(LocalizedText(same: waiver.rule), isCode: true),
            ReportTable.Cell(objects(of: number, waiver)),
            ReportTable.Cell(LocalizedText(same: waiver.until.text)), ReportTable.Cell(waiver.reason),
            ReportTable.Cell(waiver.approval),
          ], place: "/waivers/" + String(number))
      }, shape: .sentences)
  }

  private func objects(of number: Int, _ waiver: CheckedWaiver) -> LocalizedText {
    let uses = result.evaluation.waivers.filter { $0.waiver == number }
    let texts = uses.prefix(limits.rows).map { use in
      LocalizedText(
        zh: "\(waiver.keys[use.key])：\(use.state.label.zh)", en: "\(waiver.keys[use.key]): \(use.state.label.en)")
    }
    let rest = uses.count > texts.count ? " …" : ""
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "；") + rest, en: texts.map(\.en).joined(separator: "; ") + rest)
  }
}

extension WaiverUse.State {
  /// The state in words.
  var label: LocalizedText {
    switch self {
    case .covering: LocalizedText(zh: "豁免", en: "waived")
    case .expiring: LocalizedText(zh: "豁免，即将到期", en: "waived, ends soon")
    case .expired: LocalizedText(zh: "已过期", en: "expired")
    case .noViolation: LocalizedText(zh: "没有违规，未用到", en: "no violation, unused")
    case .undetermined: LocalizedText(zh: "待查，未用到", en: "to be checked, unused")
    case .notJudged: LocalizedText(zh: "规则没有判断，未用到", en: "not judged, unused")
    case .noObject: LocalizedText(zh: "数据中没有，未用到", en: "not in the data, unused")
    case .ruleGone: LocalizedText(zh: "没有这条规则", en: "the rule is gone")
    case .notRun: LocalizedText(zh: "本次没有检查这条规则", en: "the rule was not judged in this run")
    }
  }
}
