import Records
import SourceText

extension PlanBuilder {
  // MARK: Dispatch

  /// The node of a condition over the rows of the scope's table.
  mutating func truth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .all, .any, .atLeast, .not, .implies, .has, .lacks, .compare, .member, .textTest, .constant, .field,
      .definition:
      return try plainTruth(expression, scope)
    case .span: return try spanTruth(expression, scope)
    case .hasRows, .lacksRows, .exists, .every, .complete, .distinctWithin: return try setTruth(expression, scope)
    case .ruleOutcome(let rule, let outcome, let row):
      return try ruleOutcome(rule, outcome, row, scope)
    default: throw PlanLimit(expression)
    }
  }

  /// The node of a value over the rows of the scope's table.
  mutating func value(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .spanLength, .shift: return try dateValue(expression, scope)
    case .count, .aggregate, .share: return try setValue(expression, scope)
    case .constant, .field, .parameter, .environment, .rowKey, .definition, .arithmetic, .rounded, .call, .conditional:
      return try plainValue(expression, scope)
    default: throw PlanLimit(expression)
    }
  }
}

extension PlanLimit {
  /// The limit that an expression has no kernel.
  init(_ expression: CheckedExpression) {
    self.init(construct: expression.source.zh)
  }
}
