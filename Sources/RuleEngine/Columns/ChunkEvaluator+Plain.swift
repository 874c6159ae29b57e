import Records

extension ChunkEvaluator {
  func plainTruth(_ node: PlanNode) -> TruthColumn { hardTruth(node) }

  func plainSlots(_ node: PlanNode) -> SlotColumn { hardSlots(node) }
}
