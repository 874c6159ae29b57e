import Records

extension Schema {
  /// The built-in table of pages, if any rule asks for it.
  func table(_ builtIn: BuiltInTable) -> TableSchema? {
    tables.first { $0.content == .builtIn(builtIn) }
  }

  /// Whether any table is read from sites.
  var readsSites: Bool { table(.page) != nil || table(.column) != nil }
}

extension SnapshotManifest {
  /// The sites with their pages, listed and not read.
  ///
  /// - Parameter limit: the longest page of an archive in bytes.
  func roots(in tree: any FileTree, limit: Int) throws(InputFault) -> [any SiteRoot] {
    guard !sites.isEmpty else { return [] }
    let files = try tree.files()
    var roots: [any SiteRoot] = []
    for (number, site) in sites.enumerated() {
      let own = SiteFolder.files(of: site, among: files)
      // A file can only be an archive, whatever its name; its reader says so if it is none.
      let itself = files.filter { $0.path == SiteFolder.trimmed(site.root) }
      let archives = itself.isEmpty ? own.filter { SiteArchive.isArchive($0.path) } : itself
      if !archives.isEmpty, own.allSatisfy({ PageFiles.isPage($0.path) != true }) {
        roots.append(try SiteArchive(site, number: number, files: archives, tree: tree, limit: limit))
      } else {
        roots.append(SiteFolder(site, number: number, files: files, tree: tree))
      }
    }
    return roots
  }
}

extension OpenSnapshot {
  /// The sites on their way to rows.
  ///
  /// - Parameter firstInput: the number of the first input behind those of tables.
  static func sites(
    _ roots: [any SiteRoot], _ setting: TableStream.Setting, _ options: SnapshotLoader.Options, firstInput: Int
  ) -> SiteReading? {
    guard !roots.isEmpty else { return nil }
    let columnFiles = setting.schema.table(.column) == nil ? 0 : roots.count { $0.site.columns != nil }
    let pageInputs = setting.schema.table(.page) == nil ? 0 : roots.count
    return SiteReading(
      roots, plan: PagePlan(setting.schema, demand: setting.demand), firstFile: firstInput + pageInputs + columnFiles,
      SiteReading.Setting(
        tree: setting.tree, limits: setting.limits, cache: options.pageCache,
        progress: setting.progress))
  }

  /// The streams of the tables that are read from sites.
  static func streams(
    of sites: SiteReading, _ setting: TableStream.Setting, _ options: SnapshotLoader.Options, firstInput: Int
  ) -> [TableStream] {
    var streams: [TableStream] = []
    var input = firstInput
    if let table = setting.schema.table(.page) {
      let supply = SiteSupply(sites, verified: sites.verified(by: setting))
      streams.append(TableStream(table.id, supply: supply, firstInput: input, setting))
      input += supply.files.count
    }
    if let table = setting.schema.table(.column) {
      streams.append(
        TableStream(table.id, supply: ColumnSupply(sites, firstInput: input), firstInput: input, setting))
    }
    return streams
  }
}
