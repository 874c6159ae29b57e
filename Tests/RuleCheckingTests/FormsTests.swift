import Diagnostics
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

/// `Tests/Fixtures/forms` has one rule for each way to write a condition (§4 of the language page) and a decision table
/// (§5), with its tests.
@Suite("The forms of the language")
struct FormsTests {
  private let checked: CheckedPacks
  private let files: SourceFiles

  init() throws {
    var packs = RulePacks()
    try packs.add(folder: Path.join(SharedData.packageRoot, "Tests/Fixtures/forms"))
    files = packs.files
    checked = RuleChecker.check(packs: packs.sources)
  }

  @Test("check without an error")
  func errors() {
    let errors = checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(SnippetRenderer(files: files, language: .zh).render(errors))")
    #expect(checked.ruleSet.rules.count == 47)
    #expect(checked.ruleSet.measures.count == 6)
    #expect(checked.ruleSet.decisionTables.count == 12)
  }

  @Test("mean what their tests say")
  func tests() {
    #expect(checked.tests.count == 200)
    #expect(checked.failedTests.isEmpty, "\(checked.failedTests)")
  }

  @Test("every rule is tested")
  func everyRule() {
    let tested = Set(checked.tests.map { checked.ruleSet.rules[$0.rule].id })
    #expect(checked.ruleSet.rules.map(\.id).filter { !tested.contains($0) } == [])
  }
}
