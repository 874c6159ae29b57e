import Codecs
import TestSupport
import Testing

/// Broken and hostile bytes: an answer each time, with a place inside the input.
@Suite("hostile input")
struct HostileInputTests {
  private static let record =
    #"{"编号":"2024-0012","金额":-12.50e+3,"附件":[{"页":1},[],{}],"备注":"a\"\u4e2d\uD83D\uDE00b","办结":true,"x":null}"#

  private func mutated(_ text: String, _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...random.below(3) where !bytes.isEmpty {
      let index = random.below(bytes.count)
      switch random.below(4) {
      case 0: bytes.remove(at: index)
      case 1: bytes[index] = UInt8(truncatingIfNeeded: random.next())
      case 2: bytes.insert(random.pick(Array(#"{}[],:"\0"#.utf8)), at: index)
      default: bytes.removeSubrange(index...)
      }
    }
    return bytes
  }

  @Test("reads a mutated JSON record as a tree and by skipping with one verdict")
  func json() throws {
    var random = SeededGenerator(seed: 8_259)
    for _ in 0..<SeededGenerator.cases {
      let bytes = mutated(HostileInputTests.record, &random)
      let tree = Result { () throws(JSONError) in try JSONValue.parse(bytes) }
      // The record stands inside a larger buffer, whose other bytes must not matter.
      let frame = Array(repeating: UInt8(0x22), count: 9)
      let skipped = JSONCursor.over(frame + bytes + frame) { cursor in
        cursor.select(9..<9 + bytes.count)
        return Result { () throws(JSONError) in
          try cursor.validateUTF8()
          try cursor.skipValue()
          try cursor.finish()
        }
      }
      switch (tree, skipped) {
      case (.success(let value), .success):
        var writer = JSONWriter(.compact)
        writer.value(value)
        #expect(try JSONValue.parse(writer.bytes) == value)
      case (.failure(let error), .failure(let other)):
        #expect(other == JSONError(error.cause, at: error.offset + 9))
        #expect(error.offset <= bytes.count)
      default: Issue.record("two verdicts on \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test("reads mutated CSV to its end, going forward from record to record")
  func csv() {
    var random = SeededGenerator(seed: 4_180)
    let text = "编号,名称,备注\r\n1,\"农药, 经营\",\"第一行\n第二行\"\n2,\"5\"\" 管\",x\n3,,\"\"\n"
    for _ in 0..<SeededGenerator.cases {
      let bytes = mutated(text, &random)
      var last = -1
      for item in CSVReader.items(in: bytes, maximumRecordSize: 40) {
        let offset =
          switch item {
          case .record(let record): record.offset
          case .fault(let error): error.recordOffset
          }
        #expect(offset > last && offset < bytes.count)
        last = offset
      }
    }
  }
}
