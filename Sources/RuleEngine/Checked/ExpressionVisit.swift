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

  private static func all(of parts: ExpressionParts, _ body: (CheckedExpression) -> Void) {
    for expression in parts.expressions { all(in: expression, body) }
    for selection in parts.selections { all(of: ExpressionParts(of: selection), body) }
    for row in parts.rows { all(of: ExpressionParts(of: row), body) }
  }
}
