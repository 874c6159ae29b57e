package import Records
package import SourceText

/// Days and periods in the words of an official document.
package enum PeriodText {
  /// `2010年3月1日`: years in full, no leading zeros (GB/T 9704 7.3.5, GB/T 15835).
  package static func chinese(_ day: Day) -> String {
    let (year, month, date) = day.parts
    return String(year) + "年" + String(month) + "月" + String(date) + "日"
  }

  /// A day in both languages.
  package static func day(_ day: Day) -> LocalizedText {
    LocalizedText(zh: chinese(day), en: day.text)
  }

  /// Both ends of a period; the year is written again only when it changes.
  package static func span(_ period: ClosedRange<Day>) -> LocalizedText {
    let (first, last) = (period.lowerBound, period.upperBound)
    let isOneYear = first.parts.year == last.parts.year
    let end = isOneYear ? chinese(last).drop { $0 != "年" }.dropFirst() : Substring(chinese(last))
    return LocalizedText(zh: chinese(first) + "至" + end, en: first.text + " to " + last.text)
  }

  /// The period as a title names it: 2010年, 2010年上半年, 2010年第一季度, 2010年3月, else both ends.
  package static func name(_ period: ClosedRange<Day>) -> LocalizedText {
    let first = period.lowerBound.parts
    let last = period.upperBound.parts
    let year = String(first.year)
    let isWholeMonths =
      first.year == last.year && first.day == 1 && period.upperBound.advanced(by: 1).parts.day == 1
    guard isWholeMonths else { return span(period) }
    switch (first.month, last.month) {
    case (1, 12): return LocalizedText(zh: year + "年", en: year)
    case (1, 6): return LocalizedText(zh: year + "年上半年", en: "the first half of " + year)
    case (7, 12): return LocalizedText(zh: year + "年下半年", en: "the second half of " + year)
    case (let from, let to) where from == to:
      return LocalizedText(
        zh: year + "年" + String(from) + "月", en: year + "-" + (from < 10 ? "0" : "") + String(from))
    case (let from, let to) where to - from == 2 && from % 3 == 1:
      let quarter = (from - 1) / 3
      return LocalizedText(
        zh: year + "年第" + ["一", "二", "三", "四"][quarter] + "季度",
        en: ["the first", "the second", "the third", "the fourth"][quarter] + " quarter of " + year)
    default: return span(period)
    }
  }

  /// Whether a period lies exactly one year before another, so that it may be called 上年.
  package static func isOneYearEarlier(_ previous: ClosedRange<Day>, than period: ClosedRange<Day>) -> Bool {
    let isMonthEnd = period.upperBound.advanced(by: 1).parts.day == 1
    let end =
      isMonthEnd
      ? period.upperBound.advanced(by: 1).advanced(byMonths: -12).advanced(by: -1)
      : period.upperBound.advanced(byMonths: -12)
    return previous.lowerBound == period.lowerBound.advanced(byMonths: -12) && previous.upperBound == end
  }
}
