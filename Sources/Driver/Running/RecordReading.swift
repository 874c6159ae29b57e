package import Records
import RuleEngine
package import Snapshots
package import SourceText
import System

/// What was decided about the tables of a snapshot before they are judged: some are in memory, some will stream by.
package struct SnapshotRecords: Sendable {
  /// Why a table is held as it is, for `--plan`.
  package struct Holding: Sendable {
    /// The table.
    package let table: TableID
    /// The size of its files in bytes; nil for a pipe.
    package let size: Int?
    /// Whether it streams by.
    package let isStreamed: Bool
    /// Why it must be in memory, whatever its size.
    package let reason: LocalizedText?
  }

  /// The folder of the snapshot.
  let snapshot: SnapshotFolder
  /// Which tables must be scanned before which.
  let needs: ScanNeeds
  /// The snapshot.
  let open: OpenSnapshot
  /// The tables in memory.
  let tables: AssembledTables
  /// The plan of the rules.
  let plan: Plan
  /// The tables that are judged while they are read.
  let streams: [TableStream]
  /// The tables that are in memory as a whole.
  let loaded: Set<TableID>
  /// How each table is held.
  package let holdings: [Holding]
  /// What was read; nil as long as a table has not been read to its end.
  package let current: LoadedSnapshot?
  /// The snapshot before it.
  package let previous: LoadedSnapshot?
  /// The manifest of the snapshot before it, for diagnostics.
  package let previousFiles: SourceFiles
}

/// Opens a snapshot and reads the tables that rules look into.
struct RecordReading {
  private let snapshot: SnapshotFolder
  private let rules: CheckedRuleSet
  private let options: RunOptions
  private let observer: (any RunObserver)?

  init(_ snapshot: SnapshotFolder, _ rules: CheckedRuleSet, _ options: RunOptions, _ observer: (any RunObserver)?) {
    self.snapshot = snapshot
    self.rules = rules
    self.options = options
    self.observer = observer
  }

  /// Decides what is loaded and reads that.
  func read(previous: LoadedSnapshot?, previousFiles: SourceFiles) throws(InputFailure) -> SnapshotRecords {
    let needs = ScanNeeds(rules: rules)
    // The files are looked at without reading to know their sizes, then again with the fields that the plan asks for.
    let sizes = try open()
    let holdings = sizes.streams.map { holding($0, needs) }
    let streamed = Set(holdings.filter(\.isStreamed).map(\.table))
    let loaded = Set(rules.schema.tables.map(\.id)).subtracting(streamed.flatMap { nested(in: $0) })
    let plan = Plan(rules, loaded: loaded)
    let open = sizes.demanding(plan.demand)
    let workers = Workers(count: options.jobs) { Parallel.run($0, $1) }
    open.readSites(workers)
    let read = open.streams.filter { !streamed.contains($0.table) }.map { $0.load(workers) }
    let tables = open.assemble(read)
    let current: LoadedSnapshot? = streamed.isEmpty ? try finish(open, tables, []) : nil
    return SnapshotRecords(
      snapshot: snapshot, needs: needs, open: open, tables: tables, plan: plan,
      streams: open.streams.filter { streamed.contains($0.table) },
      loaded: loaded, holdings: holdings, current: current, previous: previous, previousFiles: previousFiles)
  }

  private func nested(in root: TableID) -> [TableID] {
    rules.schema.nesting(of: root, withHits: true).map(\.table)
  }

  private func holding(_ stream: TableStream, _ needs: ScanNeeds) -> SnapshotRecords.Holding {
    let reason = needs.whyLoaded(stream.table)
    let isLarge = stream.knownSize.map { $0 >= options.streamedSize } ?? true
    return .init(table: stream.table, size: stream.knownSize, isStreamed: isLarge && reason == nil, reason: reason)
  }

  private func open() throws(InputFailure) -> OpenSnapshot {
    var reading = SnapshotLoader.Options()
    reading.verifies = options.verifies
    reading.checkDate = options.checkDate
    reading.limits.pieceSize = options.pieceSize
    reading.pageCache = options.pageCache
    let observer = observer
    do {
      return try OpenSnapshot.open(
        snapshot.manifest, schema: rules.schema, tree: snapshot.tree, options: reading
      ) { done, total in
        observer?.advance(done: done, of: total ?? 0, unit: .bytes)
      }
    } catch {
      throw Self.failure(error, snapshot)
    }
  }

  /// What was read, once every table was read to its end.
  func finish(
    _ open: OpenSnapshot, _ tables: AssembledTables, _ summaries: [TableSummary]
  ) throws(InputFailure) -> LoadedSnapshot {
    do {
      return try open.finish(tables, summaries: summaries)
    } catch {
      throw Self.failure(error, snapshot)
    }
  }

  static func failure(_ error: SnapshotError, _ snapshot: SnapshotFolder) -> InputFailure {
    InputFailure(
      LocalizedText(zh: "快照 `\(snapshot.path)` 读不出", en: "the snapshot `\(snapshot.path)` can't be read"),
      diagnostics: error.problems.map(\.diagnostic), files: snapshot.files)
  }
}
