import Driver
import Findings
import Records
import ReportRenderers
import Reporting
import RuleEngine
import Snapshots
import SourceText
import System

/// `zicha gate`: judges a snapshot beside an earlier state; only what is new fails.
struct GateCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  private var arguments: ParsedArguments { session.arguments }

  /// Judges both states, compares them and writes the outputs.
  func perform() throws(CommandFailure) -> CommandEnding {
    let requests = try session.resultOutputs(default: "human")
    let choice = try choice()
    let started = MonotonicTime.nanoseconds()
    let head = try session.openSnapshot(arguments.operands.first)
    let base = try session.attempt { () throws(InputFailure) -> GateBase in
      switch choice {
      case .base(let name): return try GateBase.named(name, for: head, in: session.folder)
      case .baseline(let path): return .baseline(try Baseline.read(path, in: session.folder))
      }
    }
    let loaded = try session.loadRules(of: head)
    try protect(requests, head, loaded)
    let gateRules = try rules(loaded, base, head)
    let limit = arguments.value(.maxFindings).flatMap(Int.init) ?? 1000
    let memory = memory(of: head)
    var options = options
    options.pageCache = memory?.pages
    let run = GateRun(
      options, limit: limit, memory: memory?.base, in: session.folder, observer: session.console.progress)
    let outcome = try session.attempt { () throws(InputFailure) in
      try run.perform(Self.identified(head, base, in: session.folder), against: base, by: gateRules)
    }
    if memory != nil { save(memory?.pages, of: head) }
    session.console.show(outcome.problems.map(\.diagnostic), in: head.files)
    session.console.progress?.begin(.writing)
    let elapsed = MonotonicTime.nanoseconds() &- started
    let sources = SnapshotSources(head, gateRules.rules, in: session.folder)
    for request in requests {
      try session.write(outcome.result, request, view: .check, sources: sources, elapsed: elapsed)
    }
    let verdict = GateVerdict(outcome.result, unjudged: outcome.unjudged.count, demand: demand)
    return CommandEnding(verdict.isMet ? .met : .notMet, verdict.reason)
  }

  // MARK: Arguments

  private enum Choice {
    case base(String)
    case baseline(String)
  }

  /// What to compare with: one of the two flags; what the call says wins over the configuration.
  private func choice() throws(CommandFailure) -> Choice {
    let isConfigured = (base: arguments.configured.contains(.base), file: arguments.configured.contains(.baseline))
    switch (arguments.value(.base), arguments.value(.baseline)) {
    case (nil, nil): throw .usage(.neitherFlag(.base, .baseline, .gate), .gate)
    case (let base?, nil): return .base(base)
    case (nil, let file?): return .baseline(file)
    case (let base?, _) where isConfigured.file && !isConfigured.base: return .base(base)
    case (_, let file?) where isConfigured.base && !isConfigured.file: return .baseline(file)
    default: throw .usage(.bothFlags(.base, .baseline), .gate)
    }
  }

  private var options: RunOptions {
    var options = session.runOptions()
    options.evaluation.includesSteps = !arguments.has(.noSteps)
    return options
  }

  /// What fails: new unknowns too, unless the call asks for no failure at all.
  private var demand: Verdict.Demand {
    let level = Severity(rawValue: arguments.value(.failOn) ?? Severity.major.rawValue)
    return Verdict.Demand(failOn: level, failsOnUnknown: level != nil || arguments.has(.failOnUnknown))
  }

  private func protect(
    _ requests: [OutputRequest], _ head: SnapshotFolder, _ rules: LoadedRules
  ) throws(CommandFailure) {
    var protection = InputProtection(session, head, rules)
    if let baseline = arguments.value(.baseline) { protection.add(baseline) }
    try protection.check(requests)
  }

  // MARK: Pages

  /// What earlier runs have found out about pages and bases; nil for a snapshot without sites, which is read fast enough.
  private func memory(of head: SnapshotFolder) -> (pages: FilePageCache, base: BaseMemory)? {
    guard !head.manifest.sites.isEmpty else { return nil }
    let folder = FilePageCache.folder(forSnapshot: session.folder.absolute(head.path))
    // The length of the program tells builds of one version apart.
    let size = session.surroundings.executable.flatMap { Files.size($0) } ?? 0
    let tool = "zicha \(Zicha.version) \(size)"
    return (FilePageCache(folder: folder, tool: tool), BaseMemory(folder: folder, tool: tool))
  }

  /// The cache only saves time: where it can't be written, the next run reads all pages again.
  private func save(_ cache: FilePageCache?, of head: SnapshotFolder) {
    let own = session.folder.absolute(Path.join(head.path, ".zicha"))
    do throws(FileError) {
      try cache?.save()
      let ignored = Path.join(own, ".gitignore")
      if Files.isDirectory(own), !Files.exists(ignored) { try Files.writeAtomically(ignored, Array("*\n".utf8)) }
    } catch {
      session.console.tellMore(
        LocalizedText(zh: "网页缓存没有写成：", en: "the cache of pages is not written: ") + error.sentence)
    }
  }

  private static func identified(
    _ head: SnapshotFolder, _ base: GateBase, in folder: WorkingFolder
  ) -> SnapshotFolder {
    guard !head.manifest.sites.isEmpty, case .revision(_, let snapshot?) = base else { return head }
    return head.identified(beside: snapshot, in: folder)
  }

  // MARK: Rules

  /// Today's rules with the waivers of the base, and what there is to say about the difference.
  private func rules(
    _ loaded: LoadedRules, _ base: GateBase, _ head: SnapshotFolder
  ) throws(CommandFailure) -> GateRules {
    switch base {
    case .baseline: return GateRules(loaded)
    case .snapshot(let folder):
      let notes = try packNotes(loaded, head.manifest, folder.manifest)
      return GateRules(loaded, notes: notes)
    case .revision(let revision, let snapshot):
      let named = snapshot.map(\.manifest.rules) ?? head.manifest.rules
      let places = try session.places([])
      let state = try session.attempt { () throws(InputFailure) in
        try CommittedRules(revision, in: session.folder).state(
          places, named: named, profile: session.profile(of: head), today: loaded)
      }
      var rules = GateRules(loaded, base: state)
      if case .unchanged = state, let snapshot {
        rules = GateRules(loaded, notes: try packNotes(loaded, head.manifest, snapshot.manifest))
      }
      return rules
    }
  }

  /// What the base's manifest asked for and today's does not: other packs or another profile.
  private func packNotes(
    _ loaded: LoadedRules, _ head: SnapshotManifest, _ base: SnapshotManifest
  ) throws(CommandFailure) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    if head.profile != base.profile {
      func name(_ profile: String?) -> String { profile ?? "-" }
      notes.append(
        LocalizedText(
          zh: "快照清单的方案变了（\(name(base.profile)) → \(name(head.profile))），两边都按现在的",
          en:
            "the manifest names another profile (\(name(base.profile)) → \(name(head.profile))); both are judged by today's"
        ))
    }
    guard head.rules != base.rules else { return notes }
    let now = Set(loaded.judging)
    let earlier = try session.loadRules(named: base.rules, withTests: false)
    let gone = earlier.judging.filter { !now.contains($0) }
    if !gone.isEmpty {
      notes.append(
        LocalizedText(
          zh: "快照清单不再按这些规则包检查：" + gone.joined(separator: "、"),
          en: "the manifest no longer names these packs: " + gone.joined(separator: ", ")))
    }
    return notes
  }
}
