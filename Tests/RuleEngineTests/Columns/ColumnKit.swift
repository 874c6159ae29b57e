import Findings
import Records
import RuleEngine
import TestSupport
import Testing

extension Kit {
  /// What a rule over columns says about a row; nil if it leaves the row to the reference evaluator.
  static func outcome(_ columns: RuleColumns, row: Int) -> Outcome?? {
    if columns.hard[row] { return .none }
    if columns.pass[row] { return .pass }
    if columns.violation[row] { return .violation }
    if columns.undetermined[row] { return .undetermined }
    if columns.notDue[row] { return .notDue }
    if columns.notApplicable[row] { return .notApplicable }
    return .some(nil)
  }

  /// How many rows a comparison of both evaluators decided over columns, and how many there were.
  struct Compared {
    var decided = 0
    var rows = 0
    /// Rules that decided a row.
    var lowered = 0
    var rules = 0
  }

  /// Compares what columns say with the reference evaluator, row by row.
  static func compare(
    _ rules: CheckedRuleSet, _ cases: [Case], sections: [Record]?, checkDate: String, _ total: inout Compared,
    _ name: String
  ) {
    let dataset = dataset(cases, sections: sections, checkDate: checkDate)
    let columns = ColumnJudge(rules: rules, dataset: dataset, loaded: [Kit.sections, organisation])
      .outcomes(of: chunk(cases))
    let reference = ReferenceEvaluator(rules: rules, dataset: dataset)
    for index in rules.rules.indices {
      total.rules += 1
      guard columns[index].hard.population < cases.count else { continue }
      total.lowered += 1
      for row in cases.indices {
        total.rows += 1
        guard let found = outcome(columns[index], row: row) else { continue }
        total.decided += 1
        let judgement = reference.judge(ruleIndex: index, row: row)
        let expected = judgement.isSelected ? judgement.outcome : nil
        if found != expected {
          Issue.record(
            """
            \(name): \(found.map { $0.rawValue } ?? "not selected") instead of \
            \(expected.map { $0.rawValue } ?? "not selected") for \(cases[row]) at \(checkDate) in \(rules.rules[index].variants)
            """)
          return
        }
      }
    }
  }
}
