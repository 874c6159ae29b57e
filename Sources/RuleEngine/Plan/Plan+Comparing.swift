extension Plan {
  /// Whether a rule is lowered to the same nodes in two rule sets, so that both judge every record alike.
  ///
  /// False where a rule has no column form: then nothing is known.
  package static func judgesAlike(_ rule: Int, in one: CheckedRuleSet, and other: CheckedRuleSet) -> Bool {
    guard let first = PlanBuilder.rule(rule, of: one), let second = PlanBuilder.rule(rule, of: other) else {
      return false
    }
    return first.plan.nodes == second.plan.nodes && first.plan.texts == second.plan.texts
      && first.plan.probes == second.plan.probes && first.plan.deadlines == second.plan.deadlines
      && first.rule.isSame(as: second.rule)
  }
}

extension ColumnRule {
  fileprivate func isSame(as other: ColumnRule) -> Bool {
    selection == other.selection && inForce == other.inForce && attendant == other.attendant
      && exceptions.map(\.condition) == other.exceptions.map(\.condition)
      && exceptions.map(\.replacement) == other.exceptions.map(\.replacement) && items == other.items
      && isUnknownHard == other.isUnknownHard && isRunning == other.isRunning
      && deadline?.passes == other.deadline?.passes && deadline?.violates == other.deadline?.violates
      && deadline?.isNotDue == other.deadline?.isNotDue && deadline?.doesNotApply == other.deadline?.doesNotApply
  }
}
