import Records
import RuleEngine
import RuleSyntax
import SourceText

/// All expressions that differ from one in a single node.
struct ExpressionMutations {
  /// The choice words of the declaration, by the place where each stands.
  let choices: [SourceRange: ChoicePlace]

  /// A word of a closed list.
  struct ChoicePlace {
    let words: [ChoiceWord]
    let index: Int
  }

  /// The mutations of an expression: its own, then those of its parts, in the order of the text.
  func all(_ expression: Expression) -> [Mutation<Expression>] {
    own(expression) + inner(expression)
  }

  func mutation(_ kind: Change.Kind, _ expression: Expression, _ node: Expression.Kind) -> Mutation<Expression> {
    Mutation(
      node: Expression(node, range: expression.range),
      change: Change(kind, at: expression.range, words: LiteralText.words(expression.kind, node)))
  }

  /// A change that leaves a part out.
  func without(
    _ dropped: SourceRange, _ expression: Expression, _ node: Expression.Kind, _ kind: Change.Kind = .item
  ) -> Mutation<Expression> {
    Mutation(
      node: Expression(node, range: expression.range), change: Change(kind, at: expression.range, dropping: dropped))
  }

  // MARK: The node itself

  private func own(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .number, .quantity, .text, .date, .truth, .name, .periodDay: return atoms(expression)
    case .aggregate, .share, .spanLength, .interval, .rounded, .arithmetic: return computed(expression)
    case .selection(let base, let condition):
      return [
        Mutation(node: base, change: Change(.item, at: expression.range, dropping: condition.range))
      ]
    case .ruleOutcome(let word, let rule):
      switch word {
      case .pass: return [mutation(.word, expression, .ruleOutcome(.violation, rule: rule))]
      case .violation: return [mutation(.word, expression, .ruleOutcome(.pass, rule: rule))]
      case .applicable, .undetermined: return []
      }
    case .and, .or, .not, .implies, .has, .lacks, .compare, .span, .memberOf, .textTest, .items:
      return conditions(expression)
    default: return sets(expression)
    }
  }

  private func atoms(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .number(let number):
      return neighbours(number).map { mutation(.bound, expression, .number($0)) }
    case .quantity(let number, let unit):
      return neighbours(number).map { mutation(.bound, expression, .quantity($0, unit)) }
        + otherUnits(number, unit).map { mutation(.unit, expression, $0) }
    case .text(let text): return [mutation(.word, expression, .text(text + "？"))]
    case .date(let text):
      guard let day = Self.day(text) else { return [] }
      return [-1, 1].map { mutation(.bound, expression, .date(day.advanced(by: $0).text)) }
    case .truth(let truth): return [mutation(.word, expression, .truth(!truth))]
    case .name(let name):
      guard let place = choices[expression.range], place.words.count > 1 else { return [] }
      let next = place.words[(place.index + 1) % place.words.count]
      return [mutation(.word, expression, .name(Name(text: next.name.zh, range: name.range)))]
    case .periodDay(let day):
      guard day.day < 28 else { return [] }
      return [
        mutation(.bound, expression, .periodDay(PeriodDay(base: day.base, month: day.month, day: day.day + 1)))
      ]
    default: return []
    }
  }

  /// The numbers next to one: a step of its last decimal up and down, from a thousand on a tenth.
  func neighbours(_ number: NumberSyntax) -> [NumberSyntax] {
    guard let value = Fraction(decimal: number.decimal), let places = Self.places(of: number.decimal) else { return [] }
    let step: Fraction? =
      value >= Fraction(1000)
      ? value.divided(by: Fraction(10)) : Fraction.one.divided(by: Fraction(Self.power(places)))
    guard let step else { return [] }
    return [value.subtracting(step), value.adding(step)].compactMap { changed in
      guard let changed, changed >= Fraction.zero, let rounded = changed.rounded(places: places) else { return nil }
      return NumberSyntax(decimal: rounded.decimalText(), places: number.places, range: number.range)
    }
  }

  /// The day of `YYYY-MM-DD`; nil with a time of day.
  private static func day(_ text: String) -> Day? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return Day(year: parts[0], month: parts[1], day: parts[2])
  }

  private static func places(of decimal: String) -> Int? {
    guard let point = decimal.firstIndex(of: ".") else { return 0 }
    let count = decimal.distance(from: point, to: decimal.endIndex) - 1
    return count <= 6 ? count : nil
  }

  private static func power(_ places: Int) -> Int { (0..<places).reduce(1) { product, _ in product * 10 } }

  private func otherUnits(_ number: NumberSyntax, _ unit: Unit) -> [Expression.Kind] {
    switch unit {
    case .workday: return [.quantity(number, .day)]
    case .day: return [.quantity(number, .workday)]
    case .month: return [.quantity(number, .year)]
    case .year: return [.quantity(number, .month)]
    case .hour: return [.quantity(number, .day)]
    case .yuan:
      guard let value = Fraction(decimal: number.decimal),
        let larger = value.multiplied(by: Fraction(10_000)), value > Fraction.zero
      else { return [] }
      return [.quantity(NumberSyntax(decimal: larger.decimalText(), places: number.places, range: number.range), .yuan)]
    case .percent, .percentagePoint, .point, .measure: return []
    }
  }

  private func computed(_ expression: Expression) -> [Mutation<Expression>] {
    switch expression.kind {
    case .aggregate(let word, let base, let blank):
      var result: [Mutation<Expression>] = []
      if let other = otherAggregate(word) {
        result.append(mutation(.operation, expression, .aggregate(other, base, blankAs: blank)))
      }
      if let blank { result.append(without(blank.range, expression, .aggregate(word, base, blankAs: nil))) }
      return result
    case .share(let part, let whole): return [mutation(.swap, expression, .share(whole, of: part))]
    case .spanLength(let from, let to, let unit, let exclusions):
      var result = [mutation(.swap, expression, .spanLength(to, from, unit, excluding: exclusions))]
      let other: Unit? = unit == .workday ? .day : unit == .day ? .workday : nil
      if let other { result.append(mutation(.unit, expression, .spanLength(from, to, other, excluding: exclusions))) }
      for (dropped, rest) in dropping(exclusions) {
        result.append(without(dropped.range, expression, .spanLength(from, to, unit, excluding: rest)))
      }
      return result
    case .interval(let from, let to, let includesFirst):
      return [mutation(.border, expression, .interval(from, to, includesFirstDay: !includesFirst))]
    case .rounded(let inner, let step, let word):
      return [mutation(.operation, expression, .rounded(inner, step: step, word == .down ? .up : .down))]
    case .arithmetic(let word, let left, let right):
      let other: ArithmeticWord =
        switch word {
        case .plus: .minus
        case .minus: .plus
        case .times: .dividedBy
        case .dividedBy: .times
        }
      return [mutation(.operation, expression, .arithmetic(other, left, right))]
    default: return []
    }
  }

  private func otherAggregate(_ word: AggregateWord) -> AggregateWord? {
    switch word {
    case .sum: .average
    case .average: .sum
    case .largest: .smallest
    case .smallest: .largest
    case .earliest: .latest
    case .latest: .earliest
    case .distinctCount: nil
    }
  }

  /// Each element of a list with the list without it.
  func dropping<Element>(_ list: [Element]) -> [(Element, [Element])] {
    list.indices.map { index in
      var rest = list
      return (rest.remove(at: index), rest)
    }
  }
}
