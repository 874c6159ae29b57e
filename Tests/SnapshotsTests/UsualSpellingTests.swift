import Codecs
import Records
import Snapshots
import SourceText
import TestSupport
import Testing

@Suite("Usual spellings and the reading table")
struct UsualSpellingTests {
  private static let types: [FieldType] = [
    .text, .number, .integer, .money(unit: .one), .money(unit: Fraction(10_000)), .rate(unit: .one),
    .rate(unit: Fraction(1).divided(by: Fraction(100)) ?? .one), .date, .moment, .duration(.workday), .truth,
    .choice([
      ChoiceWord(name: LocalizedText(zh: "即办件", en: "Instant"), code: "J"),
      ChoiceWord(name: LocalizedText(zh: "需要现场踏勘的承诺件", en: "committed, with a visit"), code: "10"),
    ]),
    .several(.text), .several(.date), .several(.integer),
  ]

  private static let blankWords = ["待定", "-", "9999-12-31", "0", "true"]

  private static let table = Licensing.table(
    1, "办件", "case", source: "cases", blankWords: blankWords,
    types.indices.map { Licensing.field("字段\($0)", "field \($0)", "f\($0)", types[$0]) })

  private static let schema = Schema(tables: [
    Licensing.table(0, "机构", "organisation", source: nil, [Licensing.field("名称", "name", "name", .text)]), table,
  ])

  private static let words = [
    "2024-03-01", "2024-13-01", "2023-02-29", "2024-02-29", "1899-12-31", "2200-01-01", "9999-12-31", "2024/3/1",
    "2024-03-01 09:30", "20240301", "2024年3月1日", "0000-00-00", "2024-03-0a", "5", "0", "-0", "007", "20.0", "20.50",
    "0.0000001", "12345678901234567", "123456789012345678901234567890", "-7.25", "1,000", "3万元", "67.7%", "20个工作日",
    "1e3", "+5", ".5", "5.", "-", "--1", "true", "false", "TRUE", "是", "无", "Y", "y", "1", "J", "j", "即办件", "instant",
    "Instant", "10", "需要现场踏勘的承诺件", "committed, with a visit", "committed, with a visiT", "待定", "张三、李四", "a;b", "、",
    "2024-03-01、2024-03-02", "1；2", "中", "　中　", "\u{A0}x", "中\u{FEFF}", "〇", "。", "😀", "é",
  ]

  private static func word(_ random: inout SeededGenerator) -> String {
    var word = random.pick(words)
    if random.chance(25) {
      let scalars = Array(word.unicodeScalars)
      let place = random.below(scalars.count + 1)
      let inserted = random.pick(Array(" 0-.9年　x\t\u{A0}".unicodeScalars))
      word = String(String.UnicodeScalarView(scalars[..<place] + [inserted] + scalars[place...]))
    }
    return random.chance(10) ? " " + word + "　" : word
  }

  private static func load(_ path: String, _ text: String) throws -> TableRows {
    try SnapshotLoader.load(
      Licensing.manifest(["cases": [path]]), schema: schema, tree: MemoryTree([(path, Array(text.utf8))])
    ).dataset[TableID(1)]
  }

  @Test("reads texts in JSON and CSV as the reading table says, for every type")
  func texts() throws {
    var random = SeededGenerator(seed: 41)
    var expected: [[Cell]] = []
    var json = ""
    var csv = CSVWriter()
    csv.record(Self.types.indices.map { "f\($0)" })
    for _ in 0..<SeededGenerator.cases {
      let words = Self.types.map { _ in Self.word(&random) }
      expected.append(
        zip(words, Self.types).map { ValueReading.read($0, as: $1, blankWords: Self.blankWords) })
      let members = words.enumerated().map { index, word in
        "\"f\(index)\":\"" + word.replacing("\t", with: random.chance(50) ? "\\t" : "\\u0009") + "\""
      }
      json += "{" + members.joined(separator: random.chance(30) ? ", " : ",") + "}\n"
      csv.record(words)
    }
    let table = String(decoding: csv.bytes, as: UTF8.self)
    for rows in [try Self.load("a.jsonl", json), try Self.load("a.csv", table)] {
      #expect(rows.count == expected.count)
      for row in 0..<min(rows.count, expected.count) {
        for field in Self.types.indices {
          let cell = rows.cell(row: row, field: FieldID(field))
          #expect(cell == expected[row][field], "\(Self.types[field])")
        }
      }
    }
  }

  @Test("reads JSON numbers and literals as the reading table says, for every type")
  func scalars() throws {
    let scalars = [
      "0", "-0", "5", "-7", "20.0", "20.50", "0.0000001", "1e3", "1E-2", "-7.25", "12345678901234567", "2024",
      "20240301",
      "123456789012345678901234567890", "9223372036854775807", "92233720368547.75", "1", "10", "true", "false",
    ]
    var json = ""
    for scalar in scalars {
      json += "{" + Self.types.indices.map { "\"f\($0)\": \(scalar)" }.joined(separator: ",") + "}\n"
    }
    let rows = try Self.load("a.jsonl", json)
    #expect(rows.count == scalars.count)
    for (row, scalar) in scalars.enumerated() {
      let bytes = Array(scalar.utf8)
      let isNumber = bytes[0] == 0x2D || bytes[0] &- 0x30 < 10
      for (field, type) in Self.types.enumerated() {
        var batch = Batch(fieldCount: 1)
        let reader = ValueReader(type: type, blankWords: Self.blankWords)
        batch.append(
          bytes.span, 0..<bytes.count, as: isNumber ? .number : .text, by: reader, to: FieldID(0))
        batch.endRow(Provenance(file: 0, line: nil))
        let expected = batch.cell(row: 0, field: FieldID(0), type: type)
        #expect(rows.cell(row: row, field: FieldID(field)) == expected, "\(scalar) as \(type)")
      }
    }
  }
}
