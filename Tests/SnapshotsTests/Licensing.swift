import Diagnostics
import Records
import Snapshots
import SourceText

/// Small tables in the manner of the licensing pack, and snapshots over them.
enum Licensing {
  static let nowhere = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)

  static func field(_ zh: String, _ en: String, _ path: String, _ type: FieldType) -> FieldSchema {
    FieldSchema(
      name: LocalizedText(zh: zh, en: en), path: path.split(separator: ".").map(String.init), type: type,
      range: nowhere)
  }

  static func table(
    _ id: Int, _ zh: String, _ en: String, source: String?, key: [Int] = [], link: ChildLink? = nil,
    blankWords: [String] = [], _ fields: [FieldSchema]
  ) -> TableSchema {
    TableSchema(
      id: TableID(id), name: LocalizedText(zh: zh, en: en), title: LocalizedText(zh: zh, en: en), source: source,
      fields: fields, key: key.map { FieldID($0) }, link: link, blankWords: blankWords, range: nowhere)
  }

  /// 0 机构, 1 办件, 2 特别程序 (nested), 3 意见 (nested in 特别程序), 4 补正通知 (file of its own), 5 收费 (nested, 缺为无).
  static let schema = Schema(tables: [
    table(0, "机构", "organisation", source: nil, [field("名称", "name", "name", .text)]),
    table(
      1, "办件", "case", source: "cases", key: [0], blankWords: ["待定"],
      [
        field("办件编号", "case number", "id", .text),
        field("受理日期", "accepted on", "accepted_on", .date),
        field("罚款金额", "fine", "penalty.amount", .money(unit: .one)),
        field("联合办理", "joint", "joint", .truth),
        field(
          "办理方式", "handling", "kind",
          .choice([
            ChoiceWord(name: LocalizedText(zh: "即办件", en: "instant"), code: "J"),
            ChoiceWord(name: LocalizedText(zh: "承诺件", en: "committed"), code: "C"),
          ])),
        field("人员", "staff", "staff", .several(.text)),
        field("份数", "copies", "copies", .integer),
      ]),
    table(
      2, "特别程序", "special procedure", source: nil,
      link: ChildLink(parent: TableID(1), origin: .nested(path: ["procedures"])),
      [field("程序种类", "kind of procedure", "type", .text), field("开始日期", "started on", "started_on", .date)]),
    table(
      3, "意见", "opinion", source: nil,
      link: ChildLink(parent: TableID(2), origin: .nested(path: ["opinions"])),
      [field("意见人", "author", "author", .text)]),
    table(
      4, "补正通知", "supplement notice", source: "notices",
      link: ChildLink(parent: TableID(1), origin: .separate(field: FieldID(0))),
      [field("办件编号", "case number", "case", .text), field("通知日期", "asked on", "asked_on", .date)]),
    table(
      5, "收费", "fee", source: nil,
      link: ChildLink(parent: TableID(1), origin: .nested(path: ["money", "fees"]), absentMeansNone: true),
      [field("金额", "amount", "amount", .money(unit: .one))]),
  ])

  static func manifest(_ tables: KeyValuePairs<String, [String]>) -> SnapshotManifest {
    SnapshotManifest(
      organisation: "某局", asOf: Day(number: 20_088), period: Day(number: 19_723)...Day(number: 20_088),
      tables: tables.map { name, files in
        SnapshotManifest.Table(name: name, files: files.map { SnapshotManifest.File(path: $0) })
      })
  }

  /// Reads one file of 办件.
  static func load(
    _ text: String, as path: String = "cases.jsonl", limits: ReadingLimits = ReadingLimits()
  ) throws(SnapshotError) -> LoadedSnapshot {
    try load(Array(text.utf8), as: path, limits: limits)
  }

  /// Reads one file of 办件.
  static func load(
    _ bytes: [UInt8], as path: String = "cases.jsonl", limits: ReadingLimits = ReadingLimits()
  ) throws(SnapshotError) -> LoadedSnapshot {
    var options = SnapshotLoader.Options()
    options.limits = limits
    return try SnapshotLoader.load(
      manifest(["cases": [path]]), schema: schema, tree: MemoryTree([(path, bytes)]), options: options)
  }

  /// The rows of all tables as text, one a line, children below their parents.
  static func dump(_ snapshot: LoadedSnapshot, places: Bool = true) -> [String] {
    let dataset = snapshot.dataset
    var lines: [String] = []
    for table in dataset.schema.tables where table.link == nil && table.id != .organisation {
      for row in 0..<dataset[table.id].count { dump(dataset, table, row, indent: "", places: places, into: &lines) }
    }
    for table in dataset.schema.tables where table.link != nil {
      for (row, parent) in dataset[table.id].parents.enumerated() where parent == nil {
        dump(dataset, table, row, indent: "orphan ", places: places, into: &lines)
      }
    }
    return lines
  }

  private static func dump(
    _ dataset: Dataset, _ table: TableSchema, _ row: Int, indent: String, places: Bool, into lines: inout [String]
  ) {
    let rows = dataset[table.id]
    let cells = table.fields.indices.map { show(rows.cell(row: row, field: FieldID($0), type: table), table, $0) }
    let line = rows.provenance(row: row).line.map { "\($0): " } ?? ""
    lines.append(indent + (places ? line : "") + table.name.zh + " " + cells.joined(separator: " "))
    for child in dataset.schema.children(of: table.id) where dataset[child.id].isPresent {
      switch dataset[child.id].children(of: row) {
      case .unknown: lines.append(indent + "  " + child.name.zh + " ?")
      case .rows(let children):
        for row in children { dump(dataset, child, row, indent: indent + "  ", places: places, into: &lines) }
      }
    }
  }

  private static func show(_ cell: Cell, _ table: TableSchema, _ field: Int) -> String {
    if case .fault(let words) = cell { return "!" + words }
    return ReadingTable.shown(cell, type: table.fields[field].type) ?? ""
  }
}

extension TableRows {
  /// The content of a field in a row.
  func cell(row: Int, field: FieldID, type table: TableSchema) -> Cell {
    cell(row: row, field: field)
  }
}
