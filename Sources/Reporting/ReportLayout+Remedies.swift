import Findings
import RuleEngine
import SourceText

extension ReportLayout {
  /// 五、整改措施: what is to be done, by whom, and the ledger.
  var remedies: Report.Section {
    var blocks: [Report.Block] = []
    let indices = violatedIndices
    if indices.isEmpty {
      blocks.append(.paragraph(Prose(ReportWording.remediesNone)))
    } else {
      blocks.append(.paragraph(Prose(ReportWording.remediesIntro)))
      blocks.append(.list(indices.map(remedy), isOrdered: true))
    }
    if !totals.owners.isEmpty { blocks.append(.table(ownerTable)) }
    if let ledger { blocks.append(.table(ledger)) }
    blocks.append(
      .signature(
        ReportSignature(
          organisation: result.organisation, day: PeriodText.day(result.checkDate), roles: ReportWording.roles)))
    return Report.Section(id: "remedies", title: ReportWording.remedies, blocks: blocks)
  }

  private func remedy(_ index: Int) -> Prose {
    let tally = tallies[index]
    let finding = findingsOfRule[tally.rule]?.lazy.map { result.evaluation.findings[$0] }
      .first { $0.outcome == .violation && $0.remedy != nil }
    return Prose(
      ReportWording.remedyItem, Prose(same: tally.rule), Prose(tally.title),
      ruleCount(index, "violation", tally.violation), Prose(finding?.remedy ?? ReportWording.remedyMissing))
  }

  private var ownerTable: ReportTable {
    let sorted = totals.owners.indices.sorted { left, right in
      let (a, b) = (totals.owners[left], totals.owners[right])
      if a.violation != b.violation { return a.violation > b.violation }
      return a.undetermined != b.undetermined ? a.undetermined > b.undetermined : left < right
    }
    let shown = sorted.prefix(limits.rows)
    let notes = cutNote(
      total: summary("owners/count", sorted.count), count: sorted.count, shown: shown.count)
    return ReportTable(
      id: "owners", caption: ReportWording.ownerTable,
      columns: [
        .init(ColumnWording.owner), .init(ColumnWording.violation, isNumeric: true),
        .init(ColumnWording.undetermined, isNumeric: true),
      ],
      rows: shown.map { index in
        let owner = totals.owners[index]
        let place = "owners/list/" + String(index)
        return ReportTable.Row(
          [
            ReportTable.Cell(owner.name ?? ReportWording.unassigned),
            ReportTable.Cell(summary(place + "/violation", owner.violation)),
            ReportTable.Cell(summary(place + "/undetermined", owner.undetermined)),
          ], place: FigurePlace.summary(place))
      }, notes: [Prose(ReportWording.ownerNote)] + notes)
  }

  /// Violations and undecided outcomes, at most so many for each rule.
  private var ledger: ReportTable? {
    var rows: [ReportTable.Row] = []
    var notes: [Prose] = []
    for index in ruleIndices {
      let positions = findingsOfRule[tallies[index].rule] ?? []
      let shown = positions.prefix(limits.ledger)
      rows += shown.map(ledgerRow)
      let total = max(tallies[index].findingsTotal, positions.count)
      guard total > shown.count else { continue }
      let note = Prose(
        ReportWording.shownFirst, ruleCount(index, "findings/total", total), Prose(same: String(shown.count)))
      notes.append(Prose(LocalizedText(zh: "{0}：{1}", en: "{0}: {1}"), Prose(same: tallies[index].rule), note))
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      id: "ledger", caption: ReportWording.ledger,
      columns: [
        .init(ColumnWording.rule), .init(ColumnWording.severity), .init(ColumnWording.outcome),
        .init(ColumnWording.object), .init(ColumnWording.statement), .init(ColumnWording.remedy),
        .init(ColumnWording.owner), .init(ColumnWording.stableID),
      ],
      rows: rows, headColumn: 3, shape: .sentences, isLedger: true, notes: notes)
  }

  private func ledgerRow(_ position: Int) -> ReportTable.Row {
    let finding = result.evaluation.findings[position]
    let id = finding.fingerprint.hasPrefix("zicha/v1:") ? finding.fingerprint.dropFirst(9) : finding.fingerprint[...]
    return ReportTable.Row(
      [
        ReportTable.Cell(LocalizedText(same: finding.rule), isCode: true),
        ReportTable.Cell(finding.severity.label, tone: ReportTone(finding.severity)),
        ReportTable.Cell(outcomeLabel(finding), tone: ReportTone(finding.outcome)),
        objectCell(finding), statementCell(finding, withSteps: false),
        ReportTable.Cell(finding.remedy ?? ReportWording.dash),
        ReportTable.Cell(finding.owner ?? ReportWording.unassigned),
        ReportTable.Cell(LocalizedText(same: String(id.prefix(12))), isCode: true),
      ], place: FigurePlace.finding(position))
  }

  /// The outcome, with 豁免 for a waived violation.
  func outcomeLabel(_ finding: Finding) -> LocalizedText {
    guard finding.isWaived else { return finding.outcome.label }
    return LocalizedText(
      zh: finding.outcome.label.zh + "（豁免）", en: finding.outcome.label.en + " (waived)")
  }
}
