import Diagnostics
import Records
import Snapshots
import SourceText
import Testing

/// Small sites in memory, and what is read from them.
enum SiteKit {
  /// A schema of the built-in tables of sites, with declared tables behind them.
  static func schema(_ declared: [(filter: PageFilter, fields: [FieldSchema])] = []) -> Schema {
    let builtIn: [BuiltInTable] = [.page, .link, .image, .column]
    var tables = [
      TableSchema(
        id: TableID(0), name: LocalizedText(zh: "机构", en: "office"), title: LocalizedText(same: "机构"), source: nil,
        fields: [field("名称", .text)], key: [], range: range)
    ]
    for (index, table) in builtIn.enumerated() {
      tables.append(
        TableSchema(
          id: TableID(index + 1), name: table.name, title: table.name, source: nil,
          fields: table.fields.map { field in
            FieldSchema(
              name: field.name, path: [field.name.zh], type: type(field.kind, builtIn), isRequired: field.isRequired,
              range: range)
          }, key: table.key.map { [FieldID($0)] } ?? [],
          link: table.parent == nil ? nil : ChildLink(parent: TableID(1), origin: .nested(path: [])),
          content: .builtIn(table), range: range))
    }
    for table in declared {
      tables.append(
        TableSchema(
          id: TableID(tables.count), name: LocalizedText(same: "指南"), title: LocalizedText(same: "指南"), source: nil,
          fields: table.fields, key: [], link: ChildLink(parent: TableID(1), origin: .nested(path: [])),
          content: .pages(table.filter), range: range))
    }
    return Schema(tables: tables)
  }

  static let range = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)

  static func field(
    _ name: String, _ type: FieldType, _ extractor: Extractor? = nil, required: Bool = false
  ) -> FieldSchema {
    FieldSchema(
      name: LocalizedText(same: name), path: [name], type: type, isRequired: required, extractor: extractor,
      range: range)
  }

  private static func type(_ kind: BuiltInTable.Kind, _ tables: [BuiltInTable]) -> FieldType {
    switch kind {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .date: .date
    case .truth: .truth
    case .texts: .several(.text)
    case .reference(let table): .reference(TableID((tables.firstIndex(of: table) ?? 0) + 1))
    case .choice(let words): .choice(words)
    }
  }

  /// Reads a snapshot with some sites.
  static func load(
    _ files: KeyValuePairs<String, String>,
    sites: String = #"[{"name": "主站", "root": "site/", "base": "https://a.gov.cn/"}]"#,
    schema: Schema = schema()
  ) throws -> LoadedSnapshot {
    try load(MemoryTree(texts: files), sites: sites, schema: schema)
  }

  /// Reads a snapshot with some sites.
  static func load(
    _ tree: any FileTree, sites: String = #"[{"name": "主站", "root": "site/", "base": "https://a.gov.cn/"}]"#,
    schema: Schema = schema(), options: SnapshotLoader.Options = SnapshotLoader.Options()
  ) throws -> LoadedSnapshot {
    let manifest = try manifest(sites)
    return try SnapshotLoader.load(manifest, schema: schema, tree: tree, options: options)
  }

  /// A manifest with some sites and no table.
  static func manifest(_ sites: String) throws -> SnapshotManifest {
    let text =
      #"{"format": 1, "organisation": "某局", "as_of": "2024-12-31", "period": ["2024-01-01", "2024-12-31"], "tables": {}, "sites": "#
      + sites + "}"
    var sink = DiagnosticSink()
    let file = SourceFile(id: FileID(index: 0), path: "snapshot.json", bytes: Array(text.utf8))
    return try #require(SnapshotManifest.parse(file, into: &sink))
  }
}

extension LoadedSnapshot {
  /// A column of a table as texts; `nil` for what is missing, `!` before what can't be read.
  func texts(_ table: BuiltInTable, _ field: String) -> [String?] {
    guard let id = dataset.schema.tables.first(where: { $0.content == .builtIn(table) })?.id else { return [] }
    return texts(id, field)
  }

  /// A column of a table as texts.
  func texts(_ id: TableID, _ field: String) -> [String?] {
    let rows = dataset[id]
    guard let number = rows.schema.fields.firstIndex(where: { $0.name.zh == field }) else { return [] }
    let type = rows.schema.fields[number].type
    return (0..<rows.count).map { row in
      switch rows.cell(row: row, field: FieldID(number)) {
      case .missing: nil
      case .fault(let words): "!" + words
      case .value(let value): TableRows.keyText(value, type: type)
      }
    }
  }
}
