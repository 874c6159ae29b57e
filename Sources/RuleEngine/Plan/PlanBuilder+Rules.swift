import Findings
import Records

extension PlanBuilder {
  /// A rule over columns.
  mutating func columnRule(_ index: Int) throws(PlanLimit) -> ColumnRule {
    throw PlanLimit(construct: rules.rules[index].id)
  }

  /// Whether another rule of the same row has an outcome.
  mutating func ruleOutcome(
    _ rule: Int, _ outcome: Outcome, _ row: RowExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    throw PlanLimit(construct: rules.rules[rule].id)
  }

  /// Demands every field that an expression of the rule set, a key, a link or a shown name reads.
  mutating func demandFields() {
    plan.demand = Demand(everythingOf: rules.schema)
  }
}
