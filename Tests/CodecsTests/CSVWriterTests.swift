import Codecs
import TestSupport
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
  private func written(_ records: [[String]], neutralisesFormulas: Bool = false, writesMark: Bool = false) -> String {
    var writer = CSVWriter(writesMark: writesMark, neutralisesFormulas: neutralisesFormulas)
    for record in records { writer.record(record) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("quotes only what needs it")
  func quoting() {
    #expect(
      written([["a", "b,c", "d\"e", "f\ng", ""], [""]]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n\"\"\r\n")
    #expect(written([["a"]], writesMark: true) == "\u{FEFF}a\r\n")
  }

  @Test(
    "neutralises what a spreadsheet would run",
    arguments: ["=1+1", "+86", "-5", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1", "＠x"])
  func formulas(text: String) throws {
    let bytes = Array(written([[text, "safe=1"]], neutralisesFormulas: true).utf8)
    guard case .record(let record)? = CSVReader.items(in: bytes).first else {
      Issue.record("no record")
      return
    }
    #expect(record.texts == ["'" + text, "safe=1"])
  }

  @Test("reads back what it writes")
  func roundTrip() {
    var random = SeededGenerator(seed: 1_899)
    let parts = ["a", ",", "\"", "\n", "\r\n", "\r", "办件", "text", ";", "\t", " ", "'"]
    for _ in 0..<SeededGenerator.cases {
      let delimiter = random.pick([UInt8(0x2C), 0x09, 0x3B])
      let records = (0..<random.below(4)).map { _ in
        (0...random.below(4)).map { _ in (0..<random.below(5)).map { _ in random.pick(parts) }.joined() }
      }
      var writer = CSVWriter(delimiter: delimiter)
      for record in records { writer.record(record) }
      let read = CSVReader.items(in: writer.bytes, delimiter: delimiter).map { item in
        if case .record(let record) = item { record.texts } else { ["!"] }
      }
      #expect(read == records)
    }
  }
}
