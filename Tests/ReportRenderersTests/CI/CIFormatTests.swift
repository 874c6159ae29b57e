import Codecs
import Findings
import Records
import ReportRenderers
import Reporting
import RuleEngine
import SourceText
import Testing

@Suite("Formats for CI services")
struct CIFormatTests {
  private static let open = ["junit", "github", "gitlab", "rdjson", "step-summary"]

  private func names(_ text: String) -> [(String, String)] {
    MarkupScanner(text).tags.filter { $0.name == "testcase" }.map {
      ($0.attributes["classname"] ?? "", $0.attributes["name"] ?? "")
    }
  }

  // MARK: Completeness

  @Test("show every finding that is not waived, and the unread records", arguments: open)
  func complete(_ id: String) throws {
    let run = SampleRun.run()
    let text = try SampleRun.rendered(id, run)
    for finding in run.evaluation.findings where !finding.isWaived {
      let key = id == "step-summary" ? MarkdownText.escaped(finding.object.key) : finding.object.key
      #expect(text.contains(key), "\(finding.rule) \(finding.object.key)")
    }
    for record in run.quarantine {
      let place = record.path + ":" + String(record.line ?? 0)
      #expect(text.contains(place) || text.contains("\"" + (id == "gitlab" ? "begin" : "line") + "\": 771"))
    }
  }

