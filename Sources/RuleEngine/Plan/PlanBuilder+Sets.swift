import Records

extension PlanBuilder {
  mutating func setTruth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    throw PlanLimit(expression)
  }

  mutating func setValue(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    throw PlanLimit(expression)
  }
}
