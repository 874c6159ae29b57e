import Records
import RuleEngine
import TestSupport
import Testing

@Suite("Days of a calendar as a table")
struct DayTableTests {
  @Test("count working days as the calendar does, and leave out what it leaves open")
  func counts() {
    let days = DayTable(Kit.calendar)
    let first = Int(Kit.day("2023-12-25").number)
    let last = Int(Kit.day("2027-01-05").number)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<SeededGenerator.cases {
      let start = random.below(last - first) + first
      let stop = min(start + random.below(200), last)
      let wanted = Kit.calendar.workingDays(after: Day(number: Int32(start)), through: Day(number: Int32(stop)))
      #expect(days.workingDays(after: start, through: stop) == wanted)
    }
  }

  @Test("find due dates as a count of days does")
  func dueDates() {
    let days = DayTable(Kit.calendar)
    let count = DayCount(countsWorkingDays: true, calendar: Kit.calendar)
    var random = SeededGenerator(seed: 8)
    let first = Int(Kit.day("2023-12-31").number)
    for _ in 0..<SeededGenerator.cases {
      let start = first + random.below(1_090)
      let limit = random.below(60)
      let wanted = count.dueDate(start: Day(number: Int32(start)), limit: limit)
      guard let found = days.day(limit, after: start) else { continue }
      if found.isExact {
        #expect(wanted?.day.map { Int($0.number) } == found.earliest)
      } else {
        #expect((wanted?.latest) == nil)
        #expect((wanted.map { Int($0.earliest.number) } ?? .max) >= found.earliest)
      }
      let back = count.dayBefore(Day(number: Int32(start)), by: limit)
      if let day = days.day(limit, before: start) { #expect(back?.day.map { Int($0.number) } == day) }
    }
  }
}
