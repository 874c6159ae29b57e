import Records
import SourceText

private func number(_ integer: Int) -> Value { .number(Fraction(integer)) }
private func date(_ year: Int, _ month: Int, _ day: Int) -> Value {
  .date(Day(year: year, month: month, day: day) ?? Day(number: 0))
}

private func ofDay(_ body: @escaping @Sendable (Day) -> Value?) -> @Sendable (BuiltinArguments) -> Value? {
  { arguments in arguments.day(0).flatMap(body) }
}

private func row(
  _ id: String, _ zh: String, _ en: String, _ result: ValueType, _ summary: LocalizedText, _ example: String,
  _ body: @escaping @Sendable (Day) -> Value?
) -> BuiltinFunction {
  BuiltinFunction(
    id: id, name: LocalizedText(zh: zh, en: en), form: .property, parameters: [.date], result: .fixed(result),
    summary: summary, examples: [.init("\(zh)（2024-02-29）", [date(2024, 2, 29)], example)], body: ofDay(body))
}

private func first(_ year: Int, _ month: Int) -> Value? { Day(year: year, month: month, day: 1).map { .date($0) } }

private func last(_ year: Int, _ month: Int) -> Value? {
  Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)).map { .date($0) }
}

extension BuiltinFunctions {
  /// Parts of a date and the ends of the month, quarter and year it lies in.
  static let dateFunctions: [BuiltinFunction] = [
    row("date.year", "年份", "calendar year", .number, LocalizedText(zh: "日期的年", en: "the year"), "2024") {
      number($0.parts.year)
    },
    row("date.month", "月份", "month number", .number, LocalizedText(zh: "日期的月，1 至 12", en: "the month, 1 to 12"), "2") {
      number($0.parts.month)
    },
    row("date.day", "日号", "day of month", .number, LocalizedText(zh: "日期的日，1 至 31", en: "the day, 1 to 31"), "29") {
      number($0.parts.day)
    },
    row("date.quarter", "季度数", "quarter number", .number, LocalizedText(zh: "第几季度", en: "the quarter, 1 to 4"), "1") {
      number(($0.parts.month + 2) / 3)
    },
    row("date.halfYear", "半年数", "half-year number", .number, LocalizedText(zh: "上半年 1，下半年 2", en: "1 or 2"), "1") {
      number($0.parts.month <= 6 ? 1 : 2)
    },
    row(
      "date.weekday", "星期数", "weekday number", .number,
      LocalizedText(zh: "星期一是 1，星期日是 7", en: "Monday is 1, Sunday 7"), "4"
    ) { number($0.weekday) },
    row(
      "date.dayOfYear", "年内天数", "day of year", .number,
      LocalizedText(zh: "当年的第几天", en: "which day of its year"), "60"
    ) { day in
      Day(year: day.parts.year, month: 1, day: 1).map { number(Int(day.number - $0.number) + 1) }
    },
    row(
      "date.monthStart", "月初", "month start", .date, LocalizedText(zh: "当月第一天", en: "the first day of its month"),
      "2024-02-01"
    ) { first($0.parts.year, $0.parts.month) },
    row(
      "date.monthEnd", "月末", "month end", .date, LocalizedText(zh: "当月最后一天", en: "the last day of its month"),
      "2024-02-29"
    ) { last($0.parts.year, $0.parts.month) },
    row(
      "date.quarterStart", "季初", "quarter start", .date,
      LocalizedText(zh: "当季第一天", en: "the first day of its quarter"), "2024-01-01"
    ) { first($0.parts.year, ($0.parts.month - 1) / 3 * 3 + 1) },
    row(
      "date.quarterEnd", "季末", "quarter end", .date,
      LocalizedText(zh: "当季最后一天", en: "the last day of its quarter"), "2024-03-31"
    ) { last($0.parts.year, ($0.parts.month - 1) / 3 * 3 + 3) },
    row(
      "date.yearStart", "年初", "year start", .date, LocalizedText(zh: "当年第一天", en: "the first day of its year"),
      "2024-01-01"
    ) { first($0.parts.year, 1) },
    row(
      "date.yearEnd", "年末", "year end", .date, LocalizedText(zh: "当年最后一天", en: "the last day of its year"), "2024-12-31"
    ) { last($0.parts.year, 12) },
    row(
      "date.monthLength", "当月天数", "days in month", .number,
      LocalizedText(zh: "当月有几天", en: "how many days its month has"), "29"
    ) { number(Day.length(ofMonth: $0.parts.month, year: $0.parts.year)) },
  ]
}
