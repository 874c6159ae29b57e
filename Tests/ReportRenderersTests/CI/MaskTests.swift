import Findings
import Records
import ReportRenderers
import Reporting
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("Hiding personal numbers")
struct MaskTests {
  @Test(
    "keeps the first three and the last four digits",
    arguments: [
      ("11010519491231002X", "110***********002X"), ("身份证11010519491231002X。", "身份证110***********002X。"),
      ("身份证号：110105491231002", "身份证号：110********1002"), ("电话13800138000转", "电话138****8000转"),
      ("+8613800138000", "+86138****8000"), ("138-0013-8000", "138-****-8000"), ("138 0013 8000", "138 **** 8000"),
      ("卡号6222021234567890128", "卡号622************0128"), ("4111 1111 1111 1111", "411* **** **** 1111"),
      ("１３８００１３８０００", "１３８****８０００"), ("ID11010519491231002Xok", "ID110***********002Xok"),
    ])
  func shapes(_ text: String, _ expected: String) {
    #expect(PersonalDataMask.masked(text) == expected)
  }

  @Test(
    "leaves other numbers alone",
    arguments: [
      "2024-01-01 12:00", "20240012345678901", "12800138000", "110105194912310021", "91350100M000100Y43",
      "6222021234567890123", "110105491331002", "《2024》12号", "1234567890", "e3b0c44298fc1c14913800138000fbf4",
      "3.14159265358979", "2010-0012", "",
    ])
  func others(_ text: String) {
    #expect(PersonalDataMask.masked(text) == text)
  }

  @Test("finds every number wherever it stands")
  func everywhere() {
    var random = SeededGenerator(seed: 20_241_122)
    for _ in 0..<SeededGenerator.cases {
      let number = PersonalNumber.make(&random)
      let before = random.pick(["", "号码", "ID", "（", "\"", "：", "1.", "|"])
      let after = random.pick(["", "，", "）", "。", "元", "\"", "|", " 等"])
      let masked = PersonalDataMask.masked(before + number + after)
      #expect(!masked.contains(number), "\(before + number + after)")
      #expect(masked.hasPrefix(before + number.prefix(3)) && masked.hasSuffix(number.suffix(4) + after))
      #expect(masked.count == (before + number + after).count)
      #expect(PersonalDataMask.masked(masked) == masked)
    }
  }

  @Test("no format shows a whole number when it hides them, and no format changes another byte of a figure")
  func everyFormat() throws {
    var random = SeededGenerator(seed: 7)
    let rounds = SeededGenerator.cases / 400
    for _ in 0..<rounds {
      let numbers = (0..<100).map { _ in PersonalNumber.make(&random) }
      let run = Self.run(numbers)
      for format in ReportFormat.all {
        var options = RenderOptions()
        options.masks = true
        options.sources = Self.sources(numbers)
        let bytes = format.render(result: run, language: .zh, options: options)
        let text = String(decoding: bytes, as: UTF8.self)
        // Lines may be broken anywhere in text for terminals.
        let joined = format.id == "human" ? text.filter { !$0.isWhitespace } : text
        let shown = numbers.filter { joined.contains($0) }
        #expect(shown.isEmpty, "\(format.id)")
      }
    }
  }

  @Test("formats for CI hide them unless told otherwise, the others only when told")
  func habits() throws {
    let number = "11010519491231002X"
    let run = Self.run([number])
    for format in ReportFormat.all {
      let isForCI = SampleRun.formatsForCI.contains(format.id)
      #expect(format.masks(RenderOptions()) == isForCI)
      let shown = { (masks: Bool?) throws -> Bool in
        try SampleRun.rendered(format.id, run, sources: Self.sources([number]), masks: masks).contains(number)
      }
      if format.id == "markdown" || format.id == "html" { continue }
      #expect(try shown(nil) == !isForCI, "\(format.id)")
      #expect(try shown(false), "\(format.id)")
      #expect(try !shown(true), "\(format.id)")
    }
  }

