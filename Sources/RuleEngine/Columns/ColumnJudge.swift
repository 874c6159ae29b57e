package import Records

/// Judges the rows of single chunks over columns, apart from a run: for tests of the kernels and for measuring them.
package final class ColumnJudge {
  /// The plan.
  package let plan: Plan
  let evaluator: ChunkEvaluator
  let rules: CheckedRuleSet

  /// Makes a judge.
  ///
  /// - Parameters:
  ///   - rules: the checked rules.
  ///   - dataset: the records in memory, for lookups and for the dates of the run.
  ///   - loaded: the tables of the dataset that lookups may ask.
  package init(rules: CheckedRuleSet, dataset: Dataset, loaded: Set<TableID>) {
    self.rules = rules
    plan = PlanBuilder.plan(of: rules, loaded: loaded)
    evaluator = ChunkEvaluator(
      plan: plan, rules: rules, tables: LoadedTables(plan: plan, rules: rules, dataset: dataset))
  }

  /// What each rule says about the rows of its table in a chunk; all rows of a rule without columns are hard.
  package func outcomes(of chunk: Chunk) -> [RuleColumns] {
    evaluator.begin(chunk)
    return rules.rules.indices.map { evaluator.outcomes(ofRule: $0) }
  }

  /// Adds the rows of a chunk to what is kept of its table.
  ///
  /// - Parameters:
  ///   - recordTable: the table of the chunk's records.
  ///   - reference: an evaluator over a dataset with the rows of the chunk.
  package func keep(
    _ chunk: Chunk, of recordTable: TableID, in states: inout SetStates, reference: ReferenceEvaluator
  ) {
    evaluator.begin(chunk)
    states.add(recordTable, evaluator: evaluator, reference: reference)
  }
}
