import Findings
import Records
import RuleEngine
import SourceText

/// Lays out what a run found in the sections of a report declaration, or of the built-in yearly self-inspection report.
///
/// Every figure is a tally, a measure, one of the sums of `RunTotals` or a `Change`; none comes from the declaration.
package struct ReportLayout: Sendable {
  /// How much of a long list is laid out; the JSON document holds the rest.
  package struct Limits: Sendable, Hashable {
    /// Examples of each problem.
    package var examples = 3
    /// Rows of the ledger for each rule.
    package var ledger = 50
    /// Rows of the other lists.
    package var rows = 100
    /// Categories of a chart.
    package var categories = 40

    /// Creates the usual limits.
    package init() {}
  }

  let result: RunResult
  let totals: RunTotals
  let limits: Limits
  /// The positions of the findings of each rule, in order.
  let findingsOfRule: [String: [Int]]

  /// Prepares the layout of a run.
  package init(_ result: RunResult, limits: Limits = Limits()) {
    self.result = result
    self.limits = limits
    totals = RunTotals(result)
    var positions: [String: [Int]] = [:]
    for (index, finding) in result.evaluation.findings.enumerated() where finding.kind == .rule {
      positions[finding.rule, default: []].append(index)
    }
    findingsOfRule = positions
  }

  /// The declaration that is laid out: the one chosen for the run, else the built-in one.
  var declaration: CheckedReport { result.report ?? .builtIn }

  /// The report.
  package func report() -> Report {
    Report(
      title: prose(declaration.title).text, organisation: result.organisation, facts: facts, highlights: highlights,
      sections: sections, tool: result.tool)
  }

  // MARK: what several chapters need

  var tallies: [RuleTally] { result.evaluation.tallies }

  /// The positions of the tallies of rules, without built-in checks.
  var ruleIndices: [Int] { tallies.indices.filter { !tallies[$0].pack.isEmpty } }

  /// What the figures before are called.
  var previousLabel: LocalizedText? {
    result.previousPeriod.map {
      PeriodText.isOneYearEarlier($0, than: result.period) ? ReportWording.lastYear : ReportWording.previousPeriod
    }
  }

  /// The packs that judge something, as against those that only lend words and calendars.
  var judgingPacks: [CheckedRuleSet.Pack] {
    var names: Set<String> = []
    for tally in tallies { names.insert(tally.pack) }
    return result.ruleSet.packs.filter { names.contains($0.name.en) }
  }

  func summary(_ path: String, _ count: Int) -> Prose {
    Prose(ReportFigure(count: count, place: FigurePlace.summary(path)))
  }

  func ruleCount(_ index: Int, _ key: String, _ count: Int) -> Prose {
    Prose(ReportFigure(count: count, place: FigurePlace.rule(index, key)))
  }

  func summaryShare(_ path: String, _ share: Fraction?) -> Prose {
    let place = FigurePlace.summary(path)
    guard let share else {
      return Prose(ReportFigure(place: place, scalar: .null, shown: FigureText.notComputed))
    }
    return Prose(
      ReportFigure(
        place: place, scalar: FigureText.scalar(.number(share)),
        shown: LocalizedText(same: FigureText.percent(share))))
  }

  /// The note under a list that is cut; nil when it is whole.
  func cutNote(
    total: Prose, count: Int, shown: Int, _ wording: LocalizedText = ReportWording.shownFirst
  ) -> [Prose] {
    count > shown ? [Prose(wording, total, Prose(same: String(shown)))] : []
  }

  /// 《甲》《乙》《丙》, at most so many.
  func lawNames(_ laws: ArraySlice<RunTotals.Law>) -> Prose {
    Prose(same: laws.map { "《" + $0.title + "》" }.joined())
  }

  private var facts: [(label: LocalizedText, content: Prose)] {
    var facts: [(label: LocalizedText, content: Prose)] = [
      (ReportWording.period, Prose(PeriodText.span(result.period))),
      (ReportWording.checkDate, Prose(PeriodText.day(result.checkDate)) + Prose(checkDateNote)),
    ]
    if let tailoring = result.tailoring { facts.append((ReportWording.profile, Prose(tailoring.label))) }
    let packs = judgingPacks.map {
      Prose(ReportWording.packVersion, Prose($0.title), Prose(same: $0.version))
    }
    if !packs.isEmpty { facts.append((ReportWording.ruleSets, .joined(packs, by: ReportWording.listComma))) }
    if let calendar = result.ruleSet.calendars.first, let decided = calendar.decided {
      facts.append((ReportWording.calendar, Prose(calendar.name) + Prose(spaced(PeriodText.span(decided)))))
    }
    return facts
  }

  /// That the call, not the snapshot, gave the check date.
  private var checkDateNote: LocalizedText {
    guard let own = result.snapshotCheckDate else { return LocalizedText(same: "") }
    return LocalizedText(
      zh: "（--as-of 指定；快照为 \(PeriodText.day(own).zh)）",
      en: " (given by --as-of; the snapshot's is \(PeriodText.day(own).en))")
  }

  private func spaced(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "（" + text.zh + "）", en: " (" + text.en + ")")
  }

  private var highlights: [ReportHighlight] {
    let sums = totals.outcomes
    return [
      ReportHighlight(
        label: ReportWording.highlightRecords, figure: summary("records/found", totals.records.found)),
      ReportHighlight(
        label: ReportWording.highlightJudged, figure: summary("outcomes/selected", sums.selected)),
      ReportHighlight(
        label: ReportWording.highlightViolations, figure: summary("outcomes/violation", sums.violation),
        tone: sums.violation > 0 ? .violation : .pass),
      ReportHighlight(
        label: ReportWording.highlightUndetermined, figure: summary("outcomes/undetermined", sums.undetermined),
        tone: sums.undetermined > 0 ? .undetermined : .pass),
      ReportHighlight(
        label: ReportWording.highlightFaults, figure: summary("data_faults", totals.dataFaults),
        tone: totals.dataFaults > 0 ? .undetermined : .pass),
      ReportHighlight(
        label: ReportWording.highlightQuarantined,
        figure: summary("records/quarantined", totals.records.quarantined),
        tone: totals.records.quarantined > 0 ? .undetermined : .pass),
    ]
  }
}
