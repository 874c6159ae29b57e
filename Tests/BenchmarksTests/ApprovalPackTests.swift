import Benchmarks
import Codecs
import Commands
import System
import TestSupport
import Testing

/// The pack and its variants answer what plain Swift computes over the same cases.
@Suite("Benchmarks: the pack", .serialized)
struct ApprovalPackTests {
  private static let records = 2_000
  private static let rules = Path.join(SharedData.packageRoot, "Sources/Benchmarks/Rules")

  @Test(
    "it checks without a complaint, is laid out, and its tests pass",
    arguments: [["lint"], ["fmt", "--check"], ["test"]])
  func isInOrder(_ command: [String]) throws {
    let (code, text) = try zicha(command + ["-r", Self.rules, "--isolated"])
    #expect(code == 0, "\(text)")
    #expect(!text.contains("警告["), "\(text)")
  }

  @Test(
    "every variant gives the counts of the twelve rules and the two aggregates",
    arguments: [
      (RuleVariant.all, CaseFile.cases), (.needed, .cases), (.needed, .shuffled), (.fortyEight, .cases), (.flat, .csv),
      (.flat, .gb18030),
    ])
  func counts(_ variant: RuleVariant, _ kind: CaseFile) throws {
    let folder = try TemporaryFolder()
    let rules = Path.join(folder.path, "rules")
    try variant.write(pack: Path.join(Self.rules, "approvals"), into: rules)
    let data = try CaseFolder(folder.path)
    let cases = try data.file(kind, Self.records)
    let expected = try variant.answers(of: #require(try data.answers(Self.records)))
    let manifest = """
      {"format": 1, "organisation": "基准", "as_of": "2025-12-31", "period": ["2023-01-01", "2025-12-31"],
       "rules": ["approvals"],
       "tables": {"cases": "\(Path.name(cases))", "items": "items.jsonl", "penalty": "penalty.jsonl"}}
      """
    try Files.writeAtomically(Path.join(folder.path, "snapshot.json"), Array(manifest.utf8))
    let output = Path.join(folder.path, "run.json")
    let (code, text) = try zicha([
      "check", folder.path, "-r", rules, "-o", "json:" + output, "--max-findings", "1", "--no-steps", "--isolated",
      "--lang", "zh",
    ])
    #expect(code == 1, "\(text)")
    // The document is read as no answers at all where a case stays open.
    let found = try #require(try CaseAnswers(run: Files.read(output)))
    #expect(found.difference(from: expected) == nil)
  }

  private func zicha(_ arguments: [String]) throws -> (code: Int32, text: String) {
    let sink = MemorySink()
    let surroundings = Surroundings(workingDirectory: SharedData.packageRoot, output: sink, errors: sink)
    return (Zicha.run(arguments, in: surroundings), sink.text)
  }
}
