extension CheckedRuleSet {
  /// The same rules with another one in the place of one.
  package func replacing(rule index: Int, with rule: CheckedRule) -> CheckedRuleSet {
    var copy = self
    copy.rules[index] = rule
    return copy
  }

  /// The same rules with another definition in the place of one.
  package func replacing(definition index: Int, with definition: Definition) -> CheckedRuleSet {
    var copy = self
    copy.definitions[index] = definition
    return copy
  }

  /// The same rules with another measure in the place of one.
  package func replacing(measure index: Int, with measure: CheckedMeasure) -> CheckedRuleSet {
    var copy = self
    copy.measures[index] = measure
    return copy
  }

  /// The same rules with another decision table in the place of one.
  package func replacing(decisionTable index: Int, with table: CheckedDecisionTable) -> CheckedRuleSet {
    var copy = self
    copy.decisionTables[index] = table
    return copy
  }

  /// The same rules with another scorecard in the place of one.
  package func replacing(scorecard index: Int, with card: CheckedScorecard) -> CheckedRuleSet {
    var copy = self
    copy.scorecards[index] = card
    return copy
  }

  /// The same rules with another parameter in the place of one.
  package func replacing(parameter index: Int, with parameter: Parameter) -> CheckedRuleSet {
    var copy = self
    copy.parameters[index] = parameter
    return copy
  }

  /// The same rules with other waivers: those that stood in an earlier state of the files.
  package func replacing(waivers: [CheckedWaiver]) -> CheckedRuleSet {
    var copy = self
    copy.waivers = waivers
    return copy
  }
}
