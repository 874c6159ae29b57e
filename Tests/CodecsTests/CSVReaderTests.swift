import Codecs
import TestSupport
import Testing

@Suite("CSV reader")
struct CSVReaderTests {
  /// What a text reads as: records as fields, faults as `cause@line`.
  private func read(_ text: String, delimiter: UInt8 = 0x2C, limit: Int = 1 << 20) -> [[String]] {
    CSVReader.items(in: Array(text.utf8), delimiter: delimiter, maximumRecordSize: limit).map { item in
      switch item {
      case .record(let record): record.texts
      case .fault(let error): ["!\(error.cause)@\(error.recordLine)"]
      }
    }
  }

  @Test(
    "splits fields and records",
    arguments: [
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]), ("\u{FEFF}a,b\n", [["a", "b"]]), ("", []), ("\u{FEFF}", []),
      (",\n", [["", ""]]), ("a,", [["a", ""]]), ("\n\n", [[""], [""]]), ("\"\"", [[""]]),
      ("\"a,b\",\"c\"\"d\",\"e\nf\"\n", [["a,b", "c\"d", "e\nf"]]), ("\"a\r\nb\"\r\nc", [["a\r\nb"], ["c"]]),
      (" a , b ", [[" a ", " b "]]), ("事项,名称\n许可,\"农药\"", [["事项", "名称"], ["许可", "农药"]]),
    ])
  func records(text: String, expected: [[String]]) {
    #expect(read(text) == expected)
  }

  @Test("gives line and byte offset of each record, line breaks in fields counted")
  func places() {
    let text = "\u{FEFF}a,b\r\n\"1\r\n2\n3\",x\r\n\r\nlast\r"
    let items = CSVReader.items(in: Array(text.utf8))
    let places = items.compactMap { item -> [Int]? in
      guard case .record(let record) = item else { return nil }
      return [record.line, record.offset, record.endOffset]
    }
    #expect(places == [[1, 3, 6], [2, 8, 18], [5, 20, 20], [6, 22, 26]])
  }

  @Test("knows an empty line from an empty quoted field")
  func blank() {
    let items = CSVReader.items(in: Array("\n\"\"\n,\n".utf8))
    #expect(items.map { if case .record(let record) = $0 { record.isBlank } else { false } } == [true, false, false])
  }

  @Test(
    "quarantines one record and goes on",
    arguments: [
      ("a,b\n\"x\ny\"z,\"\n1,2\n", [["a", "b"], ["!textAfterClosingQuote@2"], ["!quoteInsideField@3"], ["1", "2"]]),
      ("a,b\n\"x\"y,z\n1,2\n", [["a", "b"], ["!textAfterClosingQuote@2"], ["1", "2"]]),
      ("a,b\n1,\"open\n3,4\n5,6\n", [["a", "b"], ["!unterminatedQuote@2"], ["3", "4"], ["5", "6"]]),
      ("1,\"open\n2,\"x\"\n3,4\n", [["!textAfterClosingQuote@1"], ["2", "x"], ["3", "4"]]),
      ("a\u{0}b\nc\n", [["!nulByte@1"], ["c"]]), ("\"a\u{0}\nb\"\nc\n", [["!nulByte@1"], ["b\""], ["c"]]),
      ("1,\"open", [["!unterminatedQuote@1"]]), ("1,\"open\r\n2,3", [["!unterminatedQuote@1"], ["2", "3"]]),
    ])
  func faults(text: String, expected: [[String]]) {
    #expect(read(text) == expected)
  }

  @Test("does not keep a record beyond the limit")
  func tooLarge() {
    let long = String(repeating: "x", count: 100)
    #expect(read("\(long)\na,b\n", limit: 50) == [["!recordTooLarge(limit: 50)@1"], ["a", "b"]])
    #expect(read("\"\(long)\"\na,b\n", limit: 50) == [["!recordTooLarge(limit: 50)@1"], ["a", "b"]])
    #expect(read("\(long)\na,b\n", limit: 100) == [[long], ["a", "b"]])
  }

  @Test("points at the offending byte")
  func faultPlace() throws {
    let items = CSVReader.items(in: Array("a,b\n1,\"x\ny\" z\n".utf8))
    guard case .fault(let error)? = items.dropFirst().first else {
      Issue.record("expected a fault, got \(items)")
      return
    }
    #expect(error.cause == .textAfterClosingQuote)
    #expect([error.offset, error.line, error.recordOffset, error.recordLine] == [11, 3, 4, 2])
    #expect(error.resumePoint == CSVError.ResumePoint(offset: 9, line: 3))
  }

  @Test("takes a quote inside a field for text and says so")
  func bareQuotes() {
    let items = CSVReader.items(in: Array("管,5\" 长,x\n\"5\"\" 长\"\n".utf8))
    let records = items.compactMap { if case .record(let record) = $0 { record } else { nil } }
    #expect(records.map(\.texts) == [["管", "5\" 长", "x"], ["5\" 长"]])
    #expect(records.map(\.hasBareQuotes) == [true, false])
    #expect(read("5\" 管\t\"a\tb\"\n", delimiter: 0x09) == [["5\" 管", "a\tb"]])
  }

  @Test(
    "finds the delimiter in the first line",
    arguments: [
      ("a,b,c\n", UInt8(0x2C)), ("a\tb\tc\n1,2", 0x09), ("a;b;c", 0x3B), ("\"a;b;c\",d\n", 0x2C), ("only", 0x2C),
      ("", 0x2C),
    ])
  func sniffing(text: String, delimiter: UInt8) {
    #expect(CSVReader.sniffDelimiter(Array(text.utf8)) == delimiter)
  }

  @Test("reads in pieces of any length as it reads the whole")
  func pieces() {
    var random = SeededGenerator(seed: 4_180)
    let parts = ["a", ",", "\"", "\"\"", "\n", "\r\n", "\r", "长", "\u{FEFF}", "some plain text", "\u{0}"]
    for _ in 0..<SeededGenerator.cases {
      let bytes = Array((0..<random.below(30)).map { _ in random.pick(parts) }.joined().utf8)
      let whole = inPieces(bytes) { _ in bytes.count }
      let cut = inPieces(bytes) { _ in 1 + random.below(5) }
      #expect(whole == cut, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  private func inPieces(_ bytes: [UInt8], _ length: (Int) -> Int) -> [CSVReader.Item] {
    var items: [CSVReader.Item] = []
    var reader = CSVReader()
    var start = 0
    while start < bytes.count {
      let piece = Array(bytes[start..<min(start + max(length(start), 1), bytes.count)])
      start += piece.count
      var position = 0
      collect: while true {
        switch reader.advance(piece.span, from: &position) {
        case .record: items.append(.record(reader.record))
        case .fault(let error): items.append(.fault(error))
        case .needsInput, .end: break collect
        }
      }
    }
    switch reader.finish() {
    case .record: items.append(.record(reader.record))
    case .fault(let error): items.append(.fault(error))
    case .needsInput, .end: break
    }
    #expect(reader.finish() == .end)
    return items
  }
}
