/// Goes through checked expressions with everything in them: rows, selections, conditions.
///
/// Definitions are not followed: they stand in the rule set and are visited by themselves.
package enum ExpressionVisit {
  /// Calls a body with an expression and all expressions in it, outer ones first.
  package static func all(in expression: CheckedExpression, _ body: (CheckedExpression) -> Void) {
    body(expression)
    all(of: ExpressionParts(of: expression), body)
  }

  /// Calls a body with all expressions that decide about the outcomes of a rule.
  package static func all(in rule: CheckedRule, _ body: (CheckedExpression) -> Void) {
    all(of: ExpressionParts(of: rule), body)
  }

  /// Calls a body with all expressions in a selection.
  package static func all(in selection: Selection, _ body: (CheckedExpression) -> Void) {
    all(of: ExpressionParts(of: selection), body)
  }

  /// Calls a body with all expressions in the cells of a decision table.
  package static func all(in table: CheckedDecisionTable, _ body: (CheckedExpression) -> Void) {
    for expression in table.expressions { all(in: expression, body) }
  }

  private static func all(of parts: ExpressionParts, _ body: (CheckedExpression) -> Void) {
    for expression in parts.expressions { all(in: expression, body) }
    for selection in parts.selections { all(of: ExpressionParts(of: selection), body) }
    for row in parts.rows { all(of: ExpressionParts(of: row), body) }
  }
}

extension CheckedScorecard {
  /// Calls a body with all expressions of a scorecard.
  package func visit(_ body: (CheckedExpression) -> Void) {
    ExpressionVisit.all(in: object, body)
    for expression in parts.compactMap(\.condition) + rescales.compactMap(\.condition) {
      ExpressionVisit.all(in: expression, body)
    }
    for line in allLines {
      for expression in [line.condition, line.once].compactMap({ $0 }) { ExpressionVisit.all(in: expression, body) }
      visit(line.content, body)
    }
    for veto in vetoes { visit(veto.content, body) }
  }

  private func visit(_ content: Content, _ body: (CheckedExpression) -> Void) {
    switch content {
    case .violations: break
    case .rows(let selection, _), .scores(let selection, _, _): ExpressionVisit.all(in: selection, body)
    case .given(let selection, _, let value, _):
      ExpressionVisit.all(in: selection, body)
      ExpressionVisit.all(in: value, body)
    case .value(let value): ExpressionVisit.all(in: value, body)
    }
  }
}
