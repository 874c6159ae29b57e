package import Findings
package import RuleChecking
import RuleTesting
import SourceText

extension CheckedPacks {
  /// How many of the packs' own tests fail, with what differs.
  package var failedTests: [String] {
    RuleTestRun(tests, of: ruleSet).results.filter { !$0.isPassed }.map { result in
      "\(result.test.title.zh) \(result.test.number ?? 0): \(result.differences)"
    }
  }

  /// What each of the packs' tests finds, with its derivation: every test is run as if something else were expected.
  package var findingsOfTests: [[Finding]] {
    tests.map { test in
      let unexpected = CheckedTest(
        rule: test.rule, title: test.title, number: test.number, rows: test.rows, checkDate: test.checkDate,
        period: test.period, parameters: test.parameters, outcome: test.outcome == .notDue ? .pass : .notDue,
        figures: test.figures, range: test.range, expectedRange: test.expectedRange)
      return RuleTestRun.run(unexpected, ruleSet).derivation
    }
  }
}
