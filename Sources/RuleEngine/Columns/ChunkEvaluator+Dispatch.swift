import Records

extension ChunkEvaluator {
  // MARK: Dispatch

  func computeTruth(_ node: PlanNode) -> TruthColumn {
    switch node.operation {
    case .truthConstant, .truthField, .hasField, .spread, .all, .any, .not, .atLeast, .compare, .sameText, .textIn,
      .slotIn, .textTest:
      return plainTruth(node)
    case .anyChild, .everyChild, .distinctChildren, .onlyChild: return childTruth(node)
    case .gatherTruth, .gatherHas, .probe, .probeTruth: return loadedTruth(node)
    case .spanTest: return dateTruth(node)
    case .ruleOutcome: return outcomeTruth(node)
    default: return hardTruth(node)
    }
  }

  func computeSlots(_ node: PlanNode) -> SlotColumn {
    switch node.operation {
    case .slotConstant, .textConstant, .field, .spread, .plus, .minus, .times, .dividedBy, .rescaled, .choose, .dayOf:
      return plainSlots(node)
    case .span, .shift, .deadline, .deadlineFigure: return dateSlots(node)
    case .childCount, .childAggregate, .onlyChild, .severalCount: return childSlots(node)
    case .lookup, .gather, .probeGroup, .probeCount, .probeRow, .probeFigure: return loadedSlots(node)
    default: return hardSlots(node)
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
