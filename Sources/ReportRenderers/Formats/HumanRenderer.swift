import Findings
package import Reporting
import RuleEngine
package import SourceText

/// Text for people at a terminal: findings with their derivation and the closing counts, or the report as text.
package struct HumanRenderer: ReportRenderer {
  package let id = "human"
  package let fileExtension = "txt"
  package let summary = RendererWording.human

  /// Creates the renderer.
  package init() {}

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    let style = TerminalStyle(usesColor: options.usesColor)
    let width = max(40, options.width)
    var lines: [String] = []
    if options.view == .report {
      let report = ReportLayout(result, limits: options.limits).report()
      lines = ReportText(report: report, language: language, style: style, width: width).lines() + [""]
    } else {
      if !options.showsCountsOnly { lines += findings(result, language, style, width, options.findingsPerRule) }
      lines += closing(result, language, style, width)
    }
    if let elapsed = options.elapsed {
      lines.append(RendererWording.filled(RendererWording.elapsed, language, elapsed[language]))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func findings(
    _ result: RunResult, _ language: Language, _ style: TerminalStyle, _ width: Int, _ findingsPerRule: Int
  ) -> [String] {
    FindingsText(
      result: result, language: language, style: style, width: width, findingsPerRule: findingsPerRule
    ).lines()
  }

  private func closing(_ result: RunResult, _ language: Language, _ style: TerminalStyle, _ width: Int) -> [String] {
    let totals = RunTotals(result)
    var lines: [String] = []
    let head = [
      VisibleText.line(result.organisation),
      RendererWording.period[language] + " " + PeriodText.span(result.period)[language],
      RendererWording.checkDate[language] + " " + PeriodText.day(result.checkDate)[language]
        + (result.snapshotCheckDate.map {
          RendererWording.filled(RendererWording.givenCheckDate, language, PeriodText.day($0)[language])
        } ?? ""),
    ]
    lines.append(style.paint(head.joined(separator: " · "), .bold))
    if totals.outcomes.selected == 0 {
      lines.append(style.paint(RendererWording.nothingChecked[language], .boldYellow))
    } else if result.evaluation.findings.isEmpty && result.quarantine.isEmpty {
      lines.append(style.paint(RendererWording.noFindings[language], .green))
    }
    lines += ScoreText.lines(result.evaluation.scores, language).flatMap {
      TextWrapping.lines(VisibleText.line($0), width: width)
    }
    for line in RunCounts(totals: totals, result: result, language: language).lines {
      lines += TextWrapping.lines(VisibleText.line(line), width: width)
    }
    if let gate = result.gate {
      lines += GateText(result: result, gate: gate, language: language, width: width).lines
    }
    return lines
  }
}
