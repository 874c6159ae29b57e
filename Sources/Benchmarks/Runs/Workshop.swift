import Codecs
import System

/// Everything the runs need on the disk: data, snapshots over it, variants of the pack.
struct Workshop {
  let options: Options
  /// The folder with the tables that the peers read.
  let tables: String
  private let folder: CaseFolder

  /// Prepares the folders.
  init(_ options: Options) throws {
    self.options = options
    folder = try CaseFolder(Path.join(options.work, "data"))
    tables = options.data ?? folder.path
    for variant in RuleVariant.allCases {
      let target = Path.join(options.work, "rules/\(variant.rawValue)")
      if Files.exists(target) { try Files.removeTree(target) }
      try variant.write(pack: Path.join(options.rules, "approvals"), into: target)
    }
    try Files.createDirectories(Path.join(options.work, "out"))
  }

  /// The file that a scenario reads.
  func file(_ scenario: Scenario) throws -> String {
    let records = scenario.records(options)
    guard let cases = options.cases, scenario != .large else { return try folder.file(scenario.file, records) }
    switch scenario.file {
    case .cases: return scenario.isStart ? try firstRecord(of: cases) : cases
    default: return try folder.file(scenario.file, records)
    }
  }

  /// The answers that a scenario should give; nil if nobody knows them.
  func answers(_ scenario: Scenario) throws -> CaseAnswers? {
    let isGiven = options.cases != nil && scenario.file == .cases && scenario != .large
    let all = isGiven ? try peerAnswers(scenario) : try folder.answers(scenario.records(options))
    guard let all else { return nil }
    return scenario.isPeer ? all.limited(to: 1...12) : scenario.variant.answers(of: all)
  }

  /// The answers over a given file are those of the simdjson program.
  private func peerAnswers(_ scenario: Scenario) throws -> CaseAnswers? {
    guard let peers = options.peers else { return nil }
    let run = try ChildProcess.run(Path.join(peers, "ceiling_simdjson"), [tables, try file(scenario)])
    return CaseAnswers(peer: run.output)
  }

  /// The folder of the snapshot over a file, made anew.
  func snapshot(_ scenario: Scenario) throws -> String {
    let file = try file(scenario)
    let snapshot = Path.join(options.work, "snapshots/\(scenario.rawValue)")
    try Files.createDirectories(snapshot)
    let name = "cases." + Path.fileExtension(file)
    for (target, link) in [
      (file, name), (Path.join(tables, "items.jsonl"), "items.jsonl"),
      (Path.join(tables, "penalty.jsonl"), "penalty.jsonl"),
    ] {
      let outcome = try ChildProcess.run("ln", ["-sfn", try Files.resolve(target), Path.join(snapshot, link)])
      guard outcome.exitCode == 0 else { throw OptionProblem(text: String(decoding: outcome.errors, as: UTF8.self)) }
    }
    let manifest = """
      {"format": 1, "organisation": "基准", "as_of": "2025-12-31", "period": ["2023-01-01", "2025-12-31"],
       "rules": ["approvals"],
       "tables": {"cases": "\(name)", "items": "items.jsonl", "penalty": "penalty.jsonl"}}

      """
    try Files.writeAtomically(Path.join(snapshot, "snapshot.json"), Array(manifest.utf8))
    return snapshot
  }

  /// Where a scenario writes its findings.
  func output(_ scenario: Scenario, _ ending: String) -> String {
    Path.join(options.work, "out/\(scenario.rawValue).\(ending)")
  }

  /// The folder of packs that a scenario runs.
  func rules(_ scenario: Scenario) -> String {
    Path.join(options.work, "rules/\(scenario.variant.rawValue)")
  }

  /// The key of the last case of a file.
  func lastKey(of path: String) throws -> String {
    let file = try InputFile(path)
    let tail = try file.read(at: max(0, file.size - 1 << 14), count: 1 << 14)
    let line = tail.split(separator: 0x0A).last ?? []
    return try JSONValue.parse(Array(line))["id"]?.string ?? ""
  }

  private func firstRecord(of cases: String) throws -> String {
    let head = try InputFile(cases).read(at: 0, count: 1 << 20)
    let path = Path.join(options.work, "data/first.jsonl")
    try Files.writeAtomically(path, Array(head.prefix { $0 != 0x0A }) + [0x0A])
    return path
  }
}
