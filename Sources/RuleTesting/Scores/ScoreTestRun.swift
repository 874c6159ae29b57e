import Findings
import Records
package import RuleChecking
package import RuleEngine
package import SourceText

/// The tests of scorecards, run one after the other.
package struct ScoreTestRun: Sendable {
  /// What came out of one test.
  package struct Result: Sendable, Hashable {
    /// The test.
    package let test: CheckedScoreTest
    /// What differs; empty when the test passes.
    package let differences: [TestResult.Difference]
    /// How the score came about, for a test that fails.
    package let derivation: [LocalizedText]

    /// Whether the test passes.
    package var isPassed: Bool { differences.isEmpty }
  }

  /// The results in the order of the tests.
  package let results: [Result]

  /// Runs the tests of the scorecards that take part.
  package init(
    _ tests: [CheckedScoreTest], of ruleSet: CheckedRuleSet, isChosen: (Int) -> Bool = { _ in true }
  ) {
    results = tests.filter { isChosen($0.scorecard) }.map { Self.run($0, ruleSet) }
  }

  /// How many tests pass.
  package var passed: Int { results.count { $0.isPassed } }

  /// Runs one test.
  package static func run(_ test: CheckedScoreTest, _ ruleSet: CheckedRuleSet) -> Result {
    let setting = TestSetting(test, ruleSet: ruleSet)
    let evaluator = ReferenceEvaluator(rules: setting.ruleSet, dataset: setting.dataset, previous: setting.previous)
    guard let scored = evaluator.score(scorecard: test.scorecard, row: setting.objectRow) else {
      let nobody = LocalizedText(zh: "不是评分对象", en: "not scored")
      return result(
        test, [difference("得分", "score", shown(test.expected, ruleSet.scorecards[test.scorecard]), nobody)], nil)
    }
    let figure = scored.object.figure
    let actual = figure.map { ScoreText.range($0.low, $0.high) } ?? Self.none
    switch test.expected {
    case .none: return result(test, figure == nil ? [] : [difference("得分", "score", Self.none, actual)], scored.object)
    case .score(let low, let high, let grade):
      var differences: [TestResult.Difference] = []
      if figure.map({ $0.low != low || $0.high != high }) ?? true {
        differences.append(difference("得分", "score", ScoreText.range(low, high), actual))
      }
      if let grade, let figure {
        let wanted: Int? = if case .grade(let index) = grade { index } else { nil }
        if figure.grade != wanted {
          differences.append(
            difference("等级", "grade", word(wanted, scored.result), word(figure.grade, scored.result)))
        }
      }
      return result(test, differences, scored.object)
    }
  }

  private static let none = LocalizedText(zh: "没有得分", en: "no score")

  private static func result(
    _ test: CheckedScoreTest, _ differences: [TestResult.Difference], _ object: ScoredObject?
  ) -> Result {
    var derivation: [LocalizedText] = []
    if !differences.isEmpty, let object {
      derivation = object.notes
      for period in object.periods {
        let key = period.period.map { $0 + " " } ?? ""
        for line in period.notes + period.steps {
          derivation.append(LocalizedText(zh: key + line.zh, en: key + line.en))
        }
      }
    }
    return Result(test: test, differences: differences, derivation: derivation)
  }

  private static func difference(
    _ zh: String, _ en: String, _ expected: LocalizedText, _ actual: LocalizedText
  ) -> TestResult.Difference {
    TestResult.Difference(name: LocalizedText(zh: zh, en: en), expected: expected, actual: actual)
  }

  private static func word(_ grade: Int?, _ result: ScoreResult) -> LocalizedText {
    guard let grade, result.grades.indices.contains(grade) else { return LocalizedText(zh: "等级待定", en: "grade open") }
    return result.grades[grade].name
  }

  private static func shown(_ expected: CheckedScoreTest.Expected, _ card: CheckedScorecard) -> LocalizedText {
    switch expected {
    case .none: none
    case .score(let low, let high, _): ScoreText.range(low, high)
    }
  }
}
