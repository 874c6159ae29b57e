import Records

/// What the kernels ask of tables that are in memory as a whole: rows by key, fields by row, keyed sets. Built before the
/// scan and frozen, so that all workers share it.
package final class LoadedTables: Sendable {
  /// The records in memory.
  let dataset: Dataset

  /// Builds what a plan asks for.
  init(plan: Plan, rules: CheckedRuleSet, dataset: Dataset) {
    self.dataset = dataset
  }
}
