import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The lines with which every run closes on the terminal: rules, outcomes, records, what could not be judged.
struct RunCounts {
  let totals: RunTotals
  let result: RunResult
  let language: Language

  /// The lines.
  var lines: [String] {
    let sums = totals.outcomes
    let rules = totals.rules
    var lines = [
      filled(RendererWording.rulesLine, [rules.total, rules.inScope, rules.outOfScope, rules.selectedNothing]),
      filled(
        RendererWording.outcomesLine,
        [
          sums.selected, sums.pass, sums.violation, sums.undetermined, sums.notDue, sums.notApplicable, sums.waived,
        ]),
    ]
    if let end = result.evaluation.nearestWaiverEnd {
      lines.append(RendererWording.filled(RendererWording.waivedLine, language, String(sums.waived), end.text))
    }
    if sums.violation > 0 { lines.append(RendererWording.filled(RendererWording.violationsLine, language, bySeverity)) }
    lines.append(
      filled(
        RendererWording.recordsLine,
        [totals.records.found, totals.records.evaluated, totals.records.quarantined]))
    let share = sums.undeterminedShare.map { FigureText.percent($0) } ?? FigureText.notComputed[language]
    lines.append(
      RendererWording.filled(RendererWording.shareLine, language, share, String(totals.dataFaults)))
    lines += scopeLines + tailoringLines
    return lines
  }

  private var bySeverity: String {
    totals.severities.filter { $0.outcomes.violation > 0 }
      .map { $0.severity.label[language] + " " + String($0.outcomes.violation) }
      .joined(separator: language == .zh ? "，" : ", ")
  }

  private var scopeLines: [String] {
    let tallies = result.evaluation.tallies.filter { !$0.pack.isEmpty }
    let outside = tallies.filter { $0.scope == .outOfScope }.map(\.rule)
    let empty = tallies.filter { $0.scope == .inScope && $0.selected == 0 }.map(\.rule)
    var lines: [String] = []
    if !outside.isEmpty { lines.append(named(RendererWording.outOfScope, outside)) }
    if !empty.isEmpty { lines.append(named(RendererWording.selectedNothing, empty)) }
    return lines
  }

  /// What a profile changed and what is to come, so that no run looks like one by other rules.
  private var tailoringLines: [String] {
    var lines: [String] = []
    if let tailoring = result.tailoring {
      lines.append(RendererWording.filled(RendererWording.profileLine, language, tailoring.label[language]))
      lines += tailoring.lines.map { "  " + $0[language] }
    }
    lines += result.forecasts.map { forecast in
      RendererWording.filled(
        RendererWording.forecastLine, language, forecast.rule, forecast.from.text, String(forecast.tally.selected),
        String(forecast.tally.violation), String(forecast.tally.undetermined))
    }
    return lines
  }

  private func named(_ template: LocalizedText, _ rules: [String]) -> String {
    let shown = rules.prefix(20).joined(separator: language == .zh ? "、" : ", ")
    return RendererWording.filled(template, language, rules.count > 20 ? shown + " …" : shown)
  }

  private func filled(_ template: LocalizedText, _ counts: [Int]) -> String {
    Prose(template, counts.map { Prose(same: String($0)) }).plainText(language)
  }
}
