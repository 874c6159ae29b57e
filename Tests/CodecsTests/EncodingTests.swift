import Codecs
import TestSupport
import Testing

@Suite("UTF-8 validator")
struct UTF8ValidatorTests {
  @Test(
    "finds the first byte that begins no sequence",
    arguments: [
      ([0x41, 0x80], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFF], 0),
      ([0xE4, 0xB8], 0), ([0xE4, 0xB8, 0xAD, 0xE4, 0xB8], 3), ([0xE4, 0xB8, 0x41], 0), ([0xC2], 0),
    ] as [([UInt8], Int)])
  func invalid(bytes: [UInt8], offset: Int) {
    #expect(UTF8Validator.firstInvalidOffset(in: bytes) == offset)
    let padded = Array("中文字符 padding ".utf8)
    #expect(UTF8Validator.firstInvalidOffset(in: padded + bytes + padded) == padded.count + offset)
  }

  @Test("judges random bytes as the standard library does")
  func random() {
    var random = SeededGenerator(seed: 3_629)
    let parts: [[UInt8]] = [
      Array("a".utf8), Array("plain text ".utf8), Array("中文".utf8), Array("é".utf8), Array("😀".utf8), [0xE4, 0xB8],
      [0xED, 0xA0, 0x80],
      [0xF0, 0x9F], [0xFF], [0x80], [0xE0, 0x80, 0x80], [0xEF, 0xBF, 0xBF],
    ]
    for _ in 0..<SeededGenerator.cases {
      let bytes = (0..<random.below(20)).flatMap { _ in random.chance(90) ? parts[random.below(5)] : random.pick(parts)
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let offset = UTF8Validator.firstInvalidOffset(in: bytes)
      #expect((offset == nil) == isValid)
      if let offset { #expect(String(validating: bytes[..<offset], as: UTF8.self) != nil) }
    }
  }
}

@Suite("UTF-8 validator on long texts")
struct LongUTF8Tests {
  @Test("finds one wrong byte wherever it stands in a long text")
  func oneWrongByte() {
    var random = SeededGenerator(seed: 3_630)
    let parts = ["a", "\"key\":", "中", "文字", "é", "😀", "ᠮ", "\u{E000}", "\u{D7FF}", "\u{800}", "2024-03-01"].map {
      Array($0.utf8)
    }
    for _ in 0..<SeededGenerator.cases {
      var bytes = (0..<random.below(120)).flatMap { _ in random.pick(parts) }
      #expect(UTF8Validator.firstInvalidOffset(in: bytes) == nil)
      guard !bytes.isEmpty else { continue }
      if random.chance(20) { bytes.removeLast(random.below(3)) }
      guard !bytes.isEmpty else { continue }
      bytes[random.below(bytes.count)] = UInt8(random.below(256))
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let offset = UTF8Validator.firstInvalidOffset(in: bytes)
      #expect((offset == nil) == isValid, "\(bytes)")
      guard let offset else { continue }
      #expect(String(validating: bytes[..<offset], as: UTF8.self) != nil, "\(bytes)")
      for end in offset + 1..<min(offset + 5, bytes.count + 1) {
        #expect(String(validating: bytes[offset..<end], as: UTF8.self) == nil, "\(bytes)")
      }
    }
  }
}

@Suite("text encoding")
struct TextEncodingTests {
  @Test("finds the encoding of a whole text")
  func detection() throws {
    let gbk: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4]
    #expect(try TextEncoding.detect([]) == .utf8)
    #expect(try TextEncoding.detect(Array("plain".utf8)) == .utf8)
    #expect(try TextEncoding.detect(Array("中文".utf8)) == .utf8)
    #expect(try TextEncoding.detect(Array("\u{FEFF}中文".utf8)) == .utf8WithMark)
    #expect(try TextEncoding.detect(gbk) == .gb18030)
    #expect(try TextEncoding.decode(gbk).text == Array("中文".utf8))
    #expect(try TextEncoding.decode(Array("\u{FEFF}中".utf8)).text == Array("中".utf8))
  }

  @Test("names the place where the likelier encoding breaks")
  func neither() {
    #expect(throws: TextEncodingError(cause: .neither, utf8Offset: 13, gb18030Offset: 10)) {
      try TextEncoding.detect(Array("a,中文字,b".utf8) + [0xFF])
    }
    #expect(throws: TextEncodingError(cause: .neither, utf8Offset: 0, gb18030Offset: 4)) {
      try TextEncoding.detect([0xD6, 0xD0, 0xCE, 0xC4, 0xFF])
    }
    #expect(throws: TextEncodingError(cause: .utf16, utf8Offset: 0, gb18030Offset: 0)) {
      try TextEncoding.detect([0xFF, 0xFE, 0x2D, 0x4E])
    }
    #expect(throws: TextEncodingError(cause: .invalidUTF8, utf8Offset: 3, gb18030Offset: 0)) {
      try TextEncoding.detect([0xEF, 0xBB, 0xBF, 0xFF])
    }
  }

  @Test("finds the same in pieces of any length")
  func pieces() {
    var random = SeededGenerator(seed: 18_030)
    let parts: [[UInt8]] = [
      Array("ascii ".utf8), Array("中文".utf8), Array("😀".utf8), [0xD6, 0xD0], [0x81, 0x30, 0x81, 0x30], [0xFF],
      [0xEF, 0xBB, 0xBF],
      [0xE4, 0xB8], [0x84, 0x31],
    ]
    for _ in 0..<SeededGenerator.cases {
      let kinds = (0...random.below(3)).map { _ in random.pick(parts) }
      let bytes = (0..<random.below(12)).flatMap { _ in random.pick(kinds) }
      let whole = Result { () throws(TextEncodingError) in try TextEncoding.detect(bytes) }
      var detector = TextEncodingDetector()
      var start = 0
      while start < bytes.count {
        let end = min(start + 1 + random.below(5), bytes.count)
        detector.update(Array(bytes[start..<end]).span)
        start = end
      }
      let cut = Result { () throws(TextEncodingError) in try detector.finish() }
      #expect(whole == cut, "\(bytes)")
    }
  }

  @Test("finds the encodings of real files", .enabled(if: SharedData.isPresent, SharedData.hint))
  func realFiles() throws {
    let folder = "03-tabular/guangan-service-items"
    let wide = try SharedData.bytes("\(folder)/items-gb18030.csv")
    let marked = try SharedData.bytes("\(folder)/items.csv")
    #expect(try TextEncoding.detect(wide) == .gb18030)
    #expect(try TextEncoding.detect(marked) == .utf8WithMark)
    #expect(try TextEncoding.decode(wide).text == TextEncoding.decode(marked).text)
    for name in try SharedData.names("03-tabular/bjjs-gbk-txt") where name.hasSuffix("-2014-11-04.txt") {
      #expect(try TextEncoding.detect(SharedData.bytes("03-tabular/bjjs-gbk-txt/\(name)")) == .gb18030)
    }
  }
}

@Suite("markup escaping")
struct MarkupEscapingTests {
  @Test("escapes the five characters and nothing else")
  func escaping() {
    #expect(escapeHTML("<a href=\"x\">'&'</a> 中文 `") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt; 中文 `")
  }
}
