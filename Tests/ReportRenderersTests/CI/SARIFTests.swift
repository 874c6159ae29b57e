import Codecs
import Findings
import Records
import ReportRenderers
import Reporting
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("SARIF")
struct SARIFTests {
  private static let schemaPath = "05-schemas/sarif/sarif-2.1/schema/sarif-schema-2.1.0.json"

  private static let gate = GateResult(
    base: .init(kind: .revision, name: "origin/main", commit: "0123abcd"),
    states: SampleRun.run().evaluation.findings.indices.map { $0 % 2 == 0 ? .new : .old },
    quarantineStates: [.new, .old],
    resolved: [
      .init(
        fingerprint: "zicha/v1:" + String(repeating: "9", count: 32), rule: "XK-09", outcome: .violation,
        title: SampleRun.text("旧问题", "an old problem"), object: SampleRun.text("办件 7", "case 7"))
    ],
    counts: GateResult.Counts(), notes: [SampleRun.text("一条豁免没有用到", "a waiver is unused")])

  private static var gated: RunResult {
    var run = SampleRun.run()
    run.gate = gate
    return run
  }

  @Test(
    "agrees with the schema", .enabled(if: SharedData.isPresent, SharedData.hint),
    arguments: ["sarif", "sarif-github"])
  func schema(_ id: String) throws {
    let check = SchemaCheck(try JSONValue.parse(try SharedData.bytes(Self.schemaPath)))
    for run in [SampleRun.run(), SampleRun.run(hostile: "\u{1}\u{202E}<&>"), SampleRun.emptyRun, Self.gated] {
      #expect(check.problems(try SampleRun.document(id, run)) == [])
    }
  }

