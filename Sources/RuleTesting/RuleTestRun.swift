import Findings
import Records
package import RuleChecking
package import RuleEngine
import SourceText

/// The tests of a rule set, run one after the other, with what they leave untested.
package struct RuleTestRun: Sendable {
  /// The results in the order of the tests.
  package let results: [TestResult]
  /// The rules without a test that expects them to pass, as indices, in the order of the rule set.
  package let withoutPassing: [Int]
  /// The rules without a test that expects a violation.
  package let withoutViolating: [Int]

  /// Runs tests.
  /// - Parameters:
  ///   - tests: the checked tests of the packs.
  ///   - isChosen: whether the rule with an index takes part.
  package init(
    _ tests: [CheckedTest], of ruleSet: CheckedRuleSet, isChosen: (Int) -> Bool = { _ in true }
  ) {
    let chosen = tests.filter { isChosen($0.rule) }
    results = chosen.map { Self.run($0, ruleSet) }
    let rules = ruleSet.rules.indices.filter(isChosen)
    func untested(_ outcomes: [Outcome], among rules: [Int]) -> [Int] {
      let tested = Set(chosen.filter { $0.outcome.map { outcomes.contains($0) } ?? false }.map(\.rule))
      return rules.filter { !tested.contains($0) }
    }
    // A rule over hits shows that it spares what is right with a text that has none.
    let overHits = rules.filter { ruleSet.rules[$0].object.table.map { ruleSet.schema[$0].isOfHits } ?? false }
    let others = rules.filter { !overHits.contains($0) }
    withoutPassing = (untested([.pass], among: others) + untested([.pass, .notApplicable], among: overHits)).sorted()
    withoutViolating = untested([.violation], among: rules)
  }

  /// How many tests pass.
  package var passed: Int { results.count { $0.isPassed } }

  /// Runs one test.
  package static func run(_ test: CheckedTest, _ ruleSet: CheckedRuleSet) -> TestResult {
    let setting = TestSetting(test, ruleSet: ruleSet)
    let evaluator = ReferenceEvaluator(
      rules: setting.ruleSet, dataset: setting.dataset, previous: setting.previous, inputPaths: [],
      options: EvaluationOptions(includesSteps: true))
    var differences: [TestResult.Difference] = []
    let outcome = setting.outcome(ofRule: test.rule, by: evaluator)
    if let expected = test.outcome, expected != outcome {
      differences.append(
        TestResult.Difference(
          name: LocalizedText(zh: "结果", en: "result"), expected: expected.word, actual: outcome.word))
    }
    for figure in test.figures {
      let actual = Self.figure(figure, evaluator, rule: test.rule, row: setting.judgedRows.first)
      guard actual != figure.value else { continue }
      let type = figure.expression.type
      differences.append(
        TestResult.Difference(
          name: figure.expression.source, expected: shown(figure.value, type), actual: shown(actual, type)))
    }
    let derivation =
      differences.isEmpty ? [] : setting.judgedRows.flatMap { evaluator.explain(ruleIndex: test.rule, row: $0) }
    return TestResult(test: test, differences: differences, derivation: derivation)
  }

  /// The value of an expected figure; none without a row that is judged.
  static func figure(
    _ figure: CheckedTest.Figure, _ evaluator: ReferenceEvaluator, rule: Int, row: Int?
  ) -> Value? {
    guard let row else { return nil }
    let actual = evaluator.value(of: figure.expression, ruleIndex: rule, row: row)
    // A case without a mark has none of the words as its 亮牌: the blank of a test.
    if case .choice(let index)? = actual, case .choice(let words) = figure.expression.type,
      !words.indices.contains(index)
    {
      return nil
    }
    return actual
  }

  private static func shown(_ value: Value?, _ type: ValueType) -> LocalizedText {
    value.map { ValueText.text($0, type: type) } ?? LocalizedText(zh: "无", en: "none")
  }
}

extension Outcome {
  /// The word that rule files use.
  fileprivate var word: LocalizedText {
    switch self {
    case .pass: LocalizedText(zh: "通过", en: "pass")
    case .violation: LocalizedText(zh: "违规", en: "violation")
    case .undetermined: LocalizedText(zh: "待查", en: "to be checked")
    case .notDue: LocalizedText(zh: "未到期", en: "not yet due")
    case .notApplicable: LocalizedText(zh: "不适用", en: "not applicable")
    }
  }
}
