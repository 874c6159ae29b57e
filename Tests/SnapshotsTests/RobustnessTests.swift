import Codecs
import Diagnostics
import Records
import Snapshots
import SourceText
import TestSupport
import Testing

@Suite("Hostile and broken inputs")
struct RobustnessTests {
  private static let jsonLines = Array(
    #"""
    {"id":"A1","accepted_on":"2024-03-01","penalty":{"amount":"3万元"},"staff":["张三","李四"],"procedures":[{"type":"听证","opinions":[{"author":"甲"}]}]}
    {"id":"A2","copies":3,"joint":true,"procedures":[],"备注":{"a":[1,2,{"b":null}]}}
    {"id":"A3","staff":"王五、赵六","kind":"即办件","procedures":null}

    {"copies":1.0,"id":"A\"4\u4e2d","procedures":[{"started_on":"2024年3月2日","opinions":[]},{"type":"检测"}]}
    """#.utf8)

  private static let csv = Array(
    "id,受理日期,copies,人员,备注\nA1,2024-03-01,1,张三、李四,\"引号 \"\" 里\n换行\"\nA2,2024/3/2,,王五,\nA3,,3,,x\n".utf8)

  private static func inputs() throws -> [(path: String, bytes: [UInt8])] {
    [
      ("cases.jsonl", jsonLines), ("cases.csv", csv),
      ("gbk.csv", try GB18030.encode(String(decoding: csv, as: UTF8.self))),
      ("cases.tsv", csv.map { $0 == 0x2C ? 0x09 : $0 }),
    ]
  }

  @Test("found = evaluated + quarantined over mutated inputs, and the same for any cut into pieces")
  func identity() throws {
    var random = SeededGenerator(seed: 2_024)
    for number in 0..<SeededGenerator.cases {
      var (path, bytes) = random.pick(try Self.inputs())
      mutate(&bytes, &random)
      let whole = outcome(path, bytes, pieceSize: .max)
      if number % 4 == 0 {
        #expect(outcome(path, bytes, pieceSize: random.below(40) + 1) == whole, "\(path) \(bytes)")
      }
    }
  }

  /// The rows and quarantined records of an input, or why it is refused; checks the identity on the way.
  private func outcome(_ path: String, _ bytes: [UInt8], pieceSize: Int, limit: Int = 16 << 20) -> [String] {
    var options = SnapshotLoader.Options()
    options.limits.recordSize = limit
    options.limits.pieceSize = pieceSize == .max ? 1 << 20 : pieceSize
    do throws(SnapshotError) {
      let snapshot = try SnapshotLoader.load(
        Licensing.manifest(["cases": [path]]), schema: Licensing.schema,
        tree: MemoryTree([(path, bytes)], pieceSize: pieceSize), options: options)
      let rows = snapshot.dataset[TableID(1)].count
      #expect(snapshot.inputs[0].found == rows + snapshot.quarantine.count)
      #expect(snapshot.found == rows + snapshot.quarantined)
      #expect(snapshot.inputs[0].evaluated == rows)
      let quarantine = snapshot.quarantine.map { entry in
        "\(entry.line ?? 0):\(entry.column ?? 0) \(entry.reason.en) | \(entry.excerpt)"
      }
      return Licensing.dump(snapshot) + quarantine + snapshot.inputs.map { $0.contentHash + $0.encoding }
    } catch {
      return error.problems.map { "\($0)" }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let marks: [UInt8] = Array("\"{}[],:\\\n\r\t 1-".utf8) + [0, 0xFF, 0x80, 0xE4, 0xB8]
    for _ in 0...random.below(4) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes[place] = random.pick(marks)
      case 2: bytes.insert(random.pick(marks), at: place)
      case 3: bytes.remove(at: place)
      default: if random.chance(10) { bytes.removeLast(bytes.count - place) } else { bytes[place] ^= 0x20 }
      }
    }
  }

  @Test("gives the same batches for every piece size")
  func pieceSizes() throws {
    for (path, bytes) in try Self.inputs() {
      let expected = outcome(path, bytes, pieceSize: .max)
      for pieceSize in 1...bytes.count { #expect(outcome(path, bytes, pieceSize: pieceSize) == expected) }
    }
  }

  @Test("gives the same batches for every piece size when records are over the limit")
  func pieceSizesWithLimit() throws {
    for (path, bytes) in try Self.inputs() {
      for limit in [10, 30, 60] {
        let expected = outcome(path, bytes, pieceSize: .max, limit: limit)
        for pieceSize in 1...80 {
          #expect(outcome(path, bytes, pieceSize: pieceSize, limit: limit) == expected, "\(path) \(limit)")
        }
      }
    }
  }

  @Test("sets apart a line of 200 MB without holding it, and reads on", arguments: ["cases.jsonl", "cases.csv"])
  func longLine(path: String) throws {
    let isJSON = path.hasSuffix("jsonl")
    let head = isJSON ? "{\"id\":\"A1\"}\n{\"id\":\"" : "id,copies\nA1,1\nA2,\""
    let tail = isJSON ? "\"}\n{\"id\":\"A3\"}\n" : "\"\nA3,3\n"
    let tree = LongTree(path: path, head: Array(head.utf8), fillCount: 200 << 20, tail: Array(tail.utf8))
    let size = head.utf8.count + tree.fillCount + tail.utf8.count
    var manifest = Licensing.manifest(["cases": [path]])
    manifest.inputs = [SnapshotManifest.Input(path: path, size: size, sha256: "")]
    let snapshot = try SnapshotLoader.load(manifest, schema: Licensing.schema, tree: tree)
    #expect(snapshot.inputs[0].found == 3)
    #expect(snapshot.inputs[0].size == size)
    #expect(snapshot.quarantine.map(\.reason.en) == ["the record is longer than 16 MB"])
    #expect(snapshot.quarantine[0].excerpt.count <= 80)
    #expect(Licensing.dump(snapshot).filter { $0.contains("办件") }.count == 2)
  }

  @Test("sets apart 10,000 nested brackets, declared or not")
  func nesting() throws {
    let deep = String(repeating: "[", count: 10_000)
    for key in ["id", "staff", "procedures", "备注"] {
      let snapshot = try Licensing.load("{\"id\":\"A1\"}\n{\"\(key)\":\(deep)\n{\"id\":\"A3\"}\n")
      #expect(snapshot.quarantine.map(\.reason.en) == ["not valid JSON: brackets are nested more than 512 deep"])
      #expect(snapshot.dataset[TableID(1)].count == 2)
    }
  }

  @Test("sets apart an object with too many keys")
  func keys() throws {
    let members = (0..<10_001).map { "\"k\($0)\":0" }.joined(separator: ",")
    let snapshot = try Licensing.load("{\(members)}\n{\"id\":\"A1\"}")
    #expect(snapshot.quarantine.map(\.reason.en) == ["an object has more than 10000 keys"])
  }

  @Test("keeps a bounded list of quarantined records and says so")
  func manyQuarantined() throws {
    var limits = ReadingLimits()
    limits.listedQuarantine = 10
    let snapshot = try Licensing.load(String(repeating: "?\n", count: 1000), limits: limits)
    #expect(snapshot.inputs[0].quarantined == 1000)
    #expect(snapshot.quarantine.count == 10)
    #expect(snapshot.problems.map(\.diagnostic.id) == ["quarantine-long"])
  }

  @Test("refuses UTF-16, archives and bytes that are no text, saying what to do")
  func noText() throws {
    var random = SeededGenerator(seed: 3)
    let noise = (0..<4000).map { _ in random.pick([0xFF, 0x80, 0xFE, 0x81] as [UInt8]) }
    let starts: [(bytes: [UInt8], path: String, id: String)] = [
      ([0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00], "cases.csv", "input-encoding"),
      ([0xFF, 0xFE, 0x7B, 0x00], "cases.jsonl", "input-encoding"),
      ([0x50, 0x4B, 0x03, 0x04, 0x00], "cases.csv", "input-packed"),
      ([0x1F, 0x8B, 0x08, 0x00], "cases.jsonl", "input-packed"),
      (noise, "cases.csv", "input-encoding"),
    ]
    for start in starts {
      let error = #expect(throws: SnapshotError.self) { try Licensing.load(start.bytes, as: start.path) }
      #expect(error?.problems.map(\.diagnostic.id) == [start.id])
    }
  }
}

/// A file that is long in the middle and takes no memory.
private struct LongTree: FileTree {
  let path: String
  let head: [UInt8]
  let fillCount: Int
  let tail: [UInt8]

  func files() throws(InputFault) -> [FileEntry] {
    [FileEntry(path: path, size: head.count + fillCount + tail.count)]
  }

  func entry(at path: String) throws(InputFault) -> FileEntry? {
    FileEntry(path: path, size: head.count + fillCount + tail.count)
  }

  func open(_ path: String) throws(InputFault) -> any ByteSource {
    LongSource(tree: self)
  }
}

private struct LongSource: ByteSource {
  let tree: LongTree
  private var position = 0
  private let filler = [UInt8](repeating: 0x61, count: 1 << 20)

  init(tree: LongTree) {
    self.tree = tree
  }

  var size: Int? { tree.head.count + tree.fillCount + tree.tail.count }

  mutating func rewind() throws(InputFault) {
    position = 0
  }

  mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(InputFault) -> Int {
    // The reader may hold one record of the limit and two pieces, never the whole line.
    precondition(buffer.count <= 18 << 20, "the line is held in memory")
    let fillEnd = tree.head.count + tree.fillCount
    let start = position
    if start < tree.head.count {
      buffer.append(contentsOf: tree.head[start...])
      position = tree.head.count
    } else if start < fillEnd {
      position = min(start + count, fillEnd, start + filler.count)
      buffer.append(contentsOf: filler[..<(position - start)])
    } else {
      buffer.append(contentsOf: tree.tail[(start - fillEnd)...])
      position = fillEnd + tree.tail.count
    }
    return position - start
  }
}
