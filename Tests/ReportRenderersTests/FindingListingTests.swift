import Findings
import Records
import ReportRenderers
import Reporting
import RuleEngine
import SourceText
import Testing

@Suite("Lists of findings that go to a file")
struct FindingListingTests {
  private static let paths = ["cases.jsonl", "more \"cases\".jsonl"]

  /// The rules of the sample over a table that there is.
  static var rules: CheckedRuleSet {
    let table = TableSchema(
      id: TableID(0), name: SampleRun.text("办件", "case"), title: SampleRun.text("办件", "cases"), source: "cases",
      fields: [], key: [], range: SampleRun.range)
    return CheckedRuleSet(packs: [], schema: Schema(tables: [table]), rules: SampleRun.ruleSet.rules)
  }

  private func lines(_ listing: any FindingListing, _ findings: [Finding]) -> String {
    var entries: [UInt8] = []
    for finding in findings { listing.append(finding, to: &entries) }
    var occurrences: [[UInt8]: Int]? = [:]
    return String(decoding: listing.header + listing.lines(of: entries, occurrences: &occurrences), as: UTF8.self)
  }

  @Test("equal what the renderer writes, fingerprints with their numbers too", arguments: Language.allCases)
  func sameAsRendered(_ language: Language) throws {
    let run = SampleRun.run()
    // The same findings twice: the second ones need their number.
    let findings = run.evaluation.findings + run.evaluation.findings
    let named = RunResult(
      tool: run.tool, organisation: run.organisation, period: run.period, checkDate: run.checkDate,
      snapshot: run.snapshot, ruleSet: run.ruleSet, inputs: run.inputs,
      evaluation: Evaluation(
        tallies: run.evaluation.tallies, findings: Fingerprint.name(findings), measures: [], marks: []))
    let rendered = { (id: String, options: RenderOptions) throws -> String in
      let format = try #require(ReportFormat.named(id))
      return String(decoding: format.render(result: named, language: language, options: options), as: UTF8.self)
    }
    for isShort in [false, true] {
      let listing = JSONLinesListing(
        rules: Self.rules, inputPaths: Self.paths, language: language, isShort: isShort)
      var options = RenderOptions()
      options.isShort = isShort
      #expect(lines(listing, findings) == (try rendered("jsonl", options)))
    }
    #expect(lines(CSVListing(language: language), findings) == (try rendered("csv", RenderOptions())))
  }

  @Test("a violation from columns gives the same short line as its finding", arguments: Language.allCases)
  func compact(_ language: Language) throws {
    let rules = Self.rules
    let listing = JSONLinesListing(rules: rules, inputPaths: Self.paths, language: language, isShort: true)
    for (index, rule) in rules.rules.enumerated() {
      for (key, line) in [("2010-0012", 12), ("键 \"a\\b\u{1}", nil as Int?)] {
        let table = try #require(rule.object.table.map { rules.schema[$0].name })
        let finding = Finding(
          kind: .rule, rule: rule.id, pack: rule.pack, title: rule.title, outcome: .violation, severity: rule.severity,
          object: FindingObject(table: table, key: key, row: 3, input: 1, path: Self.paths[1], line: line))
        var whole: [UInt8] = []
        listing.append(finding, to: &whole)
        var short: [UInt8] = []
        let bytes = Array(key.utf8)
        let violation = ShortFinding(rule: index, item: nil, outcome: .violation, input: 1, line: line)
        listing.append(violation, key: bytes.span, to: &short)
        var (first, second): ([[UInt8]: Int]?, [[UInt8]: Int]?) = (nil, [:])
        let expected = String(decoding: listing.lines(of: whole, occurrences: &first), as: UTF8.self)
        #expect(String(decoding: listing.lines(of: short, occurrences: &second), as: UTF8.self) == expected)
        #expect(expected.hasSuffix("}}\n") && expected.contains("\"rule\":\"\(rule.id)\""))
      }
    }
  }
}
