import Records

extension PlanBuilder {
  mutating func spanTruth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    throw PlanLimit(expression)
  }

  mutating func dateValue(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    throw PlanLimit(expression)
  }

  /// A deadline over columns.
  mutating func deadline(_ deadline: Deadline, of rule: Int, _ scope: PlanScope) throws(PlanLimit) -> ColumnDeadline {
    throw PlanLimit(construct: rules.rules[rule].id)
  }
}
