import Records

extension ChunkEvaluator {
  /// A sum or difference of one scale; an overflow is hard.
  func sum(_ left: NodeID, _ right: NodeID, isDifference: Bool, within rows: Bitmap?) -> SlotColumn {
    let first = slots(left, within: rows)
    let second = slots(right, within: rows)
    let count = first.slots.count
    let result: [Int64]
    let over: [UInt64]
    // An overflow shows where the sign of the result fits neither operand.
    if isDifference {
      result = RowLoops.slots(first.slots, second.slots, count) { $0 &- $1 }
      over = RowLoops.bits(first.slots, second.slots, count) { ($0 ^ $1) & ($0 ^ ($0 &- $1)) < 0 }
    } else {
      result = RowLoops.slots(first.slots, second.slots, count) { $0 &+ $1 }
      over = RowLoops.bits(first.slots, second.slots, count) { ($0 ^ ($0 &+ $1)) & ($1 ^ ($0 &+ $1)) < 0 }
    }
    return combined(first, second, result, notExact: Bitmap(words: over, count: count))
  }

  /// A product in a scale; one that is not exact or leaves the range is hard.
  func product(_ left: NodeID, _ right: NodeID, _ type: SlotType, within rows: Bitmap?) -> SlotColumn {
    guard let divisor = productScale(left, right, type) else { return hardColumn(rowCount(plan[left].table)) }
    return exact(left, right, within: rows) { a, b in
      let product = Int128(a) * Int128(b)
      let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(divisor))
      return rest == 0 ? Int64(exactly: quotient) : nil
    }
  }

  /// By how much the product of two slots is too large for a scale.
  private func productScale(_ left: NodeID, _ right: NodeID, _ type: SlotType) -> Int64? {
    guard case .slots(let a) = plan[left].result, case .slots(let b) = plan[right].result, let first = a.scale,
      let second = b.scale, let wanted = type.scale
    else { return nil }
    return first * second / wanted
  }

  /// A quotient in a scale; one that is not exact or leaves the range is hard, a division by zero has no value.
  func quotient(_ left: NodeID, _ right: NodeID, _ type: SlotType, within rows: Bitmap?) -> SlotColumn {
    guard case .slots(let a) = plan[left].result, case .slots(let b) = plan[right].result, let first = a.scale,
      let second = b.scale, let wanted = type.scale
    else { return hardColumn(rowCount(plan[left].table)) }
    let top = Int128(second) * Int128(wanted)
    let bottom = Int128(first)
    var result = exact(left, right, within: rows) { a, b in
      guard b != 0 else { return nil }
      let (product, overflow) = Int128(a).multipliedReportingOverflow(by: top)
      guard !overflow else { return nil }
      let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(b) * bottom)
      return rest == 0 ? Int64(exactly: quotient) : nil
    }
    let divisor = slots(right, within: rows)
    let zero = Bitmap(words: RowLoops.bits(divisor.slots, divisor.slots.count) { $0 == 0 }, count: divisor.slots.count)
      .intersection(divisor.known)
    result.known = result.known.subtracting(zero)
    // A hard operand stays hard; a division by zero alone is just unknown.
    let operands = union(slots(left, within: rows).hard, divisor.hard)
    if let hard = result.hard {
      let rest = hard.subtracting(zero)
      result.hard = operands.map { rest.union($0) } ?? rest
    }
    return result
  }

  /// A value for each row where both operands are known; no value is hard.
  private func exact(
    _ left: NodeID, _ right: NodeID, within rows: Bitmap?, _ body: (Int64, Int64) -> Int64?
  ) -> SlotColumn {
    let first = slots(left, within: rows)
    let second = slots(right, within: rows)
    let count = first.slots.count
    let both = first.known.intersection(second.known)
    var result = Array(repeating: Int64(0), count: count)
    var over = Bitmap(count: count)
    both.forEachRow { row in
      if let value = body(first.slots[row], second.slots[row]) { result[row] = value } else { over[row] = true }
    }
    return combined(first, second, result, notExact: over)
  }

  private func combined(
    _ first: SlotColumn, _ second: SlotColumn, _ slots: [Int64], notExact: Bitmap
  ) -> SlotColumn {
    var hard = union(first.hard, second.hard)
    var known = first.known.intersection(second.known)
    if !notExact.isDisjoint(with: known) { hard = union(hard, notExact.intersection(known)) }
    if let hard { known.subtract(hard) }
    return SlotColumn(slots: slots, known: known, hard: hard)
  }

  /// Whole numbers in millionths.
  func rescaled(_ inner: NodeID, within rows: Bitmap?) -> SlotColumn {
    let column = slots(inner, within: rows)
    let count = column.slots.count
    let limit = Int64.max / ColumnScale.number
    let over = Bitmap(
      words: RowLoops.bits(column.slots, count) { $0 > limit || $0 < -limit }, count: count
    ).intersection(column.known)
    return SlotColumn(
      slots: RowLoops.slots(column.slots, count) { $0 &* ColumnScale.number }, known: column.known.subtracting(over),
      hard: over.isEmpty ? column.hard : union(column.hard, over))
  }

  /// Values rounded to a multiple of a step.
  func rounded(_ inner: NodeID, _ step: Int64, _ mode: RoundingMode, within rows: Bitmap?) -> SlotColumn {
    let column = slots(inner, within: rows)
    var result = column
    var over = Bitmap(count: column.slots.count)
    column.known.forEachRow { row in
      let (whole, rest) = column.slots[row].quotientAndRemainder(dividingBy: step)
      let sign: Int64 = column.slots[row] < 0 ? -1 : 1
      let bump: Int64 =
        switch mode {
        case .down: 0
        case .up: rest == 0 ? 0 : sign
        case .nearest: rest.magnitude >= step.magnitude - rest.magnitude ? sign : 0
        }
      let (value, overflow) = (whole + bump).multipliedReportingOverflow(by: step)
      if overflow { over[row] = true } else { result.slots[row] = value }
    }
    if !over.isEmpty {
      result.known = result.known.subtracting(over)
      result.hard = union(result.hard, over)
    }
    return result
  }

  /// The days of moments.
  func dayOf(_ inner: NodeID, within rows: Bitmap?) -> SlotColumn {
    let column = slots(inner, within: rows)
    return SlotColumn(
      slots: RowLoops.slots(column.slots, column.slots.count) { slot in
        let rest = slot % 100_000
        return (slot - (rest < 0 ? rest + 100_000 : rest)) / 100_000
      }, known: column.known, hard: column.hard)
  }
}
