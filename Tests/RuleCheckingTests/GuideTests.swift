import Diagnostics
import RuleChecking
import SourceText
import System
import TestSupport
import Testing

/// The pages of the language guide are rule files in the literate form: what they teach is checked and run.
@Suite("The language guide")
struct GuideTests {
  /// The folder of the guide.
  private static let folder = Path.join(SharedData.packageRoot, "Sources/RuleSyntax/Documentation.docc")
  /// The pages that hold rules.
  static let pages = [
    "DecisionTables", "Decisions", "FirstRules", "Gate", "InEnglish", "Lint", "MeasuresAndTests", "Pages",
    "ProfilesAndWaivers", "Reports", "Rules", "Scorecards", "Sets", "Tables",
  ]

  private func check(_ page: String) throws -> (CheckedPacks, SourceFiles) {
    let path = Path.join(Self.folder, "\(page).md")
    var packs = RulePacks()
    packs.add(folder: page, [(path: path, bytes: try Files.read(path))])
    return (RuleChecker.check(packs: packs.sources), packs.files)
  }

  @Test("has no page with rules that is not checked here")
  func allPages() throws {
    var found: [String] = []
    for name in try Files.names(in: Self.folder).names.sorted() where name.hasSuffix(".md") {
      let text = String(decoding: try Files.read(Path.join(Self.folder, name)), as: UTF8.self)
      if text.contains("```zicha\n") { found.append(String(name.dropLast(3))) }
    }
    #expect(found == Self.pages)
  }

  @Test("checks without an error or a warning", arguments: pages)
  func checks(page: String) throws {
    let (checked, files) = try check(page)
    let renderer = SnippetRenderer(files: files, language: .zh)
    #expect(checked.diagnostics.isEmpty, "\(renderer.render(checked.diagnostics))")
  }

  @Test("has tests on every page, and all pass", arguments: pages)
  func tests(page: String) throws {
    let (checked, _) = try check(page)
    #expect(!checked.tests.isEmpty)
    #expect(checked.failedTests.isEmpty, "\(checked.failedTests)")
  }

  @Test("has every page in its list of topics, and nothing else")
  func topics() throws {
    let root = String(decoding: try Files.read(Path.join(Self.folder, "RuleSyntax.md")), as: UTF8.self)
    let listed = root.split(separator: "\n").filter { $0.hasPrefix("- <doc:") }.map {
      String($0.dropFirst(7).dropLast())
    }
    #expect(listed.sorted() == Self.pages)
  }
}
