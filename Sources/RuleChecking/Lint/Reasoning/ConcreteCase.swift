import Records
import RuleEngine
import SourceText

/// A case that shows what a check found, in the words of the rule: `受理日期 2025-01-02，联合办理 是`.
struct ConcreteCase {
  /// The values, in the order in which the conditions name them.
  let text: LocalizedText

  /// The case of a situation; nil when no case can be given for sure.
  init?(_ situation: Situation, _ table: TermTable) {
    guard situation.isPlain,
      let numbers = situation.bounds.values(
        table.terms, usual: { Self.usual(table.terms[$0]) }),
      situation.keepsApart(numbers)
    else { return nil }
    var parts: [LocalizedText] = []
    for (number, term) in table.terms.enumerated() where term.isRead {
      guard case .expression(let expression) = term.key else { continue }
      if let value = Self.value(number, expression, situation, numbers) {
        let text = ValueText.text(value, type: expression.type)
        let isText = value.textContent != nil
        parts.append(
          LocalizedText(
            zh: joinedChinese([expression.source.zh, isText ? "\"\(text.zh)\"" : text.zh]),
            en: "\(expression.source.en) \(isText ? "\"\(text.en)\"" : text.en)"))
      } else if situation.presence[number] == false {
        parts.append(
          LocalizedText(zh: joinedChinese(["缺", expression.source.zh]), en: "no \(expression.source.en)"))
      }
    }
    guard !parts.isEmpty else { return nil }
    text = LocalizedText(
      zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
  }

  /// 2 January 2025, or 1.
  private static func usual(_ term: TermTable.Term) -> Fraction {
    guard case .expression(let expression) = term.key, expression.type.isDayLike else { return .one }
    return Fraction(Int(Day(year: 2025, month: 1, day: 2)?.number ?? 0))
  }

  private static func value(
    _ number: Int, _ expression: CheckedExpression, _ situation: Situation, _ numbers: [Int: Fraction]
  ) -> Value? {
    if let amount = numbers[number] {
      switch expression.type {
      case .number, .rate: return .number(amount)
      case .money: return .money(amount)
      case .duration(let unit): return .duration(Duration(amount: amount, unit: unit))
      case .date, .moment: return amount.integer.flatMap { Int32(exactly: $0) }.map { .date(Day(number: $0)) }
      default: return nil
      }
    }
    if let word = situation.words[number]?.min() {
      return expression.type == .truth ? .truth(word == 1) : .choice(word)
    }
    return situation.texts[number]?.example.map { .text($0) }
  }
}
