import Diagnostics
import Driver
import Records
import Reporting
import RuleChecking
import RuleEngine
import Snapshots
import SourceText
import System

extension Session {
  /// What `--select` names.
  var selected: [RuleSelector] { arguments.all(.select).map { RuleSelector($0) } }

  /// What `--ignore` names.
  var ignored: [RuleSelector] { arguments.all(.ignore).map { RuleSelector($0) } }

  /// How many threads work at once.
  var jobs: Int { arguments.value(.jobs).flatMap(Int.init).map { max(1, min($0, 256)) } ?? Environment.coreCount }

  /// Carries out a step of the driver and shows what is wrong with files when it fails.
  func attempt<Result>(_ body: () throws(InputFailure) -> Result) throws(CommandFailure) -> Result {
    do {
      return try body()
    } catch {
      throw fail(error)
    }
  }

  /// Writes a file whole or not at all.
  func write(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try folder.write(path, bytes)
    } catch {
      throw .ended(error.sentence)
    }
  }

  /// Writes an output to its file or to standard output.
  func emit(_ bytes: [UInt8], to request: OutputRequest) throws(CommandFailure) {
    if request.isStandardOutput {
      try console.print(bytes)
    } else {
      try write(request.path, request.appends ? held(request.path) + bytes : bytes)
      console.tell(LocalizedText(zh: "写出 \(request.path)", en: "wrote \(request.path)"))
    }
  }

  /// What a file that is written on holds so far.
  private func held(_ path: String) throws(CommandFailure) -> [UInt8] {
    guard folder.kind(path) != nil else { return [] }
    do {
      return try folder.read(path)
    } catch {
      throw .ended(error.sentence)
    }
  }

  /// Writes a list of findings to its file.
  func emit(_ list: FindingList, to request: OutputRequest) throws(CommandFailure) {
    do {
      try folder.write(request.path) { write throws(FileError) in
        try list.write(jobs: jobs, write)
      }
    } catch {
      throw .ended(error.sentence)
    }
    console.tell(LocalizedText(zh: "写出 \(request.path)", en: "wrote \(request.path)"))
  }

  /// Where packs are looked for.
  /// - Parameter operands: the packs that the call names beside `-r`.
  func places(_ operands: [String]) throws(CommandFailure) -> PackPlaces {
    try attempt { () throws(InputFailure) in
      try PackPlaces(
        named: operands + (operands.isEmpty || !arguments.configured.contains(.rules) ? arguments.all(.rules) : []),
        configurationFolder: configuration?.folder, variable: surroundings.environment["ZICHA_RULES"],
        executable: surroundings.executable, in: folder)
    }
  }

  /// The loader over the places where packs are looked for.
  /// - Parameter operands: the packs that the call names beside `-r`.
  func loading(_ operands: [String]) throws(CommandFailure) -> RuleLoading {
    let places = try places(operands)
    console.tellMore(
      LocalizedText(
        zh: "规则：\(places.judging.joined(separator: "、"))", en: "rules: \(places.judging.joined(separator: ", "))"))
    return RuleLoading(places, in: folder, observer: console.progress)
  }

  /// Loads all packs at one path; errors in them end the call.
  func loadRules(only path: String) throws(CommandFailure) -> LoadedRules {
    try attempt { () throws(InputFailure) in
      let places = try PackPlaces(
        named: [path], configurationFolder: configuration?.folder, variable: surroundings.environment["ZICHA_RULES"],
        executable: surroundings.executable, in: folder)
      return try RuleLoading(places, in: folder, observer: console.progress).load(withTests: false)
    }
  }

  /// Loads the packs at some paths, or the usual ones; errors in them end the call.
  func loadRules(
    at operands: [String] = [], named: [String]? = nil, withTests: Bool = true
  ) throws(CommandFailure) -> LoadedRules {
    let loading = try loading(operands)
    let rules = try attempt { () throws(InputFailure) in try loading.load(named: named, withTests: withTests) }
    for pack in rules.ruleSet.packs {
      console.tellMore(
        LocalizedText(zh: "规则包 \(pack.name.zh) \(pack.version)", en: "pack \(pack.name.en) \(pack.version)"))
    }
    return rules
  }

  /// Checks the packs at some paths, or the usual ones, errors and all.
  /// - Parameter lints: whether the lint checks run, at the levels that the call and the configuration set.
  func checkRules(at operands: [String], lints: Bool = false) throws(CommandFailure) -> LoadedRules {
    let loading = try loading(operands)
    let options = CheckingOptions(lints: lints, levels: LintLevelText.levels(arguments.all(.level)))
    return try attempt { () throws(InputFailure) in try loading.check(options: options) }
  }

  /// The options of a run over the snapshot that the call names.
  func runOptions() -> RunOptions {
    var options = RunOptions(tool: "zicha \(Zicha.version)")
    options.previous = arguments.value(.previous)
    options.checkDate = arguments.value(.asOf).flatMap(DayText.day)
    options.verifies = arguments.has(.verify)
    options.report = arguments.value(.report)
    options.jobs = jobs
    options.selected = selected
    options.ignored = ignored
    if let days = arguments.value(.waiverNotice).flatMap(Int.init) { options.evaluation.waiverNotice = days }
    return options
  }

  /// The profile of a run: the call's, else the snapshot's, else the configured one.
  func profile(of snapshot: SnapshotFolder) -> String? {
    let own = arguments.value(.profile)
    return arguments.configured.contains(.profile) ? snapshot.manifest.profile ?? own : own ?? snapshot.manifest.profile
  }

  /// Loads the rules that judge a snapshot, as its profile tailors them.
  func loadRules(of snapshot: SnapshotFolder) throws(CommandFailure) -> LoadedRules {
    let rules = try loadRules(named: snapshot.manifest.rules, withTests: false)
    guard let profile = profile(of: snapshot) else { return rules }
    return try attempt { () throws(InputFailure) in
      try rules.tailored(by: profile, besidesNamed: snapshot.manifest.rules != nil)
    }
  }

  /// Loads rules and records of a snapshot.
  func open(
    _ path: String?, _ options: RunOptions
  ) throws(CommandFailure) -> (
    run: SnapshotRun, snapshot: SnapshotFolder, rules: LoadedRules, records: SnapshotRecords
  ) {
    let snapshot = try openSnapshot(path)
    let rules = try loadRules(of: snapshot).forecasting(after: options.checkDate ?? snapshot.manifest.asOf)
    let run = SnapshotRun(options, in: folder, observer: console.progress)
    let records = try attempt { () throws(InputFailure) in try run.read(snapshot, by: rules) }
    if let current = records.current { console.show(current.problems.map(\.diagnostic), in: snapshot.files) }
    if let previous = records.previous {
      console.show(previous.problems.map(\.diagnostic), in: records.previousFiles)
      let unread = previous.quarantine.count
      if unread > 0 {
        console.tell(
          LocalizedText(
            zh: "警告：上一期快照有 \(unread) 条记录读不出，没有参与比较",
            en:
              "warning: \(unread) record\(unread == 1 ? "" : "s") of the previous snapshot can't be read and take no part"
          ))
      }
    }
    return (run, snapshot, rules, records)
  }
}
