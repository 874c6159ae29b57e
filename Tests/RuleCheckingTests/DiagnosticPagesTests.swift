import RuleChecking
import SourceText
import System
import TestSupport
import Testing

@Suite("Explanation pages")
struct DiagnosticPagesTests {
  /// The ids that the problems of a module give, as they stand in its source.
  private func ids(in folder: String) throws -> Set<String> {
    var found: Set<String> = []
    let root = Path.join(SharedData.packageRoot, folder)
    for name in try Files.names(in: root).names where name.hasSuffix(".swift") {
      let text = String(decoding: try Files.read(Path.join(root, name)), as: UTF8.self)
      for match in text.matches(
        of: /(?:ProblemWording\(|\.error\(|\.warning\(|\.unused\(|id:)\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/)
      {
        found.insert(String(match.1))
      }
    }
    return found
  }

  @Test("explain every id in use, each once, and no other")
  func complete() throws {
    let used = try ids(in: "Sources/RuleSyntax/Problems").union(try ids(in: "Sources/RuleChecking/Problems"))
      .union(try ids(in: "Sources/RuleChecking/Lint")).union(try ids(in: "Sources/RuleChecking/Lint/Checks"))
    let pages = DiagnosticPages.all.map(\.id)
    #expect(used.count > 120)
    #expect(used.subtracting(pages).sorted() == [])
    #expect(Set(pages).subtracting(used).sorted() == [])
    #expect(pages.count == Set(pages).count)
  }

  @Test("say what, why, wrong and right in both languages", arguments: DiagnosticPages.all.map(\.id))
  func filled(id: String) throws {
    let page = try #require(DiagnosticPages.page(id))
    for text in [page.what, page.why, page.wrong, page.right] {
      #expect(!text.zh.isEmpty && !text.en.isEmpty)
      #expect(text.zh != text.en, "\(page.id): \(text.zh)")
    }
    #expect(page.wrong != page.right)
  }

  @Test("of lint stand beside their checks, one file a check, all in the list")
  func lintFiles() throws {
    let names = try Files.names(in: Path.join(SharedData.packageRoot, "Sources/RuleChecking/Lint/Checks")).names
    #expect(LintChecks.files.sorted() == names.map { "RuleChecking/\($0)" }.sorted())
    for code in LintChecks.codes {
      let page = try #require(DiagnosticPages.page(code))
      #expect(page.level != nil && page.level != .off)
    }
  }

  @Test(
    "show a wrong example that gives the code and a right one that does not",
    arguments: DiagnosticPages.all.map(\.id))
  func examples(id: String) throws {
    let page = try #require(DiagnosticPages.page(id))
    for language in [Language.zh, .en] {
      let problem = PageExample.problem(code: id, wrong: page.wrong[language], right: page.right[language])
      #expect(problem == nil, "\(id) \(language.rawValue): \(problem ?? "")")
    }
  }
}
