import System
import TestSupport
import Testing

/// The program as it was built with the tests.
private enum Program {
  static let path = Path.join(SharedData.packageRoot, ".build/debug/zicha")
  static var isBuilt: Bool { Files.exists(path) && Files.isDirectory("/proc/self/fd") }
}

/// Runs of the program itself in a folder of their own, in which something goes wrong.
@Suite("Faults", .serialized, .enabled(if: Program.isBuilt, "the program is not in .build/debug"))
struct FaultTests {
  private let folder: TemporaryFolder
  private var data: String { Path.join(folder.path, "data") }
  private var output: String { Path.join(folder.path, "out") }
  private var spools: String { Path.join(folder.path, "tmp") }

  init() throws {
    folder = try TemporaryFolder()
    for path in [data, output, spools, Path.join(folder.path, "rules")] { try Files.createDirectories(path) }
    try put("rules/cases.zicha", Self.rules)
    try put("data/first.jsonl", Self.cases(0..<1_200))
    try put("data/second.jsonl", Self.cases(1_200..<2_400))
    try put("data/snapshot.json", Self.manifest)
  }

  private static let rules = """
    规则集 办件 / cases：「办件」
    版本：1

    表 办件 / case：「办件登记表」
    来源：cases
    主键：编号
    - 编号（id）：文本，必填
    - 受理日期（accepted）：日期
    - 办结日期（decided）：日期

    规则 CS-01：「办结不早于受理」
    对象：办件
    要求：办结日期不早于受理日期
    """

  private static let manifest = """
    {"format": 1, "organisation": "某县农业局", "as_of": "2010-12-31", "period": ["2010-01-01", "2010-12-31"],
     "tables": {"cases": ["first.jsonl", "second.jsonl"]}}
    """

  /// Every second case violates the rule.
  private static func cases(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      let decided = number % 2 == 0 ? "2010-03-02" : "2010-02-01"
      return "{\"id\": \"2010-\(number)\", \"accepted\": \"2010-03-01\", \"decided\": \"\(decided)\"}\n"
    }
    .joined()
  }

  private func put(_ path: String, _ text: String) throws {
    try Files.writeAtomically(Path.join(folder.path, path), Array(text.utf8))
  }

  private struct Ending {
    let code: Int32
    let errors: String
    /// The closing line.
    var reason: String { errors.split(separator: "\n").last.map(String.init) ?? "" }
  }

  /// Runs a script in the folder; `$Z` is the program.
  private func run(_ script: String) throws -> Ending {
    // Not joined with `&&`: in `a && b && program &` the whole list becomes one shell in the
    // background, `$!` names that shell, and a kill would leave the program itself running.
    let setting = "cd \"$1\" || exit 9; export TMPDIR=\"$1/tmp\" Z=\"$2\"; "
    let outcome = try ChildProcess.run("bash", ["-c", setting + script, "bash", folder.path, Program.path])
    return Ending(code: outcome.exitCode, errors: String(decoding: outcome.errors, as: UTF8.self))
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Files.read(Path.join(output, name)), as: UTF8.self)
  }

  /// Nothing but the reports lies in the output folder, and no spool is left.
  private func expectNothingStray(_ reports: [String]) throws {
    #expect(try Files.names(in: output).names.sorted() == reports.sorted())
    #expect(try Files.names(in: spools).names == [])
  }

  private static let check = "\"$Z\" check data -r rules --isolated --fail-on never --lang en "
  private static let outputs = "-o jsonl:out/findings.jsonl -o json:out/run.json -o html:out/report.html"
  private static let reports = ["findings.jsonl", "run.json", "report.html"]

  @Test("a run killed at any moment leaves the old report or the new one, never a half")
  func killed() throws {
    let start = MonotonicTime.nanoseconds()
    let whole = try run(Self.check + Self.outputs)
    let length = Int((MonotonicTime.nanoseconds() - start) / 1_000)
    #expect(whole.code == 0, "\(whole.errors)")
    let new = try Self.reports.map { try text($0) }
    #expect(new[0].utf8.count(where: { $0 == 0x0A }) == 1_200)
    var random = SeededGenerator(seed: 6)
    var keptOld = 0
    for _ in 0..<50 {
      for name in Self.reports { try put("out/" + name, "old") }
      let moment = random.below(length + length / 10)
      let pause = "\(moment / 1_000_000).\(String(String(1_000_000 + moment % 1_000_000).dropFirst()))"
      _ = try run(Self.check + Self.outputs + " & sleep \(pause); kill -9 $!; wait $! 2>/dev/null")
      for (name, whole) in zip(Self.reports, new) {
        let found = try text(name)
        if found == "old" { keptOld += 1 }
        #expect(found == "old" || found == whole, "killed after \(pause) s: \(name) has \(found.utf8.count) bytes")
      }
      try expectNothingStray(Self.reports)
    }
    // Else every kill came too late and nothing was tried.
    #expect(keptOld > 0)
  }

  @Test("a full disk ends the run with code 2 and leaves the old report")
  func fullDisk() throws {
    try put("out/findings.jsonl", "old")
    let limited = try run("ulimit -f 16 && " + Self.check + "-o jsonl:out/findings.jsonl")
    #expect(limited.code == 2)
    #expect(
      limited.reason.contains("`out/findings.jsonl` can't be written, it passes the limit of a file's size"),
      "\(limited.errors)")
    #expect(try text("findings.jsonl") == "old")
    try expectNothingStray(["findings.jsonl"])
    for target in ["-o jsonl:/dev/full", "-o json:/dev/full", "> /dev/full"] {
      let full = try run(Self.check + target)
      #expect(full.code == 2 && full.reason.contains("the disk is full"), "\(target): \(full.errors)")
    }
  }

  @Test("a reader that goes away ends the run with code 2", arguments: ["human", "jsonl", "json"])
  func closedPipe(format: String) throws {
    let ended = try run("(sleep 0.3; " + Self.check + "-o \(format); echo \"code $?\" >&2) | true")
    #expect(ended.errors.hasSuffix("code 2\n"), "\(ended.errors)")
    #expect(ended.errors.contains("closed the pipe before all was written"), "\(ended.errors)")
    try expectNothingStray([])
  }

  @Test("an input that can't be read in the middle of a run ends it with code 2 and leaves the old report")
  func unreadableInput() throws {
    try put("out/findings.jsonl", "old")
    // Reading the memory of a process at its start is an error of the device.
    let ended = try run(
      "rm data/second.jsonl && ln -s /proc/self/mem data/second.jsonl && " + Self.check + "-o jsonl:out/findings.jsonl")
    #expect(ended.code == 2, "\(ended.errors)")
    #expect(ended.errors.contains("second.jsonl"), "\(ended.errors)")
    #expect(try text("findings.jsonl") == "old")
    try expectNothingStray(["findings.jsonl"])
  }
}
