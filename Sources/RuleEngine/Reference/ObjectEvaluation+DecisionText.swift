import Records
import SourceText

extension CheckedDecisionTable {
  /// `决策表 CF-07 第 1、3 行`.
  func name(ofRows rows: [Int]) -> LocalizedText {
    let numbers = rows.prefix(8).map { String($0 + 1) }
    let more = rows.count > 8 ? "…" : ""
    return LocalizedText(
      zh: "\(name.zh) 第 \(numbers.joined(separator: "、"))\(more) 行",
      en: "\(name.en), \(rows.count == 1 ? "row" : "rows") \(numbers.joined(separator: ", "))\(more)")
  }

  /// `决策表 CF-07 第 3 行：情节 轻微，两年内次数 至少 2`.
  func text(ofRow row: Int) -> LocalizedText {
    let name = name(ofRows: [row])
    let source = rows[row].source
    return source.zh.isEmpty ? name : LocalizedText(zh: "\(name.zh)：\(source.zh)", en: "\(name.en): \(source.en)")
  }

  /// The rows that apply together.
  func text(ofRows rows: [Int]) -> LocalizedText { rows.count == 1 ? text(ofRow: rows[0]) : name(ofRows: rows) }

  /// A step of 累进 with the units in it.
  func text(ofRow row: Int, units: Fraction) -> LocalizedText {
    let text = text(ofRow: row)
    let amount = ValueText.plain(units)
    return LocalizedText(zh: "\(text.zh)，本段 \(amount)", en: "\(text.en), \(amount) in this step")
  }

  /// The rows of which one applies.
  func possibleText(_ rows: [Int]) -> LocalizedText {
    let name = name(ofRows: rows)
    return LocalizedText(zh: "可能是\(name.zh)", en: "perhaps \(name.en)")
  }
}

extension ObjectEvaluation {
  /// The row that applied, its step, and how far a value is outside.
  func stepText(
    _ candidate: Knowable, _ table: CheckedDecisionTable, _ row: Int, _ output: Int
  ) -> LocalizedText {
    let text = table.text(ofRow: row)
    let name = table.outputs[output].name
    guard case .range(.range(let low, let high, let upperExcluded)) = table.rows[row].outputs[output],
      let step = step(table, row, output)
    else { return text }
    let type = table.outputs[output].type
    let ends = (low.flatMap { value($0).value }, high.flatMap { value($0).value })
    let distance = candidate.value.flatMap { Self.distance($0, ends.0, ends.1, upperExcluded: upperExcluded, type) }
    return LocalizedText(
      zh: "\(text.zh)，\(name.zh) \(step.zh)" + (distance.map { "，\($0.zh)" } ?? ""),
      en: "\(text.en), \(name.en) \(step.en)" + (distance.map { ", \($0.en)" } ?? ""))
  }

  /// The range of a row for this object: `1 万元至不满 3 万元`; nil where the output is no range.
  func step(_ table: CheckedDecisionTable, _ row: Int, _ output: Int) -> LocalizedText? {
    guard case .range(.range(let low, let high, let upperExcluded)) = table.rows[row].outputs[output] else {
      return nil
    }
    return Self.shown(
      low.flatMap { value($0).value }, high.flatMap { value($0).value }, upperExcluded: upperExcluded,
      table.outputs[output].type)
  }

  /// No space between two Chinese words.
  private static func spaced(_ text: String) -> String {
    (text.unicodeScalars.last?.value ?? 0) < 0x2E80 ? text + " " : text
  }

  private static func shown(
    _ low: Value?, _ high: Value?, upperExcluded: Bool, _ type: ValueType
  ) -> LocalizedText {
    let first = low.map { ValueText.text($0, type: type) }
    let last = high.map { ValueText.text($0, type: type) }
    switch (first, last) {
    case (let first?, let last?):
      return upperExcluded
        ? LocalizedText(zh: "\(spaced(first.zh))至不满 \(last.zh)", en: "\(first.en) to below \(last.en)")
        : LocalizedText(zh: "\(spaced(first.zh))至 \(last.zh)", en: "\(first.en) to \(last.en)")
    case (let first?, nil): return LocalizedText(zh: "至少 \(first.zh)", en: "at least \(first.en)")
    case (nil, let last?):
      return upperExcluded
        ? LocalizedText(zh: "不满 \(last.zh)", en: "below \(last.en)")
        : LocalizedText(zh: "至多 \(last.zh)", en: "at most \(last.en)")
    case (nil, nil): return ValueText.missing
    }
  }

  /// How far a value is outside its step; nil inside.
  private static func distance(
    _ value: Value, _ low: Value?, _ high: Value?, upperExcluded: Bool, _ type: ValueType
  ) -> LocalizedText? {
    guard let amount = value.amount else { return nil }
    if let low = low?.amount, amount < low, let difference = low.subtracting(amount) {
      let text = ValueText.text(Self.value(difference, type: type), type: type)
      return LocalizedText(zh: "低于下限 \(text.zh)", en: "\(text.en) below the lower end")
    }
    guard let high = high?.amount, let difference = amount.subtracting(high) else { return nil }
    if upperExcluded, difference == .zero {
      return LocalizedText(zh: "达到不含的上限", en: "at the upper end, which is excluded")
    }
    guard difference > .zero else { return nil }
    let text = ValueText.text(Self.value(difference, type: type), type: type)
    return LocalizedText(zh: "高于上限 \(text.zh)", en: "\(text.en) above the upper end")
  }
}
