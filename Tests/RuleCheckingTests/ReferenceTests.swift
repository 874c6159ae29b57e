import Diagnostics
import Records
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

@Suite("The six rules of the design examples")
struct ReferenceTests {
  /// The pack in one language, with the packs that it imports.
  private func check(_ language: String) throws -> (CheckedPacks, SourceFiles) {
    var packs = RulePacks()
    for folder in ["rules/calendar", "rules/common"] {
      try packs.add(folder: Path.join(SharedData.packageRoot, folder))
    }
    let root = Path.join(SharedData.packageRoot, "Tests/Fixtures/reference")
    packs.add(
      folder: "reference",
      [
        ("reference.zicha", try Files.read(Path.join(root, "\(language)/reference.zicha"))),
        ("tests.zicha", try Files.read(Path.join(root, "tests.zicha"))),
      ])
    return (RuleChecker.check(packs: packs.sources), packs.files)
  }

  @Test("check without an error", arguments: ["zh", "en"])
  func errors(language: String) throws {
    let (checked, files) = try check(language)
    let renderer = SnippetRenderer(files: files, language: .zh)
    let errors = checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(renderer.render(errors))")
    #expect(checked.ruleSet.rules.map(\.id).sorted() == ["CF-01", "GK-01", "GK-02", "JX-01", "XK-01", "XK-02"])
  }

  @Test("mean the same in both languages")
  func same() throws {
    let chinese = try check("zh").0.ruleSet
    let english = try check("en").0.ruleSet
    for (left, right) in zip(chinese.rules, english.rules) {
      #expect(left.withoutPlace == right.withoutPlace, "\(left.id)")
    }
    #expect(chinese.measures.map(\.withoutPlace) == english.measures.map(\.withoutPlace))
    #expect(chinese.definitions == english.definitions)
    #expect(chinese.decisionTables.count == 1)
    for (left, right) in zip(chinese.decisionTables, english.decisionTables) {
      #expect(left.inputs == right.inputs)
      #expect(left.outputs == right.outputs)
      #expect(left.rows.map(\.cells) == right.rows.map(\.cells))
      #expect(left.rows.map(\.outputs) == right.rows.map(\.outputs))
      #expect(left.rows.map(\.source) == right.rows.map(\.source))
    }
    #expect(chinese.schema.tables.map(\.withoutPlace) == english.schema.tables.map(\.withoutPlace))
  }

  @Test("give the same findings in both languages")
  func findings() throws {
    let chinese = try check("zh").0
    let english = try check("en").0
    #expect(chinese.tests.count == 22)
    #expect(chinese.failedTests.isEmpty, "\(chinese.failedTests)")
    #expect(english.failedTests.isEmpty, "\(english.failedTests)")
    let found = chinese.findingsOfTests
    #expect(found.allSatisfy { !$0.isEmpty })
    #expect(found == english.findingsOfTests)
  }
}
