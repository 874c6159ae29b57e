import Records

/// One month, quarter or other period for which an object is judged.
struct CalendarPeriod: Hashable, Sendable {
  /// The first day.
  let first: Day
  /// The last day.
  let last: Day
  /// How it stands in a key: `2024-03`, `2024-Q1`, `2024-H1`, `2024`, `2024-W10`, `2024-03-05`.
  let key: String

  /// The period of a kind in which a day lies.
  init(_ kind: ObjectPeriod, containing day: Day) {
    let (year, month, _) = day.parts
    switch kind {
    case .day, .workday:
      self.init(first: day, last: day, key: day.text)
    case .week:
      let monday = day.advanced(by: 1 - day.weekday)
      self.init(first: monday, last: monday.advanced(by: 6), key: Self.weekKey(monday))
    case .month: self.init(year: year, months: month...month, key: String(day.text.prefix(7)))
    case .quarter:
      let quarter = (month - 1) / 3
      self.init(year: year, months: (quarter * 3 + 1)...(quarter * 3 + 3), key: "\(day.text.prefix(4))-Q\(quarter + 1)")
    case .halfYear:
      let half = (month - 1) / 6
      self.init(year: year, months: (half * 6 + 1)...(half * 6 + 6), key: "\(day.text.prefix(4))-H\(half + 1)")
    case .year: self.init(year: year, months: 1...12, key: String(day.text.prefix(4)))
    }
  }

  private init(first: Day, last: Day, key: String) {
    self.first = first
    self.last = last
    self.key = key
  }

  private init(year: Int, months: ClosedRange<Int>, key: String) {
    let last = Day.length(ofMonth: months.upperBound, year: year)
    self.init(
      first: Day(year: year, month: months.lowerBound, day: 1) ?? Day(number: 0),
      last: Day(year: year, month: months.upperBound, day: last) ?? Day(number: 0), key: key)
  }

  /// The ISO week: the one with the year's first Thursday is week 1.
  private static func weekKey(_ monday: Day) -> String {
    let thursday = monday.advanced(by: 3)
    let year = thursday.parts.year
    let start = Day(year: year, month: 1, day: 1) ?? thursday
    let week = Int(thursday.number - start.number) / 7 + 1
    return "\(thursday.text.prefix(4))-W\(week < 10 ? "0" : "")\(week)"
  }

  /// The periods of a kind that touch a range of days, in order.
  static func all(_ kind: ObjectPeriod, touching range: ClosedRange<Day>) -> [CalendarPeriod] {
    var result: [CalendarPeriod] = []
    var period = CalendarPeriod(kind, containing: range.lowerBound)
    while period.first <= range.upperBound {
      result.append(period)
      let next = CalendarPeriod(kind, containing: period.last.advanced(by: 1))
      guard next.first > period.first else { break }
      period = next
    }
    return result
  }
}
