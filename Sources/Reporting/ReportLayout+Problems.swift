import Findings
import RuleEngine
import SourceText

extension ReportLayout {
  /// The tallies with violations, the heaviest weight first, then as the rule set lists them.
  var violatedIndices: [Int] {
    Severity.heaviestFirst.flatMap { severity in
      ruleIndices.filter { tallies[$0].severity == severity && tallies[$0].violation > 0 }
    }
  }

  /// One problem for each violated rule of at least a weight.
  func problemBlocks(_ minimum: Severity?) -> [Report.Block] {
    let all = violatedIndices
    let indices = all.filter { index in minimum.map { tallies[index].severity >= $0 } ?? true }
    guard !all.isEmpty else {
      let none = summary("outcomes/violation", 0)
      let elsewhere = place(of: .undetermined).map { Prose(ReportWording.problemsNone, none, Prose($0)) }
      return [.paragraph(elsewhere ?? Prose(ReportWording.noProblemSentence, none))]
    }
    let intro = Prose(
      ReportWording.problemsIntro, summary("outcomes/violation", totals.outcomes.violation),
      summary("rules/violated", totals.rules.violated))
    var blocks: [Report.Block] = [.paragraph(intro)]
    if let minimum, indices.count < all.count {
      blocks.append(.note(Prose(ReportWording.problemsOfWeight, Prose(minimum.label))))
    }
    return blocks + indices.enumerated().map { number, index in .problem(problem(number + 1, index)) }
  }

  private func problem(_ number: Int, _ index: Int) -> ReportProblem {
    let tally = tallies[index]
    let positions = (findingsOfRule[tally.rule] ?? []).filter {
      result.evaluation.findings[$0].outcome == .violation
    }
    let first = positions.first.map { result.evaluation.findings[$0] }
    let rule = result.ruleSet.rules.first { $0.id == tally.rule }
    let template = tally.waived > 0 ? ReportWording.problemExtentWaived : ReportWording.problemExtent
    let extent = Prose(
      template, ruleCount(index, "selected", tally.selected), ruleCount(index, "violation", tally.violation),
      ruleCount(index, "undetermined", tally.undetermined), ruleCount(index, "waived", tally.waived))
    return ReportProblem(
      id: "problem-" + String(number), number: number, rule: tally.rule, title: tally.title,
      severity: tally.severity, extent: extent, basis: first?.basis ?? rule?.basis ?? [],
      quotedLaw: first?.quotedLaw ?? rule?.quotedLaw ?? [], owners: owners(positions),
      examples: exampleTable(number, index, positions))
  }

  private func owners(_ positions: [Int]) -> [LocalizedText] {
    var owners: [LocalizedText] = []
    for position in positions {
      guard owners.count < 5, let owner = result.evaluation.findings[position].owner else { continue }
      if !owners.contains(owner) { owners.append(owner) }
    }
    return owners
  }

  private func exampleTable(_ number: Int, _ index: Int, _ positions: [Int]) -> ReportTable {
    let tally = tallies[index]
    let shown = positions.prefix(limits.examples)
    let total = ruleCount(index, "violation", tally.violation)
    let isCut = max(positions.count, tally.violation) > shown.count
    let count = Prose(same: String(shown.count))
    let elsewhere = ledgerPlace.map { Prose(ReportWording.examplesFirst, total, count, Prose($0)) }
    let notes = isCut ? [elsewhere ?? Prose(ReportWording.shownFirst, total, count)] : []
    return ReportTable(
      id: "problem-" + String(number) + "-examples",
      caption: Prose(ReportWording.examples, Prose(same: tally.rule)).text,
      columns: [.init(ColumnWording.object), .init(ColumnWording.statement), .init(ColumnWording.owner)],
      rows: shown.map { position in
        let finding = result.evaluation.findings[position]
        return ReportTable.Row(
          [
            objectCell(finding), statementCell(finding, withSteps: true),
            ReportTable.Cell(finding.owner ?? ReportWording.unassigned),
          ], place: FigurePlace.finding(position))
      }, shape: .sentences, notes: notes)
  }

  /// The object with its place below.
  func objectCell(_ finding: Finding) -> ReportTable.Cell {
    ReportTable.Cell(
      finding.object.label, details: finding.object.place.map { [LocalizedText(same: $0)] } ?? [])
  }

  /// What was found, with the item, the derivation and a waiver if there is one.
  func statementCell(_ finding: Finding, withSteps: Bool) -> ReportTable.Cell {
    var details: [LocalizedText] = []
    let statement = finding.statement
    // The derivation of an item usually begins with the item itself.
    let isSaid = { (item: LocalizedText) in
      statement.zh.contains(item.zh) || finding.steps.contains { $0.zh.hasPrefix(item.zh) }
    }
    if let item = finding.item, !isSaid(item) { details.append(item) }
    if withSteps { details += finding.steps }
    if withSteps && finding.isWaived { details.append(ColumnWording.waived) }
    return ReportTable.Cell(statement, details: details)
  }
}
