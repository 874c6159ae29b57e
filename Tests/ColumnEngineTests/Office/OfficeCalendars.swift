import Records
import RuleEngine
import SourceText

extension Office {
  private static func ranges(_ year: Int, _ text: String) -> [ClosedRange<Day>] {
    text.split(separator: " ").map { part in
      let ends = part.split(separator: "…").map { end in
        let parts = end.split(separator: "-").compactMap { Int($0) }
        return day(year, parts[0], parts[1])
      }
      return ends[0]...ends[ends.count - 1]
    }
  }

  private static func notice(_ year: Int, off: String, working: String, until month: Int = 12) -> WorkCalendar.Notice {
    WorkCalendar.Notice(
      name: "\(year) 年", issued: nil, days: day(year, 1, 1)...day(year, month, 30), off: ranges(year, off),
      working: ranges(year, working))
  }

  private static let notice2024 = notice(
    2024, off: "01-01 02-10…02-17 04-04…04-06 05-01…05-05 06-10 09-15…09-17 10-01…10-07",
    working: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12")
  private static let notice2025 = notice(
    2025, off: "01-01 01-28…02-04 04-04…04-06 05-01…05-05 05-31…06-02 10-01…10-08",
    working: "01-26 02-08 04-27 09-28 10-11")
  private static let notice2026 = notice(
    2026, off: "01-01…01-03 02-15…02-23 04-04…04-06 05-01…05-05 06-19…06-21 09-25…09-27 10-01…10-07",
    working: "01-04 02-14 02-28 05-09 09-20 10-10")

  /// Three years with the last day of each left open, and a calendar that ends in spring.
  static let calendars = [
    WorkCalendar(name: name("国家法定工作日"), weeklyRest: [6, 7], notices: [notice2024, notice2025, notice2026]),
    WorkCalendar(
      name: name("短日历"), weeklyRest: [7], notices: [notice(2025, off: "01-01 01-28…02-04", working: "01-26", until: 3)]),
  ]
}
