import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Reads the values of tests by the types of their fields, as generously as data are read.
struct GivenReader {
  let world: World
  let pack: Int
  /// How the values were read, for the formatter: words of a choice, 是 and 否, units.
  private(set) var choices: [ReadingChoice] = []

  init(world: World, pack: Int) {
    self.world = world
    self.pack = pack
  }

  /// A value of a field; nil when it is given as missing.
  mutating func value(_ content: GivenContent, field: FieldSymbol, _ range: SourceRange) throws(Rejection) -> Value? {
    if case .integer = field.type, let value = try value(content, type: .number, field: field.name, range) {
      if case .number(let number) = value, !number.isWhole {
        throw Rejection(unreadable(number.decimalText(), .number, field.name, range))
      }
      return value
    }
    return try value(content, type: world.valueType(field.type), field: field.name, range)
  }

  /// A value of a type; nil when it is given as missing.
  mutating func value(
    _ content: GivenContent, type: ValueType, field: LocalizedText, _ range: SourceRange
  ) throws(Rejection) -> Value? {
    switch content {
    case .missing: return nil
    case .none: return .several([])
    case .single(let text):
      if case .several(let element) = type { return .several([try one(text, element, field)]) }
      return try one(text, type, field)
    case .list(let texts):
      guard case .several(let element) = type else { throw Rejection(TestProblem.listForOne(range, field: field)) }
      var values: [Value] = []
      for text in texts { values.append(try one(text, element, field)) }
      return .several(values)
    case .span(let first, _): throw Rejection(unreadable(world.text(range), type, field, first.range))
    }
  }

  /// 报告期 as its first and last day.
  mutating func period(_ content: GivenContent, _ range: SourceRange) throws(Rejection) -> ClosedRange<Day> {
    let names = EnvironmentWord.reportPeriod.names
    guard case .span(let first, let last) = content,
      case .date(let start) = try one(first, .date, names), case .date(let end) = try one(last, .date, names),
      start <= end
    else {
      throw Rejection(
        TestProblem.unreadableValue(
          range, value: world.text(range), field: names, type: both("起止两个日期", "a first and a last date"),
          nearest: "2025-01-01 至 2025-12-31"))
    }
    return start...end
  }

  private func unreadable(
    _ text: String, _ type: ValueType, _ field: LocalizedText, _ range: SourceRange
  ) -> TestProblem {
    let example: String? =
      switch type {
      case .date: "2025-03-31"
      case .money: "5000 元"
      case .truth: "是"
      case .duration(let unit): CanonicalText.duration(Duration(amount: Fraction(20), unit: unit)).zh
      case .number: "20"
      default: nil
      }
    return .unreadableValue(range, value: text, field: field, type: world.typeName(type), nearest: example)
  }

  private mutating func one(_ given: GivenText, _ type: ValueType, _ field: LocalizedText) throws(Rejection) -> Value {
    if let value = plain(given.text, type) {
      noteWord(of: given, type)
      return value
    }
    if case .choice(let list) = type { throw Rejection(unknownChoice(given, list, field)) }
    var checker = ExpressionChecker(world: world, context: ScopeContext(pack: pack))
    let checked = try? checker.choose(given.readings) { (checker, node) throws(Rejection) in
      try checker.value(node, expecting: type, of: field)
    }
    guard let checked, case .constant(let value) = checked.kind else {
      throw Rejection(unreadable(given.text, type, field, given.range))
    }
    choices += checker.uses.choices
    let own = CheckedExpression(kind: .constant(value), type: type, range: given.range, source: field)
    if type == .rate || type == .number, case .number = value { return value }
    try checker.requireComparable(own, checked, given.range)
    return value
  }

  private func unknownChoice(_ given: GivenText, _ list: [ChoiceWord], _ field: LocalizedText) -> TestProblem {
    let spelled = list.flatMap { $0.name.zh == $0.name.en ? [$0.name.zh] : [$0.name.zh, $0.name.en] }
    return .unknownChoice(
      given.range, value: given.text, field: field, known: listed(list.map(\.name)),
      nearest: nearestName(to: given.text, among: spelled))
  }

  /// Notes that a text is one word of a choice, or 是 or 否, so that the formatter can write it in either language.
  private mutating func noteWord(of given: GivenText, _ type: ValueType) {
    let reading = given.readings.all.first { reading in
      guard reading.words.count == 1, let word = reading.words.first else { return false }
      switch (type, word.kind) {
      case (.choice, .name): return true
      case (.truth, .keyword(let id)): return id == "yes" || id == "no"
      default: return false
      }
    }
    if let reading { choices.append(ReadingChoice(range: given.readings.range, words: reading.words)) }
  }

  /// A value written without anything around it.
  private func plain(_ text: String, _ type: ValueType) -> Value? {
    switch type {
    case .text: return .text(Text(text))
    case .reference: return .reference(Text(text))
    case .date: return Day(written: text).map { .date($0) }
    case .moment: return Moment(written: text).map { .moment($0) }
    case .number: return Fraction(decimal: text).map { .number($0) }
    case .duration(let unit): return Fraction(decimal: text).map { .duration(Duration(amount: $0, unit: unit)) }
    case .truth:
      switch nameKey(text) {
      case "是", "有", "yes", "true", "y": return .truth(true)
      case "否", "无", "no", "false", "n": return .truth(false)
      default: return nil
      }
    case .choice(let list):
      let key = nameKey(text)
      let index =
        list.firstIndex { nameKey($0.name.zh) == key || nameKey($0.name.en) == key }
        ?? list.firstIndex { $0.code == text }
      return index.map { .choice($0) }
    case .money, .rate, .several: return nil
    }
  }
}
