import Driver
import Findings
import RuleChecking
import RuleEngine
import RuleTesting
import SourceText

/// `zicha test`: runs the tests in the rule files.
struct TestCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Runs the tests.
  func perform() throws(CommandFailure) -> CommandEnding {
    let rules = try session.loadRules(at: session.arguments.operands)
    let judging = rules.ruleSet.rules.filter { rules.judges($0) }
    let selected = try session.attempt { () throws(InputFailure) in
      try RuleSelector.ids(session.selected, ignoring: session.ignored, of: judging)
    }
    let run = RuleTestRun(rules.tests, of: rules.ruleSet) { index in
      let rule = rules.ruleSet.rules[index]
      return rules.judges(rule) && selected?.contains(rule.id) ?? true
    }
    let page = TestPage(run, rules: rules, language: session.language, usesColor: session.console.colorsOutput)
    try session.console.print(page.text)
    return ending(run)
  }

  private func ending(_ run: RuleTestRun) -> CommandEnding {
    let count = run.results.count
    if count == 0 {
      return CommandEnding(
        .notMet, LocalizedText(zh: "什么也没有测：规则里没有测试", en: "nothing was tested: there is no test in the rules"))
    }
    if run.passed < count {
      return CommandEnding(
        .notMet,
        LocalizedText(
          zh: "\(count) 个测试中 \(count - run.passed) 个不通过",
          en: "\(count - run.passed) of \(count) test\(count == 1 ? "" : "s") failed"))
    }
    return CommandEnding(
      .met, LocalizedText(zh: "\(count) 个测试全部通过", en: "all \(count) test\(count == 1 ? "" : "s") passed"))
  }
}
