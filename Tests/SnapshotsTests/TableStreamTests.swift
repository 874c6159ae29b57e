import Codecs
import Records
import Snapshots
import SourceText
import TestSupport
import Testing

@Suite("Tables as streams of pieces")
struct TableStreamTests {
  /// Records of all shapes, with faults in values, lists and whole records, and blank lines.
  private static func lines(_ count: Int, _ random: inout SeededGenerator) -> [String] {
    (0..<count).map { number in
      switch random.below(12) {
      case 0: return ""
      case 1: return #"{"id":"N\#(number)","id":1}"#
      case 2: return #"{"id":"N\#(number)","procedures":"无"}"#
      case 3: return #"{"id":" \u4e2d\#(number)\t","copies":1e2,"joint":"否","new\#(random.below(3))":[{}]}"#
      case 4: return #"{"id":"N\#(number)","kind":"x","staff":["a","",1],"accepted_on":"2024-2-30"}"#
      default:
        let procedures = (0..<random.below(4)).map { _ in
          #"{"type":"听证","started_on":"2024-03-0\#(random.below(9) + 1)","opinions":[{"author":"甲"},{}]}"#
        }
        var members = [
          #""id":"N\#(number)""#, #""accepted_on":"2024-0\#(random.below(9) + 1)-11""#, #""joint":true"#,
          #""copies":\#(random.below(30))"#, #""staff":["张三","李\#(random.below(9))"]"#, #""kind":"承诺件""#,
          #""procedures":[\#(procedures.joined(separator: ","))]"#, #""penalty":{"amount":\#(random.below(99)).5}"#,
        ]
        if random.chance(30) { members.shuffle(using: &random) }
        return "{" + members.prefix(random.below(8) + 1).joined(separator: ",") + "}"
      }
    }
  }

  private static func open(
    _ files: [(path: String, bytes: [UInt8])], pieceSize: Int, demand: Demand? = nil
  ) throws -> OpenSnapshot {
    var options = SnapshotLoader.Options()
    options.limits.pieceSize = pieceSize
    var manifest = Licensing.manifest([:])
    manifest.tables = [
      SnapshotManifest.Table(name: "cases", files: files.map { SnapshotManifest.File(path: $0.path) })
    ]
    return try OpenSnapshot.open(
      manifest, schema: Licensing.schema, tree: MemoryTree(files), demand: demand, options: options)
  }

  /// Everything that is said about a snapshot, as text.
  private static func described(_ snapshot: LoadedSnapshot, places: Bool = true) -> [String] {
    Licensing.dump(snapshot, places: places)
      + snapshot.quarantine.map { places ? "\($0)" : $0.excerpt + $0.reason.en }
      + snapshot.usage.map { "\($0)" }
      + (places ? snapshot.linkProblems.map { "\($0)" } + snapshot.inputs.map { "\($0)" } : [])
  }

  @Test("gives the same from pieces of any size, decoded by several workers in any order")
  func workers() throws {
    var random = SeededGenerator(seed: 31)
    for round in 0..<(SeededGenerator.cases / 50) {
      let text = Self.lines(40, &random).joined(separator: round % 3 == 0 ? "\r\n" : "\n")
      let files = [("cases.jsonl", Array(text.utf8))]
      let whole = try Self.open(files, pieceSize: 1 << 20)
      let expected = try whole.finish(whole.assemble(whole.streams.map { $0.load() }))
      let snapshot = try Self.open(files, pieceSize: random.below(700) + 1)
      let stream = snapshot.streams[0]
      var pieces: [RecordPiece] = []
      while let piece = stream.next() { pieces.append(piece) }
      pieces.shuffle(using: &random)
      let decoders = (0..<3).map { _ in stream.decoder() }
      var decoded = pieces.map { decoders[random.below(3)].decode($0) }
      decoded.sort { $0.sequence < $1.sequence }
      var summary = stream.summary()
      var chunks: [Chunk] = []
      for index in decoded.indices {
        summary.merge(&decoded[index])
        chunks.append(decoded[index].chunk.compacted(Licensing.schema))
        decoders[random.below(3)].recycle(decoded[index].chunk)
      }
      let tables = snapshot.assemble([LoadedTable(chunks: chunks, summary: summary)])
      #expect(Self.described(try snapshot.finish(tables)) == Self.described(expected))
    }
  }

