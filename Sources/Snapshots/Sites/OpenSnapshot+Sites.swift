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
  func roots(in tree: any FileTree) throws(InputFault) -> [any SiteRoot] {
    guard !sites.isEmpty else { return [] }
    let files = try tree.files()
    return sites.enumerated().map { SiteFolder($1, number: $0, files: files, tree: tree) }
  }
}

extension OpenSnapshot {
  /// The sites on their way to rows.
  ///
  /// - Parameter firstInput: the number of the first input behind those of tables.
  static func sites(
    _ roots: [any SiteRoot], _ setting: TableStream.Setting, _ options: SnapshotLoader.Options, firstInput: Int
  ) -> SiteReading? {
    guard !roots.isEmpty, let parse = options.parse else { return nil }
    let columnFiles = setting.schema.table(.column) == nil ? 0 : roots.count { $0.site.columns != nil }
    let pageInputs = setting.schema.table(.page) == nil ? 0 : roots.count
    return SiteReading(
      roots, plan: PagePlan(setting.schema, demand: setting.demand), firstFile: firstInput + pageInputs + columnFiles,
      SiteReading.Setting(
        tree: setting.tree, limits: setting.limits, parse: parse, cache: options.pageCache,
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
