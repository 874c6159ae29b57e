/// Dates, parts of dates and times behind a number: they count nothing.
enum DateSpans {
  /// The offset behind a date that the number begins; nil if it begins none.
  static func end(in text: Scalars, behind numeral: NumeralReading.Numeral, from start: Int) -> Int? {
    guard numeral.isPlain || numeral.isChinese, numeral.upper == nil else { return nil }
    let index = text.skippingBlanks(from: numeral.end, atMost: 1)
    switch text[index] {
    case "年": return isYear(numeral, in: text, at: start, mark: index) ? monthEnd(in: text, from: index + 1) : nil
    case "月": return isMonth(numeral) ? dayEnd(in: text, from: index + 1) : nil
    case "日", "号": return isDay(in: text, start, mark: index) ? rangeEnd(in: text, from: index + 1) : nil
    case "时", "点": return isTime(in: text, start, mark: index) ? timeEnd(in: text, from: index + 1) : nil
    case "季": return text[index + 1] == "度" ? index + 2 : nil
    default: return nil
    }
  }

  private static func isYear(
    _ numeral: NumeralReading.Numeral, in text: Scalars, at start: Int, mark: Int
  ) -> Bool {
    if let next = text[mark + 1], next == "度" || next == "底" || next == "初" || next == "末" || next == "版" {
      return true
    }
    if numeral.isChinese { return false }
    let value = numeral.value.whole ?? 0
    return numeral.width == 4 ? (1800...2200).contains(value) : numeral.hasLeadingZero
  }

  private static func isMonth(_ numeral: NumeralReading.Numeral) -> Bool {
    (1...12).contains(numeral.value.whole ?? 0)
  }

  /// 27日 is a day of a month, 27日内 a span.
  private static func isDay(in text: Scalars, _ start: Int, mark: Int) -> Bool {
    if text[mark] == "号" { return true }
    guard let next = text[mark + 1] else { return true }
    if next == "内" || next == "以" && text[mark + 2] == "内" || next == "之" && text[mark + 2] == "内" { return false }
    return true
  }

  private static func isTime(in text: Scalars, _ start: Int, mark: Int) -> Bool {
    if text[mark] == "时" { return text[mark + 1] != "代" }
    guard let next = text[mark + 1] else { return false }
    return next.digit != nil || next == "半" || next == "钟" || next == "整"
  }

  // MARK: - What follows

  private static func monthEnd(in text: Scalars, from index: Int) -> Int {
    let start = text.skippingBlanks(from: index, atMost: 1)
    guard let end = number(in: text, from: start), text[end] == "月" else { return rangeEnd(in: text, from: index) }
    return dayEnd(in: text, from: end + 1)
  }

  private static func dayEnd(in text: Scalars, from index: Int) -> Int {
    let start = text.skippingBlanks(from: index, atMost: 1)
    guard let end = number(in: text, from: start), text[end] == "日" || text[end] == "号" else {
      return rangeEnd(in: text, from: index)
    }
    return rangeEnd(in: text, from: end + 1)
  }

  /// 至28日, —4月, -10月: the other end of a span of days or months.
  private static func rangeEnd(in text: Scalars, from index: Int) -> Int {
    guard let mark = text[index], marks.contains(mark), let end = number(in: text, from: index + 1),
      let unit = text[end], unit == "年" || unit == "月" || unit == "日"
    else { return index }
    switch unit {
    case "年": return monthEnd(in: text, from: end + 1)
    case "月": return dayEnd(in: text, from: end + 1)
    default: return end + 1
    }
  }

  private static func timeEnd(in text: Scalars, from index: Int) -> Int {
    guard let end = number(in: text, from: index), text[end] == "分" else { return index }
    return end + 1
  }

  private static func number(in text: Scalars, from index: Int) -> Int? {
    var end = index
    while end < index + 4, let next = text[end], next.digit != nil || next.isChineseNumeral { end += 1 }
    return end > index ? end : nil
  }

  private static let marks: Set<Unicode.Scalar> = ["至", "到", "-", "–", "—", "~", "～", "－", "、"]
}
