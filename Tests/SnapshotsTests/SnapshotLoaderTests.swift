import Diagnostics
import Records
import Snapshots
import SourceText
import Synchronization
import Testing

@Suite("Loading a snapshot")
struct SnapshotLoaderTests {
  private let cases = """
    {"id":"A1","procedures":[]}
    {"id":"A2","procedures":[]}
    {"id":"A2","procedures":[]}
    {"id":"A3","procedures":[]}
    """

  @Test("ties child rows from a file of their own to their parents and keeps the others")
  func links() throws {
    let notices = """
      办件编号,通知日期
      A3,2024-03-01
      A1,2024-03-02
      B9,2024-03-03
      ,2024-03-04
      A2,2024-03-05
      A1,2024-03-06
      """
    let tree = MemoryTree(texts: ["cases.jsonl": cases, "notices.csv": notices])
    let snapshot = try SnapshotLoader.load(
      Licensing.manifest(["notices": ["notices.csv"], "cases": ["cases.jsonl"]]), schema: Licensing.schema, tree: tree)
    let rows = snapshot.dataset[TableID(4)]
    #expect(rows.count == 6)
    #expect(rows.children(of: 0) == .rows([1, 5]))
    #expect(rows.children(of: 1) == .unknown)
    #expect(rows.children(of: 2) == .unknown)
    #expect(rows.children(of: 3) == .rows([0]))
    #expect(rows.parents == [3, 0, nil, nil, 1, 0])
    #expect(rows.unassigned == [3])
    #expect(snapshot.linkProblems.map(\.kind) == [.orphan, .withoutKey, .doubleParent])
    #expect(
      snapshot.problems.map(\.diagnostic.headline.zh) == [
        "1 行「补正通知」找不到所属的「办件」：notices.csv:4 `B9`",
        "1 行「补正通知」没有写明属于哪条「办件」：notices.csv:5",
        "1 行「补正通知」的编号对应多条「办件」，这些记录的「补正通知」按未知处理：notices.csv:6 `A2`",
      ])
    #expect(snapshot.inputs.map(\.path) == ["notices.csv", "cases.jsonl"])
    #expect(snapshot.found == 10)
  }

  @Test("a parent that has lost its key may own any child row: its rows are unknown, not none")
  func keylessParent() throws {
    let notices = "办件编号,通知日期\nA1,2024-03-01\nA2,2024-03-02\n"
    let tree = MemoryTree(texts: [
      "cases.jsonl": "{\"id\":\"A1\",\"procedures\":[]}\n{\"procedures\":[]}\n", "notices.csv": notices,
    ])
    let snapshot = try SnapshotLoader.load(
      Licensing.manifest(["notices": ["notices.csv"], "cases": ["cases.jsonl"]]), schema: Licensing.schema, tree: tree)
    let rows = snapshot.dataset[TableID(4)]
    #expect(rows.children(of: 0) == .rows([0]))
    #expect(rows.children(of: 1) == .unknown)
    #expect(rows.parents == [0, nil])
  }

  @Test("tells of a declared field that no record has beside an undeclared one with a similar name")
  func misspelt() throws {
    let tree = MemoryTree(texts: ["notices.csv": "办件编号,通知日\nA1,2024-03-01\n", "cases.jsonl": cases])
    let snapshot = try SnapshotLoader.load(
      Licensing.manifest(["notices": ["notices.csv"], "cases": ["cases.jsonl"]]), schema: Licensing.schema, tree: tree)
    let shown = snapshot.problems.map(\.diagnostic).first { $0.id == "input-field" }
    #expect(shown?.headline.zh == "「补正通知」的数据里没有「通知日期」（`asked_on`），一律按缺处理")
    #expect(shown?.hint?.zh == "数据里有没声明的 `通知日`：是同一项，就改得一致")
    #expect(shown?.severity == .warning)
  }

  @Test("numbers the rows of a table through its files and knows which tables are present")
  func severalFiles() throws {
    let tree = MemoryTree(texts: [
      "a.jsonl": #"{"id":"1","procedures":[{"type":"x","opinions":[]}]}"#, "b.csv": "id\n2\n",
      "c.jsonl": #"{"id":"3","procedures":[{"type":"y","opinions":[]}]}"#,
    ])
    let snapshot = try SnapshotLoader.load(
      Licensing.manifest(["cases": ["a.jsonl", "b.csv", "c.jsonl"]]), schema: Licensing.schema, tree: tree)
    #expect(
      Licensing.dump(snapshot) == [
        "1: 办件 1 — — — — — —", "  1: 特别程序 x —", "2: 办件 2 — — — — — —", "  特别程序 ?",
        "1: 办件 3 — — — — — —", "  1: 特别程序 y —",
      ])
    #expect((0..<3).map { snapshot.dataset[TableID(1)].provenance(row: $0).file } == [0, 1, 2])
    #expect(snapshot.dataset.tables.map(\.isPresent) == [true, true, true, true, false, true])
    #expect(snapshot.dataset[.organisation].cell(row: 0, field: FieldID(0)) == .value(.text(Text("某局"))))
  }

  @Test("names every file that is missing, a folder, of another size, or of an unknown kind before it reads any")
  func preflight() throws {
    var manifest = Licensing.manifest([
      "cases": ["gone.jsonl", "folder", "small.jsonl", "table.xlsx", "case.json"]
    ])
    manifest.inputs = [SnapshotManifest.Input(path: "small.jsonl", size: 99, sha256: "")]
    let tree = MemoryTree(texts: ["folder/x.jsonl": "", "small.jsonl": "{}", "table.xlsx": "", "case.json": ""])
    let error = #expect(throws: SnapshotError.self) {
      try SnapshotLoader.load(manifest, schema: Licensing.schema, tree: tree)
    }
    let shown = try #require(error).problems.map(\.diagnostic)
    #expect(
      shown.map(\.id) == [
        "input-missing", "input-folder", "input-size", "input-workbook", "input-format",
      ]
    )
    #expect(shown.map(\.path) == ["gone.jsonl", "folder", "small.jsonl", "table.xlsx", "case.json"])
    #expect(shown.allSatisfy { $0.hint != nil && $0.severity == .error })
  }

  @Test("copies digests unverified, recomputes them on demand, and hashes what has none")
  func digests() throws {
    let tree = MemoryTree(texts: ["a.jsonl": cases, "b.jsonl": cases])
    var manifest = Licensing.manifest(["cases": ["a.jsonl", "b.jsonl"]])
    try manifest.recordInputs(in: tree)
    manifest.inputs.removeLast()
    let copied = try SnapshotLoader.load(manifest, schema: Licensing.schema, tree: tree).inputs
    #expect(copied.map(\.isVerified) == [false, false])
    #expect(copied.map(\.sha256.isEmpty) == [false, true])
    #expect(copied.map(\.contentHash.isEmpty) == [true, false])
    var options = SnapshotLoader.Options()
    options.verifies = true
    let unregistered = #expect(throws: SnapshotError.self) {
      try SnapshotLoader.load(manifest, schema: Licensing.schema, tree: tree, options: options)
    }
    #expect(unregistered?.problems.map(\.diagnostic.id) == ["input-unregistered"])
    manifest.inputs = []
    try manifest.recordInputs(in: tree)
    let verified = try SnapshotLoader.load(manifest, schema: Licensing.schema, tree: tree, options: options).inputs
    #expect(verified.map(\.isVerified) == [true, true])
    #expect(verified[0].sha256 == verified[1].sha256)
    let changed = MemoryTree(texts: ["a.jsonl": cases.replacing("A3", with: "A4"), "b.jsonl": cases])
    let error = #expect(throws: SnapshotError.self) {
      try SnapshotLoader.load(manifest, schema: Licensing.schema, tree: changed, options: options)
    }
    #expect(error?.problems.map(\.diagnostic.id) == ["input-digest"])
  }

  @Test("tells of sources that no rule declares, with the near one that is missing")
  func undeclared() throws {
    let tree = MemoryTree(texts: ["a.jsonl": cases, "b.csv": "x", "c.csv": "y"])
    let snapshot = try SnapshotLoader.load(
      Licensing.manifest(["cases": ["a.jsonl"], "notice": ["b.csv"], "weather": ["c.csv"]]), schema: Licensing.schema,
      tree: tree)
    let shown = snapshot.problems.map(\.diagnostic)
    #expect(shown.map(\.hint?.en) == ["did you mean `notices`?", nil])
    #expect(shown.map(\.severity) == [.warning, .note])
    #expect(snapshot.inputs.map(\.path) == ["a.jsonl"])
  }

  @Test("takes another check date and tells the progress")
  func progress() throws {
    var options = SnapshotLoader.Options()
    options.checkDate = Day(year: 2025, month: 1, day: 31)
    options.limits.pieceSize = 10
    let steps = Mutex<[Int]>([])
    let snapshot = try SnapshotLoader.load(
      Licensing.manifest(["cases": ["a.jsonl"]]), schema: Licensing.schema, tree: MemoryTree(texts: ["a.jsonl": cases]),
      options: options
    ) { done, total in
      #expect(total == cases.utf8.count)
      steps.withLock { $0.append(done) }
    }
    #expect(snapshot.dataset.checkDate.text == "2025-01-31")
    let told = steps.withLock { $0 }
    #expect(told == told.sorted() && told.last == cases.utf8.count)
  }

  @Test("a snapshot without records is read, so that the caller can say that nothing was checked")
  func noRecords() throws {
    let snapshot = try Licensing.load("\n \n")
    #expect(snapshot.found == 0)
    #expect(snapshot.usage.allSatisfy { $0.absent.isEmpty })
  }
}
