import Records
import RuleEngine
import SourceText

/// Joins Chinese pieces as the formatter does: a space between a Chinese character and an ASCII letter or digit.
func joinedChinese(_ parts: [String]) -> String {
  var result = ""
  for part in parts where !part.isEmpty {
    if let last = result.unicodeScalars.last, let first = part.unicodeScalars.first, needsSpace(last, first) {
      result += " "
    }
    result += part
  }
  return result
}

private func needsSpace(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
  (isASCIIAlphanumeric(left) && isChinese(right)) || (isChinese(left) && isASCIIAlphanumeric(right))
    || (isASCIIAlphanumeric(left) && isASCIIAlphanumeric(right))
}

private func isASCIIAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25, 0x22: true
  default: false
  }
}

private func isChinese(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x3400 && scalar.value < 0xFB00 }

/// A phrase in both languages from pieces in the order of each language.
func phrase(zh: [String], en: [String]) -> LocalizedText {
  LocalizedText(zh: joinedChinese(zh), en: en.filter { !$0.isEmpty }.joined(separator: " "))
}

/// A list: `甲、乙` and `a, b`.
func listed(_ parts: [LocalizedText]) -> LocalizedText {
  LocalizedText(
    zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
}

/// A fixed text in both languages.
func both(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }

/// How values, units and comparisons are written canonically.
enum CanonicalText {
  /// A number as written in a condition.
  static func number(_ value: Fraction) -> LocalizedText { LocalizedText(same: value.decimalText()) }

  /// A number with its measure word, which stays as typed in both languages.
  static func number(_ value: Fraction, of word: String) -> LocalizedText {
    LocalizedText(same: "\(value.decimalText()) \(word)")
  }

  /// A duration with its unit.
  static func duration(_ duration: Duration) -> LocalizedText {
    let amount = duration.amount.decimalText()
    let unit = unitWords(duration.unit)
    let isOne = duration.amount == .one
    return phrase(zh: [amount, unit.zh], en: [amount, isOne ? String(unit.en.dropLast()) : unit.en])
  }

  /// A unit as it stands behind a number, in English in the plural.
  static func unitWords(_ unit: DurationUnit) -> LocalizedText {
    switch unit {
    case .day: both("日", "days")
    case .workday: both("个工作日", "working days")
    case .month: both("个月", "months")
    case .year: both("年", "years")
    case .hour: both("小时", "hours")
    }
  }

  /// An amount of money: from 10,000 on in 万元, from 100 million on in 亿元, where that is shorter.
  static func money(_ value: Fraction) -> LocalizedText {
    let amount = value.decimalText()
    return LocalizedText(zh: chineseMoney(value), en: "\(amount) yuan")
  }

  private static func chineseMoney(_ value: Fraction) -> String {
    for (size, word) in [(100_000_000, "亿元"), (10_000, "万元")] {
      guard value.magnitude >= Fraction(size), let scaled = value.divided(by: Fraction(size)),
        let rounded = scaled.rounded(places: 4), rounded == scaled
      else { continue }
      return "\(scaled.decimalText()) \(word)"
    }
    return "\(value.decimalText()) 元"
  }

  /// A rate in per cent.
  static func percent(_ value: Fraction) -> LocalizedText {
    let scaled = value.multiplied(by: Fraction(100)) ?? value
    return LocalizedText(same: scaled.decimalText() + "%")
  }

  /// A comparison word; dates have words of their own.
  static func comparison(_ comparison: Comparison, ofDates: Bool = false) -> LocalizedText {
    switch comparison {
    case .equal: both("为", "is")
    case .notEqual: both("不为", "is not")
    case .less: ofDates ? both("早于", "before") : both("不满", "below")
    case .atMost: ofDates ? both("不晚于", "not after") : both("至多", "at most")
    case .greater: ofDates ? both("晚于", "after") : both("超过", "more than")
    case .atLeast: ofDates ? both("不早于", "not before") : both("至少", "at least")
    }
  }
}

extension LocalizedText {
  /// The text in brackets.
  var bracketed: LocalizedText { LocalizedText(zh: "（\(zh)）", en: "(\(en))") }
  /// A member of what the text names: `A的B`, `A's B`.
  func member(_ name: LocalizedText) -> LocalizedText {
    LocalizedText(zh: joinedChinese([zh, "的", name.zh]), en: "\(en)'s \(name.en)")
  }
}
