/// The days of the generated data, 2022-12-01 to 2026-12-31; the calendar of the pack says the same.
struct WorkingDays: Sendable {
  /// One day of the calendar.
  struct Entry: Sendable {
    /// The day as `2024-02-29`.
    let text: String
    /// Whether it is a working day.
    let isWorking: Bool
    /// How many working days there are from the first day through this one.
    let ordinal: Int
  }

  /// Every day in order.
  let entries: [Entry]
  /// The texts of the working days in order: a case names its days by their place here, so that the difference of two
  /// places is the number of working days between them.
  let texts: [String]

  /// The calendar of the data.
  static let all = WorkingDays()

  private init() {
    var entries: [Entry] = []
    var ordinal = 0
    // 2022-12-01 was a Thursday.
    var weekday = 3
    var date = (year: 2022, month: 12, day: 1)
    while date.year < 2027 {
      let text = Self.text(date)
      let isWorking = (weekday < 5 && !Self.isHoliday(text)) || Self.makeUpDays.contains(text)
      ordinal += isWorking ? 1 : 0
      entries.append(Entry(text: text, isWorking: isWorking, ordinal: ordinal))
      weekday = (weekday + 1) % 7
      date = Self.next(date)
    }
    self.entries = entries
    texts = entries.filter(\.isWorking).map(\.text)
  }

  /// The place of a day among the working days; of the last one before it if it is none.
  func place(of text: String) -> Int {
    (entries.first { $0.text == text }?.ordinal ?? 1) - 1
  }

  private static func next(_ date: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
    if date.day < length(date.year, date.month) { return (date.year, date.month, date.day + 1) }
    return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
  }

  private static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func text(_ date: (year: Int, month: Int, day: Int)) -> String {
    "\(date.year)-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

  /// A number with leading zeros.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func isHoliday(_ text: String) -> Bool {
    holidays.contains { $0.first <= text && text <= $0.last }
  }

  /// Days off, first and last of each stretch; texts of this form compare like their days.
  private static let holidays: [(first: String, last: String)] = [
    ("2022-12-31", "2023-01-02"), ("2023-01-21", "2023-01-27"), ("2023-04-05", "2023-04-05"),
    ("2023-04-29", "2023-05-03"), ("2023-06-22", "2023-06-24"), ("2023-09-29", "2023-10-06"),
    ("2024-01-01", "2024-01-01"), ("2024-02-10", "2024-02-17"), ("2024-04-04", "2024-04-06"),
    ("2024-05-01", "2024-05-05"), ("2024-06-10", "2024-06-10"), ("2024-09-15", "2024-09-17"),
    ("2024-10-01", "2024-10-07"), ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"), ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"),
  ]

  private static let makeUpDays: Set<String> = [
    "2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08", "2024-02-04",
    "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12", "2025-01-26",
    "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
  ]
}