  @Test("fingerprints stay those of the true numbers", arguments: ["json", "jsonl", "csv", "sarif", "gitlab"])
  func fingerprints(_ id: String) throws {
    let run = Self.run(["11010519491231002X"])
    let text = try SampleRun.rendered(id, run, masks: true)
    for finding in run.evaluation.findings { #expect(text.contains(finding.fingerprint.dropFirst(9))) }
    let record = try #require(Fingerprint.names(of: run.quarantine).first)
    if id == "sarif" || id == "gitlab" { #expect(text.contains(record.dropFirst(9))) }
  }

  @Test("lists that go to a file hide them too and keep their fingerprints", arguments: [true, false])
  func lists(_ isShort: Bool) throws {
    let number = "11010519491231002X"
    let run = Self.run([number])
    var listings: [any FindingListing] = [
      JSONLinesListing(
        rules: FindingListingTests.rules, inputPaths: ["a.html"], language: .zh, isShort: isShort, masks: true)
    ]
    if !isShort { listings.append(CSVListing(language: .zh, masks: true)) }
    for listing in listings {
      var entries: [UInt8] = []
      for finding in run.evaluation.findings { listing.append(finding, to: &entries) }
      if isShort {
        let key = Array(("甲" + number).utf8)
        listing.append(
          ShortFinding(rule: 0, item: nil, outcome: .violation, input: 0, line: 3), key: key.span, to: &entries)
      }
      var none: [[UInt8]: Int]?
      let text = String(decoding: listing.lines(of: entries, occurrences: &none), as: UTF8.self)
      #expect(text.contains("110***********002X") && !text.contains(number))
      if !isShort, let name = run.evaluation.findings.first?.fingerprint { #expect(text.contains(name)) }
    }
  }

  // MARK: Runs full of numbers

  /// A run with numbers in every text that comes from the data.
  private static func run(_ numbers: [String]) -> RunResult {
    let text = numbers.joined(separator: "、")
    let both = LocalizedText(same: text)
    let finding = Finding(
      kind: .rule, rule: "XK-01", pack: SampleRun.licensing, title: SampleRun.titles[0].title, outcome: .violation,
      severity: .critical,
      object: FindingObject(
        table: SampleRun.text("办件", "case"), key: text, row: 1, path: "a.html", line: 1, page: "/" + text),
      item: both, evidence: [Evidence(name: both, value: both)], missing: [both], expected: both, actual: both,
      steps: [both], message: both, remedy: both, owner: both)
    var tally = RuleTally(
      rule: "XK-01", pack: SampleRun.licensing, title: SampleRun.titles[0].title, severity: .critical)
    tally.count(.violation)
    let record = QuarantinedRecord(
      input: 0, path: "附件" + (numbers.first ?? "") + ".csv", line: 1, column: 2, reason: both, excerpt: text)
    let findings = Fingerprint.name([finding])
    return RunResult(
      tool: "zicha 0.1.0", organisation: text, period: SampleRun.day(2010, 1, 1)...SampleRun.day(2010, 12, 31),
      checkDate: SampleRun.day(2010, 12, 31), snapshot: "data/" + (numbers.first ?? ""), ruleSet: SampleRun.ruleSet,
      inputs: [SampleRun.input("附件" + (numbers.first ?? "") + ".csv", 1, 1)], quarantine: [record],
      usage: [FieldUsage(table: SampleRun.text("办件", "case"), undeclared: [.init(key: text, count: 1)], absent: [])],
      evaluation: Evaluation(
        tallies: [tally], findings: findings,
        measures: [
          MeasureResult(
            name: SampleRun.text("办件数", "cases"), pack: SampleRun.licensing, style: .count,
            groupedBy: SampleRun.text("单位", "unit"),
            rows: [.init(group: both, key: text, figure: .exact(.text(Text(text))), previous: nil)])
        ], marks: [MarkTally(rule: "XK-01", mark: SampleRun.text("红牌", "red"), objects: [text])]))
  }

  private static func sources(_ numbers: [String]) -> MemorySources {
    MemorySources(["a.html": "<p>" + numbers.joined(separator: "、") + "</p>\n"])
  }
}

/// Personal numbers as they may stand in data.
enum PersonalNumber {
  static func make(_ random: inout SeededGenerator) -> String {
    switch random.below(4) {
    case 0: citizen(&random)
    case 1: region(&random) + day(&random).dropFirst(2) + digits(3, &random)
    case 2: "1" + String(random.below(7) + 3) + digits(9, &random)
    default: card(&random)
    }
  }

  private static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).map { _ in String(random.below(10)) }.joined()
  }

  private static func region(_ random: inout SeededGenerator) -> String {
    String(11 + random.below(50)) + digits(4, &random)
  }

  private static func day(_ random: inout SeededGenerator) -> String {
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return String(1930 + random.below(70)) + two(1 + random.below(12)) + two(1 + random.below(28))
  }

  private static func citizen(_ random: inout SeededGenerator) -> String {
    let number = region(&random) + day(&random) + digits(3, &random)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(number, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return number + String(Array("10X98765432")[sum % 11])
  }

  private static func card(_ random: inout SeededGenerator) -> String {
    let body = random.pick(["62", "4", "35"]) + digits(18, &random)
    let number = String(body.prefix(15 + random.below(4)))
    var sum = 0
    for (index, digit) in number.reversed().enumerated() {
      let value = digit.wholeNumberValue ?? 0
      sum += index % 2 == 0 ? value * 2 / 10 + value * 2 % 10 : value
    }
    return number + String((10 - sum % 10) % 10)
  }
}
