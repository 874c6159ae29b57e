import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// A 加／减／乘／除以 B.
  mutating func arithmetic(
    _ word: ArithmeticWord, _ leftSyntax: Expression, _ rightSyntax: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    if word == .minus, DateLike.isDate(world.text(range)) {
      throw Rejection(DeclarationProblem.noSuchDate(range, world.text(range)))
    }
    let left = try value(leftSyntax)
    let right = try value(rightSyntax)
    if let moved = try shifted(word, left, right, range) { return moved }
    guard let type = resultType(word, left, right) else {
      if word == .minus, left.type.isDay, right.type.isDay {
        throw Rejection(TypeProblem.dateDifference(range, left.source, right.source))
      }
      if case .duration(let a) = left.type, case .duration(let b) = right.type, word == .plus || word == .minus, a != b
      {
        throw Rejection(
          UnitProblem.durationUnits(
            rightSyntax.range, left: left.source, leftUnit: world.unitName(a), right: right.source,
            rightUnit: world.unitName(b), fix: nil))
      }
      if left.type == .money, right.type == .number, word == .plus || word == .minus {
        throw Rejection(
          UnitProblem.moneyNeedsUnit(
            rightSyntax.range, field: left.source, number: world.text(rightSyntax.range),
            isChinese: world.text(leftSyntax.range).contains { !$0.isASCII }))
      }
      throw Rejection(
        TypeProblem.cannotCompute(
          range, operation: word.verb, left: world.typeName(left.type), right: world.typeName(right.type)))
    }
    return CheckedExpression(
      kind: .arithmetic(word.operation, left, right), type: type, range: range,
      source: arithmeticText(word, left, right))
  }

  /// A date moved by a length of time.
  private func shifted(
    _ word: ArithmeticWord, _ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression? {
    guard word == .plus || word == .minus, left.type.isDay, case .duration(let unit) = right.type else { return nil }
    if unit == .workday { try requireCalendar(right.range) }
    let label = word == .plus ? both("加", "plus") : both("减", "minus")
    return CheckedExpression(
      kind: .shift(left, by: right, forward: word == .plus), type: unit == .hour ? .moment : left.type, range: range,
      source: phrase(zh: [left.source.zh, label.zh, right.source.zh], en: [left.source.en, label.en, right.source.en]))
  }

  private func resultType(_ word: ArithmeticWord, _ left: CheckedExpression, _ right: CheckedExpression) -> ValueType? {
    switch (word, left.type, right.type) {
    case (.plus, .number, .number), (.minus, .number, .number), (.times, .number, .number): .number
    case (.plus, .money, .money), (.minus, .money, .money): .money
    case (.plus, .rate, .rate), (.minus, .rate, .rate): .rate
    case (.plus, .rate, .number), (.minus, .rate, .number), (.plus, .number, .rate), (.minus, .number, .rate): .number
    case (.plus, .duration(let a), .duration(let b)), (.minus, .duration(let a), .duration(let b)):
      a == b ? .duration(a) : nil
    case (.times, .money, .number), (.times, .money, .rate), (.times, .number, .money), (.times, .rate, .money): .money
    case (.times, .duration(let unit), .number), (.times, .number, .duration(let unit)): .duration(unit)
    case (.times, .rate, .number), (.times, .number, .rate), (.times, .rate, .rate): .number
    case (.dividedBy, .number, .number): isShare(left, right) ? .rate : .number
    case (.dividedBy, .money, .money): .rate
    case (.dividedBy, .duration(let a), .duration(let b)): a == b ? .rate : nil
    case (.dividedBy, .money, .number): .money
    case (.dividedBy, .duration(let unit), .number): .duration(unit)
    case (.dividedBy, .rate, .number), (.dividedBy, .rate, .rate), (.dividedBy, .number, .rate): .number
    default: nil
    }
  }

  /// Whether a quotient of two counts is a rate: both count rows of one table.
  private func isShare(_ left: CheckedExpression, _ right: CheckedExpression) -> Bool {
    guard let part = world.countedTable(left), let whole = world.countedTable(right) else { return false }
    return part == whole
  }

  private func arithmeticText(
    _ word: ArithmeticWord, _ left: CheckedExpression, _ right: CheckedExpression
  ) -> LocalizedText {
    func part(_ expression: CheckedExpression, isRight: Bool) -> LocalizedText {
      guard case .arithmetic(let inner, _, _) = expression.kind else { return expression.source }
      let innerIsSum = inner == .plus || inner == .minus
      let outerIsSum = word == .plus || word == .minus
      return (innerIsSum && !outerIsSum) || (isRight && innerIsSum == outerIsSum)
        ? expression.source.bracketed : expression.source
    }
    let first = part(left, isRight: false)
    let second = part(right, isRight: true)
    let label = word.label
    return phrase(zh: [first.zh, label.zh, second.zh], en: [first.en, label.en, second.en])
  }
}

extension ArithmeticWord {
  /// The operation of the evaluator.
  var operation: ArithmeticOperator {
    switch self {
    case .plus: .plus
    case .minus: .minus
    case .times: .times
    case .dividedBy: .dividedBy
    }
  }

  /// The word between the operands.
  var label: LocalizedText {
    switch self {
    case .plus: both("加", "plus")
    case .minus: both("减", "minus")
    case .times: both("乘", "times")
    case .dividedBy: both("除以", "divided by")
    }
  }

  /// The word in a message: 相加, added.
  var verb: LocalizedText {
    switch self {
    case .plus: both("加", "added")
    case .minus: both("减", "subtracted")
    case .times: both("乘", "multiplied")
    case .dividedBy: both("除", "divided")
    }
  }
}

extension ValueType {
  /// Whether it is a date or a moment.
  var isDay: Bool { self == .date || self == .moment }

  /// Whether its values have an order.
  var isOrdered: Bool {
    switch self {
    case .number, .money, .rate, .date, .moment, .duration: true
    default: false
    }
  }
}

/// Digits that were meant as a date, though there is no such day.
enum DateLike {
  /// Whether a text is written like a date: four digits, one or two, one or two, with hyphens between.
  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4 else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.count <= 4 && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
  }
}
