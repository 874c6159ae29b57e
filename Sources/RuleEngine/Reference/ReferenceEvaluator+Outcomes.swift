package import Findings
import SourceText

/// What a rule says about one object.
package struct ObjectOutcome: Sendable, Hashable {
  /// The object with its place; its word and period among it.
  package let object: FindingObject
  /// The outcome.
  package let outcome: Outcome
}

extension ReferenceEvaluator {
  /// What a rule says about each object that it selects, in place order, one for each word of 逐一 and period.
  package func outcomes(ruleIndex: Int) -> [ObjectOutcome] {
    guard rules.rules.indices.contains(ruleIndex) else { return [] }
    let rule = rules.rules[ruleIndex]
    guard isInScope(rule), case .table(let table, let snapshot) = rule.object.source,
      let count = rowCount(table, isPrevious: snapshot != .current)
    else { return [] }
    var result: [ObjectOutcome] = []
    for row in 0..<count {
      let reference = RowReference(isPrevious: snapshot != .current, table: table, row: row)
      for verdict in verdicts(ruleIndex, row: row) {
        let object = findingObject(reference, word: rule.variants[verdict.variant].word, period: verdict.period)
        result.append(ObjectOutcome(object: object, outcome: verdict.outcome))
      }
    }
    return result
  }
}
