import Findings
import Records
package import Reporting
package import RuleEngine
package import Snapshots
import SourceText
import System

/// The whole run: rules and snapshot in, result out.
package struct SnapshotRun {
  let options: RunOptions
  private let folder: WorkingFolder
  private let observer: (any RunObserver)?

  /// Creates a run.
  package init(_ options: RunOptions, in folder: WorkingFolder, observer: (any RunObserver)? = nil) {
    self.options = options
    self.folder = folder
    self.observer = observer
  }

  // MARK: Reading

  /// Reads the snapshot before and the tables of the snapshot that rules look into; large tables are read as they are
  /// judged.
  package func read(_ snapshot: SnapshotFolder, by rules: LoadedRules) throws(InputFailure) -> SnapshotRecords {
    var previous: LoadedSnapshot?
    var previousFiles = SourceFiles()
    if let earlier = try previousFolder(of: snapshot) {
      observer?.begin(.previousRecords)
      previous = try load(earlier, by: rules)
      previousFiles = earlier.files
    }
    observer?.begin(.records)
    return try RecordReading(snapshot, rules.ruleSet, options, observer).read(
      previous: previous, previousFiles: previousFiles)
  }

  /// Opens the snapshot before; what is wrong with it is said to be wrong there.
  private func previousFolder(of snapshot: SnapshotFolder) throws(InputFailure) -> SnapshotFolder? {
    do {
      return try snapshot.previous(named: options.previous, in: folder)
    } catch {
      throw InputFailure(
        LocalizedText(zh: "上一期快照：", en: "the previous snapshot: ") + error.reason, diagnostics: error.diagnostics,
        files: error.files)
    }
  }

  /// Reads a whole snapshot into memory.
  private func load(_ snapshot: SnapshotFolder, by rules: LoadedRules) throws(InputFailure) -> LoadedSnapshot {
    var reading = SnapshotLoader.Options()
    reading.verifies = options.verifies
    reading.workers = Workers(count: options.jobs) { Parallel.run($0, $1) }
    let observer = observer
    do {
      return try SnapshotLoader.load(
        snapshot.manifest, schema: rules.ruleSet.schema, tree: snapshot.tree, options: reading
      ) { done, total in
        observer?.advance(done: done, of: total ?? 0, unit: .bytes)
      }
    } catch {
      throw RecordReading.failure(error, snapshot)
    }
  }

  /// Reads what has not been read yet without judging it.
  package func finishReading(
    _ records: SnapshotRecords, by rules: LoadedRules
  ) throws(InputFailure) -> LoadedSnapshot {
    if let current = records.current { return current }
    let summaries = records.streams.map { stream in
      StreamScan(stream, jobs: options.jobs).perform(
        worker: { { _, _ in true } }, merge: { _ in }, isStopped: { !stream.problems.isEmpty })
    }
    return try RecordReading(records.snapshot, rules.ruleSet, options, observer).finish(
      records.open, records.tables, summaries)
  }

  // MARK: Judging

  /// What a run yields.
  package struct Judged: Sendable {
    /// The result.
    package let result: RunResult
    /// What there is to say about the inputs.
    package let problems: [SnapshotProblem]
  }

  /// Judges the records.
  package func judge(
    _ records: SnapshotRecords, by rules: LoadedRules
  ) throws(InputFailure) -> Judged {
    let report = try rules.report(named: options.report)
    let lists = options.lists.map {
      (list: $0, listing: $0.listing(rules: rules.ruleSet, inputPaths: records.open.inputPaths))
    }
    observer?.begin(.judging)
    let run = try columnRun(
      records, by: rules,
      lists: lists.map { list in ColumnRun.List(list.listing) { list.list.add(order: $0, entries: $1) } })
    let current = try scan(records, run, rules)
    let result: Evaluation
    do {
      result = try run.finish()
    } catch {
      throw InputFailure(error.reason)
    }
    for (list, listing) in lists { list.finish(as: listing, numbering: run.numbering) }
    var whole = RunResult(
      tool: options.tool, organisation: current.dataset.organisation, period: current.dataset.period,
      checkDate: current.dataset.checkDate, snapshot: records.snapshot.path,
      previousPeriod: records.previous?.dataset.period, ruleSet: rules.ruleSet.without(rules.forecast),
      inputs: current.inputs,
      previousInputs: records.previous?.inputs ?? [], ruleFiles: rules.digests, quarantine: current.quarantine,
      usage: current.usage,
      evaluation: Self.named(result, selected: run.options.selectedRules, forecast: rules.forecast),
      report: report)
    whole.tailoring = rules.tailoring
    whole.forecasts = Self.forecasts(result, rules)
    let own = records.snapshot.manifest.asOf
    if own != whole.checkDate { whole.snapshotCheckDate = own }
    return Judged(result: whole, problems: current.problems)
  }

  /// Judges the tables in the order in which their rules need one another; those that stream by are read on the way.
  private func scan(
    _ records: SnapshotRecords, _ run: ColumnRun, _ rules: LoadedRules
  ) throws(InputFailure) -> LoadedSnapshot {
    var summaries: [TableSummary] = []
    var open = run.recordTables
    while !open.isEmpty {
      let ready = open.filter { table in
        records.needs.tablesBefore(table).allSatisfy { $0 == table || !open.contains($0) }
      }
      // Tables that wait for each other are all in memory and need nobody's answers.
      let next = ready.isEmpty ? open : ready
      run.judge(loaded: next.filter { table in !records.streams.contains { $0.table == table } })
      for stream in records.streams where next.contains(stream.table) { summaries.append(scan(stream, run)) }
      open.removeAll { next.contains($0) }
    }
    if let current = records.current { return current }
    return try RecordReading(records.snapshot, rules.ruleSet, options, observer).finish(
      records.open, records.tables, summaries)
  }

  /// Reads and judges a table that streams by.
  private func scan(_ stream: TableStream, _ run: ColumnRun) -> TableSummary {
    let summary = StreamScan(stream, jobs: options.jobs).perform(
      worker: {
        let worker = run.worker()
        return { worker.judge($0, firstRows: $1) }
      },
      merge: { run.merge($0) },
      isStopped: { run.failure != nil || !stream.problems.isEmpty })
    run.endTable(stream.table, unread: summary.unread)
    return summary
  }

  /// The run over the records, not begun yet.
  func columnRun(
    _ records: SnapshotRecords, by rules: LoadedRules, lists: [ColumnRun.List] = []
  ) throws(InputFailure) -> ColumnRun {
    ColumnRun(
      plan: records.plan, rules: rules.ruleSet, dataset: records.tables.dataset,
      previous: records.previous?.dataset, streamed: Set(records.streams.map(\.table)),
      inputPaths: records.open.inputPaths, options: try evaluationOptions(rules), settings: settings(lists))
  }

  private func settings(_ lists: [ColumnRun.List]) -> ColumnRun.Settings {
    var settings = ColumnRun.Settings()
    settings.jobs = options.jobs
    settings.threads = { Parallel.run($0, $1) }
    settings.lists = lists
    settings.keptFindings = options.keptFindings
    settings.makeSpool = { () throws(RunFailure) in try SpooledRun() }
    return settings
  }

  /// The options with the rules that are to judge.
  private func evaluationOptions(_ rules: LoadedRules) throws(InputFailure) -> EvaluationOptions {
    var evaluation = options.evaluation
    let judging = rules.ruleSet.rules.filter { rules.judges($0) }
    let selected = try RuleSelector.ids(options.selected, ignoring: options.ignored, of: judging)
    let ids = selected ?? Set(judging.map(\.id))
    evaluation.countedOnly = Set(rules.forecast.entries.filter { ids.contains($0.rule) }.map(\.copy))
    evaluation.selectedRules = ids.union(evaluation.countedOnly)
    evaluation.scoringPacks = Set(rules.judging)
    return evaluation
  }

  /// The reference evaluator over the records in memory, with the rules that are to judge.
  package func evaluator(
    _ records: SnapshotRecords, by rules: LoadedRules
  ) throws(InputFailure) -> ReferenceEvaluator {
    ReferenceEvaluator(
      rules: rules.ruleSet, dataset: records.tables.dataset, previous: records.previous?.dataset,
      inputPaths: records.open.inputPaths, options: try evaluationOptions(rules))
  }

  /// Adds fingerprints and leaves out rules that were not to judge.
  private static func named(
    _ evaluation: Evaluation, selected: Set<String>?, forecast: ForecastPlan
  ) -> Evaluation {
    let copies = forecast.copies
    return Evaluation(
      tallies: evaluation.tallies.filter { tally in
        tally.pack.isEmpty || (!copies.contains(tally.rule) && selected?.contains(tally.rule) ?? true)
      },
      findings: Fingerprint.name(evaluation.findings), measures: evaluation.measures, marks: evaluation.marks,
      dataTallies: evaluation.dataTallies, waivers: evaluation.waivers, scores: evaluation.scores)
  }

  /// What rules that are not yet in force would say.
  private static func forecasts(_ evaluation: Evaluation, _ rules: LoadedRules) -> [Forecast] {
    rules.forecast.entries.compactMap { entry in
      guard let tally = evaluation.tallies.first(where: { $0.rule == entry.copy }), tally.selected > 0,
        let rule = rules.ruleSet.rules.first(where: { $0.id == entry.rule })
      else { return nil }
      return Forecast(rule: rule.id, title: rule.title, basis: rule.basis, from: entry.from, tally: tally)
    }
  }
}
