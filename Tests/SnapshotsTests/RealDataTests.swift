import Codecs
import Records
import Snapshots
import SourceText
import System
import TestSupport
import Testing

@Suite("Real data")
struct RealDataTests {
  private static let folder = "03-tabular/guangan-service-items/"

  private static let schema = Schema(tables: [
    Licensing.table(
      0, "事项", "item", source: "items",
      [
        Licensing.field("部门", "department", "department", .text), Licensing.field("主项", "main item", "main", .text),
        Licensing.field("事项名称", "name", "name", .text), Licensing.field("链接", "link", "link", .text),
        Licensing.field("二维码", "code", "qrcode", .text),
      ])
  ])

  private func load(_ path: String, _ bytes: [UInt8]) throws -> LoadedSnapshot {
    try SnapshotLoader.load(
      Licensing.manifest(["items": [path]]), schema: Self.schema, tree: MemoryTree([(path, bytes)], pieceSize: 7_001))
  }

  /// The rows of the table without the place and the code column, which the CSV files have under another name.
  private func rows(_ snapshot: LoadedSnapshot) -> [[Cell]] {
    let rows = snapshot.dataset[TableID(0)]
    return (0..<rows.count).map { row in (0..<5).map { rows.cell(row: row, field: FieldID($0)) } }
  }

  /// The nested JSON of the source as JSON Lines, one item a line.
  private func jsonLines() throws -> [UInt8] {
    let root = try JSONValue.parse(try SharedData.bytes(Self.folder + "items.json"))
    var writer = JSONWriter()
    for department in root.elements ?? [] {
      for main in department["items"]?.elements ?? [] {
        for item in main["sub_items"]?.elements ?? [] {
          writer.beginObject()
          for (key, value) in [
            ("department", department["department"]), ("main", main["main_item"]), ("name", item["name"]),
            ("link", item["link"]), ("qrcode", item["qrcode"]),
          ] {
            writer.key(key)
            writer.string(value?.string ?? "")
          }
          writer.endObject()
          writer.newline()
        }
      }
    }
    return writer.bytes
  }

  @Test(
    "1,135 service items give the same rows from JSON Lines, UTF-8 with a mark and GB18030",
    .enabled(if: SharedData.isPresent, SharedData.hint))
  func serviceItems() throws {
    let json = try load("items.jsonl", try jsonLines())
    let utf8 = try load("items.csv", try SharedData.bytes(Self.folder + "items.csv"))
    let gb18030 = try load("items.csv", try SharedData.bytes(Self.folder + "items-gb18030.csv"))
    #expect([json, utf8, gb18030].map(\.found) == [1135, 1135, 1135])
    #expect([json, utf8, gb18030].map(\.quarantined) == [0, 0, 0])
    #expect([utf8, gb18030].map(\.inputs[0].encoding) == ["UTF-8 BOM", "GB18030"])
    #expect(rows(json) == rows(utf8))
    #expect(rows(json) == rows(gb18030))
    #expect(utf8.usage[0].undeclared.map(\.key) == ["事项编码"])
  }
}

@Suite("The list of input formats")
struct SnapshotFormatTests {
  @Test("has one reader file for each kind of format and every extension once")
  func list() throws {
    let folder = Path.join(SharedData.packageRoot, "Sources/Snapshots/Readers")
    let text = try Files.names(in: folder).names.map { name in
      String(decoding: try Files.read(Path.join(folder, name)), as: UTF8.self)
    }
    let declared = text.reduce(0) { $0 + $1.components(of: "= SnapshotFormat(") }
    #expect(declared == SnapshotFormat.all.count)
    let extensions = SnapshotFormat.all.flatMap(\.extensions)
    #expect(Set(extensions).count == extensions.count)
    #expect(SnapshotFormat.format(of: "a/b.c/CASES.JSONL")?.id == "jsonl")
    #expect(SnapshotFormat.format(of: "-")?.id == "jsonl")
    #expect(SnapshotFormat.format(of: "a.csv/b")?.id == nil)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int {
    ranges(of: part).count
  }
}
