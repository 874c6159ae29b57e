import Records

extension ChunkEvaluator {
  func loadedTruth(_ node: PlanNode) -> TruthColumn { hardTruth(node) }

  func loadedSlots(_ node: PlanNode) -> SlotColumn { hardSlots(node) }
}
