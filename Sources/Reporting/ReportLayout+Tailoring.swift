import Findings
import Records
package import RuleEngine
package import SourceText

extension ReportLayout {
  /// What was tailored and what is to come; empty if there is nothing of the kind.
  var tailoringBlocks: [Report.Block] {
    var blocks: [Report.Block] = []
    if let tailoring = result.tailoring {
      blocks.append(
        .paragraph(
          Prose(
            ReportWording.profileSentence, Prose(tailoring.label),
            tailored("switched_off", tailoring.switchedOff.count),
            tailored("levels", tailoring.levels.count), tailored("parameters", tailoring.parameters.count))))
      blocks += tables(of: tailoring).map { .table($0) }
    }
    if let waivers = waiverTable { blocks.append(.table(waivers)) }
    if !result.forecasts.isEmpty { blocks += [.table(forecastTable), .note(Prose(ReportWording.forecastNote))] }
    return blocks
  }

  private func tailored(_ list: String, _ count: Int) -> Prose {
    Prose(ReportFigure(count: count, place: "/profile/counts/" + list))
  }

  private func tables(of tailoring: Tailoring) -> [ReportTable] {
    var tables: [ReportTable] = []
    if !tailoring.switchedOff.isEmpty {
      tables.append(
        ReportTable(
          id: "switched-off", caption: ReportWording.switchedOffTable,
          columns: [.init(ColumnWording.rule), .init(ColumnWording.grounds)],
          rows: tailoring.switchedOff.enumerated().map { number, rule in
            ReportTable.Row(
              [ReportTable.Cell(named(rule.id, rule.title)), ReportTable.Cell(rule.reason)],
              place: "/profile/switched_off/" + String(number))
          }, shape: .sentences))
    }
    if !tailoring.levels.isEmpty {
      tables.append(
        ReportTable(
          id: "levels", caption: ReportWording.levelsTable,
          columns: [.init(ColumnWording.rule), .init(ColumnWording.old), .init(ColumnWording.new)],
          rows: tailoring.levels.enumerated().map { number, level in
            ReportTable.Row(
              [
                ReportTable.Cell(named(level.id, level.title)), ReportTable.Cell(level.old.label),
                ReportTable.Cell(level.new.label),
              ], place: "/profile/levels/" + String(number))
          }))
    }
    if !tailoring.parameters.isEmpty {
      tables.append(
        ReportTable(
          id: "parameters", caption: ReportWording.parametersTable,
          columns: [.init(ColumnWording.parameter), .init(ColumnWording.old), .init(ColumnWording.new)],
          rows: tailoring.parameters.enumerated().map { number, parameter in
            ReportTable.Row(
              [
                ReportTable.Cell(parameter.name), ReportTable.Cell(parameter.text(of: parameter.old)),
                ReportTable.Cell(parameter.text(of: parameter.new)),
              ], place: "/profile/parameters/" + String(number))
          }))
    }
    return tables
  }

  private func named(_ id: String, _ title: LocalizedText) -> LocalizedText {
    LocalizedText(zh: id + " " + title.zh, en: id + " " + title.en)
  }

  private var forecastTable: ReportTable {
    ReportTable(
      id: "forecasts", caption: ReportWording.forecastTable,
      columns: [
        .init(ColumnWording.rule), .init(ColumnWording.from), .init(ColumnWording.selected, isNumeric: true),
        .init(ColumnWording.wouldViolate, isNumeric: true), .init(ColumnWording.undetermined, isNumeric: true),
      ],
      rows: result.forecasts.enumerated().map { number, forecast in
        let place = "/forecasts/" + String(number)
        func count(_ key: String, _ count: Int) -> ReportTable.Cell {
          ReportTable.Cell(Prose(ReportFigure(count: count, place: place + "/" + key)))
        }
        return ReportTable.Row(
          [
            ReportTable.Cell(named(forecast.rule, forecast.title)), ReportTable.Cell(PeriodText.day(forecast.from)),
            count("selected", forecast.tally.selected), count("violation", forecast.tally.violation),
            count("undetermined", forecast.tally.undetermined),
          ], place: place)
      })
  }

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

extension Tailoring {
  /// `某市（从严标准）`.
  package var label: LocalizedText {
    LocalizedText(
      zh: title.zh == name.zh ? name.zh : name.zh + "（" + title.zh + "）",
      en: title.en == name.en ? name.en : name.en + " (" + title.en + ")")
  }

  /// The changes in one line each, for the terminal.
  package var lines: [LocalizedText] {
    var lines = switchedOff.map { rule in
      LocalizedText(
        zh: "停用 \(rule.id) \(rule.title.zh)：\(rule.reason.zh)",
        en: "switched off \(rule.id) \(rule.title.en): \(rule.reason.en)")
    }
    lines += levels.map { level in
      LocalizedText(
        zh: "级别 \(level.id) \(level.title.zh)：\(level.old.label.zh) → \(level.new.label.zh)",
        en: "severity of \(level.id) \(level.title.en): \(level.old.label.en) → \(level.new.label.en)")
    }
    lines += parameters.map { parameter in
      let old = parameter.text(of: parameter.old)
      let new = parameter.text(of: parameter.new)
      return LocalizedText(
        zh: "参数 \(parameter.name.zh)：\(old.zh) → \(new.zh)", en: "parameter \(parameter.name.en): \(old.en) → \(new.en)"
      )
    }
    return lines
  }
}

extension Tailoring.Parameter {
  /// The values with the days from which they hold; 无 without one.
  package func text(of values: [CheckedRuleSet.DatedValue]) -> LocalizedText {
    if values.isEmpty { return LocalizedText(zh: "无", en: "none") }
    let texts = values.map { value -> LocalizedText in
      let text = ValueText.text(value.value, type: type)
      guard let from = value.from else { return text }
      return LocalizedText(zh: "自 \(from.text) 起 \(text.zh)", en: "from \(from.text) \(text.en)")
    }
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "，"), en: texts.map(\.en).joined(separator: ", "))
  }
}
