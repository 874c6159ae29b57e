import Records
import SourceText

private func number(_ integer: Int) -> Value { .number(Fraction(integer)) }
private func date(_ year: Int, _ month: Int, _ day: Int) -> Value {
  .date(Day(year: year, month: month, day: day) ?? Day(number: 0))
}

/// The whole months from one day to a later one; nil if it is not later.
private func wholeMonths(from start: Day, to end: Day) -> Int? {
  guard start <= end else { return nil }
  var months = (end.parts.year - start.parts.year) * 12 + end.parts.month - start.parts.month
  if start.advanced(byMonths: months) > end { months -= 1 }
  return months
}

private func extreme(_ arguments: BuiltinArguments, _ isBetter: (Day, Day) -> Bool) -> Value? {
  let days = arguments.values.compactMap(\.day)
  guard days.count == arguments.values.count else { return nil }
  return days.max { isBetter($1, $0) }.map { .date($0) }
}

extension BuiltinFunctions {
  /// Dates from parts and from each other.
  static let dateSpanFunctions: [BuiltinFunction] = [
    BuiltinFunction(
      id: "date.of", name: LocalizedText(zh: "组成日期", en: "date of"), form: .call,
      parameters: [.number.named("年", "year"), .number.named("月", "month"), .number.named("日", "day")],
      result: .fixed(.date),
      summary: LocalizedText(zh: "由年、月、日组成；没有这一天就没有值", en: "from its parts; no value if there is no such day"),
      examples: [
        .init("组成日期（2024、2、29）", [number(2024), number(2), number(29)], "2024-02-29"),
        .init("组成日期（2023、2、29）", [number(2023), number(2), number(29)], "缺"),
      ],
      body: { arguments in
        guard let year = arguments.integer(0), let month = arguments.integer(1), let day = arguments.integer(2) else {
          return nil
        }
        return Day(year: year, month: month, day: day).map { .date($0) }
      }),
    BuiltinFunction(
      id: "date.part", name: LocalizedText(zh: "日期部分", en: "date part"), form: .property,
      parameters: [
        .init(
          name: LocalizedText(zh: "时刻", en: "moment"), type: .moment,
          summary: LocalizedText(zh: "一个时刻", en: "a moment"))
      ], result: .fixed(.date),
      summary: LocalizedText(zh: "时刻所在的日期", en: "the date of a moment"),
      examples: [
        .init(
          "日期部分（2024-03-01 09:30）",
          [.moment(Moment(day: Day(number: 19_783), second: 34_200))], "2024-03-01")
      ],
      body: { arguments in arguments.day(0).map { .date($0) } }),
    BuiltinFunction(
      id: "date.hour", name: LocalizedText(zh: "钟点", en: "hour of day"), form: .property,
      parameters: [
        .init(
          name: LocalizedText(zh: "时刻", en: "moment"), type: .moment,
          summary: LocalizedText(zh: "一个时刻", en: "a moment"))
      ], result: .fixed(.number),
      summary: LocalizedText(zh: "几点钟，0 至 23；没有写时间就没有值", en: "the hour, 0 to 23; no value without a time of day"),
      examples: [
        .init("钟点（2024-03-01 09:30）", [.moment(Moment(day: Day(number: 19_783), second: 34_200))], "9")
      ],
      body: { arguments in
        guard case .moment(let moment) = arguments.values.first, let second = moment.second else { return nil }
        return number(Int(second) / 3600)
      }),
    BuiltinFunction(
      id: "date.earlier", name: LocalizedText(zh: "较早日期", en: "earlier"), form: .call,
      parameters: [.date, .moreDates], result: .fixed(.date),
      summary: LocalizedText(zh: "几个日期中最早的", en: "the earliest of the dates"),
      examples: [.init("较早日期（2024-03-01、2024-02-29）", [date(2024, 3, 1), date(2024, 2, 29)], "2024-02-29")],
      body: { extreme($0, <) }),
    BuiltinFunction(
      id: "date.later", name: LocalizedText(zh: "较晚日期", en: "later"), form: .call, parameters: [.date, .moreDates],
      result: .fixed(.date), summary: LocalizedText(zh: "几个日期中最晚的", en: "the latest of the dates"),
      examples: [.init("较晚日期（2024-03-01、2024-02-29）", [date(2024, 3, 1), date(2024, 2, 29)], "2024-03-01")],
      body: { extreme($0, >) }),
    BuiltinFunction(
      id: "date.wholeYears", name: LocalizedText(zh: "周年数", en: "whole years"), twins: ["周岁", "age"], form: .call,
      parameters: [.date.named("起", "from"), .date.named("止", "to")], result: .fixed(.number),
      summary: LocalizedText(zh: "从前一日期到后一日期满几周年；周岁自生日第二天起算满", en: "the whole years between two dates"),
      examples: [
        .init("周年数（2004-02-29、2024-02-28）", [date(2004, 2, 29), date(2024, 2, 28)], "19"),
        .init("周年数（2004-03-01、2024-03-01）", [date(2004, 3, 1), date(2024, 3, 1)], "20"),
      ],
      body: { arguments in
        guard let start = arguments.day(0), let end = arguments.day(1) else { return nil }
        return wholeMonths(from: start, to: end).map { number($0 / 12) }
      }),
    BuiltinFunction(
      id: "date.wholeMonths", name: LocalizedText(zh: "整月数", en: "whole months"), form: .call,
      parameters: [.date.named("起", "from"), .date.named("止", "to")], result: .fixed(.number),
      summary: LocalizedText(zh: "从前一日期到后一日期满几个月", en: "the whole months between two dates"),
      examples: [.init("整月数（2024-01-31、2024-02-29）", [date(2024, 1, 31), date(2024, 2, 29)], "1")],
      body: { arguments in
        guard let start = arguments.day(0), let end = arguments.day(1) else { return nil }
        return wholeMonths(from: start, to: end).map(number)
      }),
    BuiltinFunction(
      id: "date.sameMonth", name: LocalizedText(zh: "同月", en: "same month"), form: .call,
      parameters: [.date, .date.named("另一日期", "other")], result: .fixed(.truth),
      summary: LocalizedText(zh: "两个日期是不是同年同月", en: "whether two dates lie in the same month"),
      examples: [.init("同月（2024-03-01、2024-03-31）", [date(2024, 3, 1), date(2024, 3, 31)], "是")],
      body: { arguments in
        guard let one = arguments.day(0)?.parts, let other = arguments.day(1)?.parts else { return nil }
        return .truth(one.year == other.year && one.month == other.month)
      }),
  ]
}
