package import Records

/// Reads the tables of a snapshot into columns, all of them at once.
package enum SnapshotLoader {
  /// How a snapshot is read.
  package struct Options: Sendable {
    /// Whether SHA-256 of every input is recomputed and compared with the manifest.
    package var verifies = false
    /// The check date instead of the manifest's `as_of`.
    package var checkDate: Day?
    /// The limits of a record.
    package var limits = ReadingLimits()
    /// Who decodes.
    package var workers = Workers.one
    /// What was taken out of pages in earlier runs; nil to read all of them.
    package var pageCache: (any PageCache)?

    /// Creates the options of a normal run.
    package init() {}
  }

  /// Reads all tables that both the manifest and the schema name.
  ///
  /// - Parameters:
  ///   - schema: the tables that the rules declare.
  ///   - tree: the snapshot's folder.
  ///   - demand: the fields that need a column; nil for all.
  ///   - progress: called after every piece with the bytes read and the bytes in all; nil for the latter with a pipe.
  /// - Throws: all problems of all inputs, if one of them keeps the run from being carried out.
  package static func load(
    _ manifest: SnapshotManifest, schema: Schema, tree: any FileTree, demand: Demand? = nil,
    options: Options = Options(), progress: @escaping @Sendable (_ done: Int, _ total: Int?) -> Void = { _, _ in }
  ) throws(SnapshotError) -> LoadedSnapshot {
    let snapshot = try OpenSnapshot.open(
      manifest, schema: schema, tree: tree, demand: demand, options: options, progress: progress)
    snapshot.readSites(options.workers)
    return try snapshot.finish(snapshot.assemble(snapshot.streams.map { $0.load(options.workers) }))
  }
}
