import RuleChecking
import RuleEngine

/// A test with its records, made once and judged by many rule sets that differ in one declaration.
struct PreparedTest {
  /// The test.
  let test: CheckedTest
  /// What its expected figures need.
  let needs: DeclarationUse
  private let setting: TestSetting

  init(_ test: CheckedTest, _ ruleSet: CheckedRuleSet) {
    self.test = test
    setting = TestSetting(test, ruleSet: ruleSet)
    var needs = DeclarationUse()
    for figure in test.figures { needs.formUnion(DeclarationUse(of: figure.expression, in: ruleSet)) }
    self.needs = needs
  }

  /// Whether the test fails with a rule set.
  func fails(_ ruleSet: CheckedRuleSet) -> Bool {
    let rules = test.parameters.isEmpty ? ruleSet : ruleSet.setting(test.parameters)
    let evaluator = ReferenceEvaluator(
      rules: rules, dataset: setting.dataset, previous: setting.previous,
      options: EvaluationOptions(includesSteps: false))
    if let expected = test.outcome {
      if setting.outcome(ofRule: test.rule, by: evaluator) != expected { return true }
    }
    return test.figures.contains {
      RuleTestRun.figure($0, evaluator, rule: test.rule, row: setting.judgedRows.first) != $0.value
    }
  }
}
