import Findings
import Records
import RuleEngine
import SourceText

extension ReportLayout {
  /// A declared paragraph, if its condition holds; one whose condition can't be decided is shown and says so.
  func paragraph(
    _ text: CheckedReport.Text, _ condition: CheckedReport.Condition?, isNote: Bool
  ) -> [Report.Block] {
    let shown: Report.Block = isNote ? .note(prose(text)) : .paragraph(prose(text))
    guard let condition else { return [shown] }
    switch holds(condition) {
    case true?: return [shown]
    case false?: return []
    case nil: return [.note(Prose(ReportWording.undecidedText)), shown]
    }
  }

  /// A declared text with its figures filled in.
  func prose(_ text: CheckedReport.Text) -> Prose {
    Prose(zh: runs(text.zh, .zh), en: runs(text.en, .en))
  }

  private func runs(_ parts: [CheckedReport.Text.Part], _ language: Language) -> [Run] {
    parts.flatMap { part -> [Run] in
      switch part {
      case .words(let words): [.text(words)]
      case .figure(let figure): prose(figure)[language]
      }
    }
  }

  // MARK: Figures

  /// Where a measure that a declaration names stands among the results: a declaration counts in the order of the rule set, in which
  /// each measure uses only earlier ones, the results stand in the order of the files.
  func position(of index: Int) -> Int {
    guard result.ruleSet.measures.indices.contains(index) else { return index }
    let measure = result.ruleSet.measures[index]
    return result.evaluation.measures.firstIndex { $0.name == measure.name && $0.pack == measure.pack } ?? index
  }

  /// A figure as a text names it.
  func prose(_ figure: CheckedReport.Figure) -> Prose {
    switch figure {
    case .run(let run): prose(run)
    case .measure(let index, let view): prose(measure: position(of: index), row: 0, view)
    }
  }

  /// A figure of one row of a measure.
  func prose(measure index: Int, row: Int, _ view: CheckedReport.MeasureView, signed: Bool = false) -> Prose {
    let measure = result.evaluation.measures[index]
    let place = { (key: String) in FigurePlace.measure(index, row: row, key) }
    guard measure.rows.indices.contains(row) else { return Prose(FigureText.notComputed) }
    let figures = measure.rows[row]
    switch view {
    case .current: return FigureText.prose(figures.figure, style: measure.style, place: place("figure"))
    case .previous(let lastYear):
      guard hasPrevious(lastYear), let previous = figures.previous else { return Prose(FigureText.notComputed) }
      return FigureText.prose(previous, style: measure.style, place: place("previous"))
    case .change(let lastYear):
      guard hasPrevious(lastYear),
        let change = Change(from: figures.previous, to: figures.figure, style: measure.style)
      else { return Prose(FigureText.notComputed) }
      return signed ? change.signedProse(place: place("change")) : change.words(place: place("change"))
    }
  }

  /// Whether there is a previous snapshot, one year earlier if that is asked for.
  private func hasPrevious(_ lastYear: Bool) -> Bool {
    guard let previous = result.previousPeriod else { return false }
    return !lastYear || PeriodText.isOneYearEarlier(previous, than: result.period)
  }

  private func prose(_ figure: RunFigure) -> Prose {
    switch figure {
    case .organisation: return Prose(same: result.organisation)
    case .periodName: return Prose(PeriodText.name(result.period))
    case .periodSpan: return Prose(PeriodText.span(result.period))
    case .year: return Prose(same: String(result.period.upperBound.parts.year))
    case .checkDate: return Prose(PeriodText.day(result.checkDate))
    case .packNames: return packNames
    case .lawNames: return lawNames(totals.laws.prefix(3))
    case .violationsBySeverity: return violationsBySeverity
    case .quarantinedShare: return summaryShare("records/quarantined_share", totals.quarantinedShare)
    case .undeterminedShare: return summaryShare("outcomes/undetermined_share", totals.outcomes.undeterminedShare)
    default:
      guard let (path, count) = count(figure) else { return Prose(FigureText.notComputed) }
      return summary(path, count)
    }
  }

  /// A count of the run with its place in the summary; nil for what is no count.
  private func count(_ figure: RunFigure) -> (path: String, count: Int)? {
    let (rules, sums) = (totals.rules, totals.outcomes)
    switch figure {
    case .lawCount: return ("laws/count", totals.laws.count)
    case .recordsFound: return ("records/found", totals.records.found)
    case .recordsEvaluated: return ("records/evaluated", totals.records.evaluated)
    case .recordsQuarantined: return ("records/quarantined", totals.records.quarantined)
    case .rules: return ("rules/total", rules.total)
    case .rulesInScope: return ("rules/in_scope", rules.inScope)
    case .rulesOutOfScope: return ("rules/out_of_scope", rules.outOfScope)
    case .rulesSelectedNothing: return ("rules/selected_nothing", rules.selectedNothing)
    case .rulesViolated: return ("rules/violated", rules.violated)
    case .judged: return ("outcomes/selected", sums.selected)
    case .passed: return ("outcomes/pass", sums.pass)
    case .violations: return ("outcomes/violation", sums.violation)
    case .undetermined: return ("outcomes/undetermined", sums.undetermined)
    case .notDue: return ("outcomes/not_due", sums.notDue)
    case .notApplicable: return ("outcomes/not_applicable", sums.notApplicable)
    case .waived: return ("outcomes/waived", sums.waived)
    case .dataFaults: return ("data_faults", totals.dataFaults)
    default: return nil
    }
  }

