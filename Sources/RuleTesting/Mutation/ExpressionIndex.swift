import Records
import RuleEngine
import SourceText

/// The checked expressions of a declaration by the place where each stands.
struct ExpressionIndex {
  private var texts: [SourceRange: LocalizedText] = [:]
  private var choices: [SourceRange: ExpressionMutations.ChoicePlace] = [:]

  /// Adds an expression; of several at one place the outermost stays.
  mutating func add(_ expression: CheckedExpression) {
    if texts[expression.range] == nil { texts[expression.range] = expression.source }
    if case .constant(.choice(let index)) = expression.kind, case .choice(let words) = expression.type {
      choices[expression.range] = ExpressionMutations.ChoicePlace(words: words, index: index)
    }
  }

  /// Adds choice words that are no checked expressions of their own.
  mutating func add(_ words: [SourceRange: ExpressionMutations.ChoicePlace]) {
    choices.merge(words) { first, _ in first }
  }

  /// The canonical text of the expression at a place.
  func text(at range: SourceRange) -> LocalizedText? { texts[range] }

  /// The mutations of expressions, which need to know the choice words.
  var mutations: ExpressionMutations { ExpressionMutations(choices: choices) }
}
