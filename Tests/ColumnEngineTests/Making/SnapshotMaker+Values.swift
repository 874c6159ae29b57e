import Records
import RuleEngine
import SourceText
import TestSupport

extension SnapshotMaker {
  mutating func date(later: Bool = false) -> RecordValue {
    let first = later ? Office.day(2025, 1, 25) : Office.day(2025, 1, 1)
    let day = first.advanced(by: random.below(later ? 50 : 32))
    let (year, month, number) = day.parts
    switch random.below(odd > 0 ? 24 : 60) {
    case 0: return .text("\(year)/\(month)/\(number)")
    case 1: return .text("\(year)年\(month)月\(number)日")
    case 2: return .text(day.text + " 09:30")
    case 3: return .text(" " + day.text + "　")
    case 4: return .number(day.text.replacing("-", with: ""))
    case 5: return .text("\(year).\(month).\(number)")
    default: return .text(day.text)
    }
  }

  mutating func moment() -> RecordValue {
    let day = Office.day(2025, 1, 1).advanced(by: random.below(12))
    if random.chance(12) { return .text(day.text) }
    let hour = random.below(24)
    let clock = (hour < 10 ? "0" : "") + String(hour) + random.pick([":00", ":30", ":59:59"])
    return .text(day.text + (random.chance(80) ? " " : "T") + clock)
  }

  mutating func number() -> RecordValue {
    switch random.below(30) {
    case 0: return .text("1,234.5")
    case 1: return .number("1e2")
    case 2: return .number("-3")
    case 3: return .text(" 2 ")
    case 4, 5, 6: return .number(random.pick(["0.5", "1.25", "2.75", "0.1"]))
    case 7 where odd > 0: return extremeNumber()
    default: return .number(String(random.below(6)))
    }
  }

  /// Numbers at the ends of 64 bits, with more digits than a scale has, and beyond every range.
  mutating func extremeNumber() -> RecordValue {
    .number(
      random.pick([
        "9223372036854775807", "-9223372036854775808", "9223372036854775808", "9223372036854.775807",
        "9223372036854.775808", "-9223372036854.775808", "922337203685477.5807", "922337203685477.5808", "0.0000001",
        "0.00001", "1e18", "1e30", "1e-9", "170141183460469231731687303715884105727", "1e400", "123456789.123456789",
        "-0", "0.1234565", "99999999999999999999999999999999999999999",
      ]))
  }

  mutating func money() -> RecordValue {
    switch random.below(24) {
    case 0: return .text("3万元")
    case 1: return .text("¥2,000.50")
    case 2: return .text("1000元")
    case 3: return .number("1999.99")
    case 4 where odd > 0: return extremeNumber()
    default: return .number(String(random.below(6) * 1000))
    }
  }

  mutating func rate() -> RecordValue {
    switch random.below(8) {
    case 0: .text("67.7%")
    case 1: .number("33.333")
    default: .number(String(random.below(11) * 10))
    }
  }

  mutating func truth() -> RecordValue {
    switch random.below(12) {
    case 0: .text(random.pick(["是", "否", "Y", "n", "有", "无", "1", "0"]))
    case 1: .number(random.pick(["1", "0"]))
    default: .literal(random.chance(50) ? "true" : "false")
    }
  }

  mutating func choice(_ words: [ChoiceWord]) -> RecordValue {
    let word = random.pick(words)
    return .text(random.chance(80) ? word.code : random.pick([word.name.zh, word.name.en, word.name.en.uppercased()]))
  }

  mutating func words() -> RecordValue {
    if random.chance(odd) {
      return .text(random.pick(["　甲 ", "\u{301}e", "𠮷野家", "甲\n乙", "\u{1F468}\u{200D}\u{1F469}", "甲/乙\\丙"]))
    }
    return .text(random.pick(RecordWords.texts))
  }

  mutating func length(_ unit: String) -> RecordValue {
    let count = String(random.below(30))
    return random.chance(25) ? .text(count + unit) : random.chance(10) ? .number(count + ".5") : .number(count)
  }

  mutating func itemKey() -> RecordValue {
    .text(random.pick(RecordWords.areas) + "/" + String(random.below(3) + 1))
  }

  mutating func several(_ element: (inout SnapshotMaker) -> RecordValue) -> RecordValue {
    if random.chance(8) { return element(&self) }
    let count = random.chance(2) ? 30 : random.below(4)
    return .array((0..<count).map { _ in element(&self) })
  }

  /// What no field expects, or what it reads only just.
  mutating func oddValue() -> RecordValue {
    switch random.below(14) {
    case 0: .object([.init(key: "a", value: .number("1"))])
    case 1: .array([.text("x"), .literal("null")])
    case 2: .text("2023-02-29")
    case 3: .text("9999-12-31")
    case 4: .text("0001-01-01")
    case 5: .text("约 30")
    case 6: .literal(random.pick(["true", "false", "null"]))
    case 7: .text("　")
    case 8: .text("待定")
    case 9: .array([])
    case 10: .text("Z9")
    default: extremeNumber()
    }
  }
}
