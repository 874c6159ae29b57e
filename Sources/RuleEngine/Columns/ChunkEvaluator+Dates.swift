import Records

extension ChunkEvaluator {
  func dateSlots(_ node: PlanNode) -> SlotColumn { hardSlots(node) }
}