  // MARK: Conditions

  /// Whether a condition holds; nil where the figure is open between two ends that do not agree, or can't be computed.
  private func holds(_ condition: CheckedReport.Condition) -> Bool? {
    switch condition {
    case .not(let inner): return holds(inner).map { !$0 }
    case .all(let parts):
      let parts = parts.map { holds($0) }
      return parts.contains(false) ? false : (parts.contains(nil) ? nil : true)
    case .any(let parts):
      let parts = parts.map { holds($0) }
      return parts.contains(true) ? true : (parts.contains(nil) ? nil : false)
    case .has(let figure): return ends(figure) != nil
    case .compare(let figure, let comparison, let number):
      guard let ends = ends(figure) else { return nil }
      return Self.decide(ends.low, ends.high, comparison, number)
    }
  }

  private static func decide(
    _ low: Fraction, _ high: Fraction, _ comparison: Comparison, _ number: Fraction
  ) -> Bool? {
    func both(_ ofLow: Bool, _ ofHigh: Bool) -> Bool? { ofLow == ofHigh ? ofLow : nil }
    switch comparison {
    case .less: return both(low < number, high < number)
    case .atMost: return both(low <= number, high <= number)
    case .greater: return both(low > number, high > number)
    case .atLeast: return both(low >= number, high >= number)
    case .equal:
      if low > number || high < number { return false }
      return low == high ? true : nil
    case .notEqual: return decide(low, high, .equal, number).map { !$0 }
    }
  }

  /// The two ends of a figure as numbers; nil if it can't be computed.
  private func ends(_ figure: CheckedReport.Figure) -> (low: Fraction, high: Fraction)? {
    switch figure {
    case .run(.quarantinedShare): return totals.quarantinedShare.map { ($0, $0) }
    case .run(.undeterminedShare): return totals.outcomes.undeterminedShare.map { ($0, $0) }
    case .run(.year):
      let year = Fraction(result.period.upperBound.parts.year)
      return (year, year)
    case .run(let run): return count(run).map { (Fraction($0.count), Fraction($0.count)) }
    case .measure(let index, let view):
      guard let row = result.evaluation.measures[position(of: index)].rows.first else { return nil }
      switch view {
      case .current: return Self.ends(row.figure)
      case .previous(let lastYear): return hasPrevious(lastYear) ? row.previous.flatMap { Self.ends($0) } : nil
      case .change: return nil
      }
    }
  }

  private static func ends(_ figure: Figure) -> (low: Fraction, high: Fraction)? {
    switch figure {
    case .exact(let value): value.measuredNumber.map { ($0, $0) }
    case .between(let low, let high, _):
      if let low = low.measuredNumber, let high = high.measuredNumber { (low, high) } else { nil }
    case .none, .notApplicable: nil
    }
  }

  // MARK: What can't be computed

  /// The names of last year's figures and changes that the report's texts name and that can't be computed, each once.
  var unknownFigures: [LocalizedText] {
    var names: [LocalizedText] = []
    for section in declaration.sections {
      for case .text(let text, _, _) in section.blocks {
        for case .figure(.measure(let index, let view)) in text.zh where view != .current {
          let index = position(of: index)
          let name = Self.name(result.evaluation.measures[index].name, view)
          if isUnknown(index, view), !names.contains(name) { names.append(name) }
        }
      }
    }
    return names
  }

  private func isUnknown(_ index: Int, _ view: CheckedReport.MeasureView) -> Bool {
    guard let row = result.evaluation.measures[index].rows.first else { return true }
    switch view {
    case .current: return row.figure == Figure.none
    case .previous(let lastYear): return !hasPrevious(lastYear) || (row.previous ?? Figure.none) == Figure.none
    case .change(let lastYear):
      return !hasPrevious(lastYear) || (row.previous ?? Figure.none) == Figure.none || row.figure == Figure.none
    }
  }

  /// 上年按期率 / last year's on-time rate.
  static func name(_ measure: LocalizedText, _ view: CheckedReport.MeasureView) -> LocalizedText {
    switch view {
    case .current: measure
    case .previous(let lastYear):
      LocalizedText(
        zh: (lastYear ? "上年" : "上期") + measure.zh, en: (lastYear ? "last year's " : "previous ") + measure.en)
    case .change(let lastYear):
      LocalizedText(
        zh: (lastYear ? "较上年" : "较上期") + measure.zh,
        en: "change in " + measure.en + (lastYear ? " since last year" : ""))
    }
  }
}
