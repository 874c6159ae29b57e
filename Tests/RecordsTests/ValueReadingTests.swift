import Records
import SourceText
import TestSupport
import Testing

@Suite("The reading table")
struct ValueReadingTests {
  @Test("reads every example of every form as the table says", arguments: ReadingTable.forms.map(\.id))
  func examples(id: String) throws {
    let form = try #require(ReadingTable.forms.first { $0.id == id })
    for example in form.examples {
      let cell = ValueReading.read(example.words, as: form.type)
      #expect(ReadingTable.shown(cell, type: form.type) == example.value, "\(example.words)")
    }
  }

  @Test("names its forms once and prints them in both languages")
  func listing() {
    #expect(Set(ReadingTable.forms.map(\.id)).count == ReadingTable.forms.count)
    #expect(ReadingTable.lines(.zh).contains("    2024年3月1日 → 2024-03-01"))
    #expect(ReadingTable.lines(.en).contains("    2023-02-29 → data fault"))
  }

  @Test("keeps the words of a data fault, at most 200 characters")
  func faultWords() {
    #expect(ValueReading.read(" 待定 ", as: .date) == .fault("待定"))
    let long = String(repeating: "长", count: 5000)
    guard case .fault(let words) = ValueReading.read(long, as: .number) else {
      Issue.record("a long text is no number")
      return
    }
    #expect(words.unicodeScalars.count == 200)
    #expect(words.hasSuffix("…"))
  }

  @Test("counts the table's blank words as missing")
  func blankWords() {
    #expect(ValueReading.read(" 待定 ", as: .date, blankWords: ["待定", "-"]) == .missing)
    #expect(ValueReading.read("-", as: .text, blankWords: ["待定", "-"]) == .missing)
    #expect(ValueReading.read("张三、-", as: .several(.text), blankWords: ["-"]) == .value(.several([.text(Text("张三"))])))
  }

  @Test(
    "drops every kind of white space at the ends",
    arguments: ["x", " x", "\t\r\nx\u{0B}\u{0C}", "\u{3000}x\u{00A0}", "\u{FEFF}\u{3000} x \u{FEFF}"])
  func trimming(text: String) {
    #expect(ValueReading.read(text, as: .text) == .value(.text(Text("x"))))
  }

  @Test("keeps numbers exact up to 38 digits and calls longer ones faults")
  func exactness() throws {
    let nines = String(repeating: "9", count: 37)
    #expect(
      ValueReading.read("0.1234567", as: .number) == .value(.number(try #require(Fraction(decimal: "0.1234567")))))
    #expect(ValueReading.read(nines, as: .integer) == .value(.number(try #require(Fraction(decimal: nines)))))
    #expect(
      ValueReading.read(String(repeating: "9", count: 60), as: .number) == .fault(String(repeating: "9", count: 60)))
    #expect(ValueReading.read("9223372036854775807", as: .integer) == .value(.number(Fraction(Int.max))))
    #expect(ValueReading.read("-0.000", as: .number) == .value(.number(.zero)))
    #expect(
      ValueReading.read("1.50000000000000000000", as: .money(unit: .one))
        == .value(.money(try #require(Fraction(decimal: "1.5")))))
  }

  @Test("reads an exponent in a JSON number only")
  func exponents() {
    let reader = ValueReader(type: .number)
    func read(_ text: String, _ source: ValueReader.Source) -> Reading {
      let bytes = Array(text.utf8)
      return reader.read(bytes.span, as: source)
    }
    #expect(read("1.5e3", .number) == .slot(1_500_000_000))
    #expect(read("15E-1", .number) == .slot(1_500_000))
    #expect(read("1e400", .number) == .fault(0..<5))
    #expect(read("1e-400", .number) == .fault(0..<6))
    #expect(read("1.5e3", .text) == .fault(0..<5))
  }

  @Test("agrees with plain decimal arithmetic on seeded numbers")
  func numberProperty() {
    var random = SeededGenerator(seed: 20_240_301)
    for _ in 0..<SeededGenerator.cases {
      let whole = Int.random(in: -99_999_999...99_999_999, using: &random)
      let decimals = Int.random(in: 0...9, using: &random)
      let text = String(whole) + (decimals == 0 ? "" : "." + String(repeating: "7", count: decimals))
      #expect(ValueReading.read(text, as: .number) == Fraction(decimal: text).map { .value(.number($0)) })
    }
  }

  @Test("reads every day of four centuries in every form")
  func dateProperty() {
    for number in stride(from: Int32(-50_000), to: 80_000, by: 61) {
      let day = Day(number: number)
      let (year, month, date) = day.parts
      let compact = String(year * 10_000 + month * 100 + date)
      for text in [
        day.text, "\(year)/\(month)/\(date)", "\(year).\(month).\(date)", "\(year)年\(month)月\(date)日", compact,
      ] {
        #expect(ValueReading.read(text, as: .date) == .value(.date(day)))
      }
    }
  }

  @Test("never crashes and never invents a value on seeded bytes")
  func hostileBytes() {
    let alphabet = Array("0123456789-/.:,TZ年月日时分元万%¥ +eE、；是否Y".unicodeScalars.map(String.init))
    let types: [FieldType] = [
      .number, .integer, .money(unit: .one), .rate(unit: .one), .date, .moment, .truth, .duration(.day),
      .several(.date),
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<SeededGenerator.cases {
      let text = (0..<Int.random(in: 1...14, using: &random))
        .map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
      for type in types where ValueReading.read(text, as: type) == .missing {
        let hasContent = text.unicodeScalars.contains { !"、； ".unicodeScalars.contains($0) }
        #expect(!hasContent, "\(text) is not blank")
      }
    }
  }
}
