/// A day known exactly or only between two ends, because a calendar does not decide every day.
package struct DayBounds: Sendable, Hashable {
  /// The earliest day it can be.
  package let earliest: Day
  /// The latest day it can be; nil when it may never come.
  package let latest: Day?

  /// Creates bounds.
  package init(earliest: Day, latest: Day?) {
    self.earliest = earliest
    self.latest = latest
  }

  /// The day, if it is known exactly.
  package var day: Day? { latest == earliest ? earliest : nil }
}

/// How the days of a time limit are counted (language guide, “Working days”).
///
/// The first day is not counted. A day counts when it is of the unit (a working day by the calendar, or any day) and lies in
/// no excluded interval. Days that the calendar leaves undecided give bounds instead of a guess.
package struct DayCount: Sendable {
  /// What one day is for the count.
  package enum Role: Sendable, Hashable {
    case counted
    case skipped
    case undecided
  }

  /// Whether only working days count.
  package let countsWorkingDays: Bool
  /// The calendar; without one every working day is undecided.
  package let calendar: WorkCalendar?
  /// The days that do not count.
  package let excluded: ExcludedDays
  /// No limit is looked for farther ahead than this: about two hundred years.
  package static let horizon = 73_000

  /// Creates a way of counting.
  package init(countsWorkingDays: Bool, calendar: WorkCalendar?, excluded: ExcludedDays = .none) {
    self.countsWorkingDays = countsWorkingDays
    self.calendar = calendar
    self.excluded = excluded
  }

  /// Whether a day is of the unit, whatever is excluded.
  private func isOfUnit(_ day: Day) -> Role {
    guard countsWorkingDays else { return .counted }
    switch calendar?.kind(of: day) ?? .undecided {
    case .working: return .counted
    case .resting: return .skipped
    case .undecided: return .undecided
    }
  }

  /// What a day is for the count.
  package func role(of day: Day) -> Role {
    excluded.contains(day) ? .skipped : isOfUnit(day)
  }

  /// The due date: the first day d ≥ start such that so many days count in start < … ≤ d.
  ///
  /// - Complexity: O(days to the due date).
  package func dueDate(start: Day, limit: Int) -> DayBounds? {
    guard limit >= 0 else { return nil }
    guard let earliest = day(start, limit, undecidedCounts: true) else {
      // Not within the horizon: as good as never.
      return DayBounds(earliest: start.advanced(by: Self.horizon), latest: nil)
    }
    return DayBounds(earliest: earliest, latest: day(start, limit, undecidedCounts: false))
  }

  private func day(_ start: Day, _ limit: Int, undecidedCounts: Bool) -> Day? {
    var day = start
    var left = limit
    let lastDecided = countsWorkingDays && !undecidedCounts ? calendar?.decided?.upperBound ?? start : nil
    while left > 0 {
      day = day.advanced(by: 1)
      if let range = excluded.range(containing: day) {
        day = range.upperBound
        // There is no day behind the last one of the year 9999.
        if day.advanced(by: 1) == day { return nil }
      } else {
        switch isOfUnit(day) {
        case .counted: left -= 1
        case .undecided: if undecidedCounts { left -= 1 }
        case .skipped: break
        }
      }
      if Int(day.number) - Int(start.number) > Self.horizon { return nil }
      // Behind the last decided day nothing is sure to count any more.
      if let lastDecided, day > lastDecided { return left == 0 ? day : nil }
    }
    return day
  }

  /// The day such that so many days of the unit lie in d ≤ … < start, counted backwards; exclusions are left aside.
  package func dayBefore(_ start: Day, by count: Int) -> DayBounds? {
    guard count >= 0, let late = earlierDay(start, count, undecidedCounts: true) else { return nil }
    guard let early = earlierDay(start, count, undecidedCounts: false) else { return nil }
    return DayBounds(earliest: early, latest: late)
  }

  private func earlierDay(_ start: Day, _ count: Int, undecidedCounts: Bool) -> Day? {
    var day = start
    var left = count
    let firstDecided = countsWorkingDays && !undecidedCounts ? calendar?.decided?.lowerBound ?? start : nil
    while left > 0 {
      day = day.advanced(by: -1)
      if Int(start.number) - Int(day.number) > Self.horizon { return nil }
      if let firstDecided, day < firstDecided { return nil }
      let role = isOfUnit(day)
      if role == .counted || (role == .undecided && undecidedCounts) { left -= 1 }
    }
    return day
  }

  /// The number of days that count in start < d ≤ stop, between the two ends that undecided days leave; zero if stop is not
  /// after start.
  package func used(after start: Day, through stop: Day) -> ClosedRange<Int> {
    guard start < stop else { return 0...0 }
    if !countsWorkingDays {
      let all = Int(stop.number - start.number) - excluded.count(after: start, through: stop)
      return all...all
    }
    if let sure = decidedWorkingDays(after: start, through: stop) { return sure...sure }
    // Outside the calendar every day is undecided: those are counted, not walked through.
    let decided = calendar?.decided ?? stop...stop
    var open = undecided(after: start, through: min(stop, decided.lowerBound.advanced(by: -1)))
    open += undecided(after: max(start, decided.upperBound), through: stop)
    var sure = 0
    var day = max(start.advanced(by: 1), decided.lowerBound)
    let last = min(stop, decided.upperBound)
    while day <= last {
      switch role(of: day) {
      case .counted: sure += 1
      case .undecided: open += 1
      case .skipped: break
      }
      day = Day(number: day.number + 1)
    }
    return sure...(sure + open)
  }

  /// The number of days in start < d ≤ stop that are not excluded.
  private func undecided(after start: Day, through stop: Day) -> Int {
    guard start < stop else { return 0 }
    return Int(stop.number - start.number) - excluded.count(after: start, through: stop)
  }

  /// The working days in start < d ≤ stop that are not excluded, if the calendar decides them all.
  private func decidedWorkingDays(after start: Day, through stop: Day) -> Int? {
    guard let calendar, var total = calendar.workingDays(after: start, through: stop) else { return nil }
    for range in excluded.ranges {
      let low = max(range.lowerBound.advanced(by: -1), start)
      total -= calendar.workingDays(after: low, through: min(range.upperBound, stop)) ?? 0
    }
    return total
  }

  /// The day n months after a start, clamped to its month's last day, then moved on by the excluded days before it until
  /// that changes nothing.
  package func dueDate(start: Day, months: Int) -> DayBounds? {
    guard months >= 0 else { return nil }
    let plain = start.advanced(byMonths: months)
    guard !excluded.ranges.isEmpty else { return DayBounds(earliest: plain, latest: plain) }
    var due = plain
    for _ in 0..<10_000 {
      let next = plain.advanced(by: excluded.count(after: start, through: due))
      if next == due { return DayBounds(earliest: due, latest: due) }
      if Int(next.number) - Int(start.number) > Self.horizon { break }
      due = next
    }
    return DayBounds(earliest: start.advanced(by: Self.horizon), latest: nil)
  }

  /// The first working day on or after a day (顺延).
  package func rolledForward(_ bounds: DayBounds) -> DayBounds? {
    guard let earliest = firstWorkingDay(bounds.earliest, undecidedWorks: true) else { return nil }
    return DayBounds(
      earliest: earliest, latest: bounds.latest.flatMap { firstWorkingDay($0, undecidedWorks: false) })
  }

  private func firstWorkingDay(_ start: Day, undecidedWorks: Bool) -> Day? {
    var day = start
    for _ in 0..<400 {
      switch calendar?.kind(of: day) ?? .undecided {
      case .working: return day
      case .undecided where undecidedWorks: return day
      default: day = day.advanced(by: 1)
      }
    }
    return nil
  }
}
