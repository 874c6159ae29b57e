import Records

extension ChunkEvaluator {
  /// A comparison of two columns of one scale.
  func compare(_ comparison: Comparison, _ left: NodeID, _ right: NodeID, within rows: Bitmap?) -> TruthColumn {
    if let bound = constant(right) { return compare(comparison, left, with: bound, isLeft: true, within: rows) }
    if let bound = constant(left) { return compare(comparison, right, with: bound, isLeft: false, within: rows) }
    let first = slots(left, within: rows)
    let second = slots(right, within: rows)
    let count = min(first.slots.count, second.slots.count)
    let words =
      switch comparison {
      case .equal: RowLoops.bits(first.slots, second.slots, count) { $0 == $1 }
      case .notEqual: RowLoops.bits(first.slots, second.slots, count) { $0 != $1 }
      case .less: RowLoops.bits(first.slots, second.slots, count) { $0 < $1 }
      case .atMost: RowLoops.bits(first.slots, second.slots, count) { $0 <= $1 }
      case .greater: RowLoops.bits(first.slots, second.slots, count) { $0 > $1 }
      case .atLeast: RowLoops.bits(first.slots, second.slots, count) { $0 >= $1 }
      }
    var result = truth(words, first, second)
    if plan[left].result == .slots(.moment), comparison != .equal, comparison != .notEqual {
      let open = RowLoops.bits(first.slots, second.slots, count) { Self.isOpen($0, $1) }
      result = result.without(Bitmap(words: open, count: count))
    }
    return result
  }

  /// A comparison of a column with a constant on either side.
  private func compare(
    _ comparison: Comparison, _ node: NodeID, with bound: Int64, isLeft: Bool, within rows: Bitmap?
  ) -> TruthColumn {
    let column = slots(node, within: rows)
    let count = column.slots.count
    let words =
      switch (comparison, isLeft) {
      case (.equal, _): RowLoops.bits(column.slots, count) { $0 == bound }
      case (.notEqual, _): RowLoops.bits(column.slots, count) { $0 != bound }
      case (.less, true), (.greater, false): RowLoops.bits(column.slots, count) { $0 < bound }
      case (.atMost, true), (.atLeast, false): RowLoops.bits(column.slots, count) { $0 <= bound }
      case (.greater, true), (.less, false): RowLoops.bits(column.slots, count) { $0 > bound }
      case (.atLeast, true), (.atMost, false): RowLoops.bits(column.slots, count) { $0 >= bound }
      }
    var yes = Bitmap(words: words, count: count)
    yes.formIntersection(column.known)
    let result = TruthColumn(yes: yes, known: column.known, hard: column.hard)
    guard plan[node].result == .slots(.moment), comparison != .equal, comparison != .notEqual else { return result }
    let open = RowLoops.bits(column.slots, count) { Self.isOpen($0, bound) }
    return result.without(Bitmap(words: open, count: count))
  }

  /// Whether two moments of one day can't be told apart because one has no time of day.
  @inline(__always)
  private static func isOpen(_ left: Int64, _ right: Int64) -> Bool {
    let first = time(left)
    let second = time(right)
    return left &- first == right &- second && (first == 0 || second == 0)
  }

  /// The second of a moment's day and one; zero without a time.
  @inline(__always)
  private static func time(_ slot: Int64) -> Int64 {
    let rest = slot % 100_000
    return rest < 0 ? rest + 100_000 : rest
  }

  /// The truth of two columns of which both must be known.
  private func truth(_ words: [UInt64], _ first: SlotColumn, _ second: SlotColumn) -> TruthColumn {
    let hard = union(first.hard, second.hard)
    var known = first.known.intersection(second.known)
    if let hard { known.subtract(hard) }
    var yes = Bitmap(words: words, count: known.count)
    yes.formIntersection(known)
    return TruthColumn(yes: yes, known: known, hard: hard)
  }

  /// A quotient against a number in millionths, by cross products; a division by zero is unknown.
  func compareQuotient(
    _ comparison: Comparison, _ left: NodeID, _ divisor: NodeID, _ right: NodeID, within rows: Bitmap?
  ) -> TruthColumn {
    let top = slots(left, within: rows)
    let bottom = slots(divisor, within: rows)
    let bound = slots(right, within: rows)
    let count = top.slots.count
    let zero = Bitmap(words: RowLoops.bits(bottom.slots, count) { $0 == 0 }, count: count).intersection(bottom.known)
    let hard = union(union(top.hard, bottom.hard), bound.hard)
    var known = top.known.intersection(bottom.known).intersection(bound.known).subtracting(zero)
    if let hard { known = known.subtracting(hard) }
    let yes = RowLoops.bits(of: known) { row in
      // a / b ? c in millionths: a × 1,000,000 against b × c, the other way round for a negative divisor.
      let b = bottom.slots[row]
      let first = Int128(top.slots[row]) * 1_000_000
      let second = Int128(b) * Int128(bound.slots[row])
      switch comparison {
      case .equal: return first == second
      case .less: return b > 0 ? first < second : first > second
      default: return b > 0 ? first > second : first < second
      }
    }
    return TruthColumn(yes: Bitmap(words: yes, count: count), known: known, hard: hard)
  }

  /// A slot that is one of some, which are sorted.
  func slotIn(_ inner: NodeID, _ wanted: [Int64], within rows: Bitmap?) -> TruthColumn {
    let column = slots(inner, within: rows)
    let count = column.slots.count
    let words: [UInt64]
    if let first = wanted.first, let last = wanted.last, first >= 0, last < 64 {
      var set: UInt64 = 0
      for slot in wanted { set |= 1 << UInt64(slot) }
      words = RowLoops.bits(column.slots, count) { slot in
        slot >= 0 && slot < 64 && (set &>> UInt64(truncatingIfNeeded: slot)) & 1 != 0
      }
    } else {
      words = RowLoops.bits(of: column.known) { wanted.contains(column.slots[$0]) }
    }
    var yes = Bitmap(words: words, count: count)
    yes.formIntersection(column.known)
    return TruthColumn(yes: yes, known: column.known, hard: column.hard)
  }
}

extension TruthColumn {
  /// With some rows unknown.
  func without(_ rows: Bitmap) -> TruthColumn {
    TruthColumn(yes: yes.subtracting(rows), known: known.subtracting(rows), hard: hard)
  }
}
