import Records
import Snapshots
import SourceText
import TestSupport

private let nowhere = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)

/// The built-in tables of documents as a schema, and documents read by it.
enum Documents {
  static let tables: [BuiltInTable] = [.document, .heading, .paragraph, .cell, .figure, .enumeration]

  static let schema = Schema(
    tables: [organisation]
      + tables.enumerated().map { index, table in
        TableSchema(
          id: TableID(index + 1), name: table.name, title: table.name, source: nil,
          fields: table.fields.map { field in
            FieldSchema(
              name: field.name, path: [], type: type(field.kind), isRequired: field.isRequired, range: nowhere)
          }, key: table.key.map { [FieldID($0)] } ?? [],
          link: table.parent.map { _ in ChildLink(parent: TableID(1), origin: .nested(path: [])) },
          content: .builtIn(table), range: nowhere)
      })

  private static let organisation = TableSchema(
    id: .organisation, name: LocalizedText(same: "机构"), title: LocalizedText(same: "机构"), source: nil, fields: [],
    key: [], range: nowhere)

  private static func type(_ kind: BuiltInTable.Kind) -> FieldType {
    switch kind {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .date: .date
    case .truth: .truth
    case .texts: .several(.text)
    case .choice(let words): .choice(words)
    case .reference: .reference(TableID(1))
    }
  }

  /// Reads files by their paths.
  static func load(
    _ files: [(path: String, bytes: [UInt8])], patterns: [String] = ["**"]
  ) throws -> LoadedSnapshot {
    let manifest = SnapshotManifest(
      organisation: "示例市示例局", asOf: Day(year: 2025, month: 12, day: 31) ?? Day(number: 0),
      period: Day(number: 0)...Day(number: 20_000), tables: [], documents: patterns)
    return try SnapshotLoader.load(manifest, schema: schema, tree: MemoryTree(files))
  }

  /// Reads one text as a document.
  static func load(_ text: String, as path: String = "a.txt") throws -> LoadedSnapshot {
    try load([(path, Array(text.utf8))])
  }

  /// The values of some fields of a table's rows, in order, joined by blanks; `-` for a missing one.
  static func rows(_ table: BuiltInTable, _ labels: [String], in snapshot: LoadedSnapshot) -> [String] {
    guard let index = tables.firstIndex(of: table) else { return [] }
    let rows = snapshot.dataset[TableID(index + 1)]
    return (0..<rows.count).map { row in
      labels.map { label in
        guard let field = table.field(label), case .value(let value) = rows.cell(row: row, field: field) else {
          return "-"
        }
        return words(value, schema[TableID(index + 1)][field].type)
      }.joined(separator: " ")
    }
  }

  private static func words(_ value: Value, _ type: FieldType) -> String {
    TableRows.keyText(value, type: type)
  }

  /// The numeric claims of a text: number, unit, bound, object.
  static func figures(_ text: String, _ labels: [String] = ["值", "单位", "界限", "对象"]) throws -> [String] {
    rows(.figure, labels, in: try load(text))
  }
}
