import Diagnostics
import RuleChecking
import RuleTesting
import SourceText
import TestSupport

/// Checks the rule text of a case and runs its tests.
enum KitRun {
  /// What is wrong; nil when every test of the text passes.
  static func fault(of text: String) -> String? {
    var packs = RulePacks()
    packs.add(folder: "kit", text: text)
    let checked = RuleChecker.check(packs: packs.sources, options: CheckingOptions(lints: false))
    if let error = checked.diagnostics.first(where: { $0.severity == .error }) {
      return "refused: \(error.id): \(error.headline.en)"
    }
    let run = RuleTestRun(checked.tests, of: checked.ruleSet)
    guard !run.results.isEmpty else { return "no test" }
    guard let failed = run.results.first(where: { !$0.isPassed }), let difference = failed.differences.first else {
      return nil
    }
    return "wrong: \(difference.actual.en) instead of \(difference.expected.en)"
  }
}
