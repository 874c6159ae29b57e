import System

/// Runs scenarios, checks their answers and keeps what they used.
struct Runner {
  private let workshop: Workshop
  private let options: Options
  private let scenarios: [Scenario]
  private var runs: [Scenario: [Measurement]] = [:]
  private var answers: [Scenario: CaseAnswers] = [:]
  private var canPin = false

  /// Prepares the scenarios that can run here.
  init(_ workshop: Workshop) throws {
    self.workshop = workshop
    options = workshop.options
    let named = options.only.compactMap(Scenario.init(rawValue:))
    let wanted = named.isEmpty ? Scenario.allCases.filter { $0 != .large } : Self.completed(named)
    scenarios = wanted.filter { Self.isThere($0, workshop.options) }
    canPin = options.pins && (try? ChildProcess.run("taskset", ["-c", "\(options.firstCore)", "true"]))?.exitCode == 0
  }

  /// The named scenarios with the runs over one record that their figures need.
  private static func completed(_ named: [Scenario]) -> [Scenario] {
    let all = Set(named + named.map(\.startUp))
    return Scenario.allCases.filter { all.contains($0) }
  }

  private static func isThere(_ scenario: Scenario, _ options: Options) -> Bool {
    guard scenario.isPeer else { return true }
    guard let peers = options.peers else { return false }
    switch scenario {
    case .duckdb, .duckdbStart:
      return Files.exists(Path.join(peers, "venv/bin/python"))
        && Files.exists(Path.join(options.scripts, "peer_duckdb.py"))
    default: return Files.exists(Path.join(peers, "ceiling_simdjson"))
    }
  }

  /// Runs everything so many rounds in turn.
  mutating func run() throws {
    for scenario in scenarios {
      let file = try workshop.file(scenario)
      if !scenario.isPeer { _ = try workshop.snapshot(scenario) }
      answers[scenario] = try workshop.answers(scenario)
      if answers[scenario] == nil { Console.tell("\(scenario.rawValue): nobody knows the answers over \(file)") }
    }
    for scenario in scenarios where !scenario.isPeer && scenario != .explain { try verify(scenario) }
    for round in 1...options.rounds {
      for scenario in scenarios.flatMap({ Array(repeating: $0, count: $0.isStart ? 5 : 1) }) {
        let run = try measure(scenario)
        runs[scenario, default: []].append(run)
        Console.tell(
          "round \(round)  \(Text.padded(scenario.rawValue, 15)) \(Text.fixed(run.seconds, 3)) s  "
            + "cpu \(Text.fixed(run.processor, 3)) s  others \(Text.fixed(run.foreign, 2))"
            + (run.fault.map { "  WRONG: " + $0 } ?? ""))
      }
    }
  }

  /// The figures of every scenario that ran.
  func summaries() throws -> [Summary] {
    try scenarios.compactMap { scenario in
      guard let runs = runs[scenario] else { return nil }
      let size = Files.size(try Files.resolve(try workshop.file(scenario))) ?? 0
      return Summary(scenario, records: scenario.records(options), bytes: size, runs)
    }
  }

  /// A run aside from the rounds whose every figure is compared, measures and open cases too.
  private mutating func verify(_ scenario: Scenario) throws {
    guard let expected = answers[scenario] else { return }
    let path = workshop.output(scenario, "json")
    try forget(path)
    let words = [
      "check", try workshop.snapshot(scenario), "-r", workshop.rules(scenario), "-o", "json:" + path, "--max-findings",
      "1", "--no-steps", "--isolated", "-q", "--lang", "zh",
    ]
    let run = try ChildProcess.run(options.program, words)
    guard run.exitCode < 2, let found = CaseAnswers(run: try Files.read(path)) else {
      throw OptionProblem(text: "\(scenario.rawValue): " + String(decoding: run.errors.suffix(2000), as: UTF8.self))
    }
    if let difference = found.limited(to: 1...48).known(by: expected).difference(from: expected) {
      throw OptionProblem(text: "\(scenario.rawValue): wrong answers: \(difference)")
    }
    Console.tell("\(scenario.rawValue): every figure as expected")
  }

