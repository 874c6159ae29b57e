import Findings
import RuleEngine
import SourceText

extension ReportLayout {
  /// What was violated, and that data faults are counted apart.
  var violationSentences: Prose {
    let faults = summary("data_faults", totals.dataFaults)
    let apart = place(of: .dataFaults).map { Prose(ReportWording.qualitySentence, faults, Prose($0)) }
    return problemSentence + Prose(ReportWording.sentenceGap)
      + (apart ?? Prose(ReportWording.qualitySentenceAlone, faults))
  }

  var judgedWhat: Prose {
    let organisation = Prose(same: result.organisation)
    let period = Prose(PeriodText.span(result.period))
    let rules = summary("rules/total", totals.rules.total)
    let day = Prose(PeriodText.day(result.checkDate))
    guard !totals.laws.isEmpty else {
      return Prose(ReportWording.judgedWithoutLaw, organisation, period, packNames, rules, day)
    }
    let laws = lawNames(totals.laws.prefix(3))
    guard totals.laws.count > 3 else {
      return Prose(ReportWording.judgedWhatFewLaws, laws, organisation, period, packNames, rules, day)
    }
    let count = summary("laws/count", totals.laws.count)
    return Prose(ReportWording.judgedWhat, laws, count, organisation, period, packNames, rules, day)
  }

  /// 「行政许可办件自查」「行政审批电子监察」.
  var packNames: Prose {
    .joined(judgingPacks.map { Prose(quoted($0.title)) }, by: LocalizedText(zh: "", en: ", "))
  }

  private func quoted(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "「" + text.zh + "」", en: "“" + text.en + "”")
  }

  var recordsRead: Prose {
    let records = totals.records
    guard records.found > 0 else {
      return Prose(ReportWording.noRecords, summary("records/found", 0))
    }
    return Prose(
      ReportWording.recordsRead, summary("records/found", records.found),
      summary("records/evaluated", records.evaluated), summary("records/quarantined", records.quarantined),
      summaryShare("records/quarantined_share", totals.quarantinedShare))
  }

  var outcomeSentence: Prose {
    let sums = totals.outcomes
    return Prose(
      ReportWording.outcomeSentence, summary("outcomes/selected", sums.selected),
      summary("outcomes/pass", sums.pass), summary("outcomes/violation", sums.violation),
      summary("outcomes/undetermined", sums.undetermined), summary("outcomes/not_due", sums.notDue),
      summary("outcomes/not_applicable", sums.notApplicable), summary("outcomes/waived", sums.waived),
      summaryShare("outcomes/undetermined_share", sums.undeterminedShare))
      + Prose(ReportWording.sentenceGap)
      + Prose(
        ReportWording.scopeSentence, summary("rules/out_of_scope", totals.rules.outOfScope),
        summary("rules/selected_nothing", totals.rules.selectedNothing))
  }

  private var problemSentence: Prose {
    guard totals.outcomes.violation > 0 else {
      return Prose(ReportWording.noProblemSentence, summary("outcomes/violation", 0))
    }
    return Prose(
      ReportWording.problemSentence, summary("rules/violated", totals.rules.violated),
      summary("outcomes/violation", totals.outcomes.violation), violationsBySeverity)
  }

  /// 严重 45 件、一般 113 件 …
  var violationsBySeverity: Prose {
    let parts = totals.severities.enumerated().map { index, entry in
      Prose(
        ReportWording.severityPart, Prose(entry.severity.label),
        summary("severities/" + String(index) + "/violation", entry.outcomes.violation))
    }
    return .joined(parts, by: ReportWording.listComma)
  }

  var severityTable: ReportTable {
    let rows = totals.severities.enumerated().map { index, entry in
      ReportTable.Row(
        [ReportTable.Cell(entry.severity.label, tone: ReportTone(entry.severity))]
          + outcomeCells(entry.outcomes, at: "severities/" + String(index)))
    }
    let sum = ReportTable.Row(
      [ReportTable.Cell(LocalizedText(zh: "合计", en: "total"))] + outcomeCells(totals.outcomes, at: "outcomes"))
    return ReportTable(
      id: "by-severity", caption: ReportWording.severityTable,
      columns: [ReportTable.Column(ColumnWording.severity), .init(ColumnWording.rules, isNumeric: true)]
        + outcomeColumns,
      rows: rows + [sum])
  }

  private func outcomeCells(_ outcomes: RunTotals.Outcomes, at place: String) -> [ReportTable.Cell] {
    let counts: [(String, Int)] = [
      ("rules", outcomes.rules), ("selected", outcomes.selected), ("pass", outcomes.pass),
      ("violation", outcomes.violation), ("undetermined", outcomes.undetermined), ("not_due", outcomes.notDue),
      ("not_applicable", outcomes.notApplicable), ("waived", outcomes.waived),
    ]
    return counts.map { ReportTable.Cell(summary(place + "/" + $0.0, $0.1)) }
  }

  /// The columns of a table with outcome counts.
  var outcomeColumns: [ReportTable.Column] {
    [
      ColumnWording.selected, ColumnWording.pass, ColumnWording.violation, ColumnWording.undetermined,
      ColumnWording.notDue, ColumnWording.notApplicable, ColumnWording.waived,
    ].map { ReportTable.Column($0, isNumeric: true) }
  }
}
