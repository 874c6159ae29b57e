import SourceText
import TestSupport
import Testing

@Suite("Lines and columns")
struct LineTableTests {
  private func file(_ text: String) -> SourceFile {
    SourceFile(id: FileID(index: 0), path: "a.zicha", bytes: Array(text.utf8))
  }

  @Test("a line ends at LF, CR LF or CR; a text that ends with a line end has an empty last line")
  func lineEnds() {
    let table = LineTable(bytes: Array("a\nb\r\nc\rd\n".utf8))
    #expect(table.lineCount == 5)
    #expect([0, 2, 5, 7, 9].map { table.line(at: $0) } == [1, 2, 3, 4, 5])
    #expect((1...5).map { table.start(ofLine: $0) } == [0, 2, 5, 7, 9])
  }

  @Test("an empty text has one empty line")
  func empty() {
    let table = LineTable(bytes: [])
    #expect(table.lineCount == 1)
    #expect(table.line(at: 0) == 1)
    #expect(table.contents(ofLine: 1, in: []) == 0..<0)
  }

  @Test("a line is given without its line end")
  func contents() {
    let bytes = Array("一\r\n二\n".utf8)
    let table = LineTable(bytes: bytes)
    #expect(String(decoding: bytes[table.contents(ofLine: 1, in: bytes)], as: UTF8.self) == "一")
    #expect(String(decoding: bytes[table.contents(ofLine: 2, in: bytes)], as: UTF8.self) == "二")
  }

  @Test("the column units of one place on a line with Chinese and an astral character differ as they must")
  func columnUnits() throws {
    let before = "<p>办事指南😀<a href=\"/x.html\">下载</a>"
    let position = file("首行\n" + before + "<img>").position(at: "首行\n".utf8.count + before.utf8.count)
    #expect(position.line == 2)
    #expect(position.column == 33)
    #expect(position.utf16Column == 34)
    #expect(position.utf8Column == 48)
  }

  @Test("every offset of a random text lies in its line")
  func property() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<SeededGenerator.cases {
      let length = Int(random.next() % 40)
      let alphabet: [UInt8] = [0x0A, 0x0D, 0x61, 0x62]
      let bytes = (0..<length).map { _ in alphabet[Int(random.next() % 4)] }
      let table = LineTable(bytes: bytes)
      for offset in 0...length {
        let line = table.line(at: offset)
        #expect(table.start(ofLine: line) <= offset)
        #expect(line == table.lineCount || offset < table.start(ofLine: line + 1))
      }
    }
  }
}

@Suite("Texts on a terminal")
struct DisplayWidthTests {
  @Test(
    "Chinese characters and full-width marks take two cells, combining marks none",
    arguments: [("abc", 3), ("自查", 4), ("：，（", 6), ("e\u{301}", 1), ("😀", 2), ("", 0), ("\u{FEFF}a", 1)])
  func width(_ text: String, _ cells: Int) {
    #expect(displayWidth(text) == cells)
  }
}

@Suite("Ranges and texts in two languages")
struct SourceRangeTests {
  @Test("ranges join, hold one another and sort by file and place")
  func ranges() {
    let file = FileID(index: 1)
    let left = SourceRange(file: file, lower: 2, upper: 5)
    let right = SourceRange(file: file, lower: 7, upper: 9)
    #expect(left.joined(with: right) == SourceRange(file: file, lower: 2, upper: 9))
    #expect(left.joined(with: right).contains(right))
    #expect(!left.contains(right))
    #expect([right, SourceRange(file: FileID(index: 0), lower: 8, upper: 9), left].sorted().map(\.lower) == [8, 2, 7])
  }

  @Test("a text without English shows the Chinese in both languages")
  func localized() {
    let text = LocalizedText(zh: "许可", optionalEnglish: nil) + LocalizedText(zh: "一", en: "one")
    #expect(text[.zh] == "许可一")
    #expect(text[.en] == "许可one")
  }
}
