import Records
import SourceText
import TestSupport
import Testing

@Suite("Counting days")
struct DayCountTests {
  private static func day(_ text: String) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return Day(year: parts[0], month: parts[1], day: parts[2]) ?? Day(number: 0)
  }

  /// Working weeks with some days off and some make-up days, and an undecided week; after 2025 nothing is decided.
  private static func calendar(_ random: inout SeededGenerator) -> WorkCalendar {
    let first = day("2025-01-01")
    func days(_ count: Int) -> [ClosedRange<Day>] {
      (0..<count).map { _ in
        let start = first.advanced(by: random.below(365))
        return start...start.advanced(by: random.below(5))
      }
    }
    let off = days(6)
    let working = days(4)
    let gap = first.advanced(by: random.below(300))
    let notices = [
      WorkCalendar.Notice(
        name: "a", issued: nil, days: first...gap, off: off, working: working),
      WorkCalendar.Notice(
        name: "b", issued: nil, days: gap.advanced(by: random.chance(30) ? 6 : 1)...day("2025-12-31"), off: off,
        working: working),
    ]
    return WorkCalendar(name: LocalizedText(same: "test"), weeklyRest: [6, 7], notices: notices)
  }

  private static func exclusions(_ random: inout SeededGenerator) -> [ExcludedDays.Interval] {
    (0..<random.below(4)).map { _ in
      let start = day("2025-01-01").advanced(by: random.below(400))
      return ExcludedDays.Interval(
        start: start, end: start.advanced(by: random.below(40) - 3), includesFirstDay: random.chance(30))
    }
  }

  /// The plain reading of the language page: count day by day.
  private static func counts(
    _ day: Day, _ calendar: WorkCalendar, _ intervals: [ExcludedDays.Interval], workdays: Bool, undecided: Bool
  ) -> Bool {
    for interval in intervals where interval.start <= interval.end {
      if interval.start < day && day <= interval.end { return false }
      if interval.includesFirstDay && day == interval.start { return false }
    }
    guard workdays else { return true }
    switch calendar.kind(of: day) {
    case .working: return true
    case .resting: return false
    case .undecided: return undecided
    }
  }

  @Test("a limit whose days are excluded to the end of the year 9999 is never reached", .timeLimit(.minutes(1)))
  func endOfTime() {
    let end = Self.day("9999-12-31")
    let start = Self.day("9999-12-01")
    let days = DayCount(
      countsWorkingDays: false, calendar: nil, excluded: ExcludedDays([.init(start: start, end: end)]))
    #expect(days.dueDate(start: start, limit: 3)?.latest == nil)
    #expect(days.used(after: start, through: end) == 0...0)
  }

  @Test("undecided days outside the calendar are counted without walking through them")
  func farDays() {
    var random = SeededGenerator(seed: 3)
    let calendar = Self.calendar(&random)
    let excluded = ExcludedDays([.init(start: Self.day("1800-01-01"), end: Self.day("1800-01-11"))])
    let days = DayCount(countsWorkingDays: true, calendar: calendar, excluded: excluded)
    let year = DayCount(countsWorkingDays: true, calendar: calendar).used(
      after: Self.day("2024-12-31"), through: Self.day("2025-12-31"))
    let before = Int(Self.day("2024-12-31").number - Self.day("0001-01-01").number) - 10
    let after = Int(Self.day("9999-12-31").number - Self.day("2025-12-31").number)
    let all = days.used(after: Self.day("0001-01-01"), through: Self.day("9999-12-31"))
    #expect(all == year.lowerBound...(year.upperBound + before + after))
  }

  @Test("the due date is the first day with that count, for any calendar and any intervals")
  func dueDateByBruteForce() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<SeededGenerator.cases {
      let calendar = Self.calendar(&random)
      let intervals = Self.exclusions(&random)
      let workdays = random.chance(70)
      let count = DayCount(
        countsWorkingDays: workdays, calendar: calendar, excluded: ExcludedDays(intervals))
      let start = Self.day("2025-01-01").advanced(by: random.below(360))
      let limit = random.below(40)
      guard let due = count.dueDate(start: start, limit: limit) else {
        Issue.record("no due date")
        return
      }
      for (undecided, found) in [(true, Optional(due.earliest)), (false, due.latest)] {
        var day = start
        var used = 0
        var steps = 0
        while used < limit, steps < 2_000 {
          day = day.advanced(by: 1)
          steps += 1
          if Self.counts(day, calendar, intervals, workdays: workdays, undecided: undecided) { used += 1 }
        }
        #expect(found == (used == limit ? day : nil))
      }
    }
  }

  @Test("used time and due date agree: at the due date the limit is just used up")
  func usedAndDueAgree() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<SeededGenerator.cases {
      let calendar = Self.calendar(&random)
      let intervals = Self.exclusions(&random)
      let count = DayCount(
        countsWorkingDays: random.chance(70), calendar: calendar, excluded: ExcludedDays(intervals))
      let start = Self.day("2025-01-01").advanced(by: random.below(300))
      let limit = random.below(30)
      guard let due = count.dueDate(start: start, limit: limit)?.day else { continue }
      let used = count.used(after: start, through: due)
      #expect(used == limit...limit)
      let stop = start.advanced(by: random.below(80))
      let until = count.used(after: start, through: stop)
      if stop <= due { #expect(until.lowerBound <= limit) }
      if stop > due { #expect(until.upperBound >= limit) }
      if stop > due, count.role(of: stop) == .counted { #expect(until.upperBound > limit) }
    }
  }

  @Test("overlapping and touching intervals merge; a backward one excludes nothing")
  func merging() {
    func interval(_ start: String, _ end: String, _ includes: Bool = false) -> ExcludedDays.Interval {
      ExcludedDays.Interval(start: Self.day(start), end: Self.day(end), includesFirstDay: includes)
    }
    let days = ExcludedDays([
      interval("2025-03-10", "2025-03-12"), interval("2025-03-11", "2025-03-14"), interval("2025-03-14", "2025-03-15"),
      interval("2025-03-20", "2025-03-18"), interval("2025-03-20", "2025-03-20", true),
      interval("2025-03-25", "2025-03-25"),
    ])
    #expect(
      days.ranges == [
        Self.day("2025-03-11")...Self.day("2025-03-15"), Self.day("2025-03-20")...Self.day("2025-03-20"),
      ])
    #expect(days.count(after: Self.day("2025-03-12"), through: Self.day("2025-03-31")) == 4)
    #expect(!days.contains(Self.day("2025-03-10")))
  }

  @Test("months are clamped to the month's end and moved on by excluded days until stable")
  func months() {
    let plain = DayCount(countsWorkingDays: false, calendar: nil)
    #expect(plain.dueDate(start: Self.day("2024-01-31"), months: 1)?.day == Self.day("2024-02-29"))
    #expect(plain.dueDate(start: Self.day("2024-02-29"), months: 12)?.day == Self.day("2025-02-28"))
    let paused = DayCount(
      countsWorkingDays: false, calendar: nil,
      excluded: ExcludedDays([
        .init(start: Self.day("2025-03-05"), end: Self.day("2025-03-15")),
        .init(start: Self.day("2025-04-08"), end: Self.day("2025-04-20")),
      ]))
    // 1 April + 10 days reaches into the second pause, which moves it on by 12 more.
    #expect(paused.dueDate(start: Self.day("2025-03-01"), months: 1)?.day == Self.day("2025-04-23"))
  }

  @Test("hostile limits end")
  func bounds() {
    let forever = DayCount(
      countsWorkingDays: true, calendar: nil,
      excluded: ExcludedDays([.init(start: Day(number: -700_000), end: Day(number: 2_900_000))]))
    #expect(forever.dueDate(start: Day(number: 0), limit: 5)?.latest == nil)
    #expect(forever.dueDate(start: Day(number: 0), months: 1) != nil)
    #expect(forever.dueDate(start: Day(number: 0), limit: -1) == nil)
    #expect(forever.used(after: Day(number: 10), through: Day(number: 0)) == 0...0)
  }
}
