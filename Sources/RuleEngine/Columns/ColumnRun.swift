package import Findings
package import Records
import SourceText

/// A rule set judged over the columns of a snapshot's records, chunk by chunk on several threads, with the answers of the
/// reference evaluator.
///
/// Workers judge chunks in any order; their results are merged in the order of the records. What only a whole run yields —
/// measures, rules that ask them, keys that are used twice — is found out at the end.
package final class ColumnRun: Sendable {
  /// A list of all findings that is filled while the records are judged.
  package struct List: Sendable {
    /// What turns findings into entries.
    package let listing: any FindingListing
    /// Takes the entries of a rule or check; called in the order of the records. The number places it in the list.
    package let add: @Sendable (_ order: Int, _ entries: [UInt8]) -> Void

    /// Creates a list.
    package init(_ listing: any FindingListing, add: @escaping @Sendable (_ order: Int, _ entries: [UInt8]) -> Void) {
      self.listing = listing
      self.add = add
    }
  }

  /// How a run goes about its work; none of it changes a result.
  package struct Settings: Sendable {
    /// Runs a body for each index below a count, on as many threads at once.
    package typealias Threads = @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

    /// How many threads work at once.
    package var jobs = 1
    /// Whether every row is left to the reference evaluator.
    package var isEveryRowHard = false
    /// The threads; one after the other by default.
    package var threads: Threads = { count, body in for index in 0..<count { body(index) } }
    /// The lists to be filled.
    package var lists: [List] = []
    /// At most so many findings of each rule are kept beside the lists; without lists as many as the options say.
    package var keptFindings = Int.max
    /// Makes a temporary file; nil keeps everything in memory.
    package var makeSpool: (@Sendable () throws(RunFailure) -> any RunSpool)?

    /// Creates the settings of a run on one thread.
    package init() {}
  }

  let rules: CheckedRuleSet
  let plan: Plan
  let tables: LoadedTables
  let dataset: Dataset
  let previous: Dataset?
  let inputPaths: [String]
  /// What is asked for.
  package let options: EvaluationOptions
  let settings: Settings
  /// When each rule is judged.
  let order: JudgingOrder
  /// The built-in checks.
  let checks: RunChecks
  /// The tables that are read in chunks and let go.
  let streamed: Set<TableID>
  private let targets: [TableID: ByteKeys]
  let merged: Locked<RunMerge>

  /// Binds a plan to the records in memory.
  ///
  /// - Parameters:
  ///   - plan: the plan of the rules.
  ///   - rules: the checked rules.
  ///   - dataset: the records; tables that are streamed are present and without rows.
  ///   - previous: the records of the previous snapshot.
  ///   - streamed: the tables with files of their own that are judged while they are read.
  ///   - inputPaths: the paths of the inputs, by the file numbers of provenances.
  ///   - options: what is asked for.
  ///   - settings: how it is done.
  package init(
    plan: Plan, rules: CheckedRuleSet, dataset: Dataset, previous: Dataset? = nil, streamed: Set<TableID> = [],
    inputPaths: [String] = [], options: EvaluationOptions = EvaluationOptions(), settings: Settings = Settings()
  ) {
    let dataset = HitTables.filling(dataset)
    let previous = previous.map { HitTables.filling($0) }
    self.rules = rules
    self.plan = plan
    tables = LoadedTables(plan: plan, rules: rules, dataset: dataset)
    self.dataset = dataset
    self.previous = previous
    self.streamed = Set(streamed.flatMap { rules.schema.nesting(of: $0, withHits: true).map(\.table) })
    self.inputPaths = inputPaths
    self.options = options
    self.settings = settings
    let engine = ReferenceEvaluator(rules: rules, dataset: dataset, previous: previous, options: options)
    let all = engine.dataChecks()
    checks = RunChecks(all, of: rules.schema)
    order = JudgingOrder(
      rules, options: options, isPresent: { $0 != engine.organisationTable && dataset[$0].isPresent },
      streamed: self.streamed)
    var targets: [TableID: ByteKeys] = [:]
    for check in all {
      guard let target = check.target, targets[target] == nil, dataset[target].isPresent else { continue }
      targets[target] = ByteKeys(of: dataset[target])
    }
    self.targets = targets
    merged = Locked(
      RunMerge(
        rules: rules.rules.map { RunMerge.Rule(tally: engine.emptyTally(of: $0)) },
        checks: Array(repeating: RunMerge.Check(), count: all.count), states: SetStates(plan.states)))
    known = Locked(Known(dataset: dataset))
  }

  /// What is known as soon as some tables have been scanned.
  private struct Known: Sendable {
    var dataset: Dataset
    var scanned: Set<TableID> = []
    var answers: SetAnswers?
  }

  private let known: Locked<Known>

  /// A reference evaluator with what is known so far.
  func reference() -> ReferenceEvaluator {
    let known = known.update { $0 }
    let reference = ReferenceEvaluator(
      rules: rules, dataset: known.dataset, previous: previous, inputPaths: inputPaths, options: options)
    reference.answers = known.answers
    reference.streamed = streamed
    return reference
  }

  /// Says that a table was scanned to its end, so that rules over others may ask sets of it.
  ///
  /// - Parameter unread: how many of its records could not be read; nil for a table in memory, which knows.
  package func endTable(_ table: TableID, unread: Int? = nil) {
    let scanned = known.update { known -> Set<TableID> in
      known.scanned.insert(table)
      if let unread { known.dataset = known.dataset.with(unread: unread, of: table) }
      return known.scanned
    }
    let engine = reference()
    let states = merged.update { $0.states }
    let answers = states.finish(by: engine, scanned: scanned)
    known.update { $0.answers = answers }
  }

  /// The keys of a table that references name; nil if the snapshot does not have it.
  func keys(of target: TableID) -> ByteKeys? { targets[target] }

  /// Whether the lists take every finding, however many.
  var listsEveryFinding: Bool { !settings.lists.isEmpty && options.maximumFindings == .max }

  /// How many findings of each rule are kept.
  var kept: Int { listsEveryFinding ? settings.keptFindings : options.maximumFindings }

  /// How many more findings are wanted.
  struct Wanted {
    let rules: [Int]
    let checks: [Int]
  }

  /// How many more findings are wanted of each rule and check, as far as the chunks have been merged.
  func wanted() -> Wanted {
    let kept = kept
    return merged.update { merge in
      Wanted(
        rules: merge.rules.map { max(0, kept - $0.findings.count) },
        checks: merge.checks.map { max(0, kept - $0.findings.count) })
    }
  }

  // MARK: Judging

  /// A worker, for one thread.
  package func worker() -> ColumnWorker { ColumnWorker(self) }

  /// Adds the result of the next chunk, in the order of the records of each table.
  package func merge(_ result: ChunkResult) {
    let kept = kept
    merged.update { merge in
      for rule in result.rules { merge.rules[rule.rule].add(rule, wanted: kept) }
      for check in result.checks {
        merge.checks[check.check].count += check.count
        let room = kept - merge.checks[check.check].findings.count
        if room > 0 { merge.checks[check.check].findings += check.findings.prefix(room) }
      }
      for noted in result.faults where merge.faults[noted.fault] == nil {
        merge.faults[noted.fault] = .some(noted.object)
      }
      for noted in result.conflicts { merge.add(noted.conflict, row: noted.row, noted.object) }
      for rows in result.rowCounts { merge.rowCounts[rows.table, default: 0] += rows.count }
      if let keys = result.keys { add(keys, to: &merge) }
      if let states = result.states { merge.states.merge(states) }
    }
    for (index, list) in settings.lists.enumerated() {
      for check in result.checks { list.add(check.check, check.entries[index]) }
      for rule in result.rules { list.add(ruleOrder(rule.rule), rule.entries[index]) }
    }
  }

  private func add(_ keys: KeyRun, to merge: inout RunMerge) {
    guard merge.failure == nil else { return }
    do throws(RunFailure) {
      try merge.keys[keys.table, default: KeyLedger(spool: settings.makeSpool)].add(keys)
    } catch {
      merge.failure = error
    }
  }

  /// The places in the lists where two findings may have the same name; known when the run is finished.
  package var numbering: Set<Int> { merged.update { $0.numbering } }

  /// Keeps where names may repeat.
  func note(_ numbering: Set<Int>) { merged.update { $0.numbering = numbering } }

  /// Why the run can't go on; nil as long as it can.
  package var failure: RunFailure? { merged.update { $0.failure } }

  /// The place of a rule in a list: the built-in checks come first, then those of spans.
  func ruleOrder(_ rule: Int) -> Int { checks.all.count + Self.mostOrderChecks + rule }

  /// No more checks of spans than these have a place of their own in a list.
  static let mostOrderChecks = 100_000

  /// The tables with records of their own that the snapshot has, in the order of the schema.
  package var recordTables: [TableID] {
    rules.schema.tables.map(\.id).filter { table in
      dataset[table].isPresent && rules.schema.recordTable(of: table) == table && !rules.schema.isOrganisation(table)
    }
  }

  /// Judges tables in memory; afterwards sets over them are known.
  package func judge(loaded tables: [TableID]) {
    var work: [(root: TableID, chunk: Int)] = []
    for table in tables { for index in 0..<dataset.chunkCount(of: table) { work.append((table, index)) } }
    let all = work
    let line = MergeLine(self)
    settings.threads(min(max(1, settings.jobs), max(1, all.count))) { _ in
      let worker = self.worker()
      while let index = line.take(below: all.count) {
        line.deliver(worker.judge(loaded: all[index].root, at: all[index].chunk), at: index)
      }
    }
    for table in tables { endTable(table) }
  }

  /// Judges all rules over a dataset in memory.
  ///
  /// - Parameters:
  ///   - rules: the checked rules.
  ///   - dataset: the records, read by the schema of the rules.
  ///   - previous: the records of the previous snapshot, read by the same schema.
  ///   - inputPaths: the paths of the inputs, by the file numbers of provenances.
  ///   - options: what is asked for.
  ///   - settings: how it is done.
  /// - Returns: what `ReferenceEvaluator.evaluate()` yields.
  package static func evaluate(
    rules: CheckedRuleSet, dataset: Dataset, previous: Dataset? = nil, inputPaths: [String] = [],
    options: EvaluationOptions = EvaluationOptions(), settings: Settings = Settings()
  ) throws(RunFailure) -> Evaluation {
    let loaded = Set(rules.schema.tables.map(\.id).filter { dataset[$0].isPresent })
    let run = ColumnRun(
      plan: PlanBuilder.plan(of: rules, loaded: loaded), rules: rules, dataset: dataset, previous: previous,
      inputPaths: inputPaths, options: options, settings: settings)
    run.judge(loaded: run.recordTables)
    return try run.finish()
  }
}

/// Hands out chunks by number and merges their results in that order.
private final class MergeLine: Sendable {
  private struct State {
    var next = 0
    var merged = 0
    var waiting: [Int: ChunkResult] = [:]
  }

  private let run: ColumnRun
  private let state = Locked(State())

  init(_ run: ColumnRun) {
    self.run = run
  }

  /// The number of the next chunk; nil at the end.
  func take(below count: Int) -> Int? {
    state.update { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  /// Merges a result as soon as all before it are.
  func deliver(_ result: ChunkResult, at index: Int) {
    state.update { state in
      state.waiting[index] = result
      while let next = state.waiting.removeValue(forKey: state.merged) {
        run.merge(next)
        state.merged += 1
      }
    }
  }
}
