import System

/// How long checking and planning many rules takes, and how fast the shipped packs are mutated.
struct PackBenchmark {
  private let options: Options
  private let packs: String

  /// Prepares the runs over the packs of this repository.
  init(_ options: Options) {
    self.options = options
    packs = Path.normalise(Path.join(Path.parent(#filePath), "../../../rules"))
  }

  /// Runs everything and gives the lines of the figures.
  func lines() throws -> [String] {
    let folder = Path.join(options.work, "packs")
    let count = try PackMultiplier(packs).write(rules: options.packRules, below: folder)
    let snapshot = Path.join(options.work, "snapshots/packs")
    try Files.createDirectories(snapshot)
    let manifest = """
      {"format": 1, "organisation": "基准", "as_of": "2025-12-31", "period": ["2025-01-01", "2025-12-31"], "tables": {}}

      """
    try Files.writeAtomically(Path.join(snapshot, "snapshot.json"), Array(manifest.utf8))
    let plan = ["check", snapshot, "-r", folder, "--plan", "--isolated", "-q"]
    let mutate = ["test", packs, "--mutate", "--isolated", "-q"]
    return try [
      line("checking and planning \(count) rules", plan, target: "≤ 2 s"),
      line("mutants of the shipped packs", mutate, target: "5,000 in 10 s"),
    ]
  }

  /// The least of several rounds: others on the machine can only add to it.
  private func line(_ name: String, _ words: [String], target: String) throws -> String {
    var best: ChildProcess.Usage?
    let (output, errors) = (Path.join(options.work, "out/packs.stdout"), Path.join(options.work, "out/packs.stderr"))
    try Files.createDirectories(Path.join(options.work, "out"))
    for _ in 0..<options.rounds {
      let usage = try ChildProcess.measure(options.program, words, output: output, errors: errors)
      guard usage.exitCode < 2 else {
        throw OptionProblem(text: String(decoding: try Files.read(errors).suffix(2000), as: UTF8.self))
      }
      if best.map({ usage.wall < $0.wall }) ?? true { best = usage }
    }
    guard let best else { return "\(name): not run" }
    let last = String(decoding: try Files.read(errors), as: UTF8.self).split(separator: "\n").last ?? ""
    return "\(name): \(Text.fixed(Double(best.wall) / 1e9, 2)) s, \(Text.fixed(Double(best.processor) / 1e6, 2)) s of "
      + "processors, \(best.peakResident / 1_000_000) MB (target \(target)) \(last)"
  }
}
