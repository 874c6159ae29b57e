import Codecs
import Diagnostics
import Records
import Snapshots
import SourceText
import Testing

@Suite("snapshot.json")
struct SnapshotManifestTests {
  private static let full = #"""
    {"format": 1, "organisation": "某市农业局", "as_of": "2024-12-31", "period": ["2024-01-01", "2024-12-31"],
     "previous": "../2023", "rules": ["licensing", "monitoring"], "profile": null,
     "tables": {"cases": ["cases-01.jsonl", "cases-02.jsonl"], "items": "items.csv", "penalties": "penalties.xlsx#Sheet1"},
     "sites": [{"name": "主站", "root": "site/", "base": "https://www.example.gov.cn/", "columns": "columns.csv"}],
     "documents": ["docs/*.docx", "docs/*.md"]}
    """#

  private func parse(_ text: String) -> (manifest: SnapshotManifest?, diagnostics: [Diagnostic]) {
    var sink = DiagnosticSink()
    let file = SourceFile(id: FileID(index: 0), path: "snapshot.json", bytes: Array(text.utf8))
    let manifest = SnapshotManifest.parse(file, into: &sink)
    return (manifest, sink.sorted)
  }

  @Test("reads every member of the contract")
  func everything() throws {
    let (parsed, diagnostics) = parse(Self.full)
    #expect(diagnostics.isEmpty)
    let manifest = try #require(parsed)
    #expect(manifest.organisation == "某市农业局")
    #expect(manifest.asOf.text == "2024-12-31")
    #expect(manifest.period.lowerBound.text == "2024-01-01")
    #expect(manifest.previous == "../2023")
    #expect(manifest.rules == ["licensing", "monitoring"])
    #expect(manifest.profile == nil)
    #expect(manifest.tables.map(\.name) == ["cases", "items", "penalties"])
    #expect(manifest.tables[0].files.map(\.path) == ["cases-01.jsonl", "cases-02.jsonl"])
    #expect(manifest.tables[2].files.map(\.sheet) == ["Sheet1"])
    #expect(manifest.sites.map(\.root) == ["site/"])
    #expect(manifest.documents == ["docs/*.docx", "docs/*.md"])
  }

  @Test("writes what it reads, digests included")
  func roundTrip() throws {
    var manifest = try #require(parse(Self.full).manifest)
    manifest.inputs = [SnapshotManifest.Input(path: "items.csv", size: 3, sha256: String(repeating: "a", count: 64))]
    let text = String(decoding: manifest.json, as: UTF8.self)
    let again = try #require(parse(text).manifest)
    #expect(again.json == manifest.json)
    #expect(again.inputs == manifest.inputs)
  }

  @Test(
    "names place, cause and remedy",
    arguments: [
      (#""orgnisation": "x","#, "manifest-unknown-key", "清单里没有 `orgnisation` 这一项", nil),
      (#""organisation": 5,"#, "manifest-type", "`organisation` 应是加引号的文本", nil),
      (#""as_of": "2023-02-29","#, "manifest-date", "没有 `2023-02-29` 这一天", "写成 \"2024-12-31\" 的样子"),
      (#""as_of": 20241231,"#, "manifest-type", "`as_of` 应是加引号的日期", nil),
      (#""period": "2024","#, "manifest-type", "`period` 应是首日和末日两个日期的数组", nil),
      (#""period": ["2024-12-31", "2024-01-01"],"#, "manifest-period", "`period` 的末日早于首日", "先写首日，再写末日"),
      (#""format": 2,"#, "manifest-format", "格式 2 不是本版本认识的格式 1", "用更新的 zicha 检查，或写 \"format\": 1"),
      (#""tables": {"a": 1},"#, "manifest-type", "`a` 应是文件名，或文件名的数组", nil),
      (#""tables": {"a": "/etc/passwd"},"#, "manifest-path", "`/etc/passwd` 是绝对路径", "写相对于快照文件夹的路径，快照才能整个搬走"),
      (#""tables": {"a": "x/../../b.csv"},"#, "manifest-path", "`x/../../b.csv` 在快照文件夹之外", "把文件放进快照文件夹，去掉 `..`"),
      (#""tables": {"a": "C:/b.csv"},"#, "manifest-path", "`C:/b.csv` 是绝对路径", "写相对于快照文件夹的路径，快照才能整个搬走"),
      (#""tables": {"a": "x\\b.csv"},"#, "manifest-path", "`x\\b.csv` 里有反斜杠", "用 / 分隔文件夹"),
      (#""tables": {"a": "b.csv", "c": ["b.csv"]},"#, "manifest-repeated-file", "文件 `b.csv` 列了两次", "只列一次，否则每条记录会算两遍"),
      (#""tables": {"a": "b.csv", "a": "c.csv"},"#, "manifest-repeated-key", "`a` 写了两次", "只保留一处"),
      (
        #""inputs": [{"path": "b.csv", "size": 1, "sha256": "zz"}],"#, "manifest-digest",
        "`b.csv` 的 sha256 不是 64 位十六进制数", "用 zicha snapshot create 重写清单"
      ),
      (#""sites": [{"root": "../x"}],"#, "manifest-path", "`../x` 在快照文件夹之外", "把文件放进快照文件夹，去掉 `..`"),
    ])
  func faults(member: String, id: String, headline: String, hint: String?) throws {
    let base: [(String, String)] = [
      ("format", "1"), ("organisation", #""某局""#), ("as_of", #""2024-12-31""#),
      ("period", #"["2024-01-01", "2024-12-31"]"#), ("tables", #"{"cases": "cases.csv"}"#),
    ]
    let others = base.filter { !member.hasPrefix("\"\($0.0)\"") }.map { "\"\($0.0)\": \($0.1)" }
    let (manifest, diagnostics) = parse("{" + member + "\n" + others.joined(separator: ", ") + "}")
    #expect(manifest == nil)
    let found = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(found.id == id)
    #expect(found.headline.zh == headline)
    #expect(found.hint?.zh == hint)
    #expect(!found.headline.en.isEmpty)
    let range = try #require(found.range)
    #expect(range.upper <= member.utf8.count + 1)
  }

  @Test("asks for what is missing, all at once")
  func missing() {
    let (manifest, diagnostics) = parse("{}")
    #expect(manifest == nil)
    #expect(
      diagnostics.map(\.headline.en) == [
        "snapshot.json lacks `format`", "snapshot.json lacks `as_of`", "snapshot.json lacks `period`",
        "no organisation is named, reports will leave it blank", "the manifest lists no table",
      ])
    #expect(diagnostics[1].hint?.en == #"add it, for example "as_of": "2024-12-31""#)
  }

  @Test("calls a misspelt key one mistake and proposes the key")
  func misspelt() {
    let text =
      #"{"format": 1, "organisation": "x", "asof": "2024-12-31", "period": ["2024-01-01", "2024-12-31"], "tables": {"a": "a.csv"}}"#
    let (manifest, diagnostics) = parse(text)
    #expect(manifest == nil)
    #expect(diagnostics.map(\.id) == ["manifest-unknown-key"])
    #expect(diagnostics.first?.fix?.replacement == "as_of")
    #expect(parse(#"{"colour": 1}"#).diagnostics.contains { $0.hint?.en.hasPrefix("known are: format") == true })
  }

  @Test("shows broken JSON at its place")
  func syntax() throws {
    let (manifest, diagnostics) = parse("{\"format\": 1,\n \"organisation\": \"某局\n\"}")
    #expect(manifest == nil)
    #expect(diagnostics.map(\.headline.zh) == ["snapshot.json 不是合法的 JSON：文本里有控制字符（如换行、制表符或 NUL）"])
    #expect(try #require(diagnostics[0].range).lower == 38)
    #expect(parse("").diagnostics.map(\.id) == ["manifest-syntax"])
    #expect(parse("[]").diagnostics.map(\.headline.en) == ["snapshot.json must be one JSON object"])
  }

  @Test("finds the tables of a folder, running numbers by value")
  func tablesFound() throws {
    let tree = MemoryTree(texts: [
      "cases-10.jsonl": "", "cases-2.jsonl": "", "items.csv": "", "notes.txt": "", "snapshot.json": "",
      "sub/other.csv": "", ".hidden.csv": "", "2024-cases.tsv": "", "cases-01.jsonl": "",
    ])
    let tables = try SnapshotManifest.tables(foundIn: tree)
    #expect(tables.map(\.name) == ["2024-cases", "cases", "items"])
    #expect(tables[1].files.map(\.path) == ["cases-01.jsonl", "cases-2.jsonl", "cases-10.jsonl"])
  }

  @Test("records digests and verifies them")
  func verification() throws {
    var manifest = Licensing.manifest(["cases": ["a.jsonl", "b.jsonl", "c.jsonl", "d.jsonl"]])
    try manifest.recordInputs(
      in: MemoryTree(texts: ["a.jsonl": "abc", "b.jsonl": "b", "c.jsonl": "c", "d.jsonl": "d"]))
    #expect(manifest.inputs[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let changed = manifest.verify(in: MemoryTree(texts: ["a.jsonl": "abc", "b.jsonl": "bb", "c.jsonl": "x"]))
    #expect(
      changed.map(\.status) == [
        .matches, .sizeDiffers(recorded: 1), .digestDiffers(recorded: manifest.inputs[2].sha256),
        .unreadable(.missing),
      ])
  }
}
