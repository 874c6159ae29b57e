import Diagnostics
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

@Suite("Shipped packs")
struct ShippedPacksTests {
  @Test("check without an error")
  func check() throws {
    let packs = try RulePacks.read(under: Path.join(SharedData.packageRoot, "rules"))
    let checked = RuleChecker.check(packs: packs.sources)
    let renderer = SnippetRenderer(files: packs.files, language: .zh)
    for diagnostic in checked.diagnostics where diagnostic.severity == .error {
      Issue.record("\(renderer.render(diagnostic))")
    }
    // An identity of sums over complete data cannot be violated by a test.
    let warnings = checked.diagnostics.filter { $0.severity == .warning && $0.id != "no-violating-test" }
    #expect(warnings.isEmpty, "\(renderer.render(warnings))")
    #expect(checked.ruleSet.rules.count > 30)
    #expect(checked.tests.count > 150)
    #expect(!checked.ruleSet.measures.isEmpty)
  }
}
