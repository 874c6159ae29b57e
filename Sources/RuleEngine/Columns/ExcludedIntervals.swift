import Records

/// The days that are not counted for one row: merged ranges, at most sixteen.
struct ExcludedIntervals {
  /// No row has more; what has is left to the reference evaluator.
  static let greatestCount = 16

  private(set) var lows: [Int] = Array(repeating: 0, count: greatestCount)
  private(set) var highs: [Int] = Array(repeating: 0, count: greatestCount)
  private(set) var count = 0

  mutating func removeAll() {
    count = 0
  }

  /// Adds start < d ≤ end, and the start too if it belongs; false if there are too many.
  mutating func add(_ start: Int, _ end: Int, includesFirstDay: Bool) -> Bool {
    let first = includesFirstDay ? start : start + 1
    guard first <= end else { return true }
    guard count < Self.greatestCount else { return false }
    var place = count
    while place > 0, lows[place - 1] > first || (lows[place - 1] == first && highs[place - 1] > end) {
      lows[place] = lows[place - 1]
      highs[place] = highs[place - 1]
      place -= 1
    }
    lows[place] = first
    highs[place] = end
    count += 1
    return true
  }

  /// Joins ranges that touch or overlap.
  mutating func merge() {
    guard count > 1 else { return }
    var last = 0
    for index in 1..<count {
      if lows[index] <= highs[last] + 1 {
        highs[last] = max(highs[last], highs[index])
      } else {
        last += 1
        lows[last] = lows[index]
        highs[last] = highs[index]
      }
    }
    count = last + 1
  }

  /// The number of excluded days d with start < d ≤ stop.
  func dayCount(after start: Int, through stop: Int) -> Int {
    var total = 0
    for index in 0..<count {
      let low = max(lows[index], start + 1)
      let high = min(highs[index], stop)
      if low <= high { total += high - low + 1 }
    }
    return total
  }

  /// The number of days that count in start < d ≤ stop; nil where the calendar leaves that open.
  func used(after start: Int, through stop: Int, workingDays table: DayTable?) -> Int? {
    guard start < stop else { return 0 }
    guard let table else { return stop - start - dayCount(after: start, through: stop) }
    guard var total = table.workingDays(after: start, through: stop) else { return nil }
    for index in 0..<count {
      let low = max(lows[index] - 1, start)
      let high = min(highs[index], stop)
      if low < high { total -= table.workingDays(after: low, through: high) ?? 0 }
    }
    return total
  }

  /// The day on which so many days have counted since a start; nil where it is left to the reference evaluator.
  func due(_ count: Int, after start: Int, workingDays table: DayTable?) -> Due? {
    if count == 0 { return Due(earliest: start, isExact: true) }
    var place = start
    var left = count
    for index in 0..<self.count where highs[index] > place {
      if lows[index] > place + 1 {
        guard let due = Self.day(left, after: place, table) else { return nil }
        if due.earliest < lows[index] { return Self.near(due, start) }
        guard
          let counted = table.map({ $0.workingDays(after: place, through: lows[index] - 1) })
            ?? (lows[index] - 1 - place)
        else { return nil }
        left -= counted
      }
      place = highs[index]
    }
    return Self.day(left, after: place, table).flatMap { Self.near($0, start) }
  }

  private static func day(_ count: Int, after start: Int, _ table: DayTable?) -> Due? {
    guard let table else { return Due(earliest: start + count, isExact: true) }
    // Behind the last decided day nothing is sure but that it is later.
    return start > table.last ? Due(earliest: start + 1, isExact: false) : table.day(count, after: start)
  }

  /// A due date within the horizon of `DayCount`.
  private static func near(_ due: Due, _ start: Int) -> Due? {
    due.earliest - start > DayCount.horizon ? nil : due
  }

  /// The day so many months after a start, moved on by the excluded days before it until that changes nothing.
  func due(months: Int, after start: Int) -> Due? {
    let plain = Int(Day(number: Int32(truncatingIfNeeded: start)).advanced(byMonths: months).number)
    var due = plain
    for _ in 0..<10_000 {
      let next = plain + dayCount(after: start, through: due)
      if next == due { return Due(earliest: due, isExact: true) }
      if next - start > DayCount.horizon { return nil }
      due = next
    }
    return nil
  }
}

/// Where the intervals of each row come from, in a chunk.
struct IntervalSource {
  /// The rows of the child table under each row; empty for the row's own dates.
  let starts: [Int32]
  let unknownLists: [UInt64]
  let members: TruthColumn?
  let start: SlotColumn
  let end: SlotColumn
  /// Whether something stands where the end should; nil where an unknown end is left to the reference evaluator.
  let hasEnd: TruthColumn?
  let includesFirstDay: Bool
  let isOfChildren: Bool

  /// Adds the intervals of a row; false where the data leave one open.
  ///
  /// - Parameter openEnd: the day to which an open interval runs; nil where it is not known to be open.
  func add(_ row: Int, openEnd: Int?, to intervals: inout ExcludedIntervals) -> Bool {
    guard isOfChildren else { return addInterval(row, openEnd: openEnd, to: &intervals) }
    if !unknownLists.isEmpty, unknownLists[row >> 6] & (1 << UInt64(row & 63)) != 0 { return false }
    for child in Int(starts[row])..<Int(starts[row + 1]) {
      if let members {
        guard members.known[child] else { return false }
        if !members.yes[child] { continue }
      }
      guard addInterval(child, openEnd: openEnd, to: &intervals) else { return false }
    }
    return true
  }

  private func addInterval(_ row: Int, openEnd: Int?, to intervals: inout ExcludedIntervals) -> Bool {
    guard start.known[row] else { return false }
    let first = Int(start.slots[row])
    if end.known[row] {
      let last = Int(end.slots[row])
      return first <= last && intervals.add(first, last, includesFirstDay: includesFirstDay)
    }
    guard let openEnd, let hasEnd, hasEnd.known[row], !hasEnd.yes[row] else { return false }
    return first > openEnd || intervals.add(first, openEnd, includesFirstDay: includesFirstDay)
  }
}
