/// A day of the proleptic Gregorian calendar, as the number of days since 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package let number: Int32

  /// Creates a day from its number.
  package init(number: Int32) {
    self.number = number
  }

  /// Creates the day of a year, month and day of month; nil if there is no such day (2023-02-29) or the year is outside 1–9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil, after the era-based algorithm of the proleptic Gregorian calendar.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The year, month and day of month.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The ISO weekday: 1 Monday … 7 Sunday.
  package var weekday: Int {
    let shifted = (Int(number) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// The number of days of a month.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The day so many days later (earlier if negative), clamped to the years 1–9999.
  package func advanced(by days: Int) -> Day {
    let sum = Int(number).addingReportingOverflow(days)
    let limited = sum.overflow ? (days > 0 ? Self.last : Self.first) : sum.partialValue
    return Day(number: Int32(min(max(limited, Self.first), Self.last)))
  }

  /// The same day of the month so many months later, clamped to the month's last day (民法典 202).
  package func advanced(byMonths months: Int) -> Day {
    let (year, month, day) = parts
    let bounded = max(-120_000, min(120_000, months))
    let total = year * 12 + (month - 1) + bounded
    let newYear = max(1, min(9999, total >= 0 ? total / 12 : (total - 11) / 12))
    let newMonth = total - (total >= 0 ? total / 12 : (total - 11) / 12) * 12 + 1
    let newDay = min(day, Self.length(ofMonth: newMonth, year: newYear))
    return Day(year: newYear, month: newMonth, day: newDay) ?? self
  }

  /// `2024-03-01`.
  package var text: String {
    let (year, month, day) = parts
    return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static let first = -719_162
  private static let last = 2_932_896

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

/// A date with a time of day, to the second, as written: no time zone is converted.
package struct Moment: Hashable, Sendable {
  /// The date.
  package let day: Day
  /// Seconds since midnight, 0–86,399; nil when only a date was written.
  package let second: Int32?

  /// Creates a moment.
  package init(day: Day, second: Int32?) {
    self.day = day
    self.second = second
  }

  /// `2024-03-01 09:30:00`, or the date alone.
  package var text: String {
    guard let second else { return day.text }
    func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
    return day.text + " " + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60)
  }
}
