import Codecs
import Findings
import Records
import ReportRenderers
import Reporting
import SourceText
import Testing

@Suite("Figures and their references")
struct FigureReferenceTests {
  private func page(_ language: Language) throws -> MarkupScanner {
    let html = try #require(ReportFormat.named("html"))
    return MarkupScanner(String(decoding: html.render(result: SampleRun.run(), language: language), as: UTF8.self))
  }

  private func document(_ language: Language) throws -> JSONPointerResolver {
    let json = try #require(ReportFormat.named("json"))
    return JSONPointerResolver(
      document: try JSONValue.parse(json.render(result: SampleRun.run(), language: language)))
  }

  @Test("every figure of the page resolves to the same value in the JSON document", arguments: Language.allCases)
  func resolve(_ language: Language) throws {
    let resolver = try document(language)
    var count = 0
    for tag in try page(language).tags {
      guard let value = tag.attributes["value"] ?? tag.attributes["data-value"] else { continue }
      let pointer = try #require(tag.attributes["data-ref"], "\(tag)")
      #expect(resolver.scalar(pointer) == value, "\(pointer)")
      count += 1
    }
    #expect(count > 300)
  }

  @Test("every row that is about something refers to it")
  func rows() throws {
    let resolver = try document(.zh)
    let places = try page(.zh).tags.filter { $0.name == "tr" }.compactMap { $0.attributes["data-ref"] }
    #expect(places.count > 50)
    for place in places { #expect(resolver.resolve(place)?.members != nil, "\(place)") }
  }

  @Test("no number is printed in a paragraph outside a figure, except dates, years and layout counts")
  func typedFigures() {
    let report = ReportLayout(SampleRun.run()).report()
    let results = report.sections.first { $0.id == "section-3" }
    for case .paragraph(let prose) in results?.blocks ?? [] {
      for case .text(let words) in prose.zh { #expect(!words.contains { $0.isASCII && $0.isNumber }, "\(words)") }
    }
  }

  @Test("the figures are the same in HTML, Markdown and the terminal report", arguments: Language.allCases)
  func sameFigures(_ language: Language) throws {
    let shown = try page(language).tags.filter { $0.name == "data" }.map(\.text)
    for id in ["markdown", "human"] {
      let format = try #require(ReportFormat.named(id))
      var text = String(
        decoding: format.render(
          result: SampleRun.run(), language: language, options: RenderOptions(view: .report, width: 400)),
        as: UTF8.self)
      text.replace("\\", with: "")
      for figure in Set(shown) { #expect(text.contains(figure), "\(id): \(figure)") }
    }
  }

  @Test("found = evaluated + quarantined")
  func identity() throws {
    let resolver = try document(.zh)
    let counts = ["found", "evaluated", "quarantined"].map {
      resolver.scalar("/summary/records/" + $0).flatMap { Int($0) } ?? -1
    }
    #expect(counts[0] == counts[1] + counts[2])
    #expect(counts[0] == 5421)
  }
}

@Suite("How figures print")
struct FigureTextTests {
  @Test(
    "a rate is never rounded to 100 % or 0 % that is not true",
    arguments: [
      (21, 31, "67.7%"), (1999, 2000, "99.95%"), (2000, 2000, "100%"), (0, 7, "0%"), (1, 2001, "0.05%"),
      (1, 100_000, "0.001%"), (99_999, 100_000, "99.999%"), (19, 20, "95.0%"), (3, 2, "150.0%"), (-1, 3, "-33.3%"),
    ])
  func percent(_ top: Int, _ bottom: Int, _ expected: String) throws {
    let rate = try #require(Fraction(numerator: Int128(top), denominator: Int128(bottom)))
    #expect(FigureText.percent(rate) == expected)
  }

  @Test("rates change in points, counts in number and per cent, nothing is divided by a last year of 0")
  func changes() throws {
    let count = try #require(
      Change(from: .exact(SampleRun.number(5012)), to: .exact(SampleRun.number(5336)), style: .count))
    #expect(count.words(place: "").plainText(.zh) == "增加324，增长6.5%")
    #expect(count.words(place: "").plainText(.en) == "up by 324 or 6.5%")
    let fall = try #require(
      Change(from: .exact(SampleRun.number(10)), to: .exact(SampleRun.number(4)), style: .count))
    #expect(fall.words(place: "").plainText(.zh) == "减少6，下降60.0%")
    let rate = try #require(
      Change(from: .exact(SampleRun.number(95, 100)), to: .exact(SampleRun.number(963, 1000)), style: .percent))
    #expect(rate.words(place: "").plainText(.zh) == "提高1.3个百分点")
    #expect(rate.signedShare(place: "") == nil)
    let first = try #require(
      Change(from: .exact(SampleRun.number(0)), to: .exact(SampleRun.number(160)), style: .count))
    #expect(first.words(place: "").plainText(.zh) == "增加160")
    let same = try #require(
      Change(from: .exact(SampleRun.number(3)), to: .exact(SampleRun.number(3)), style: .count))
    #expect(same.words(place: "").plainText(.zh) == "持平")
    #expect(Change(from: nil, to: .exact(SampleRun.number(3)), style: .count) == nil)
    let unknown = try #require(Change(from: Findings.Figure.none, to: .exact(SampleRun.number(3)), style: .count))
    #expect(unknown.words(place: "").plainText(.zh) == "增减无法计算")
  }

  @Test("an interval names both ends and how many are undecided")
  func interval() {
    let prose = FigureText.prose(
      .between(SampleRun.number(90, 100), SampleRun.number(93, 100), undecided: 3), style: .percent, place: "/x")
    #expect(prose.plainText(.zh) == "至少90.0%至多93.0%（3件待查）")
    #expect(prose.plainText(.en) == "at least 90.0%, at most 93.0% (3 to be checked)")
  }

  @Test(
    "periods are named as titles name them",
    arguments: [
      ((1, 1, 12, 31), "2010年"), ((1, 1, 6, 30), "2010年上半年"), ((4, 1, 6, 30), "2010年第二季度"),
      ((2, 1, 2, 28), "2010年2月"), ((2, 12, 5, 18), "2010年2月12日至5月18日"),
    ])
  func periods(_ ends: (Int, Int, Int, Int), _ expected: String) {
    let period = SampleRun.day(2010, ends.0, ends.1)...SampleRun.day(2010, ends.2, ends.3)
    #expect(PeriodText.name(period).zh == expected)
  }
}
