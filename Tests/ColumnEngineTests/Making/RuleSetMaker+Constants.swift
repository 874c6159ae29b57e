import Records
import RuleEngine
import TestSupport

extension RuleSetMaker {
  mutating func constant(_ type: ValueType) -> CheckedExpression {
    express(.constant(constantValue(type)), type)
  }

  /// A value near those of the records, so that comparisons go both ways; now and then one at an end of the range.
  mutating func constantValue(_ type: ValueType) -> Value {
    switch type {
    case .text: return .text(Text(random.pick(RecordWords.texts)))
    case .number:
      if random.chance(4) { return .number(extreme()) }
      return .number(random.chance(75) ? Fraction(random.below(6)) : Office.fraction(random.below(40), 4))
    case .money:
      if random.chance(4) { return .money(extreme()) }
      return .money(random.chance(75) ? Fraction(random.below(6) * 1000) : Office.fraction(random.below(900_000), 100))
    case .rate: return .number(Office.fraction(random.below(11), 10))
    case .date: return .date(random.chance(97) ? day() : random.pick([Office.day(1, 1, 1), Office.day(9999, 12, 31)]))
    case .moment:
      return .moment(Moment(day: day(), second: random.chance(80) ? Int32(random.below(24) * 3600) : nil))
    case .duration(let unit): return .duration(Duration(amount: amount(unit), unit: unit))
    case .truth: return .truth(random.chance(60))
    case .choice(let words): return .choice(random.below(max(1, words.count)))
    case .reference: return .reference(Text(random.pick(RecordWords.caseKeys)))
    case .several: return .several([])
    }
  }

  mutating func day() -> Day { Office.day(2025, 1, 1).advanced(by: random.below(75)) }

  /// So many units of a limit that decides both ways in the records.
  mutating func amount(_ unit: DurationUnit) -> Fraction {
    switch unit {
    case .day: Fraction(random.below(60))
    case .workday: Fraction(random.below(45))
    case .month: Fraction(random.below(4))
    case .year: Fraction(random.below(2))
    case .hour: Fraction(random.below(200))
    }
  }

  /// A number at which a scaled 64-bit integer overflows, or nearly.
  mutating func extreme() -> Fraction {
    let texts = [
      "9223372036854775807", "-9223372036854775808", "922337203685477.5807", "9223372036854.775807", "0.0000001",
      "170141183460469231731687303715884105727", "-922337203685477.5808", "9223372036854.775808",
    ]
    return Fraction(decimal: random.pick(texts)) ?? .zero
  }
}

/// The words that records and rules have in common.
enum RecordWords {
  static let texts = [
    "甲", "乙", "丙", "甲", "许可-01", "ZJ-2025-03", "浙农〔2025〕3号", "abc", "行政许可", "a,b", "引\"号", "11010519491231002X", "",
  ]
  static let patterns = ["甲", "许可", "ZJ", "-0", "号", "a", "ZJ-{数字}{4}-{数字}{2}", "{汉字}+", "甲|乙", "(", "[a-c]+"]
  static let caseKeys = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"]
  static let sectionKeys = ["K1", "K2", "K3"]
  static let areas = ["330100", "330200"]
}
