import Records

extension ChunkEvaluator {
  /// The first value whose condition holds; a row whose condition is open before that is hard, because the reference
  /// evaluator completes it.
  func choose(_ conditions: [NodeID?], _ values: [NodeID], _ table: TableID, within rows: Bitmap?) -> SlotColumn {
    let count = rowCount(table)
    var open = rows ?? Bitmap(repeating: true, count: count)
    var result = SlotColumn(slots: [], known: Bitmap(count: count))
    var hard = Bitmap(count: count)
    for (condition, value) in zip(conditions, values) {
      let taken = take(condition, from: &open, &hard)
      if taken.isEmpty { continue }
      let column = slots(value, within: taken)
      result.slots = result.slots.isEmpty ? column.slots : Self.merged(result.slots, column.slots, taken)
      result.known = result.known.union(column.known.intersection(taken))
      if let more = column.hard { hard = hard.union(more.intersection(taken)) }
      if open.isEmpty { break }
    }
    if result.slots.isEmpty { result.slots = Array(repeating: 0, count: count) }
    if !hard.isEmpty {
      result.known = result.known.subtracting(hard)
      result.hard = hard
    }
    return result
  }

  func chooseTruth(_ conditions: [NodeID?], _ values: [NodeID], _ table: TableID, within rows: Bitmap?) -> TruthColumn {
    let count = rowCount(table)
    var open = rows ?? Bitmap(repeating: true, count: count)
    var result = TruthColumn(yes: Bitmap(count: count), known: Bitmap(count: count))
    var hard = Bitmap(count: count)
    for (condition, value) in zip(conditions, values) {
      let taken = take(condition, from: &open, &hard)
      if taken.isEmpty { continue }
      let column = truth(value, within: taken)
      result.yes = result.yes.union(column.yes.intersection(taken))
      result.known = result.known.union(column.known.intersection(taken))
      if let more = column.hard { hard = hard.union(more.intersection(taken)) }
      if open.isEmpty { break }
    }
    if !hard.isEmpty {
      result.yes = result.yes.subtracting(hard)
      result.known = result.known.subtracting(hard)
      result.hard = hard
    }
    return result
  }

  /// The open rows for which a condition holds; those for which it can't be told become hard.
  private func take(_ condition: NodeID?, from open: inout Bitmap, _ hard: inout Bitmap) -> Bitmap {
    guard let condition else {
      defer { open = Bitmap(count: open.count) }
      return open
    }
    let column = truth(condition, within: open)
    let taken = open.intersection(column.yes)
    let undecided = open.subtracting(column.known)
    if !undecided.isEmpty { hard = hard.union(undecided) }
    open = open.intersection(column.no)
    return taken
  }

  /// The slots of one column, with those of another for some rows.
  static func merged(_ slots: [Int64], _ others: [Int64], _ rows: Bitmap) -> [Int64] {
    var result = slots
    rows.forEachRow { result[$0] = others[$0] }
    return result
  }
}
