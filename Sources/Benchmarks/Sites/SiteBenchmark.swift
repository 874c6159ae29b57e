import System

/// How long the check of a generated site takes with the pack of web sites, and how much memory.
struct SiteBenchmark {
  private let options: Options
  private let pages: Int
  private let rules: String

  /// Prepares the runs over a site of so many pages.
  init(_ options: Options, pages: Int) {
    self.options = options
    self.pages = pages
    rules = Path.normalise(Path.join(Path.parent(#filePath), "../../../rules"))
  }

  /// Runs everything and gives the lines of the figures.
  func lines() throws -> [String] {
    let folder = Path.join(options.work, "sites/\(pages)")
    let site = GeneratedSite(pages: pages)
    if !Files.exists(Path.join(folder, "snapshot.json")) { try site.write(to: folder) }
    let check = ["check", folder, "-r", rules, "--isolated", "-q", "-o", "jsonl"]
    var lines = ["a site of \(pages) pages of \(site.pageSize / 1000) KB with \(site.links) links each:"]
    lines.append(
      try line(
        "all rules of the pack website, two threads", check + ["--jobs", "2"],
        target: "2,000 pages: ≤ 2 s, ≤ 200 MB"))
    lines.append(try line("the same, one thread", check + ["--jobs", "1"], target: "–"))
    return lines
  }

  /// The least of several rounds: others on the machine can only add to it.
  func line(_ name: String, _ words: [String], target: String, rounds: Int? = nil) throws -> String {
    var best: ChildProcess.Usage?
    let (output, errors) = (Path.join(options.work, "out/site.stdout"), Path.join(options.work, "out/site.stderr"))
    try Files.createDirectories(Path.join(options.work, "out"))
    for _ in 0..<(rounds ?? options.rounds) {
      let usage = try ChildProcess.measure(options.program, words, output: output, errors: errors)
      guard usage.exitCode < 2 else {
        throw OptionProblem(text: String(decoding: try Files.read(errors).suffix(2000), as: UTF8.self))
      }
      if best.map({ usage.wall < $0.wall }) ?? true { best = usage }
    }
    guard let best else { return "\(name): not run" }
    return "\(name): \(Text.fixed(Double(best.wall) / 1e9, 2)) s, \(Text.fixed(Double(best.processor) / 1e6, 2)) s of "
      + "processors, \(best.peakResident / 1_000_000) MB (target \(target))"
  }
}
