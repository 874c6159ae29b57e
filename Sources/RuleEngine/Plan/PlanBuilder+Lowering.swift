import Records
import SourceText

extension PlanBuilder {
  // MARK: Dispatch

  /// The node of a condition over the rows of the scope's table.
  mutating func truth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    try enter(expression)
    defer { depth -= 1 }
    do throws(PlanLimit) {
      return try loweredTruth(expression, scope)
    } catch {
      throw error.named(by: expression)
    }
  }

  private mutating func loweredTruth(
    _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .all, .any, .atLeast, .not, .implies, .has, .lacks, .compare, .member, .textTest, .constant, .field,
      .definition, .conditional, .call, .inOrder, .distinct:
      return try plainTruth(expression, scope)
    case .span: return try spanTruth(expression, scope)
    case .hasRows, .lacksRows, .exists, .every, .complete, .distinctWithin, .sortedInOrder:
      return try setTruth(expression, scope)
    case .ruleOutcome(let rule, let outcome, let row):
      return try ruleOutcome(rule, outcome, row, scope)
    default: throw PlanLimit(expression)
    }
  }

  /// The node of a value over the rows of the scope's table.
  mutating func value(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    try enter(expression)
    defer { depth -= 1 }
    do throws(PlanLimit) {
      return try loweredValue(expression, scope)
    } catch {
      throw error.named(by: expression)
    }
  }

  private mutating func loweredValue(
    _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .spanLength, .shift: return try dateValue(expression, scope)
    case .count, .aggregate, .share: return try setValue(expression, scope)
    case .deadline(let figure, let rule, let row):
      return try deadlineFigure(figure, of: rule, row, expression, scope)
    case .constant, .field, .parameter, .environment, .rowKey, .definition, .arithmetic, .rounded, .call, .conditional:
      return try plainValue(expression, scope)
    default: throw PlanLimit(expression)
    }
  }

  /// Bounds how deep expressions stand in each other and how often definitions are written out.
  private mutating func enter(_ expression: CheckedExpression) throws(PlanLimit) {
    // The reference evaluator leaves what is deeper than 160 levels open; well before that nothing is lowered.
    guard depth < 60 else {
      throw PlanLimit(zh: "层次太深：\(expression.source.zh)", en: "too deep: \(expression.source.en)")
    }
    steps += 1
    guard steps < 20_000 else { throw PlanLimit(zh: "定义展开后太大", en: "too large with its definitions") }
    depth += 1
  }
}
