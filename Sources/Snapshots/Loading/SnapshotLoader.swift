import Codecs
import Diagnostics
package import Records
import SourceText

/// Reads the tables of a snapshot into columns.
package struct SnapshotLoader {
  /// How a snapshot is read.
  package struct Options: Sendable {
    /// Whether SHA-256 of every input is recomputed and compared with the manifest.
    package var verifies = false
    /// The check date instead of the manifest's `as_of`.
    package var checkDate: Day?
    /// The limits of a record.
    package var limits = ReadingLimits()

    /// Creates the options of a normal run.
    package init() {}
  }

  private let manifest: SnapshotManifest
  private let schema: Schema
  private let tree: any FileTree
  private let options: Options
  private let progress: (Int, Int?) -> Void

  private var problems: [SnapshotProblem] = []
  private var inputs: [InputSummary] = []
  private var readings: [Int: TableReading] = [:]

  private init(
    _ manifest: SnapshotManifest, _ schema: Schema, _ tree: any FileTree, _ options: Options,
    _ progress: @escaping (Int, Int?) -> Void
  ) {
    self.manifest = manifest
    self.schema = schema
    self.tree = tree
    self.options = options
    self.progress = progress
  }

  /// Reads all tables that both the manifest and the schema name.
  ///
  /// - Parameters:
  ///   - schema: the tables that the rules declare.
  ///   - tree: the snapshot's folder.
  ///   - progress: called after every piece with the bytes read and the bytes in all; nil for the latter with a pipe.
  /// - Throws: all problems of all inputs, if one of them keeps the run from being carried out.
  package static func load(
    _ manifest: SnapshotManifest, schema: Schema, tree: any FileTree, options: Options = Options(),
    progress: @escaping (_ done: Int, _ total: Int?) -> Void = { _, _ in }
  ) throws(SnapshotError) -> LoadedSnapshot {
    var loader = SnapshotLoader(manifest, schema, tree, options, progress)
    return try loader.run()
  }

  private mutating func run() throws(SnapshotError) -> LoadedSnapshot {
    problems = manifest.problems(in: tree)
    try stopOnErrors()
    noteWhatIsNotRead()
    readTables()
    try stopOnErrors()
    var assembling = DatasetAssembling(schema: schema, organisation: manifest.organisation, readings: readings)
    let tables = assembling.tables()
    reportLinks(assembling.linkProblems)
    let readingsInOrder = inManifestOrder()
    let usage = readingsInOrder.flatMap { reading in
      reading.usage.usages(rowCounts: reading.assembly.tables.map(\.currentRow))
    }
    reportMisspeltFields(usage)
    return LoadedSnapshot(
      dataset: Dataset(
        schema: schema, tables: tables, organisation: manifest.organisation,
        checkDate: options.checkDate ?? manifest.asOf, period: manifest.period),
      inputs: inputs, quarantine: readingsInOrder.flatMap(\.quarantine).sorted { $0.input < $1.input },
      usage: usage,
      linkProblems: assembling.linkProblems, problems: problems)
  }

  private func stopOnErrors() throws(SnapshotError) {
    if problems.contains(where: { $0.severity == .error }) { throw SnapshotError(problems: problems) }
  }

  private func inManifestOrder() -> [TableReading] {
    manifest.tables.flatMap { table in declarations(of: table).compactMap { readings[$0.id.index] } }
  }

  private func declarations(of table: SnapshotManifest.Table) -> [TableSchema] {
    schema.tables.filter { $0.source == table.name }
  }

  // MARK: - Before reading

  private mutating func noteWhatIsNotRead() {
    let listed = Set(manifest.tables.map(\.name))
    let waiting = schema.tables.compactMap(\.source).filter { !listed.contains($0) }
    for table in manifest.tables where declarations(of: table).isEmpty {
      let nearest = nearestName(to: table.name, among: waiting)
      problems.append(SnapshotProblem(.undeclaredTable(nearest: nearest), path: table.name, range: table.range))
    }
    let fileName = SnapshotManifest.fileName
    if !manifest.sites.isEmpty {
      problems.append(
        SnapshotProblem(.notRead(LocalizedText(zh: "网站（sites）", en: "web sites (`sites`)")), path: fileName))
    }
    if !manifest.documents.isEmpty {
      let what = LocalizedText(zh: "文档（documents）", en: "documents (`documents`)")
      problems.append(SnapshotProblem(.notRead(what), path: fileName))
    }
  }

  // MARK: - Reading

  private mutating func readTables() {
    var done = 0
    var files: [SnapshotManifest.File] = []
    for table in manifest.tables { for _ in declarations(of: table) { files += table.files } }
    let known = files.map { file in (try? tree.entry(at: file.path)).flatMap(\.?.size) }
    let total = known.contains(nil) ? nil : known.reduce(0) { $0 + ($1 ?? 0) }
    for table in manifest.tables {
      for declaration in declarations(of: table) {
        var reading = TableReading(declaration, in: schema, limits: options.limits)
        for file in table.files { done = read(file, of: declaration, into: &reading, done: done, total: total) }
        for index in reading.assembly.tables.indices { reading.assembly.tables[index].finishBatch() }
        readings[declaration.id.index] = reading
      }
    }
  }

  /// Reads one file and returns how many bytes have been read in all.
  private mutating func read(
    _ file: SnapshotManifest.File, of table: TableSchema, into reading: inout TableReading, done: Int, total: Int?
  ) -> Int {
    var done = done
    let recorded = manifest.input(at: file.reference)
    reading.begin(input: inputs.count, path: file.reference)
    var size = 0
    var digest: String?
    var quickHash = ""
    do {
      let report = progress
      var count = done
      defer { done = count }
      let source = try open(file)
      var feed = InputFeed(source, file: file, verifies: options.verifies, hashes: recorded == nil) { appended in
        count += appended
        report(count, total)
      }
      guard let format = SnapshotFormat.format(of: file.path) else { throw SnapshotProblem(.unknownFormat, file) }
      try format.read(&feed, &reading)
      size = feed.size
      digest = feed.sha256
      quickHash = feed.quickHash
      if recorded == nil, options.verifies { throw SnapshotProblem(.notRegistered, file) }
      if let recorded, recorded.size != size {
        throw SnapshotProblem(.sizeDiffers(recorded: recorded.size, found: size), file)
      }
      if let recorded, let digest, recorded.sha256 != digest { throw SnapshotProblem(.digestDiffers, file) }
    } catch let problem as SnapshotProblem {
      problems.append(problem)
    } catch {
      problems.append(SnapshotProblem(.input(.system(String(describing: error))), file))
    }
    let limit = options.limits.listedQuarantine
    if reading.quarantined > limit {
      problems.append(SnapshotProblem(.manyQuarantined(total: reading.quarantined, listed: limit), file))
    }
    inputs.append(
      InputSummary(
        path: file.reference, table: table.name.zh, sha256: digest ?? recorded?.sha256 ?? "",
        isVerified: digest != nil, contentHash: quickHash, size: size, encoding: reading.encoding,
        found: reading.found, quarantined: reading.quarantined))
    return done
  }

  private func open(_ file: SnapshotManifest.File) throws(SnapshotProblem) -> any ByteSource {
    do {
      return try tree.open(file.path)
    } catch {
      throw SnapshotProblem(error, file)
    }
  }

  /// A declared field that occurs nowhere, beside an undeclared key that looks like it, is most likely misspelt.
  private mutating func reportMisspeltFields(_ usages: [FieldUsage]) {
    for usage in usages {
      for absence in usage.absent {
        guard let nearest = absence.nearest else { continue }
        let cause = SnapshotProblem.Cause.misspeltField(
          absence.field, table: usage.table, key: absence.key, nearest: nearest)
        problems.append(SnapshotProblem(cause, path: SnapshotManifest.fileName))
      }
    }
  }

  private mutating func reportLinks(_ links: [LinkProblem]) {
    for link in links {
      let child = schema[link.table]
      let parent = child.link.map { schema[$0.parent].name } ?? child.name
      let places = link.examples.map { example in
        inputs[example.place.file].path + (example.place.line.map { ":" + String($0) } ?? "")
      }
      problems.append(
        SnapshotProblem(.links(link, child: child.name, parent: parent, places: places), path: places.first ?? ""))
    }
  }
}
