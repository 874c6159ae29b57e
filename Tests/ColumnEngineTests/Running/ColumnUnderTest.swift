import Driver
import Records
import RuleEngine
import Snapshots
import System

/// The column engine over the bytes of a snapshot, as the commands run it: tables that need not be in memory stream by if
/// the form says so.
struct ColumnUnderTest: EvaluatorUnderTest {
  let name = "columns"

  func evaluate(_ item: DifferentialCase, _ form: RunForm) throws -> Evaluation {
    let previous = try item.previous.map { try load($0, item.rules.schema, form).dataset }
    guard form.streams else {
      let current = try load(item.current, item.rules.schema, form)
      return try ColumnRun.evaluate(
        rules: item.rules, dataset: current.dataset, previous: previous, inputPaths: current.inputs.map(\.path),
        options: item.options, settings: settings(form))
    }
    return try streamed(item, form, previous)
  }

  private func settings(_ form: RunForm) -> ColumnRun.Settings {
    var settings = ColumnRun.Settings()
    settings.jobs = form.threads
    settings.threads = { Parallel.run($0, $1) }
    settings.isEveryRowHard = form.everyRowIsHard
    return settings
  }

  private func options(_ form: RunForm) -> SnapshotLoader.Options {
    var options = SnapshotLoader.Options()
    options.limits.pieceSize = form.pieceSize
    return options
  }

  private func load(_ text: SnapshotText, _ schema: Schema, _ form: RunForm) throws -> LoadedSnapshot {
    try SnapshotLoader.load(
      text.manifest, schema: schema, tree: text.tree(pieceSize: form.pieceSize), options: options(form))
  }

  // MARK: Streaming

  private func streamed(_ item: DifferentialCase, _ form: RunForm, _ previous: Dataset?) throws -> Evaluation {
    let schema = item.rules.schema
    let needs = ScanNeeds(rules: item.rules)
    let tables = schema.tables.filter { $0.source != nil && needs.whyLoaded($0.id) == nil }.map(\.id)
    let nested = schema.tables.map(\.id).filter { tables.contains(root(of: $0, schema)) }
    let plan = Plan(item.rules, loaded: Set(schema.tables.map(\.id)).subtracting(nested))
    let open = try OpenSnapshot.open(
      item.current.manifest, schema: schema, tree: item.current.tree(pieceSize: form.pieceSize), demand: plan.demand,
      options: options(form))
    let streams = open.streams.filter { tables.contains($0.table) }
    let loaded = open.assemble(
      open.streams.filter { !tables.contains($0.table) }.map { $0.load(.one) })
    let run = ColumnRun(
      plan: plan, rules: item.rules, dataset: loaded.dataset, previous: previous, streamed: Set(streams.map(\.table)),
      inputPaths: open.inputPaths, options: item.options, settings: settings(form))
    let summaries = scan(streams, run, needs, form)
    _ = try open.finish(loaded, summaries: summaries)
    return try run.finish()
  }

  private func root(of table: TableID, _ schema: Schema) -> TableID {
    var root = table
    while let link = schema[root].link, case .nested = link.origin { root = link.parent }
    return root
  }

  /// Judges the tables in the order in which their rules need one another.
  private func scan(
    _ streams: [TableStream], _ run: ColumnRun, _ needs: ScanNeeds, _ form: RunForm
  ) -> [TableSummary] {
    var summaries: [TableSummary] = []
    var open = run.recordTables
    while !open.isEmpty {
      let ready = open.filter { table in
        needs.tablesBefore(table).allSatisfy { $0 == table || !open.contains($0) }
      }
      let next = ready.isEmpty ? open : ready
      run.judge(loaded: next.filter { table in !streams.contains { $0.table == table } })
      for stream in streams where next.contains(stream.table) {
        let summary = StreamScan(stream, jobs: form.threads).perform(
          worker: {
            let worker = run.worker()
            return { worker.judge($0, firstRows: $1) }
          }, merge: { run.merge($0) }, isStopped: { run.failure != nil || !stream.problems.isEmpty })
        run.endTable(stream.table, unread: summary.unread)
        summaries.append(summary)
      }
      open.removeAll { next.contains($0) }
    }
    return summaries
  }
}
