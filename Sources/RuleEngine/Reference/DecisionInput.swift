import Records
import SourceText

/// Reads what a decision table is given for one input: words by their labels, and only values that the input can have.
struct DecisionInput {
  private let input: CheckedDecisionTable.Input
  private let table: CheckedDecisionTable

  init(_ input: CheckedDecisionTable.Input, of table: CheckedDecisionTable) {
    self.input = input
    self.table = table
  }

  /// The input as the table understands it; unknown with a cause `outsideDomain` for a value that it cannot have.
  func read(_ given: Knowable, type: ValueType) -> Knowable {
    guard case .known(let value) = given else { return given }
    guard let converted = converted(value, type), isInDomain(converted) else {
      let name = LocalizedText(same: table.id).member(input.name)
      return .unknown(.outsideDomain(ValueText.text(value, type: type)), name)
    }
    return .known(converted)
  }

  /// The word of another choice or a text with the same label.
  private func converted(_ value: Value, _ type: ValueType) -> Value? {
    guard case .choice(let words) = input.type, type != input.type else { return value }
    switch (value, type) {
    case (.choice(let index), .choice(let others)):
      guard others.indices.contains(index) else { return nil }
      return words.firstIndex { $0.name.zh == others[index].name.zh }.map { .choice($0) }
    case (.text(let text), _):
      return words.firstIndex { [$0.name.zh, $0.name.en, $0.code].contains(text.string) }.map { .choice($0) }
    default: return value
    }
  }

  private func isInDomain(_ value: Value) -> Bool {
    switch input.domain {
    case .open: return true
    case .values(let values): return values.contains { ValueOrder.isEqual($0, value) ?? false }
    case .ordered(let interval, let isDiscrete):
      if isDiscrete, let amount = value.amount, !amount.isWhole { return false }
      if let lower = interval.lower {
        guard ValueOrder.holds(interval.includesLower ? .atLeast : .greater, value, lower) ?? false else {
          return false
        }
      }
      if let upper = interval.upper {
        guard ValueOrder.holds(interval.includesUpper ? .atMost : .less, value, upper) ?? false else { return false }
      }
      return true
    }
  }
}

extension Cause {
  /// Whether an input of a decision table is none of its values.
  var isOutside: Bool {
    if case .outsideDomain = kind { true } else { false }
  }
}

extension CheckedDecisionTable {
  /// Whether some row asks for 缺 in a column.
  func asksForMissing(_ column: Int) -> Bool { rows.contains { $0.cells[column] == .missing } }
}

extension ValueType {
  /// Whether its values lie between others: amounts, lengths of time, dates.
  var hasAmount: Bool {
    switch self {
    case .number, .money, .rate, .date, .moment, .duration: true
    default: false
    }
  }
}

extension LocalizedText {
  /// A member of what the text names: `CF-07 的罚款`, `CF-07's fine`.
  func member(_ name: LocalizedText) -> LocalizedText {
    let last = zh.unicodeScalars.last?.value ?? 0
    return LocalizedText(zh: zh + (last < 0x2E80 ? " 的" : "的") + name.zh, en: "\(en)'s \(name.en)")
  }
}
