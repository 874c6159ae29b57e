import Findings
import RuleEngine
import SourceText

extension ReportLayout {
  /// What is to be done about each violated rule.
  var remedyBlocks: [Report.Block] {
    let indices = violatedIndices
    if indices.isEmpty { return [.paragraph(Prose(ReportWording.remediesNone))] }
    return [.paragraph(Prose(ReportWording.remediesIntro)), .list(indices.map(remedy), isOrdered: true)]
  }

  private func remedy(_ index: Int) -> Prose {
    let tally = tallies[index]
    let finding = findingsOfRule[tally.rule]?.lazy.map { result.evaluation.findings[$0] }
      .first { $0.outcome == .violation && $0.remedy != nil }
    return Prose(
      ReportWording.remedyItem, Prose(same: tally.rule), Prose(tally.title),
      ruleCount(index, "violation", tally.violation), Prose(finding?.remedy ?? ReportWording.remedyMissing))
  }

  var ownerTable: ReportTable {
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

  /// The findings with these outcomes, at most so many for each rule.
  func ledger(_ outcomes: [Outcome]) -> ReportTable? {
    var rows: [ReportTable.Row] = []
    var notes: [Prose] = []
    for index in ruleIndices {
      let positions = (findingsOfRule[tallies[index].rule] ?? []).filter {
        outcomes.contains(result.evaluation.findings[$0].outcome)
      }
      let shown = positions.prefix(limits.ledger)
      rows += shown.map(ledgerRow)
      notes += ledgerNotes(index, outcomes, positions: positions.count, shown: shown.count)
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      id: "ledger",
      caption: Prose(ReportWording.ledger, .joined(outcomes.map { Prose($0.label) }, by: ReportWording.listComma)).text,
      columns: [
        .init(ColumnWording.rule), .init(ColumnWording.severity), .init(ColumnWording.outcome),
        .init(ColumnWording.object), .init(ColumnWording.statement), .init(ColumnWording.owner),
        .init(ColumnWording.stableID),
      ],
      rows: rows, headColumn: 3, shape: .sentences, isLedger: true, notes: notes)
  }

  func ledgerRow(_ position: Int) -> ReportTable.Row {
    let finding = result.evaluation.findings[position]
    let id = finding.fingerprint.hasPrefix("zicha/v1:") ? finding.fingerprint.dropFirst(9) : finding.fingerprint[...]
    return ReportTable.Row(
      [
        ReportTable.Cell(LocalizedText(same: finding.rule), isCode: true),
        ReportTable.Cell(finding.severity.label, tone: ReportTone(finding.severity)),
        ReportTable.Cell(outcomeLabel(finding), tone: ReportTone(finding.outcome)),
        objectCell(finding), ledgerStatement(finding),
        ReportTable.Cell(finding.owner ?? ReportWording.unassigned),
        ReportTable.Cell(LocalizedText(same: String(id.prefix(12))), isCode: true),
      ], place: FigurePlace.finding(position))
  }

  /// How many of a rule's findings stand elsewhere or nowhere.
  private func ledgerNotes(_ index: Int, _ outcomes: [Outcome], positions: Int, shown: Int) -> [Prose] {
    let counts = totals.findings[index]
    let rule = Prose(same: tallies[index].rule)
    var notes: [Prose] = []
    if let omitted = omittedNote(index) { notes.append(omitted) }
    if positions > shown {
      let total =
        positions == counts.shown
        ? ruleCount(index, "findings/shown", counts.shown) : Prose(same: String(positions))
      notes.append(
        Prose(ReportWording.ofRule, rule, Prose(ReportWording.shownFirst, total, Prose(same: String(shown)))))
    }
    return notes
  }

  /// How many of a rule's findings `--max-findings` left out; nil when all are written out.
  func omittedNote(_ index: Int) -> Prose? {
    let counts = totals.findings[index]
    guard counts.omitted > 0 else { return nil }
    return Prose(
      ReportWording.ofRule, Prose(same: tallies[index].rule),
      Prose(
        ReportWording.omitted, ruleCount(index, "findings/total", counts.total),
        ruleCount(index, "findings/shown", counts.shown)))
  }

  /// What was found, and what is to be done.
  private func ledgerStatement(_ finding: Finding) -> ReportTable.Cell {
    let statement = statementCell(finding, withSteps: false)
    let remedy = finding.remedy.map { Prose(ReportWording.remedyLine, Prose($0)).text }
    return ReportTable.Cell(statement.content, details: statement.details + [remedy].compactMap { $0 })
  }

  /// The outcome, with 豁免 for a waived violation.
  func outcomeLabel(_ finding: Finding) -> LocalizedText {
    guard finding.isWaived else { return finding.outcome.label }
    return LocalizedText(
      zh: finding.outcome.label.zh + "（豁免）", en: finding.outcome.label.en + " (waived)")
  }
}
