import Findings
import RuleEngine

extension RunResult {
  /// The same run with only some of its findings; the others are counted as left out.
  ///
  /// - Parameter positions: rising positions among the findings.
  package func keeping(findings positions: [Int]) -> RunResult {
    let all = evaluation.findings
    guard positions.count < all.count else { return self }
    var omitted: [String: Int] = [:]
    var next = positions[...]
    for (index, finding) in all.enumerated() {
      if next.first == index { next.removeFirst() } else { omitted[finding.rule, default: 0] += 1 }
    }
    let tallies = evaluation.tallies.map { tally in
      var tally = tally
      tally.findingsOmitted += omitted[tally.rule] ?? 0
      return tally
    }
    var result = RunResult(
      tool: tool, organisation: organisation, period: period, checkDate: checkDate, snapshot: snapshot,
      previousPeriod: previousPeriod, ruleSet: ruleSet, inputs: inputs, previousInputs: previousInputs,
      ruleFiles: ruleFiles, quarantine: quarantine, usage: usage,
      evaluation: Evaluation(
        tallies: tallies, findings: positions.map { all[$0] }, measures: evaluation.measures, marks: evaluation.marks,
        dataTallies: evaluation.dataTallies, waivers: evaluation.waivers, scores: evaluation.scores),
      report: report)
    result.tailoring = tailoring
    result.snapshotCheckDate = snapshotCheckDate
    result.forecasts = forecasts
    result.quarantineNames = quarantineNames
    result.gate = gate
    return result
  }
}
