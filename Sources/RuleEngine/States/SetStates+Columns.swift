import Records

extension SetStates {
  /// Adds the rows of a chunk to a grouping from columns; false if it has no nodes.
  mutating func addColumns(
    toGrouping index: Int, _ evaluator: ChunkEvaluator, _ reference: ReferenceEvaluator, firstRow: Int
  ) -> Bool {
    false
  }
}
