import Driver
import Findings
import Records
import Reporting
import RuleEngine
import Snapshots
import System
import TestSupport
import Testing

/// `rules/documents` over the collection of twelve articles from which the project began: what it finds is what
/// `Tests/Fixtures/seed-document/findings.txt` lists, article by article, with what it can't find and why.
@Suite("Samples: the seed document")
struct SeedDocumentTests {
  private static let file = Path.normalise(
    Path.join(SharedData.packageRoot, "../shared/domain/000_12460b7c2ccfe238.txt"))

  @Test(
    "what the pack finds is what the list says",
    .enabled(if: Files.exists(Self.file), "needs ../shared/domain beside the package"))
  func findings() throws {
    let rules = try SampleRuns.rules(["documents"])
    let day = Day(number: 9_000)
    let manifest = SnapshotManifest(
      organisation: "示例", asOf: day, period: day...day, tables: [], documents: ["seed.txt"])
    let tree = MemoryTree([("seed.txt", try Files.read(Self.file))])
    let loaded = try SnapshotLoader.load(manifest, schema: rules.ruleSet.schema, tree: tree)
    let evaluation = try ColumnRun.evaluate(rules: rules.ruleSet, dataset: loaded.dataset)
    let found = evaluation.findings.filter { $0.outcome == .violation }.map { finding in
      "\(finding.rule) \(finding.object.line ?? 0)"
    }
    #expect(Set(found).sorted() == (try Self.listed()).sorted())
  }

  @Test("every article is in the list, and it says why a defect is missed")
  func list() throws {
    let lines = try Self.lines()
    for article in [3, 4, 5, 6, 7, 8, 9, 10, 11, 12] { #expect(lines.contains("# Article \(article)")) }
    #expect(lines.filter { $0.hasPrefix("MISSED") }.allSatisfy { $0.contains(":") })
  }

  /// The findings that the list names, as `RULE LINE`.
  private static func listed() throws -> Set<String> {
    Set(
      try lines().filter { $0.hasPrefix("WG-") }.map { line in
        line.split(separator: " ").prefix(2).joined(separator: " ")
      })
  }

  private static func lines() throws -> [Substring] {
    let path = Path.join(SharedData.packageRoot, "Tests/Fixtures/seed-document/findings.txt")
    return String(decoding: try Files.read(path), as: UTF8.self).split(separator: "\n")
  }
}
