import System

/// How long a gate takes over a generated site when one page has changed: in a git work tree, beside another folder and
/// beside a baseline, without and with what earlier runs remember.
struct GateBenchmark {
  private let options: Options
  private let site: GeneratedSite
  private let measure: SiteBenchmark
  private let rules: String

  /// Prepares the runs over a site of so many pages.
  init(_ options: Options, pages: Int) {
    self.options = options
    site = GeneratedSite(pages: pages)
    measure = SiteBenchmark(options, pages: pages)
    rules = Path.normalise(Path.join(Path.parent(#filePath), "../../../rules"))
  }

  private var folder: String { Path.join(options.work, "gates/\(site.pages)") }
  private var data: String { Path.join(folder, "data") }
  private var before: String { Path.join(options.work, "gates/\(site.pages)-before") }
  private var baseline: String { Path.join(options.work, "gates/\(site.pages).json") }

  /// Runs everything and gives the lines of the figures.
  func lines() throws -> [String] {
    try prepare()
    var lines = ["a gate over a site of \(site.pages) pages of \(site.pageSize / 1000) KB, one of them changed:"]
    let target = "20,000 pages, warm: ≤ 0.5 s"
    for (name, base) in [
      ("git work tree", ["--base", "HEAD"]), ("plain folder beside another", ["--base", before]),
      ("beside a baseline", ["--baseline", baseline]),
    ] {
      let words = ["gate", data, "-r", rules, "--isolated", "-q"] + base
      try forget()
      lines.append(try measure.line("\(name), first run", words, target: "–", rounds: 1))
      lines.append(try measure.line("\(name), warm", words, target: target))
    }
    return lines
  }

  /// Writes the site twice, takes one of them into git and changes a page of it.
  private func prepare() throws {
    if !Files.exists(Path.join(before, "snapshot.json")) { try site.write(to: before) }
    if !Files.exists(Path.join(folder, ".git/HEAD")) {
      try site.write(to: data)
      for words in [
        ["init", "-q", "-b", "main"], ["config", "user.email", "nobody@example.cn"], ["config", "user.name", "nobody"],
        ["add", "-A"], ["commit", "-q", "-m", "site"],
      ] {
        let outcome = try ChildProcess.run("git", ["-C", folder] + words)
        guard outcome.exitCode == 0 else { throw OptionProblem(text: String(decoding: outcome.errors, as: UTF8.self)) }
      }
      let create = ["baseline", "create", before, "-r", rules, "--isolated", "-q", "--baseline", baseline]
      guard try ChildProcess.run(options.program, create).exitCode == 0 else {
        throw OptionProblem(text: "the baseline can't be made")
      }
    }
    let page = site.pages / 2
    let text = site.text(page).replacing("</ul>", with: "<li><a href=\"/no-such-page.html\">更多</a></li></ul>")
    try Files.writeAtomically(Path.join(data, "site" + site.path(page)), Array(text.utf8))
  }

  private func forget() throws {
    let memory = Path.join(data, ".zicha")
    if Files.exists(memory) { try Files.removeTree(memory) }
  }
}
