import Records

extension PlanBuilder {
  /// Which row an expression speaks of.
  mutating func row(_ expression: RowExpression, _ scope: PlanScope) throws(PlanLimit) -> PlanRow {
    guard case .slot(let slot) = expression, let table = scope.slots[slot] else { throw PlanLimit(construct: "row") }
    return .own(table)
  }
}
