import Findings
import Records
package import Reporting
import RuleEngine
package import Snapshots
import SourceText

/// Judges a snapshot and its base by the same rules and tells what is new.
package struct GateRun {
  private let options: RunOptions
  private let limit: Int
  private let memory: BaseMemory?
  private let folder: WorkingFolder
  private let observer: (any RunObserver)?

  /// Creates a run: every finding of both states is made, since each must find its own in the other.
  ///
  /// - Parameters:
  ///   - limit: so many old findings of each rule stay in the result; new ones all stay.
  ///   - memory: what is known of committed bases; never changes a result.
  package init(
    _ options: RunOptions, limit: Int = .max, memory: BaseMemory? = nil, in folder: WorkingFolder,
    observer: (any RunObserver)? = nil
  ) {
    self.limit = limit
    self.memory = memory
    var options = options
    options.evaluation.maximumFindings = .max
    options.keptFindings = .max
    options.lists = []
    self.options = options
    self.folder = folder
    self.observer = observer
  }

  /// What a run yields.
  package struct Outcome: Sendable {
    /// The result with its ``RunResult/gate``.
    package let result: RunResult
    /// What there is to say about the inputs.
    package let problems: [SnapshotProblem]
    /// The rules that judged in the base and can't in the run, because their table is gone.
    package let unjudged: [String]
  }

  /// Judges and compares.
  ///
  /// - Parameters:
  ///   - gateRules: the rules that judge both, with the waivers that count.
  package func perform(
    _ head: SnapshotFolder, against base: GateBase, by gateRules: GateRules
  ) throws(InputFailure) -> Outcome {
    let rules = gateRules.rules
    let earlier = try earlier(base, by: rules)
    let day = options.checkDate ?? head.manifest.asOf
    let run = SnapshotRun(options, in: folder, observer: observer)
    let forecasting = rules.forecasting(after: day)
    let judged = try run.judge(try run.read(head, by: forecasting), by: forecasting)
    var result = judged.result
    let comparison: GateComparison
    var notes = gateRules.notes
    if let hidden = hidden(head, by: gateRules, result) { notes.append(hidden) }
    var unjudged: [String] = []
    if case .baseline(let baseline) = base {
      comparison = GateComparison(
        result, open: baseline.identities(on: day), waived: [], judged: { result.judged($0) })
      notes += baseline.notes(on: day, knownRules: Set(rules.ruleSet.rules.map(\.id)))
    } else {
      comparison = GateComparison(
        result, open: earlier?.open ?? [], waived: earlier?.waived ?? [],
        judged: { result.judged($0) })
      unjudged = Self.unjudged(earlier, result)
      if !unjudged.isEmpty { notes.append(Self.unjudgedNote(unjudged)) }
    }
    let kept = Self.kept(result.evaluation.findings, comparison.states, limit)
    result = result.keeping(findings: kept)
    let states = kept.map { comparison.states[$0] }
    let excerpts = ExcerptReader(head.tree).excerpts(of: result, states: states)
    result.gate = GateResult(
      base: description(base, earlier), states: states, quarantineStates: comparison.quarantineStates,
      resolved: comparison.resolved, counts: comparison.counts, notes: notes, excerpts: excerpts)
    return Outcome(result: result, problems: judged.problems, unjudged: unjudged)
  }

  /// What rules of the base that are gone or relaxed would find today and today's do not; nil if that is nothing, or if
  /// they can't judge today's data.
  private func hidden(_ head: SnapshotFolder, by rules: GateRules, _ result: RunResult) -> LocalizedText? {
    guard let earlier = rules.earlier else { return nil }
    var options = options
    options.evaluation.includesSteps = false
    options.verifies = false
    options.selected = rules.moved.map { .rule($0) }
    options.ignored = []
    let run = SnapshotRun(options, in: folder, observer: observer)
    guard let records = try? run.read(head, by: earlier), let judged = try? run.judge(records, by: earlier) else {
      return nil
    }
    let moved = Set(rules.moved)
    let now = GateComparison(
      judged.result, open: result.gateIdentities, waived: result.waivedIdentities, judged: { _ in false })
    var counts: [String: Int] = [:]
    for (finding, state) in zip(judged.result.evaluation.findings, now.states)
    where state == .new && moved.contains(finding.rule) && GateGroup(finding) != .notice && finding.kind == .rule {
      counts[finding.rule, default: 0] += 1
    }
    let found = rules.moved.compactMap { rule in counts[rule].map { "\(rule) \($0)" } }
    guard !found.isEmpty else { return nil }
    let total = counts.values.reduce(0, +)
    return LocalizedText(
      zh: "去掉或改变以前的规则在现在的数据里还查得出 \(total) 处，按现在的规则看不到了："
        + found.prefix(20).joined(separator: "、"),
      en:
        "before they were taken away or changed, these rules would find \(total) in today's data that today's do not: "
        + found.prefix(20).joined(separator: ", "))
  }

  /// The positions of new findings, and of the first old ones of each rule.
  private static func kept(_ findings: [Finding], _ states: [GateResult.State], _ limit: Int) -> [Int] {
    var counts: [String: Int] = [:]
    return findings.indices.filter { index in
      if states[index] == .new { return true }
      counts[findings[index].rule, default: 0] += 1
      return counts[findings[index].rule, default: 0] <= limit
    }
  }

  /// What the base's data come to; nil where there are none.
  private func earlier(_ base: GateBase, by rules: LoadedRules) throws(InputFailure) -> BaseState? {
    let snapshot: SnapshotFolder
    switch base {
    case .snapshot(let folder), .revision(_, .some(let folder)): snapshot = folder
    case .revision(_, nil), .baseline: return nil
    }
    let key = try memory?.key(snapshot, by: rules, options)
    if let key, let known = memory?.state(key) { return known }
    var options = options
    // Derivations of the base are read by nobody, and digests of committed files say nothing about the run.
    options.evaluation.includesSteps = false
    options.verifies = false
    let run = SnapshotRun(options, in: folder, observer: observer)
    do {
      let state = BaseState(try run.judge(try run.read(snapshot, by: rules), by: rules).result)
      if let key { memory?.keep(state, key) }
      return state
    } catch {
      throw InputFailure(
        LocalizedText(zh: "对比的基准：", en: "the base: ") + error.reason, diagnostics: error.diagnostics,
        files: error.files)
    }
  }

  private func description(_ base: GateBase, _ earlier: BaseState?) -> GateResult.Base {
    switch base {
    case .snapshot(let folder):
      GateResult.Base(kind: .snapshot, name: folder.path, checkDate: earlier?.checkDate)
    case .revision(let revision, let snapshot):
      GateResult.Base(
        kind: .revision, name: revision.name, commit: revision.commit, checkDate: earlier?.checkDate,
        isEmpty: snapshot == nil)
    case .baseline(let baseline): GateResult.Base(kind: .baseline, name: baseline.path)
    }
  }

  /// The rules that judged something in the base and whose table the run does not have.
  private static func unjudged(_ earlier: BaseState?, _ result: RunResult) -> [String] {
    guard let earlier else { return [] }
    let now = result.judgedRules
    return earlier.judged.filter { !now.contains($0) }
  }

  private static func unjudgedNote(_ rules: [String]) -> LocalizedText {
    let shown = rules.prefix(20)
    let more = rules.count > shown.count ? " …" : ""
    return LocalizedText(
      zh: "这些规则在基准里查过，现在快照里没有它们的表，查不了：" + shown.joined(separator: "、") + more,
      en: "these rules judged the base and can't judge now, because the snapshot lacks their table: "
        + shown.joined(separator: ", ") + more)
  }
}
