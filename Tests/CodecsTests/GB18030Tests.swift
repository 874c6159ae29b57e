import Codecs
import TestSupport
import Testing

@Suite("GB18030")
struct GB18030Tests {
  private func decode(_ bytes: [UInt8]) -> String {
    var decoder = GB18030Decoder()
    var text: [UInt8] = []
    decoder.decode(bytes.span, to: &text)
    decoder.finish(&text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The pointer and scalar of each line of an index file.
  private func index(_ name: String) throws -> [(pointer: Int, scalar: UInt32)] {
    try SharedData.text("04-conformance/encoding-gb18030/whatwg/\(name)").split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count >= 2, let pointer = Int(words[0]), let scalar = UInt32(words[1].dropFirst(2), radix: 16) else {
        return nil
      }
      return (pointer, scalar)
    }
  }

  private func text(_ scalar: UInt32) -> String {
    Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
  }

  private func pair(_ pointer: Int) -> [UInt8] {
    let trail = pointer % 190
    return [UInt8(pointer / 190 + 0x81), UInt8(trail + (trail < 0x3F ? 0x40 : 0x41))]
  }

  private func quad(_ pointer: Int) -> [UInt8] {
    [
      UInt8(pointer / 12_600 + 0x81), UInt8(pointer / 1_260 % 10 + 0x30), UInt8(pointer / 10 % 126 + 0x81),
      UInt8(pointer % 10 + 0x30),
    ]
  }

  @Test("agrees with every row of the WHATWG index", .enabled(if: SharedData.isPresent, SharedData.hint))
  func rows() throws {
    let rows = try index("index-gb18030.txt")
    #expect(rows.count == 23_940)
    let wrong = rows.filter { decode(pair($0.pointer)) != text($0.scalar) }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    // U+3000 stands twice; the encoder takes the first place. U+E5E5 has none.
    let oneWay = try rows.filter { try GB18030.encode(text($0.scalar)) != pair($0.pointer) }
    #expect(oneWay.map(\.scalar) == [0x3000])
  }

  @Test("agrees with every range of the WHATWG index", .enabled(if: SharedData.isPresent, SharedData.hint))
  func ranges() throws {
    let ranges = try index("index-gb18030-ranges.txt")
    #expect(ranges.count == 207)
    for range in ranges {
      #expect(decode(quad(range.pointer)) == text(range.scalar))
      #expect(decode(quad(range.pointer + 1)).unicodeScalars.count == 1)
    }
    #expect(decode(quad(7_457)) == "\u{E7C7}")
    #expect(decode(quad(39_420)) == "\u{FFFD}")
    #expect(decode(quad(188_999)) == "\u{FFFD}")
    #expect(decode(quad(1_237_575)) == "\u{10FFFF}")
    #expect(decode(quad(1_237_576)) == "\u{FFFD}")
  }

  @Test("encodes and decodes every scalar of Unicode but the one the standard leaves out")
  func everyScalar() throws {
    var failures: [UInt32] = []
    for start in stride(from: UInt32(0), to: 0x110000, by: 0x100) {
      let scalars = (start..<start + 0x100).compactMap(Unicode.Scalar.init).filter { $0.value != 0xE5E5 }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let decoded = decode(try GB18030.encode(String(text)))
      // The private-use scalars whose two bytes the 2022 index gives to real characters come back as those.
      let replaced: [ClosedRange<UInt32>] = [0xE78D...0xE796, 0xE81E...0xE81E, 0xE826...0xE864]
      for (before, after) in zip(text, decoded.unicodeScalars) where before != after {
        if !replaced.contains(where: { $0.contains(before.value) }) { failures.append(before.value) }
      }
      if decoded.unicodeScalars.count != text.count { failures.append(start) }
    }
    #expect(failures.isEmpty)
    #expect(throws: GB18030Error(offset: 3)) { try GB18030.encode("中\u{E5E5}") }
  }

  @Test(
    "goes on after a fault as browsers do",
    arguments: [
      ([0x80], "€", 0), ([0xFF, 0x41], "\u{FFFD}A", 1), ([0x81], "\u{FFFD}", 1), ([0x81, 0x22], "\u{FFFD}\"", 1),
      ([0x81, 0x7F], "\u{FFFD}\u{7F}", 1), ([0x81, 0xFF, 0x41], "\u{FFFD}A", 1),
      ([0x81, 0x30, 0x22], "\u{FFFD}0\"", 1), ([0x81, 0x30, 0x81, 0x41], "\u{FFFD}0丄", 1),
      ([0x81, 0x30, 0x81], "\u{FFFD}", 1), ([0xFE, 0x39, 0xFE, 0x39, 0x41], "\u{FFFD}A", 1),
      ([0xD6, 0xD0, 0x0A, 0xCE, 0x0A], "中\n\u{FFFD}\n", 1),
    ] as [([UInt8], String, Int)])
  func faults(bytes: [UInt8], text: String, count: Int) {
    #expect(decode(bytes) == text)
    #expect((GB18030.firstInvalidOffset(in: bytes) != nil) == (count > 0))
  }

  @Test("notes faults with their places in input and output")
  func places() {
    var decoder = GB18030Decoder()
    var text: [UInt8] = []
    for piece in [[0x41, 0xD6], [0xD0, 0xFF, 0x42, 0x81]] as [[UInt8]] { decoder.decode(piece.span, to: &text) }
    decoder.finish(&text)
    #expect(decoder.faults.map(\.inputOffset) == [3, 5])
    #expect(decoder.faults.map(\.outputOffset) == [4, 8])
    #expect(String(decoding: text, as: UTF8.self) == "A中\u{FFFD}B\u{FFFD}")
    #expect(throws: GB18030Error(offset: 1)) { try GB18030.decode([0x41, 0xFF]) }
  }

  @Test("decodes in pieces of any length as it decodes the whole")
  func pieces() {
    var random = SeededGenerator(seed: 2_022)
    let parts: [[UInt8]] = [
      Array("plain ASCII text".utf8), [0xD6, 0xD0], [0xCE, 0xC4], [0x81, 0x30, 0x81, 0x30], [0x95, 0x32, 0x82, 0x36],
      [0x81], [0xFF],
      [0x30], [0x81, 0x30], [0x80], [0xA6, 0xD9], [0xFE, 0x39, 0xFE, 0x39], [0x81, 0x39, 0xEF, 0x30],
    ]
    for _ in 0..<SeededGenerator.cases {
      let bytes = (0..<random.below(20)).flatMap { _ in random.pick(parts) }
      var whole = GB18030Decoder()
      var cut = GB18030Decoder()
      var (wholeText, cutText): ([UInt8], [UInt8]) = ([], [])
      whole.decode(bytes.span, to: &wholeText)
      whole.finish(&wholeText)
      var start = 0
      while start < bytes.count {
        let end = min(start + 1 + random.below(7), bytes.count)
        cut.decode(Array(bytes[start..<end]).span, to: &cutText)
        start = end
      }
      cut.finish(&cutText)
      #expect(wholeText == cutText, "\(bytes)")
      #expect(whole.faults == cut.faults, "\(bytes)")
      #expect(whole.faults.first?.inputOffset == GB18030.firstInvalidOffset(in: bytes), "\(bytes)")
      #expect(String(validating: wholeText, as: UTF8.self) != nil)
    }
  }
}
