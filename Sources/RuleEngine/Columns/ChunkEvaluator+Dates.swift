import Records

extension ChunkEvaluator {
  func dateTruth(_ node: PlanNode) -> TruthColumn { hardTruth(node) }

  func dateSlots(_ node: PlanNode) -> SlotColumn { hardSlots(node) }
}
