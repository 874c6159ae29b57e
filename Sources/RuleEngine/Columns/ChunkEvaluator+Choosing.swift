import Records

extension ChunkEvaluator {
  /// The first value whose condition holds; a row whose condition is open before that is hard, because the reference
  /// evaluator completes it.
  func choose(_ conditions: [NodeID?], _ values: [NodeID], _ table: TableID, within rows: Bitmap?) -> SlotColumn {
    let count = rowCount(table)
    var open = rows ?? self.rows(table)
    var slots: [Int64] = []
    var known = Bitmap(count: count)
    var hard: Bitmap?
    for (condition, value) in zip(conditions, values) {
      let taken = take(condition, from: &open, &hard)
      if taken.isEmpty { continue }
      if let slot = constant(value) {
        if slots.isEmpty { slots = Array(repeating: slot, count: count) }
        RowLoops.fill(&slots, of: taken, with: slot)
        known.formUnion(taken)
      } else {
        let column = self.slots(value, within: taken)
        if slots.isEmpty { slots = column.slots } else { RowLoops.copy(column.slots, of: taken, to: &slots) }
        known.formUnion(column.known.intersection(taken))
        if let more = column.hard { hard = union(hard, more.intersection(taken)) }
      }
      if open.isEmpty { break }
    }
    if slots.isEmpty { slots = Array(repeating: 0, count: count) }
    if let hard { known.subtract(hard) }
    return SlotColumn(slots: slots, known: known, hard: hard)
  }

  func chooseTruth(_ conditions: [NodeID?], _ values: [NodeID], _ table: TableID, within rows: Bitmap?) -> TruthColumn {
    let count = rowCount(table)
    var open = rows ?? self.rows(table)
    var result = TruthColumn(yes: Bitmap(count: count), known: Bitmap(count: count))
    var hard: Bitmap?
    for (condition, value) in zip(conditions, values) {
      let taken = take(condition, from: &open, &hard)
      if taken.isEmpty { continue }
      let column = truth(value, within: taken)
      result.yes.formUnion(column.yes.intersection(taken))
      result.known.formUnion(column.known.intersection(taken))
      if let more = column.hard { hard = union(hard, more.intersection(taken)) }
      if open.isEmpty { break }
    }
    if let hard {
      result.yes.subtract(hard)
      result.known.subtract(hard)
      result.hard = hard
    }
    return result
  }

  /// The open rows for which a condition holds; those for which it can't be told become hard.
  private func take(_ condition: NodeID?, from open: inout Bitmap, _ hard: inout Bitmap?) -> Bitmap {
    guard let condition else {
      defer { open = Bitmap(count: open.count) }
      return open
    }
    let column = truth(condition, within: open)
    let taken = open.intersection(column.yes)
    if !open.isSubset(of: column.known) { hard = union(hard, open.subtracting(column.known)) }
    open.formIntersection(column.known)
    open.subtract(column.yes)
    return taken
  }

  /// The slots of one column, with those of another for some rows.
  static func merged(_ slots: [Int64], _ others: [Int64], _ rows: Bitmap) -> [Int64] {
    var result = slots
    rows.forEachRow { result[$0] = others[$0] }
    return result
  }
}