  @Test("tell how many findings they leave out", arguments: open + ["sarif", "sarif-github"])
  func leftOut(_ id: String) throws {
    // One waived finding; 4 of a data check, 1 written; rules with more findings than were written out.
    let run = SampleRun.run()
    let omitted = (run.evaluation.tallies + run.evaluation.dataTallies).reduce(0) { $0 + $1.findingsOmitted }
    #expect(omitted > 0)
    let text = try SampleRun.rendered(id, run)
    #expect(text.contains("--max-findings"))
    if id == "gitlab" || id == "rdjson" { #expect(text.contains("已豁免 1 条") && text.contains("\(omitted) 条")) }
  }

  @Test("in a gate show only what is new, and count the rest", arguments: open)
  func onlyNew(_ id: String) throws {
    var run = SampleRun.run([
      SampleRun.violation(key: "ALT-1"), SampleRun.violation(key: "NEU-2"), SampleRun.violation(key: "ALT-3"),
    ])
    run.gate = GateResult(
      base: .init(kind: .snapshot, name: "base"), states: [.old, .new, .old], quarantineStates: [], resolved: [],
      counts: GateResult.Counts(), notes: [LocalizedText(same: "规则 R-9 不再查了")])
    let text = try SampleRun.rendered(id, run)
    #expect(text.contains("规则 R-9 不再查了") || text.contains("规则 R\\-9 不再查了"))
    #expect(text.contains("NEU"))
    #expect(!text.contains("ALT"))
    #expect(text.contains(id == "junit" ? "name=\"old\" value=\"2\"" : "原有 2"))
  }

  @Test("show nothing for a clean run")
  func clean() throws {
    let run = SampleRun.cleanRun
    #expect(try SampleRun.rendered("github", run) == "")
    #expect(try SampleRun.rendered("gitlab", run) == "[]\n")
    #expect(try SampleRun.document("rdjson", run)["diagnostics"]?.elements?.isEmpty == true)
    #expect(try SampleRun.rendered("step-summary", run).contains("没有发现问题"))
    let junit = try SampleRun.rendered("junit", run)
    #expect(junit.contains("failures=\"0\" errors=\"0\"") && junit.contains("通过 12 个对象"))
  }

  // MARK: JUnit

  @Test("JUnit: counts agree with the cases, names are unique in their class, undecided is an error")
  func junit() throws {
    let same = [SampleRun.violation(key: "1"), SampleRun.violation(key: "1"), SampleRun.violation(key: "1")]
    for run in [SampleRun.run(), SampleRun.run(same), SampleRun.emptyRun] {
      let text = try SampleRun.rendered("junit", run)
      let tags = MarkupScanner(text).tags
      let names = names(text)
      #expect(Set(names.map { $0.0 + "\n" + $0.1 }).count == names.count)
      let root = try #require(tags.first { $0.name == "testsuites" })
      #expect(root.attributes["tests"] == String(names.count))
      #expect(root.attributes["failures"] == String(tags.count { $0.name == "failure" }))
      #expect(root.attributes["errors"] == String(tags.count { $0.name == "error" }))
      for suite in tags where suite.name == "testsuite" {
        for member in ["name", "tests", "failures", "errors", "skipped"] { #expect(suite.attributes[member] != nil) }
      }
    }
    let run = SampleRun.run()
    let tags = MarkupScanner(try SampleRun.rendered("junit", run)).tags
    let undecided = run.evaluation.findings.count { $0.kind == .rule && $0.outcome == .undetermined }
    #expect(tags.count { $0.name == "error" } == undecided + run.quarantine.count)
    // The waived finding, the rule that selected nothing and the one without its table.
    #expect(tags.count { $0.name == "skipped" } == 3)
  }

  // MARK: GitHub

  @Test("GitHub: at most ten of each level, merged by rule, the worst first, the last one counts the rest")
  func tenAnnotations() throws {
    let few = (0..<10).map { SampleRun.violation(key: String($0)) }
    let commands = { (run: RunResult) throws -> [String] in
      try SampleRun.rendered("github", run).split(separator: "\n").map(String.init).filter { $0.hasPrefix("::error ") }
    }
    #expect(try commands(SampleRun.run(few)).count == 10)
    let many = (0..<12).flatMap { rule in
      (0...rule).map {
        SampleRun.violation(
          rule: "R-\(rule + 10)", key: "\(rule)-\($0)", severity: rule == 11 ? .critical : .major)
      }
    }
    let shown = try commands(SampleRun.run(many))
    #expect(shown.count == 10)
    #expect(shown.first?.contains("title=R-21") == true && shown.first?.contains("共 12 处") == true)
    // R-21, R-10 … R-17 stand for themselves; R-18, R-19 and R-20 have 9, 10 and 11.
    #expect(shown.last?.contains("另有 30 条") == true && shown.last?.contains("R-20 11") == true)
    let log = try SampleRun.rendered("github", SampleRun.run(many))
    #expect(log.split(separator: "\n").count { $0.hasPrefix("- ") } == many.count)
  }

  @Test("GitHub: no text of the data becomes a command or breaks one")
  func escaping() throws {
    let message = "50%\r\n::error file=x::y ##[command]a"
    let run = SampleRun.run([SampleRun.violation(key: "a:b,c", path: "a,b:c%.html", message: message)])
    let text = try SampleRun.rendered("github", run, sources: nil)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("::error file=data/2010/a%2Cb%3Ac%25.html,line=1,title=XK-01 "))
    #expect(lines[0].contains("50%25"))
    #expect(lines[1].hasPrefix("::group::") && lines[3] == "::endgroup::")
    #expect(lines[2].hasPrefix("- ") && !lines[2].contains("##["))
  }

  // MARK: GitLab and rdjson

  @Test("GitLab: required members, own fingerprints, no byte order mark")
  func gitlab() throws {
    let text = try SampleRun.rendered("gitlab", SampleRun.run())
    #expect(text.hasPrefix("["))
    let entries = try #require(try JSONValue.parse(Array(text.utf8)).elements)
    let prints = entries.compactMap { $0["fingerprint"]?.string }
    #expect(prints.count == entries.count && Set(prints).count == prints.count)
    for entry in entries {
      #expect(entry["description"]?.string?.isEmpty == false && entry["check_name"]?.string?.isEmpty == false)
      #expect(["info", "minor", "major", "critical", "blocker"].contains(entry["severity"]?.string))
      #expect(entry["location"]?["path"]?.string?.isEmpty == false)
      #expect((entry["location"]?["lines"]?["begin"]?.integer ?? 0) >= 1)
    }
    // A line more above the record does not make it another finding.
    let moved = { (line: Int) throws -> [JSONValue] in
      try SampleRun.document("gitlab", SampleRun.run([SampleRun.violation(line: line)])).elements ?? []
    }
    #expect(try moved(3).first?["fingerprint"] == moved(4).first?["fingerprint"])
  }

  @Test("rdjson: required members")
  func rdjson() throws {
    let document = try SampleRun.document("rdjson", SampleRun.run())
    #expect(document["source"]?["name"]?.string == "zicha" && document["severity"]?.string == "ERROR")
    for diagnostic in document["diagnostics"]?.elements ?? [] {
      #expect(diagnostic["message"]?.string?.isEmpty == false)
      #expect(diagnostic["location"]?["path"]?.string?.isEmpty == false)
      #expect(["ERROR", "WARNING", "INFO"].contains(diagnostic["severity"]?.string))
      #expect(diagnostic["code"]?["value"]?.string?.isEmpty == false)
    }
  }

  // MARK: Hostile text

  @Test("hostile text stays text", arguments: HostileTextTests.texts)
  func hostile(_ hostile: String) throws {
    let run = SampleRun.run(hostile: hostile)
    for id in ["sarif", "sarif-github", "gitlab", "rdjson"] {
      #expect(try SampleRun.document(id, run) != JSONValue(.null))
    }
    let plain = SampleRun.run(hostile: "plain")
    let tags = { (run: RunResult) throws -> [String] in
      MarkupScanner(try SampleRun.rendered("junit", run)).tags.map(\.name)
    }
    #expect(try tags(run) == tags(plain))
    for id in ["junit", "github", "step-summary"] {
      let text = try SampleRun.rendered(id, run)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(!text.unicodeScalars.contains { $0.value & 0xFFFE == 0xFFFE })
      #expect(text.split(separator: "\n").count == (try SampleRun.rendered(id, plain)).split(separator: "\n").count)
    }
  }
}

/// Text as Markdown shows it, as far as keys need it.
enum MarkdownText {
  static func escaped(_ text: String) -> String {
    text.replacing("#", with: "\\#").replacing("_", with: "\\_")
  }
}
