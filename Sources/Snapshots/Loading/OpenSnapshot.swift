import Diagnostics
package import Records
import SourceText
import Synchronization

/// A snapshot whose files have been looked at and not read: the streams of its tables, and what they come to in the end.
///
/// Tables that rules look into are loaded, large ones may stream by:
///
///     let snapshot = try OpenSnapshot.open(manifest, schema: schema, tree: tree, demand: demand)
///     let loaded = snapshot.streams.filter { … }.map { $0.load(workers) }
///     let tables = snapshot.assemble(loaded)
///     … the other streams, each with its TableSummary …
///     let result = try snapshot.finish(tables, summaries: summaries)
package struct OpenSnapshot: Sendable {
  /// One stream for each declared table with files, in the order of the manifest.
  package let streams: [TableStream]
  private let manifest: SnapshotManifest
  private let schema: Schema
  private let checkDate: Day
  private let problems: [SnapshotProblem]
  private let tree: any FileTree
  private let options: SnapshotLoader.Options
  private let progress: @Sendable (Int, Int?) -> Void
  /// The sites, listed once.
  private let roots: [any SiteRoot]
  /// The sites on their way to rows; nil if no table is read from them.
  private let sites: SiteReading?

  /// Checks the manifest against the folder; no file is read.
  ///
  /// - Parameters:
  ///   - schema: the tables that the rules declare.
  ///   - tree: the snapshot's folder.
  ///   - demand: the fields that need a column; nil for all.
  ///   - progress: called after every read, from any thread, with the bytes read and the bytes in all; nil for the latter
  ///     with a pipe.
  /// - Throws: all problems that can be seen without reading.
  package static func open(
    _ manifest: SnapshotManifest, schema: Schema, tree: any FileTree, demand: Demand? = nil,
    options: SnapshotLoader.Options = SnapshotLoader.Options(),
    progress: @escaping @Sendable (_ done: Int, _ total: Int?) -> Void = { _, _ in }
  ) throws(SnapshotError) -> OpenSnapshot {
    let problems =
      manifest.problems(in: tree) + notRead(manifest, schema) + documents(manifest, schema, tree).problems
    if problems.contains(where: { $0.severity == .error }) { throw SnapshotError(problems: problems) }
    let roots: [any SiteRoot]
    do {
      roots = schema.readsSites ? try manifest.roots(in: tree, limit: options.limits.recordSize) : []
    } catch {
      throw SnapshotError(problems: problems + [SnapshotProblem(error, SnapshotManifest.File(path: error.path))])
    }
    return OpenSnapshot(manifest, schema, tree, demand, options, problems, roots, progress)
  }

  /// The same snapshot with columns for other fields; what was listed is not listed again.
  package func demanding(_ demand: Demand) -> OpenSnapshot {
    OpenSnapshot(manifest, schema, tree, demand, options, problems, roots, progress)
  }

  private init(
    _ manifest: SnapshotManifest, _ schema: Schema, _ tree: any FileTree, _ demand: Demand?,
    _ options: SnapshotLoader.Options, _ found: [SnapshotProblem], _ roots: [any SiteRoot],
    _ progress: @escaping @Sendable (Int, Int?) -> Void
  ) {
    self.manifest = manifest
    self.schema = schema
    (self.tree, self.options, self.progress, self.roots) = (tree, options, progress, roots)
    checkDate = options.checkDate ?? manifest.asOf
    problems = found
    let documents = Self.documents(manifest, schema, tree).files
    let done = ProgressCount()
    let declared = manifest.tables.flatMap { table in
      schema.tables.filter { $0.source == table.name }.map { (table: $0.id, files: table.files) }
    }
    let listed = declared.flatMap(\.files) + documents
    let sizes = listed.map { file in (try? tree.entry(at: file.path)).flatMap(\.?.size) }
    let siteSize = roots.reduce(0) { $0 + $1.size }
    let total = sizes.contains(nil) ? nil : sizes.reduce(siteSize) { $0 + ($1 ?? 0) }
    let setting = TableStream.Setting(
      manifest: manifest, schema: schema, tree: tree, demand: demand, limits: options.limits,
      verifies: options.verifies
    ) { count in progress(done.add(count), total) }
    var streams: [TableStream] = []
    var input = 0
    for (table, files) in declared {
      streams.append(TableStream(table, files: files, firstInput: input, setting))
      input += files.count
    }
    if let table = schema.tables.first(where: { $0.content == .builtIn(.document) }), !manifest.documents.isEmpty {
      let supply = DocumentSupply(documents, firstInput: input, setting)
      streams.append(TableStream(table.id, supply: supply, firstInput: input, setting))
      input += documents.count
    }
    // The pages of sites have numbers behind those of all inputs, so that sites come last.
    sites = Self.sites(roots, setting, options, firstInput: input)
    if let sites { streams += Self.streams(of: sites, setting, options, firstInput: input) }
    self.streams = streams
  }

  /// The paths of all inputs, by the file numbers of provenances; behind them those of pages.
  package var inputPaths: [String] {
    streams.flatMap { $0.files.map(\.reference) } + (sites?.pages.map(\.shownFile) ?? [])
  }

  /// Goes through the sites for what links and columns need, as it is done by itself when rows are asked for; here with
  /// several workers.
  package func readSites(_ workers: Workers) {
    _ = sites?.index(workers)
  }

  /// The stream of a table; nil if the snapshot has no files of it.
  package func stream(of table: TableID) -> TableStream? {
    streams.first { $0.table == table }
  }

  private static func notRead(_ manifest: SnapshotManifest, _ schema: Schema) -> [SnapshotProblem] {
    var problems: [SnapshotProblem] = []
    let listed = Set(manifest.tables.map(\.name))
    let waiting = schema.tables.compactMap(\.source).filter { !listed.contains($0) }
    for table in manifest.tables where !schema.tables.contains(where: { $0.source == table.name }) {
      let nearest = nearestName(to: table.name, among: waiting)
      problems.append(SnapshotProblem(.undeclaredTable(nearest: nearest), path: table.name, range: table.range))
    }
    let fileName = SnapshotManifest.fileName
    if !manifest.sites.isEmpty, !schema.readsSites {
      problems.append(SnapshotProblem(.sitesUnused, path: fileName))
    }
    return problems
  }

  /// The files that the patterns of the manifest mean, and what to say of patterns that mean none.
  private static func documents(
    _ manifest: SnapshotManifest, _ schema: Schema, _ tree: any FileTree
  ) -> (files: [SnapshotManifest.File], problems: [SnapshotProblem]) {
    guard !manifest.documents.isEmpty else { return ([], []) }
    guard schema.tables.contains(where: { $0.content == .builtIn(.document) }) else {
      return ([], [SnapshotProblem(.unusedDocuments, path: SnapshotManifest.fileName)])
    }
    do throws(InputFault) {
      let (files, unmatched) = DocumentPaths.files(for: manifest.documents, among: try tree.files())
      return (files, unmatched.map { SnapshotProblem(.noDocuments(pattern: $0), path: SnapshotManifest.fileName) })
    } catch {
      return ([], [SnapshotProblem(.input(error.cause), path: error.path)])
    }
  }

  // MARK: - Results

  /// Puts the loaded tables together; a table that has a stream and is not among them is present and has no rows.
  package func assemble(_ loaded: [LoadedTable]) -> AssembledTables {
    var assembling = DatasetAssembling(
      schema: schema, organisation: manifest.organisation, loaded: loaded, present: streams.map(\.table))
    let tables = assembling.tables()
    return AssembledTables(
      dataset: Dataset(
        schema: schema, tables: tables, organisation: manifest.organisation, checkDate: checkDate,
        period: manifest.period),
      summaries: loaded.map(\.summary), linkProblems: assembling.linkProblems)
  }

  /// What was read, once every stream has been read to its end.
  ///
  /// - Parameter summaries: those of the tables that streamed by.
  /// - Throws: all problems of all inputs, if one of them keeps the run from being carried out.
  package func finish(
    _ tables: AssembledTables, summaries: [TableSummary] = []
  ) throws(SnapshotError) -> LoadedSnapshot {
    let all = (tables.summaries + summaries).sorted { $0.stream.firstInput < $1.stream.firstInput }
    var problems = problems + all.flatMap(\.problems)
    if problems.contains(where: { $0.severity == .error }) { throw SnapshotError(problems: problems) }
    let inputs = all.flatMap(\.inputs)
    let inSchemaOrder = all.sorted { $0.table < $1.table }
    let links = inSchemaOrder.flatMap { summary in
      schema.tables.flatMap { table in summary.lists.filter { $0.table == table.id } }
    }
    let linkProblems = links + tables.linkProblems
    problems += linkProblems.map { problem(of: $0, inputs) }
    let usage = all.flatMap(\.usages)
    problems += Self.misspelt(usage)
    return LoadedSnapshot(
      dataset: tables.dataset, inputs: inputs, quarantine: all.flatMap(\.quarantine), usage: usage,
      linkProblems: linkProblems, problems: problems)
  }

  private func problem(of link: LinkProblem, _ inputs: [InputSummary]) -> SnapshotProblem {
    let child = schema[link.table]
    let parent = child.link.map { schema[$0.parent].name } ?? child.name
    let places = link.examples.map { example in
      inputs[example.place.file].path + (example.place.line.map { ":" + String($0) } ?? "")
    }
    return SnapshotProblem(.links(link, child: child.name, parent: parent, places: places), path: places.first ?? "")
  }

  /// A declared field that occurs nowhere, beside an undeclared key that looks like it, is most likely misspelt.
  private static func misspelt(_ usages: [FieldUsage]) -> [SnapshotProblem] {
    usages.flatMap { usage in
      usage.absent.compactMap { absence in
        absence.nearest.map { nearest in
          SnapshotProblem(
            .misspeltField(absence.field, table: usage.table, key: absence.key, nearest: nearest),
            path: SnapshotManifest.fileName)
        }
      }
    }
  }
}

/// The tables that were loaded, put together.
package struct AssembledTables: Sendable {
  /// The records.
  package let dataset: Dataset
  /// What else there is to say about the inputs.
  let summaries: [TableSummary]
  /// Child rows from files of their own that could not be tied to a parent.
  let linkProblems: [LinkProblem]
}

/// How many bytes all streams of a snapshot have read.
private final class ProgressCount: Sendable {
  private let count = Mutex(0)

  /// Adds bytes and returns how many there are now.
  func add(_ bytes: Int) -> Int {
    count.withLock { count in
      count += bytes
      return count
    }
  }
}
