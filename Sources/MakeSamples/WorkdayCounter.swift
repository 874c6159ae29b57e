import Records

/// Counts working days as `language.md` §2 does, for building cases that keep their limits.
struct WorkdayCounter {
  let calendar: WorkCalendar

  /// Whether a day is worked.
  func isWorking(_ day: Day) -> Bool { calendar.kind(of: day) == .working }

  /// The nth working day after a day that lies in no excluded interval (start < d ≤ end of each).
  func day(_ count: Int, after start: Day, excluding spans: [(start: Day, end: Day)] = []) -> Day {
    var left = count
    var day = start
    while left > 0 {
      day = day.advanced(by: 1)
      if isCounted(day, spans) { left -= 1 }
    }
    return day
  }

  /// The number of counted days d with start < d ≤ stop.
  func count(after start: Day, through stop: Day, excluding spans: [(start: Day, end: Day)] = []) -> Int {
    var total = 0
    var day = start
    while day < stop {
      day = day.advanced(by: 1)
      if isCounted(day, spans) { total += 1 }
    }
    return total
  }

  /// The first working day on or after a day.
  func workingDay(from day: Day) -> Day {
    isWorking(day) ? day : self.day(1, after: day)
  }

  private func isCounted(_ day: Day, _ spans: [(start: Day, end: Day)]) -> Bool {
    isWorking(day) && !spans.contains { $0.start < day && day <= $0.end }
  }
}