  /// Removes what an earlier run left, so that nobody takes it for this one's.
  private func forget(_ path: String) throws {
    if Files.exists(path) { try Files.remove(path) }
  }

  private func measure(_ scenario: Scenario) throws -> Measurement {
    let command = try command(scenario)
    try forget(workshop.output(scenario, "jsonl"))
    let before = Machine.busy()
    let output = workshop.output(scenario, "stdout")
    let usage = try ChildProcess.measure(
      command[0], Array(command.dropFirst()), output: output, errors: workshop.output(scenario, "stderr"))
    var foreign = 0.0
    if let before, let after = Machine.busy() {
      foreign = max(0, (after - before - Double(usage.processor) / 1e6) / (Double(usage.wall) / 1e9))
    }
    return Measurement(usage: usage, foreign: foreign, fault: try fault(of: scenario, usage, output))
  }

  private func fault(of scenario: Scenario, _ usage: ChildProcess.Usage, _ output: String) throws -> String? {
    guard usage.exitCode == 0 || (usage.exitCode == 1 && !scenario.isPeer) else {
      let errors = try Files.read(workshop.output(scenario, "stderr"))
      return "exit code \(usage.exitCode): " + String(decoding: errors.suffix(300), as: UTF8.self)
    }
    if scenario == .explain {
      let key = try workshop.lastKey(of: try workshop.file(scenario))
      let text = String(decoding: try Files.read(output), as: UTF8.self)
      return text.components(around: key).count > 1 ? nil : "the case \(key) is not explained"
    }
    guard let expected = answers[scenario] else { return nil }
    if scenario.isPeer {
      let found = CaseAnswers(peer: try Files.read(output))
      guard let found else { return "no answers" }
      return found.difference(from: expected)
    }
    let list = try FindingList(path: workshop.output(scenario, "jsonl"))
    for (number, count) in expected.fails.sorted(by: { $0.key < $1.key }) where list.fails[number, default: 0] != count
    {
      return "R\(WorkingDays.padded(number, 2)): \(list.fails[number, default: 0]) cases listed instead of \(count)"
    }
    return nil
  }

  private func command(_ scenario: Scenario) throws -> [String] {
    var words = canPin ? ["taskset", "-c", cores(scenario)] : []
    switch scenario {
    case .simdjson, .simdjson2, .simdjsonStart:
      words += [Path.join(options.peers ?? "", "ceiling_simdjson"), workshop.tables, try workshop.file(scenario)]
      words.append(String(scenario.cores))
    case .duckdb, .duckdbStart:
      words += [Path.join(options.peers ?? "", "venv/bin/python"), Path.join(options.scripts, "peer_duckdb.py")]
      words += [workshop.tables, try workshop.file(scenario), "1"]
    case .explain:
      let key = try workshop.lastKey(of: try workshop.file(scenario))
      words += [options.program, "explain", "SP-02", "--object", "办件/" + key, snapshotFolder(scenario)]
      words += ["-r", workshop.rules(scenario), "--isolated"]
    default:
      words += [options.program, "check", snapshotFolder(scenario), "-r", workshop.rules(scenario)]
      words += ["-o", "jsonl:" + workshop.output(scenario, "jsonl"), "--isolated", "-q", "--lang", "zh"]
      words += ["--jobs", String(scenario.cores)]
      if scenario != .steps { words.append("--no-steps") }
    }
    return words
  }

  private func cores(_ scenario: Scenario) -> String {
    let last = min(options.firstCore + scenario.cores, Environment.coreCount) - 1
    return "\(min(options.firstCore, max(0, last - scenario.cores + 1)))-\(last)"
  }

  private func snapshotFolder(_ scenario: Scenario) -> String {
    Path.join(options.work, "snapshots/\(scenario.rawValue)")
  }
}

extension CaseAnswers {
  /// What others know too: the peers know twelve rules.
  func known(by other: CaseAnswers) -> CaseAnswers {
    var known = self
    known.fails = fails.filter { other.fails[$0.key] != nil }
    if other.onTime.isEmpty { known.onTime = [:] }
    return known
  }
}
