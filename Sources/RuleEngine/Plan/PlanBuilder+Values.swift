import Records

extension PlanBuilder {
  mutating func plainValue(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    throw PlanLimit(expression)
  }
}
