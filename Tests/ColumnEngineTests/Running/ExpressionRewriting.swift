import Findings
import Records
import RuleEngine
import SourceText

/// Rewrites the expressions of whole rule sets.
enum ExpressionRewriting {
  /// With other numbers for rules, measures and definitions.
  static func renumbered(
    _ rules: CheckedRuleSet, rule: (Int) -> Int = { $0 }, measure: (Int) -> Int = { $0 },
    definition: (Int) -> Int = { $0 }
  ) -> CheckedRuleSet {
    withoutActuallyEscaping(rule) { rule in
      withoutActuallyEscaping(measure) { measure in
        withoutActuallyEscaping(definition) { definition in
          Renumbering(rule: rule, measure: measure, definition: definition).map.ruleSet(rules)
        }
      }
    }
  }

  private final class Renumbering {
    let rule: (Int) -> Int
    let measure: (Int) -> Int
    let definition: (Int) -> Int

    init(rule: @escaping (Int) -> Int, measure: @escaping (Int) -> Int, definition: @escaping (Int) -> Int) {
      self.rule = rule
      self.measure = measure
      self.definition = definition
    }

    var map: ExpressionMap { ExpressionMap { self.renumbered($0) } }

    private func renumbered(_ expression: CheckedExpression) -> CheckedExpression {
      let mapped = map.parts(of: expression)
      let kind: CheckedExpression.Kind =
        switch mapped.kind {
        case .deadline(let figure, let index, let row): .deadline(figure, rule: rule(index), row)
        case .mark(let index, let row): .mark(rule: rule(index), row)
        case .ruleOutcome(let index, let outcome, let row): .ruleOutcome(rule: rule(index), outcome: outcome, row)
        case .ruleCount(let index, let outcomes): .ruleCount(rule: rule(index), outcomes: outcomes)
        case .measure(let index, let group, let previous): .measure(measure(index), group: group, previous: previous)
        case .definition(let index, let row): .definition(definition(index), row)
        default: mapped.kind
        }
      return express(kind, mapped.type)
    }
  }

  /// With one expression made smaller: the number counts the ways through all expressions; nil behind the last one.
  static func reduced(_ rules: CheckedRuleSet, _ number: Int) -> CheckedRuleSet? {
    let search = Search(number)
    let result = search.map.ruleSet(rules)
    return search.isDone ? result : nil
  }

  private final class Search {
    private var rest: Int
    private(set) var isDone = false

    init(_ number: Int) { rest = number }

    var map: ExpressionMap { ExpressionMap { self.changed($0) } }

    private func changed(_ expression: CheckedExpression) -> CheckedExpression {
      if isDone { return expression }
      let ways = ExpressionRewriting.smaller(expression)
      if rest < ways.count {
        isDone = true
        return ways[rest]
      }
      rest -= ways.count
      return map.parts(of: expression)
    }
  }

  /// Simpler expressions of the same type that bind no more than the expression does.
  private static func smaller(_ expression: CheckedExpression) -> [CheckedExpression] {
    if case .constant = expression.kind { return [] }
    var result: [CheckedExpression] = []
    if expression.type == .truth {
      for truth in [true, false] { result.append(express(.constant(.truth(truth)), .truth)) }
    }
    if !binds(expression.kind) {
      let parts = Parts()
      _ = ExpressionMap { part in
        parts.all.append(part)
        return part
      }.parts(of: expression)
      result += parts.all.filter { $0.type == expression.type }
    }
    return result + shorter(expression)
  }

  private final class Parts {
    var all: [CheckedExpression] = []
  }

  private static func binds(_ kind: CheckedExpression.Kind) -> Bool {
    switch kind {
    case .all, .any, .atLeast, .not, .implies, .conditional, .arithmetic, .rounded, .shift, .call, .compare, .member,
      .has, .lacks, .distinct, .inOrder:
      false
    default: true
    }
  }

  /// Without one of several parts, or with a plainer row or selection.
  private static func shorter(_ expression: CheckedExpression) -> [CheckedExpression] {
    func made(_ kind: CheckedExpression.Kind) -> CheckedExpression { express(kind, expression.type) }
    switch expression.kind {
    case .exists(let selection, let items) where items.count > 1:
      return items.map { made(.exists(selection, meets: [$0])) }
    case .every(let selection, let items) where items.count > 1:
      return items.map { made(.every(selection, meets: [$0])) }
    case .spanLength(let from, let to, let unit, let excluding) where !excluding.isEmpty:
      return [made(.spanLength(from: from, to: to, unit: unit, excluding: Array(excluding.dropLast())))]
        + (excluding.count > 1
          ? [made(.spanLength(from: from, to: to, unit: unit, excluding: Array(excluding.dropFirst())))] : [])
    case .conditional(let cases) where cases.count > 1:
      return cases.indices.map { index in
        var rest = cases
        rest.remove(at: index)
        return made(.conditional(rest))
      }
    case .functional(let selection, let from, let to) where from.count > 1:
      return from.map { made(.functional(selection, from: [$0], to: to)) }
    case .complete(let selection, let inner, let words, let exactly) where words.count > 1:
      return words.map { made(.complete(selection, inner, words: [$0], exactly: exactly)) }
    default: return []
    }
  }
}
