/// The reading table made ready for one field: bytes of a scalar in, slot, text or data fault out.
///
/// It makes no `String` on the way of a readable value. The same reader serves JSON, CSV and tests, so that one text
/// means the same wherever it stands.
package struct ValueReader: Sendable {
  /// How the bytes came.
  package enum Source: Sendable {
    /// A text, a cell of a table, or a literal such as `true`.
    case text
    /// A JSON number: an exponent is read, and a text field keeps the spelling.
    case number
  }

  private enum Kind: Sendable {
    case text, number, date, moment, words
  }

  /// The type of the field; of a field `多个 T` the type of the elements.
  package let type: FieldType
  /// Whether the field is `多个 T`.
  package let isSeveral: Bool
  private let kind: Kind
  private let number: NumberReading
  private let words: WordReading
  private let blankWords: [[UInt8]]

  /// Makes a reader for a field type and the words that its table counts as missing.
  package init(type: FieldType, blankWords: [String] = []) {
    if case .several(let element) = type {
      self.type = element
      isSeveral = true
    } else {
      self.type = type
      isSeveral = false
    }
    self.blankWords = blankWords.map { Array($0.utf8) }
    kind =
      switch self.type {
      case .text, .reference, .several: .text
      case .number, .integer, .money, .rate, .duration: .number
      case .date: .date
      case .moment: .moment
      case .truth, .choice: .words
      }
    number = NumberReading(self.type)
    if case .choice(let choices) = self.type { words = WordReading(choices) } else { words = .truth }
  }

  /// Reads a scalar.
  package func read(_ bytes: Span<UInt8>, as source: Source = .text) -> Reading {
    read(bytes, 0..<bytes.count, as: source)
  }

  /// Reads the scalar in a range of bytes.
  package func read(_ bytes: Span<UInt8>, _ range: Range<Int>, as source: Source = .text) -> Reading {
    let trimmed = ByteWords.trimmed(bytes, range)
    if trimmed.isEmpty || isBlankWord(bytes, trimmed) { return .missing }
    switch kind {
    case .text:
      return .text(trimmed)
    case .number:
      return number.read(bytes, trimmed, allowsExponent: source == .number) ?? .fault(trimmed)
    case .date:
      return DateReading.moment(bytes, trimmed).map { .slot(Int64($0.day.number)) } ?? .fault(trimmed)
    case .moment:
      return DateReading.moment(bytes, trimmed).map { .slot(Batch.slot($0)) } ?? .fault(trimmed)
    case .words:
      return words.slot(bytes, trimmed).map { .slot($0) } ?? .fault(trimmed)
    }
  }

  private func isBlankWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in blankWords.indices where blankWords[index].count == range.count {
      if ByteWords.equal(bytes, range, blankWords[index]) { return true }
    }
    return false
  }

  /// The words of a range for a message: at most 200 characters.
  package static func words(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    ByteWords.shown(bytes, range)
  }

  /// Words for a message: at most 200 characters, the last one an ellipsis if something was left out.
  package static func clipped(_ words: String) -> String {
    ByteWords.clipped(words)
  }

  /// The first part of a text that lists several values, separated by `、`, `；`, `，` or `;`, and what follows it; nil
  /// behind the last one.
  package static func firstPart(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (part: Range<Int>, rest: Range<Int>?) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = separatorLength(bytes, offset, range.upperBound)
      if length > 0 { return (range.lowerBound..<offset, offset + length..<range.upperBound) }
      offset += 1
    }
    return (range, nil)
  }

  private static func separatorLength(_ bytes: Span<UInt8>, _ offset: Int, _ end: Int) -> Int {
    switch bytes[offset] {
    case 0x3B: return 1
    // 、 is E3 80 81, ； is EF BC 9B, ， is EF BC 8C.
    case 0xE3 where offset + 2 < end: return bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x81 ? 3 : 0
    case 0xEF where offset + 2 < end:
      return bytes[offset + 1] == 0xBC && (bytes[offset + 2] == 0x9B || bytes[offset + 2] == 0x8C) ? 3 : 0
    default: return 0
    }
  }
}

extension NumberReading {
  /// The forms of a number type; what other types get is never asked for.
  init(_ type: FieldType) {
    switch type {
    case .integer:
      self.init(slotPlaces: 0, bare: .one, units: [], prefixes: [])
    case .money(let unit):
      self.init(slotPlaces: 4, bare: Worth(unit), units: Self.moneyUnits, prefixes: Self.moneySigns)
    case .rate(let unit):
      self.init(slotPlaces: 6, bare: Worth(unit), units: Self.rateUnits, prefixes: [])
    case .duration(let unit):
      self.init(slotPlaces: 6, bare: .one, units: Self.durationWords(unit).map { Unit($0, .one) }, prefixes: [])
    default:
      self.init(slotPlaces: 6, bare: .one, units: [], prefixes: [])
    }
  }

  private static let moneyUnits = [
    Unit("元", .one), Unit("万元", Worth(factor: 10_000, places: 0)), Unit("亿元", Worth(factor: 100_000_000, places: 0)),
    Unit("yuan", .one),
  ]
  private static let moneySigns = [Array("¥".utf8), Array("￥".utf8)]
  private static let rateUnits = [
    Unit("%", Worth(factor: 1, places: 2)), Unit("％", Worth(factor: 1, places: 2)),
  ]

  /// The words that may stand behind the amount of a duration: those of its own unit only.
  static func durationWords(_ unit: DurationUnit) -> [String] {
    switch unit {
    case .day: ["日", "天", "个自然日", "day", "days"]
    case .workday: ["个工作日", "工作日", "working day", "working days"]
    case .month: ["个月", "月", "month", "months"]
    case .year: ["年", "year", "years"]
    case .hour: ["小时", "个小时", "hour", "hours"]
    }
  }
}

extension NumberReading.Worth {
  /// The worth of a declared unit: a power of ten above or below one, as every declared unit is.
  init(_ unit: Fraction) {
    var places = 0
    var bottom = unit.denominator
    while bottom > 1, bottom % 10 == 0 {
      bottom /= 10
      places += 1
    }
    precondition(bottom == 1 && unit.numerator > 0, "the unit of a field is a whole number or a decimal part of one")
    self.init(factor: UInt64(clamping: unit.numerator), places: places)
  }
}
