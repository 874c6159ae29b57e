import Records

extension ChunkEvaluator {
  // MARK: Dispatch

  func dateTruth(_ node: PlanNode, within rows: Bitmap?) -> TruthColumn {
    guard case .spanTest(let from, let to, let comparison, let limit, let unit, let calendar) = node.operation else {
      return hardTruth(node)
    }
    return spanTest(
      slots(from, within: rows), slots(to, within: rows), comparison, slots(limit, within: rows), unit,
      tables.days(calendar))
  }

  func dateSlots(_ node: PlanNode, within rows: Bitmap?) -> SlotColumn {
    switch node.operation {
    case .span(let from, let to, let unit, let calendar, let exclusions):
      let days = tables.days(calendar)
      let (start, end) = (slots(from, within: rows), slots(to, within: rows))
      if !exclusions.isEmpty { return span(start, end, unit, days, exclusions.map { intervals($0) }) }
      return unit == .workday ? workingDays(start, end, days) : span(start, end, unit)
    case .shift(let date, let amount, let unit, let forward, let calendar):
      return shift(
        slots(date, within: rows), slots(amount, within: rows), unit, forward: forward, tables.days(calendar))
    case .deadline(let number):
      var run = DeadlineRun(plan.deadlines[number], self)
      return run.outcomes()
    case .deadlineFigure(let number, let figure):
      var run = DeadlineRun(plan.deadlines[number], self)
      return run.figures(figure)
    default: return hardSlots(node)
    }
  }

  /// Where the intervals of an exclusion come from.
  func intervals(_ exclusion: PlanExclusion) -> IntervalSource {
    switch exclusion {
    case .children(let child, let condition, let start, let end, let hasEnd, let includesFirstDay):
      let part = part(child)
      return IntervalSource(
        starts: part.starts, unknownLists: part.unknownLists, members: condition.map { truth($0) }, start: slots(start),
        end: slots(end), hasEnd: truth(hasEnd), includesFirstDay: includesFirstDay, isOfChildren: true)
    case .span(let start, let end, let includesFirstDay):
      return IntervalSource(
        starts: [], unknownLists: [], members: nil, start: slots(start), end: slots(end), hasEnd: nil,
        includesFirstDay: includesFirstDay, isOfChildren: false)
    }
  }

  // MARK: Lengths

