import Records

extension ChunkEvaluator {
  func childTruth(_ node: PlanNode) -> TruthColumn { hardTruth(node) }

  func childSlots(_ node: PlanNode) -> SlotColumn { hardSlots(node) }
}
