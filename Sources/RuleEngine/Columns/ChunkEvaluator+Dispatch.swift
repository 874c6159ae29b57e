import Records

extension ChunkEvaluator {
  // MARK: Dispatch

  func computeTruth(_ node: PlanNode, within rows: Bitmap?) -> TruthColumn {
    switch node.operation {
    case .anyChild, .everyChild, .distinctChildren, .sortedChildren, .onlyChild: childTruth(node, within: rows)
    case .gatherTruth, .gatherHas, .probe, .probeTruth: loadedTruth(node, within: rows)
    case .spanTest: dateTruth(node, within: rows)
    case .ruleOutcome: outcomeTruth(node)
    default: plainTruth(node, within: rows)
    }
  }

  func computeSlots(_ node: PlanNode, within rows: Bitmap?) -> SlotColumn {
    switch node.operation {
    case .span, .shift, .deadline, .deadlineFigure: dateSlots(node, within: rows)
    case .childCount, .childAggregate, .onlyChild, .severalCount: childSlots(node, within: rows)
    case .lookup, .gather, .probeGroup, .probeCount, .probeRow, .probeFigure: loadedSlots(node, within: rows)
    default: plainSlots(node, within: rows)
    }
  }

  /// A truth left to the reference evaluator for every row.
  func hardTruth(_ node: PlanNode) -> TruthColumn {
    let count = rowCount(node.table)
    let none = Bitmap(count: count)
    return TruthColumn(yes: none, known: none, hard: Bitmap(repeating: true, count: count))
  }

  /// Values left to the reference evaluator for every row.
  func hardSlots(_ node: PlanNode) -> SlotColumn {
    let count = rowCount(node.table)
    return SlotColumn(
      slots: Array(repeating: 0, count: count), known: Bitmap(count: count), hard: Bitmap(repeating: true, count: count)
    )
  }
}
