import Records
import RuleEngine
import SourceText

/// The values that the conditions of a rule speak of, numbered.
final class TermTable {
  /// What a value is told apart by.
  enum Key: Hashable {
    case expression(CheckedExpression)
    /// How many rows a selection has.
    case count(Selection)
    /// The outcome of a rule for a row.
    case outcome(Int, RowExpression)
  }

  /// One value.
  struct Term {
    let key: Key
    /// Whether it only takes whole numbers or days.
    let isWhole: Bool
    /// Whether it is never below zero.
    let isNotNegative: Bool
    /// The number of words of a choice; nil for other values.
    let wordCount: Int?
    /// Whether it is read straight from the record, so that a case can be given for it.
    let isRead: Bool
  }

  private let schema: Schema
  private var numbers: [Key: Int] = [:]
  private(set) var terms: [Term] = []

  init(schema: Schema) {
    self.schema = schema
  }

  /// The number of a value.
  func number(_ expression: CheckedExpression) -> Int {
    if case .count(let selection) = expression.kind { return count(selection) }
    return number(.expression(expression)) {
      Term(
        key: .expression(expression), isWhole: isWhole(expression), isNotNegative: false,
        wordCount: wordCount(expression), isRead: isRead(expression))
    }
  }

  /// The number of the count of a selection.
  func count(_ selection: Selection) -> Int {
    number(.count(selection)) {
      Term(key: .count(selection), isWhole: true, isNotNegative: true, wordCount: nil, isRead: false)
    }
  }

  /// The number of the outcome of a rule for a row, among five words.
  func outcome(_ rule: Int, _ row: RowExpression) -> Int {
    number(.outcome(rule, row)) {
      Term(key: .outcome(rule, row), isWhole: true, isNotNegative: true, wordCount: 5, isRead: false)
    }
  }

  /// The schema of the field that an expression reads; nil for other expressions.
  func field(_ expression: CheckedExpression) -> FieldSchema? {
    guard case .field(let row, let field) = expression.kind, let table = table(of: row) else { return nil }
    let fields = schema[table].fields
    return fields.indices.contains(field.index) ? fields[field.index] : nil
  }

  /// The tables of the row variables, as far as they were bound.
  var tables: [Int: TableID] = [:]

  private func number(_ key: Key, _ term: () -> Term) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = terms.count
    terms.append(term())
    return terms.count - 1
  }

  private func table(of row: RowExpression) -> TableID? {
    switch row {
    case .slot(let slot): return tables[slot]
    case .follow(let inner, let field):
      guard let table = table(of: inner), schema[table].fields.indices.contains(field.index),
        case .reference(let target) = schema[table][field].type
      else { return nil }
      return target
    case .parent(let inner): return table(of: inner).flatMap { schema[$0].link?.parent }
    case .onlyChild(_, let table), .keyed(let table, _, _): return table
    case .only(let selection): return selection.table
    case .previousPair(let inner): return table(of: inner)
    case .organisation: return .organisation
    }
  }

  private func isWhole(_ expression: CheckedExpression) -> Bool {
    if expression.type.isDayLike { return true }
    if case .integer? = field(expression)?.type { return true }
    return false
  }

  private func wordCount(_ expression: CheckedExpression) -> Int? {
    switch expression.type {
    case .truth: return 2
    case .choice(let words):
      // A case may have no mark at all.
      if case .mark = expression.kind { return words.count + 1 }
      return words.count
    default: return nil
    }
  }

  private func isRead(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .field(let row, _): isRead(row)
    case .environment(let value): value == .checkDate
    default: false
    }
  }

  private func isRead(_ row: RowExpression) -> Bool {
    switch row {
    case .slot: true
    case .follow(let inner, _), .parent(let inner): isRead(inner)
    default: false
    }
  }
}

extension ValueType {
  /// Whether values are dates or moments.
  var isDayLike: Bool { self == .date || self == .moment }
}