  @Test("the check notices what is wrong", .enabled(if: SharedData.isPresent, SharedData.hint))
  func checkNotices() throws {
    let check = SchemaCheck(try JSONValue.parse(try SharedData.bytes(Self.schemaPath)))
    let log = try JSONValue.parse(Array(#"{"version": "2.1", "runs": [{"results": [{"level": "bad", "x": 1}]}]}"#.utf8))
    #expect(check.problems(log).count >= 4)
  }

  @Test("shows every finding and every unread record, the waived one as suppressed")
  func complete() throws {
    let run = SampleRun.run()
    let results = SampleRun.results(try SampleRun.document("sarif", run))
    let names = results.compactMap { $0["partialFingerprints"]?["zicha/v1"]?.string }
    let expected =
      run.evaluation.findings.map(\.fingerprint) + Fingerprint.names(of: run.quarantine)
    #expect(names.starts(with: expected.map { String($0.dropFirst("zicha/v1:".count)) }))
    #expect(Set(names).count == names.count)
    let suppressed = results.filter { !($0["suppressions"]?.elements ?? []).isEmpty }
    #expect(suppressed.count == run.evaluation.findings.count { $0.isWaived })
    #expect(suppressed.first?["suppressions"]?.elements?.first?["kind"]?.string == "external")
  }

  @Test("only what fails has a level; undecided is open, what was not checked informational")
  func kinds() throws {
    let results = SampleRun.results(try SampleRun.document("sarif", SampleRun.run()))
    let kinds = results.compactMap { $0["kind"]?.string }
    #expect(Set(kinds) == ["fail", "open", "informational"])
    for result in results { #expect((result["kind"]?.string == "fail") == (result["level"]?.string != "none")) }
  }

  @Test("has all that GitHub requires, and nothing that is waived")
  func github() throws {
    let log = try SampleRun.document("sarif-github", SampleRun.run())
    let run = try #require(log["runs"]?.elements?.first)
    #expect(log["$schema"]?.string?.isEmpty == false && log["version"]?.string == "2.1.0")
    for rule in run["tool"]?["driver"]?["rules"]?.elements ?? [] {
      #expect(rule["id"]?.string?.isEmpty == false && rule["help"]?["text"]?.string?.isEmpty == false)
      #expect(rule["shortDescription"]?["text"]?.string?.isEmpty == false)
      let full = rule["fullDescription"]?["text"]?.string ?? ""
      #expect(!full.isEmpty && full.utf16.count <= 1024)
      #expect((rule["properties"]?["tags"]?.elements?.count ?? 99) <= 20)
    }
    let results = SampleRun.results(log)
    #expect(results.count == SampleRun.results(try SampleRun.document("sarif", SampleRun.run())).count - 1)
    for result in results {
      let place = result["locations"]?.elements?.first?["physicalLocation"]
      #expect(place?["artifactLocation"]?["uri"]?.string?.isEmpty == false)
      for member in ["startLine", "startColumn", "endLine", "endColumn"] {
        #expect((place?["region"]?[member]?.integer ?? 0) > 0)
      }
      #expect(result["partialFingerprints"]?["primaryLocationLineHash"]?.string?.contains(":") == true)
      #expect(["error", "warning", "note"].contains(result["level"]?.string))
    }
  }

  @Test("keeps the worst when there are more than GitHub takes, and says so")
  func limit() throws {
    let findings = (0..<25_010).map {
      SampleRun.violation(key: String($0), severity: $0 % 10 == 9 ? .critical : .note, line: $0)
    }
    let log = try SampleRun.document("sarif-github", SampleRun.run(findings), sources: nil)
    let results = SampleRun.results(log)
    #expect(results.count == 25_000)
    #expect(results.prefix(2501).allSatisfy { $0["level"]?.string == "error" })
    let properties = log["runs"]?.elements?.first?["properties"]
    #expect(properties?["total"]?.integer == 25_010 && properties?["omitted"]?.integer == 10)
    let notes = log["runs"]?.elements?.first?["invocations"]?.elements?.first?["toolExecutionNotifications"]
    #expect(notes?.elements?.last?["message"]?["text"]?.string?.contains("10") == true)
  }

  @Test("tells new, unchanged and absent results beside the base of a gate")
  func baseline() throws {
    let log = try SampleRun.document("sarif", Self.gated)
    let results = SampleRun.results(log)
    let states = results.compactMap { $0["baselineState"]?.string }
    #expect(states.count == results.count)
    #expect(Set(states) == ["new", "unchanged", "absent"])
    #expect(states.last == "absent" && states.count { $0 == "absent" } == 1)
    #expect(log["runs"]?.elements?.first?["baselineGuid"]?.string?.count == 36)
  }

  @Test("names laws as taxonomies and points to their provisions")
  func taxonomies() throws {
    let run = try #require(try SampleRun.document("sarif", SampleRun.run())["runs"]?.elements?.first)
    let laws = run["taxonomies"]?.elements ?? []
    let titles = laws.compactMap { $0["name"]?.string }
    #expect(titles.contains("行政许可法"))
    for result in run["results"]?.elements ?? [] {
      for taxon in result["taxa"]?.elements ?? [] {
        let law = try #require(taxon["toolComponent"]?["index"]?.integer)
        let place = try #require(taxon["index"]?.integer)
        #expect(laws[law]["taxa"]?.elements?[place]["id"] == taxon["id"])
      }
    }
  }

  @Test("encodes paths and finds rule files and manifest for what has no place")
  func places() throws {
    var tally = RuleTally(
      rule: "XK-06", pack: SampleRun.licensing, title: SampleRun.text("空", "empty"), severity: .minor)
    tally.selected = 0
    let run = SampleRun.run(
      [SampleRun.violation(path: "网页/首 页#1.html"), SampleRun.violation(key: "", path: nil, line: nil)],
      tallies: [tally])
    let results = SampleRun.results(try SampleRun.document("sarif", run))
    let uris = results.compactMap {
      $0["locations"]?.elements?.first?["physicalLocation"]?["artifactLocation"]?["uri"]?.string
    }
    #expect(
      uris == [
        "data/2010/%E7%BD%91%E9%A1%B5/%E9%A6%96%20%E9%A1%B5%231.html", "data/2010/snapshot.json",
        "rules/licensing/deadlines.zicha",
      ])
    // A pack installed elsewhere can't be shown on a page of the repository.
    var installed = MemorySources()
    installed.rulePath = "/usr/share/zicha/rules/a.zicha"
    let moved = SampleRun.results(try SampleRun.document("sarif", run, sources: installed)).last
    #expect(
      moved?["locations"]?.elements?.first?["physicalLocation"]?["artifactLocation"]?["uri"]?.string
        == "data/2010/snapshot.json")
  }
}
