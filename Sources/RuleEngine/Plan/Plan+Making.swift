package import Records

extension Plan {
  /// The plan of all rules and measures of a rule set.
  ///
  /// - Parameter loaded: the tables whose rows are in memory as a whole, for lookups and sets.
  package init(_ rules: CheckedRuleSet, loaded: Set<TableID>) {
    self = PlanBuilder.plan(of: rules, loaded: loaded)
  }
}
