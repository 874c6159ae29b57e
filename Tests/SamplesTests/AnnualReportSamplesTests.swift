import Codecs
import Driver
import Findings
import Reporting
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

@Suite("Samples: yearly disclosure reports")
struct AnnualReportSamplesTests {
  @Test("every planted fault is found, and nothing else", arguments: ["2023", "2024", "2024-corrected"])
  func finds(state: String) throws {
    let planted = Set(try plantedFaults(of: state))
    let findings = try SampleRuns.run("samples/annual-report/\(state)").evaluation.findings
    let found = Set(findings.map { "\($0.rule)|\($0.object.table.zh)|\($0.shownKey)|\($0.outcome.rawValue)" })
    #expect(planted.subtracting(found).sorted() == [], "planted, but not found")
    #expect(found.subtracting(planted).sorted() == [], "found, but not planted")
    #expect(Set(findings.map(\.fingerprint)).count == findings.count, "a fault is reported twice")
  }

  @Test("the corrected state is clean, and every rule but that of the old layout has judged something")
  func isClean() throws {
    let result = try SampleRuns.run("samples/annual-report/2024-corrected")
    #expect(result.evaluation.findings.map(\.rule) == [])
    let idle = result.evaluation.tallies.filter { $0.pass == 0 }.map(\.rule)
    #expect(idle == ["NB-11"])
  }

  @Test("every rule that a report after 2020 can break has a planted fault")
  func plantsEveryRule() throws {
    let planted = Set(try (plantedFaults(of: "2023") + plantedFaults(of: "2024")).map { $0.prefix { $0 != "|" } })
    let rules = try SampleRuns.rules(["annual-report"]).ruleSet.rules.map(\.id)
    #expect(rules.filter { !planted.contains($0[...]) } == ["NB-11"])
  }

  @Test("each of the 175 cells of table 3, when it alone is wrong, is named by its row and its column")
  func namesTheCell() throws {
    let sheet = FormSheet()
    let folder = try TemporaryFolder()
    try sheet.write(to: folder.path)
    let findings = try SampleRuns.run(folder.path).evaluation.findings
    var named: [String: Set<String>] = [:]
    for finding in findings where ["NB-40", "NB-41", "NB-42", "NB-43"].contains(finding.rule) {
      let body = String(finding.object.key.prefix { $0 != "/" })
      named[body, default: []].insert("\(finding.rule) \(finding.shownKey.dropFirst(body.count))")
    }
    #expect(sheet.bodies.count == 175)
    for body in sheet.bodies {
      #expect(named[body.code] == body.expected, "\(body.line), \(body.column)")
    }
  }

  /// The lines of `planted-faults.csv` as `rule|table|key|outcome`.
  private func plantedFaults(of state: String) throws -> [String] {
    let path = Path.join(SharedData.packageRoot, "samples/annual-report/\(state)/planted-faults.csv")
    let items = CSVReader.items(in: try Files.read(path), delimiter: 0x2C, maximumRecordSize: 1 << 16)
    return items.dropFirst().compactMap { item in
      guard case .record(let record) = item else { return nil }
      return record.texts.prefix(4).joined(separator: "|")
    }
  }
}

extension Finding {
  /// The object's key as a report shows it: with the word of 逐一 in brackets.
  fileprivate var shownKey: String {
    object.word.map { "\(object.key)（\($0.zh)）" } ?? object.key
  }
}
