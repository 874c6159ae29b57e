package import Records

/// The working days of a calendar for the kernels: ordinals by day, and days by ordinal.
///
/// Only days that the notices decide stand in it; what reaches beyond them is left to the reference evaluator, unless it is
/// plain without them.
package struct DayTable: Sendable {
  /// The day before the first decided one; place 0 of `ordinals`.
  let origin: Int
  /// The number of working days behind the origin up to and including each day.
  let ordinals: [Int32]
  /// The number of undecided days behind the origin up to each day; empty if the notices decide every day between them.
  let undecided: [Int32]
  /// The working days, rising.
  let working: [Int32]

  /// The last day in the table.
  var last: Int { origin + ordinals.count - 1 }

  /// Takes the days of a calendar; without one no day is decided.
  package init(_ calendar: WorkCalendar?) {
    guard let calendar, let decided = calendar.decided else {
      (origin, ordinals, undecided, working) = (0, [0], [], [])
      return
    }
    var ordinals: [Int32] = [0]
    var undecided: [Int32] = [0]
    var working: [Int32] = []
    for number in decided.lowerBound.number...decided.upperBound.number {
      let kind = calendar.kind(of: Day(number: number))
      if kind == .working { working.append(number) }
      ordinals.append(Int32(working.count))
      undecided.append((undecided.last ?? 0) + (kind == .undecided ? 1 : 0))
    }
    self.origin = Int(decided.lowerBound.number) - 1
    self.ordinals = ordinals
    self.undecided = undecided.last == 0 ? [] : undecided
    self.working = working
  }

  /// The number of working days d with start < d ≤ stop; nil if the notices do not decide all of them.
  @inline(__always)
  package func workingDays(after start: Int, through stop: Int) -> Int? {
    let low = start - origin
    let high = stop - origin
    guard low >= 0, high < ordinals.count, low <= high else { return low > high ? 0 : nil }
    if !undecided.isEmpty, undecided[low] != undecided[high] { return nil }
    return Int(ordinals[high]) - Int(ordinals[low])
  }

  /// Where a day lies that is so many working days after a start.
  @inline(__always)
  package func day(_ count: Int, after start: Int) -> Due? {
    if count == 0 { return Due(earliest: start, isExact: true) }
    let low = start - origin
    guard low >= 0, low < ordinals.count else { return nil }
    let place = Int(ordinals[low]) + count - 1
    guard place < working.count else {
      // Behind every decided day: at least the day after the last one, if the notices decide all days on the way.
      return undecided.isEmpty || undecided[low] == undecided.last ? Due(earliest: last + 1, isExact: false) : nil
    }
    let due = Int(working[place])
    if !undecided.isEmpty, undecided[low] != undecided[due - origin] { return nil }
    return Due(earliest: due, isExact: true)
  }

  /// The day so many working days before a start; nil if the notices do not decide the days on the way.
  package func day(_ count: Int, before start: Int) -> Int? {
    if count == 0 { return start }
    let high = start - 1 - origin
    guard high >= 0, high < ordinals.count else { return nil }
    let place = Int(ordinals[high]) - count
    guard place >= 0 else { return nil }
    let day = Int(working[place])
    if !undecided.isEmpty, undecided[day - origin] != undecided[high] { return nil }
    return day
  }

  /// The first working day on or after a day.
  func rolledForward(_ due: Due) -> Due? {
    let low = due.earliest - 1 - origin
    guard due.isExact, low >= 0, low < ordinals.count else {
      // A day that nobody decided may be one of work.
      return due.earliest > last ? Due(earliest: due.earliest, isExact: false) : nil
    }
    return day(1, after: due.earliest - 1)
  }
}

/// A day, exact or only the earliest that it can be.
package struct Due {
  /// The day, or the earliest that it can be.
  package let earliest: Int
  /// Whether it is that day.
  package let isExact: Bool

  /// Whether a day stands in a relation to it; nil where that is open.
  @inline(__always)
  func holds(_ comparison: Comparison, _ day: Int) -> Bool? {
    switch comparison {
    case .atMost: return day <= earliest ? true : isExact ? false : nil
    case .greater: return day <= earliest ? false : isExact ? true : nil
    case .less: return day < earliest ? true : isExact ? false : nil
    case .atLeast: return day < earliest ? false : isExact ? true : nil
    case .equal: return isExact ? day == earliest : day < earliest ? false : nil
    case .notEqual: return isExact ? day != earliest : day < earliest ? true : nil
    }
  }
}