  /// Working days from one date to another.
  private func workingDays(_ from: SlotColumn, _ to: SlotColumn, _ days: DayTable) -> SlotColumn {
    let count = from.known.count
    let origin = Int64(days.origin)
    let ordinals = days.ordinals
    let size = UInt64(ordinals.count)
    let undecided = days.undecided
    let starts = from.slots
    let ends = to.slots
    var result = SlotColumn.both(from, to)
    for word in result.known.words.indices {
      var rest = result.known.words[word]
      var bad: UInt64 = 0
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        let row = word << 6 | bit
        let low = starts[row] &- origin
        let high = ends[row] &- origin
        // Both in the table, and the end not before its start.
        guard UInt64(bitPattern: low) < size, UInt64(bitPattern: high) < size, low <= high else {
          bad |= 1 << UInt64(bit)
          continue
        }
        if !undecided.isEmpty, undecided[Int(low)] != undecided[Int(high)] { bad |= 1 << UInt64(bit) }
        result.slots[row] = Int64(ordinals[Int(high)] - ordinals[Int(low)]) &* ColumnScale.number
      }
      if bad != 0 { result.markHard(word, bad, count) }
    }
    return result
  }

  /// Days, months or years from one date to another.
  private func span(_ from: SlotColumn, _ to: SlotColumn, _ unit: DurationUnit) -> SlotColumn {
    var result = SlotColumn.both(from, to)
    let known = result.known
    known.forEachRow { row in
      let (start, end) = (from.slots[row], to.slots[row])
      guard start <= end else { return result.markHard(row) }
      switch unit {
      case .day: result.slots[row] = (end - start) * ColumnScale.number
      case .month, .year:
        let first = Day(number: Int32(truncatingIfNeeded: start))
        let months = ObjectEvaluation.wholeMonths(from: first, to: Day(number: Int32(truncatingIfNeeded: end)))
        result.slots[row] = Int64(unit == .year ? months / 12 : months) * ColumnScale.number
      case .workday, .hour: result.markHard(row)
      }
    }
    return result
  }

  /// Days or working days without excluded intervals.
  private func span(
    _ from: SlotColumn, _ to: SlotColumn, _ unit: DurationUnit, _ days: DayTable, _ sources: [IntervalSource]
  ) -> SlotColumn {
    var result = SlotColumn.both(from, to)
    var intervals = ExcludedIntervals()
    let known = result.known
    known.forEachRow { row in
      let (start, end) = (Int(from.slots[row]), Int(to.slots[row]))
      intervals.removeAll()
      guard start <= end, sources.allSatisfy({ $0.add(row, openEnd: nil, to: &intervals) }) else {
        return result.markHard(row)
      }
      intervals.merge()
      guard let used = intervals.used(after: start, through: end, workingDays: unit == .workday ? days : nil) else {
        return result.markHard(row)
      }
      result.slots[row] = Int64(used) * ColumnScale.number
    }
    return result
  }

  // MARK: Dates moved

  /// `A 至 B 至多 n 单位`.
  private func spanTest(
    _ from: SlotColumn, _ to: SlotColumn, _ comparison: Comparison, _ limit: SlotColumn, _ unit: DurationUnit,
    _ days: DayTable
  ) -> TruthColumn {
    let ends = SlotColumn.both(from, to)
    let count = ends.known.count
    var result = TruthColumn(
      yes: Bitmap(count: count), known: ends.known.intersection(limit.known),
      hard: SlotColumn.union(ends.hard, limit.hard))
    if let hard = result.hard { result.known = result.known.subtracting(hard) }
    let starts = from.slots
    let stops = to.slots
    let limits = limit.slots
    var (amount, whole) = (Int64(0), 0)
    for word in result.known.words.indices {
      var rest = result.known.words[word]
      var yes: UInt64 = 0
      var bad: UInt64 = 0
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        let row = word << 6 | bit
        let start = Int(starts[row])
        let end = Int(stops[row])
        // Mostly the limit is the same for all rows.
        if limits[row] != amount {
          amount = limits[row]
          whole = amount % ColumnScale.number == 0 ? Int(amount / ColumnScale.number) : .max
        }
        let due =
          unit == .workday && whole >= 0 && whole < 100_000
          ? days.day(whole, after: start) : Self.moved(start, by: amount, unit, forward: true, days)
        guard start <= end, let due, let holds = due.holds(comparison, end) else {
          bad |= 1 << UInt64(bit)
          continue
        }
        if holds { yes |= 1 << UInt64(bit) }
      }
      result.yes.words[word] = yes
      if bad != 0 {
        result.known.words[word] &= ~bad
        result.hard = result.hard ?? Bitmap(count: count)
        result.hard?.words[word] |= bad
      }
    }
    return result
  }

  private func shift(
    _ date: SlotColumn, _ amount: SlotColumn, _ unit: DurationUnit, forward: Bool, _ days: DayTable
  ) -> SlotColumn {
    var result = SlotColumn.both(date, amount)
    let known = result.known
    known.forEachRow { row in
      if let due = Self.moved(Int(date.slots[row]), by: amount.slots[row], unit, forward: forward, days), due.isExact {
        result.slots[row] = Int64(due.earliest)
      } else {
        result.markHard(row)
      }
    }
    return result
  }

  /// A day moved by millionths of a unit; nil where that is left to the reference evaluator.
  @inline(__always)
  static func moved(_ day: Int, by amount: Int64, _ unit: DurationUnit, forward: Bool, _ days: DayTable) -> Due? {
    guard amount % ColumnScale.number == 0 else { return nil }
    let whole = Int(amount / ColumnScale.number)
    guard whole.magnitude <= 10_000_000 else { return nil }
    let count = forward ? whole : -whole
    switch unit {
    case .workday:
      if count >= 0 { return days.day(count, after: day) }
      return days.day(-count, before: day).map { Due(earliest: $0, isExact: true) }
    case .day:
      let moved = day + count
      // Beyond the years 1 to 9999 dates are cut off.
      return (-719_162...2_932_896).contains(moved) ? Due(earliest: moved, isExact: true) : nil
    case .month, .year:
      let months = unit == .year ? count * 12 : count
      let moved = Day(number: Int32(truncatingIfNeeded: day)).advanced(byMonths: months)
      return Due(earliest: Int(moved.number), isExact: true)
    case .hour: return nil
    }
  }
}

extension SlotColumn {
  /// A column for rows in which both operands are known, with the slots of the first.
  static func both(_ left: SlotColumn, _ right: SlotColumn) -> SlotColumn {
    let hard = union(left.hard, right.hard)
    var known = left.known.intersection(right.known)
    if let hard { known = known.subtracting(hard) }
    return SlotColumn(slots: left.slots, known: known, hard: hard)
  }

  static func union(_ left: Bitmap?, _ right: Bitmap?) -> Bitmap? {
    guard let left else { return right }
    guard let right else { return left }
    return left.union(right)
  }

  /// Leaves rows of one word to the reference evaluator.
  mutating func markHard(_ word: Int, _ bits: UInt64, _ count: Int) {
    known.words[word] &= ~bits
    if hard == nil { hard = Bitmap(count: count) }
    hard?.words[word] |= bits
  }
}
