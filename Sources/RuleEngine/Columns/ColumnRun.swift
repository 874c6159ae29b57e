package import Records

/// A rule set judged over the columns of a snapshot's records, chunk by chunk on several threads, with the answers of the
/// reference evaluator.
package final class ColumnRun: Sendable {
  /// How a run goes about its work; none of it changes a result.
  package struct Settings: Sendable {
    /// Runs a body for each index below a count, on as many threads at once.
    package typealias Threads = @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

    /// How many threads work at once.
    package var jobs = 1
    /// Whether every row is left to the reference evaluator.
    package var isEveryRowHard = false
    /// The threads; one after the other by default.
    package var threads: Threads = { count, body in for index in 0..<count { body(index) } }

    /// Creates the settings of a run on one thread.
    package init() {}
  }

  /// Judges all rules over a dataset in memory.
  ///
  /// - Parameters:
  ///   - rules: the checked rules.
  ///   - dataset: the records, read by the schema of the rules.
  ///   - previous: the records of the previous snapshot, read by the same schema.
  ///   - inputPaths: the paths of the inputs, by the file numbers of provenances.
  ///   - options: what is asked for.
  ///   - settings: how it is done.
  /// - Returns: what `ReferenceEvaluator.evaluate()` yields.
  package static func evaluate(
    rules: CheckedRuleSet, dataset: Dataset, previous: Dataset? = nil, inputPaths: [String] = [],
    options: EvaluationOptions = EvaluationOptions(), settings: Settings = Settings()
  ) -> Evaluation {
    ReferenceEvaluator(rules: rules, dataset: dataset, previous: previous, inputPaths: inputPaths, options: options)
      .evaluate()
  }
}
