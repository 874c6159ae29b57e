/// The types of rules that values of the kit become.
enum RuleType: String, CaseIterable {
  case number = "数"
  case text = "文本"
  case truth = "是否"
  case date = "日期"
  case moment = "时刻"
  case days = "日"
  case hours = "小时"
  case months = "个月"
  case texts = "多个文本"

  /// The type of a plain type of the kit; nil where rules have none.
  init?(kit name: String, isList: Bool = false) {
    if isList {
      guard name == "string" || name == "Any" else { return nil }
      self = .texts
      return
    }
    switch name {
    case "number", "decimal", "double", "integer": self = .number
    case "string": self = .text
    case "boolean": self = .truth
    case "date": self = .date
    case "dateTime", "date and time", "time": self = .moment
    case "yearMonthDuration", "years and months duration": self = .months
    case "dayTimeDuration", "days and time duration": self = .hours
    default: return nil
    }
  }

  /// Whether larger and smaller are written with 晚于 and 早于.
  var isDate: Bool { self == .date || self == .moment }

  /// Whether its values have an order.
  var isOrdered: Bool { self != .text && self != .truth && self != .texts }
}

/// A value as rule text, with its type.
struct RuleValue: Equatable {
  let text: String
  let type: RuleType

  /// A value of the kit as it stands in a condition or behind 给定.
  static func literal(_ value: KitValue, _ wanted: RuleType? = nil) throws(Inexpressible) -> RuleValue {
    switch value {
    case .null: throw Inexpressible(reason: "null as a value: missing is written by leaving it out")
    case .plain(let text, let type): return try plain(text, type: type, wanted)
    case .list(let items):
      var parts: [String] = []
      for item in items { parts.append(try literal(item, .text).text) }
      return RuleValue(text: parts.joined(separator: "、"), type: .texts)
    case .parts: throw Inexpressible(reason: "a structure as a value: rules have fields and rows")
    }
  }

  /// A text in its quotation marks.
  static func quoted(_ text: String) throws(Inexpressible) -> String {
    if text.contains(where: \.isNewline) { throw Inexpressible(reason: "a text of several lines") }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func plain(_ text: String, type: String, _ wanted: RuleType?) throws(Inexpressible) -> RuleValue {
    switch type {
    case "boolean": return RuleValue(text: text == "true" ? "是" : "否", type: .truth)
    case "decimal", "double", "integer", "int", "long":
      guard let digits = number(text) else { throw Inexpressible(reason: "a number that is none in rules") }
      return RuleValue(text: digits, type: .number)
    case "date": return RuleValue(text: try day(text), type: .date)
    case "dateTime": return try moment(text)
    case "time":
      // Rules have no time of day by itself: times are compared as moments of one day.
      return try moment("2000-01-01T" + text)
    case "duration": return try duration(text)
    default: return RuleValue(text: try quoted(text), type: .text)
    }
  }

  /// A decimal number without an exponent.
  static func number(_ text: String) -> String? {
    let digits = text.hasPrefix(".") ? "0" + text : text
    guard digits.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) else { return nil }
    return digits
  }

  /// A date of the years that rules know.
  static func day(_ text: String) throws(Inexpressible) -> String {
    guard text.count == 10, text.prefix(4).allSatisfy(\.isNumber) else {
      throw Inexpressible(reason: "a date outside the years 1 to 9999, or with an offset")
    }
    return text
  }

  /// `2018-07-30T16:12:00Z` as `2018-07-30 16:12:00`; an offset and parts of a second have no counterpart.
  static func moment(_ text: String) throws(Inexpressible) -> RuleValue {
    let parts = text.split(separator: "T", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return RuleValue(text: try day(text), type: .moment) }
    let time = parts[1].hasSuffix("Z") ? String(parts[1].dropLast()) : parts[1]
    guard time.count == 8, time.allSatisfy({ $0.isNumber || $0 == ":" }) else {
      throw Inexpressible(reason: "a time with an offset, a zone or parts of a second")
    }
    return RuleValue(text: try day(parts[0]) + " " + time, type: .moment)
  }

  /// `P5M`, `PT10H`, `P3D` as months, hours or days.
  static func duration(_ text: String) throws(Inexpressible) -> RuleValue {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest.removeFirst() }
    guard rest.popFirst() == "P", !rest.isEmpty else { throw Inexpressible(reason: "a duration that is none") }
    var isTime = false
    var amounts: [Character: Int] = [:]
    while let first = rest.first {
      if first == "T" {
        isTime = true
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard let amount = Int(digits), let unit = rest.popFirst() else {
        throw Inexpressible(reason: "a duration with parts of a second")
      }
      amounts[isTime && unit == "M" ? "m" : unit] = amount
    }
    let sign = isNegative ? -1 : 1
    let (years, months, days) = (amounts["Y"] ?? 0, amounts["M"] ?? 0, amounts["D"] ?? 0)
    let (hours, minutes, seconds) = (amounts["H"] ?? 0, amounts["m"] ?? 0, amounts["S"] ?? 0)
    if minutes != 0 || seconds != 0 { throw Inexpressible(reason: "a duration in minutes or seconds") }
    if amounts["Y"] != nil || amounts["M"] != nil {
      return RuleValue(text: "\(sign * (years * 12 + months)) 个月", type: .months)
    }
    if hours != 0 { return RuleValue(text: "\(sign * (days * 24 + hours)) 小时", type: .hours) }
    return RuleValue(text: "\(sign * days) 日", type: .days)
  }
}
