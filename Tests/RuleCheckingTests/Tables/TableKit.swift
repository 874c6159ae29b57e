import Findings
import Records
import RuleEngine
import SourceText

/// Decision tables put together by hand, without rule text.
struct TableKit {
  typealias Input = CheckedDecisionTable.Input
  typealias Cell = CheckedDecisionTable.Cell

  static let place = SourceRange(file: FileID(index: 0), lower: 0, upper: 1)

  static func name(_ zh: String, _ en: String? = nil) -> LocalizedText { LocalizedText(zh: zh, optionalEnglish: en) }

  // MARK: Inputs

  static func words(_ name: LocalizedText, _ words: [(String, String)]) -> Input {
    let list = words.map { ChoiceWord(name: LocalizedText(zh: $0.0, en: $0.1), code: $0.0) }
    return Input(name: name, type: .choice(list), domain: .values(list.indices.map { .choice($0) }))
  }

  static func truth(_ name: LocalizedText) -> Input { Input(name: name, type: .truth, domain: .open) }

  static func integer(_ name: LocalizedText, _ lower: Int?, _ upper: Int? = nil) -> Input {
    let interval = CellInterval(lower: lower.map { number($0) }, upper: upper.map { number($0) })
    return Input(name: name, type: .number, domain: .ordered(interval, isDiscrete: true))
  }

  static func open(_ name: LocalizedText, _ type: ValueType) -> Input { Input(name: name, type: type, domain: .open) }

  // MARK: Cells

  static func number(_ value: Int) -> Value { .number(Fraction(value)) }
  static func yuan(_ value: Int) -> Value { .money(Fraction(value)) }
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Value {
    .date(Day(year: year, month: month, day: day) ?? Day(number: 0))
  }

  static func word(_ indices: Int...) -> Cell { .values(indices.map { .choice($0) }, negated: false) }
  static func `is`(_ truth: Bool) -> Cell { .values([.truth(truth)], negated: false) }
  static func `is`(_ value: Value) -> Cell { .values([value], negated: false) }

  static func atLeast(_ value: Value) -> Cell { .intervals([CellInterval(lower: value, upper: nil)]) }
  static func above(_ value: Value) -> Cell {
    .intervals([CellInterval(lower: value, includesLower: false, upper: nil)])
  }
  static func atMost(_ value: Value) -> Cell { .intervals([CellInterval(lower: nil, upper: value)]) }
  static func below(_ value: Value) -> Cell {
    .intervals([CellInterval(lower: nil, upper: value, includesUpper: false)])
  }
  static func from(_ lower: Value, to upper: Value) -> Cell { .intervals([CellInterval(lower: lower, upper: upper)]) }
  static func from(_ lower: Value, toBelow upper: Value) -> Cell {
    .intervals([CellInterval(lower: lower, upper: upper, includesUpper: false)])
  }

  // MARK: Outputs

  static func constant(_ value: Value, _ type: ValueType) -> CheckedExpression {
    CheckedExpression(kind: .constant(value), type: type, range: place, source: ValueText.text(value, type: type))
  }

  static func text(_ text: String) -> CheckedDecisionTable.OutputCell { .value(constant(.text(Text(text)), .text)) }

  static func fine(_ lower: Int, toBelow upper: Int) -> CheckedDecisionTable.OutputCell {
    .range(.range(constant(yuan(lower), .money), constant(yuan(upper), .money), upperExcluded: true))
  }

  static func fine(_ lower: Int, to upper: Int) -> CheckedDecisionTable.OutputCell {
    .range(.range(constant(yuan(lower), .money), constant(yuan(upper), .money), upperExcluded: false))
  }

  // MARK: Tables

  private static func row(
    _ number: Int, _ cells: [Cell], _ outputs: [CheckedDecisionTable.OutputCell]
  ) -> CheckedDecisionTable.Row {
    CheckedDecisionTable.Row(cells: cells, outputs: outputs, source: LocalizedText(same: "row \(number)"), range: place)
  }

  /// A table with one output 阶次, a text.
  static func table(
    _ inputs: [Input], hit: CheckedDecisionTable.HitPolicy = .unique, isComplete: Bool = true,
    _ rows: [([Cell], String)]
  ) -> CheckedDecisionTable {
    table(
      inputs, [.init(name: name("阶次", "tier"), type: .text, isRange: false)], hit: hit, isComplete: isComplete,
      rows.map { ($0.0, [text($0.1)]) })
  }

  static func table(
    _ inputs: [Input], _ outputs: [CheckedDecisionTable.Output], hit: CheckedDecisionTable.HitPolicy = .unique,
    isComplete: Bool = true, _ rows: [([Cell], [CheckedDecisionTable.OutputCell])]
  ) -> CheckedDecisionTable {
    CheckedDecisionTable(
      id: "CF-07", pack: "exercise", title: LocalizedText(same: "练习"), basis: [], inputs: inputs, outputs: outputs,
      hit: hit, isComplete: isComplete, rows: rows.enumerated().map { row($0.offset, $0.element.0, $0.element.1) },
      range: place)
  }
}
