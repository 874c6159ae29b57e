import Records

extension ChunkEvaluator {
  func outcomeTruth(_ node: PlanNode) -> TruthColumn { hardTruth(node) }

  func computeOutcomes(_ rule: Int) -> RuleColumns {
    guard let table = rules.rules[rule].object.table else { return RuleColumns(hard: true, count: 0) }
    return RuleColumns(hard: true, count: rowCount(table))
  }
}
