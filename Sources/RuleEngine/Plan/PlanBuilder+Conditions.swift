import Records

extension PlanBuilder {
  mutating func plainTruth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    throw PlanLimit(expression)
  }
}