  @Test("lets chunks go after they were judged, and says the same about the inputs")
  func streamed() throws {
    var random = SeededGenerator(seed: 32)
    let files = [("cases.jsonl", Array(Self.lines(300, &random).joined(separator: "\n").utf8))]
    let whole = try Self.open(files, pieceSize: 1 << 20)
    let expected = try whole.finish(whole.assemble(whole.streams.map { $0.load() }))
    let snapshot = try Self.open(files, pieceSize: 1_000)
    let tables = snapshot.assemble([])
    #expect(tables.dataset[TableID(1)].isPresent && tables.dataset[TableID(2)].isPresent)
    let stream = snapshot.streams[0]
    let decoder = stream.decoder()
    var summary = stream.summary()
    var ids: [Cell] = []
    while let piece = stream.next() {
      var decoded = decoder.decode(piece)
      summary.merge(&decoded)
      let part = tables.dataset.replacing(decoded.chunk)
      ids += (0..<part[TableID(1)].count).map { part[TableID(1)].cell(row: $0, field: FieldID(0)) }
      decoder.recycle(decoded.chunk)
    }
    let all = expected.dataset[TableID(1)]
    #expect(ids == (0..<all.count).map { all.cell(row: $0, field: FieldID(0)) })
    let finished = try snapshot.finish(tables, summaries: [summary])
    #expect(finished.inputs == expected.inputs)
    #expect(finished.quarantine == expected.quarantine)
    #expect(finished.usage == expected.usage)
    #expect(finished.linkProblems == expected.linkProblems)
    #expect(summary.rowCount == all.count)
  }

  @Test("gives the same rows from one file, many files and standard input")
  func sources() throws {
    var random = SeededGenerator(seed: 33)
    let lines = Self.lines(200, &random)
    let whole = Array(lines.joined(separator: "\n").utf8)
    func rows(_ files: [(path: String, bytes: [UInt8])]) throws -> [String] {
      let snapshot = try Self.open(files, pieceSize: 3_000)
      return Self.described(
        try snapshot.finish(snapshot.assemble(snapshot.streams.map { $0.load() })), places: false)
    }
    let expected = try rows([("cases.jsonl", whole)])
    #expect(try rows([("-", whole)]) == expected)
    let parts = stride(from: 0, to: 200, by: 30).map { start in
      ("\(start + 100).jsonl", Array(lines[start..<min(start + 30, 200)].joined(separator: "\n").utf8))
    }
    #expect(try rows(parts) == expected)
  }

  @Test("gives every chunk back with its children and the numbers of its first rows")
  func chunks() throws {
    var random = SeededGenerator(seed: 34)
    let files = [("cases.jsonl", Array(Self.lines(200, &random).joined(separator: "\n").utf8))]
    let snapshot = try Self.open(files, pieceSize: 2_000)
    let dataset = snapshot.assemble(snapshot.streams.map { $0.load() }).dataset
    let cases = TableID(1)
    #expect(dataset.chunkCount(of: cases) > 3)
    var rows = 0
    for index in 0..<dataset.chunkCount(of: cases) {
      let (chunk, firstRows) = dataset.chunk(of: cases, at: index)
      #expect(firstRows[0] == rows)
      rows += chunk.count
      for (number, part) in chunk.parts.enumerated() {
        guard let parent = part.parent else { continue }
        for row in 0..<chunk.parts[parent].batch.rowCount {
          let expected = dataset[part.table].children(of: firstRows[parent] + row)
          let found = part.children(of: row).map { range in
            TableRows.Children.rows(range.map { $0 + firstRows[number] })
          }
          #expect(found ?? .unknown == expected)
          if case .rows(let children) = expected {
            for child in children { #expect(dataset[part.table].parent(of: child) == firstRows[parent] + row) }
          }
        }
      }
    }
    #expect(rows == dataset[cases].count)
  }

  @Test("makes no slots where no column is needed, and the same known bits and faults")
  func demand() throws {
    var random = SeededGenerator(seed: 35)
    let files = [("cases.jsonl", Array(Self.lines(200, &random).joined(separator: "\n").utf8))]
    let all = try Self.open(files, pieceSize: 1 << 20).streams[0].load().chunks[0]
    let none = try Self.open(files, pieceSize: 1 << 20, demand: Demand(nothingOf: Licensing.schema))
    for (left, right) in zip(all.parts, none.streams[0].load().chunks[0].parts) {
      for (full, bare) in zip(left.batch.columns, right.batch.columns) {
        #expect(bare.slots.isEmpty && !bare.hasSlots && bare.count == full.count)
        #expect(bare.known == full.known)
        #expect(bare.exceptions == full.exceptions)
      }
    }
  }
}
