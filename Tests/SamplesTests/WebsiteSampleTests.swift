import Driver
import Findings
import Records
import Reporting
import RuleEngine
import System
import TestSupport
import Testing

/// The sample of a site: about sixty pages, two of them in GBK, clean and with planted faults, judged with the cases and
/// items beside it.
@Suite("Sample: a site, clean and faulty", .serialized)
struct WebsiteSampleTests {
  private static let packs = ["website", "privacy", "service-guides"]

  /// Judges one state as `zicha report --config samples/website/office/zicha.json` does.
  private static func run(_ state: String) throws -> RunResult {
    let folder = WorkingFolder(SharedData.packageRoot)
    let places = try PackPlaces(
      named: ["rules"], configurationFolder: "samples/website/office", variable: nil, executable: nil, in: folder)
    let rules = try RuleLoading(places, in: folder).load(named: packs).tailored(by: "云溪县", besidesNamed: true)
    let snapshot = try SnapshotFolder("samples/website/\(state)", in: folder)
    let run = SnapshotRun(RunOptions(tool: "test"), in: folder)
    return try run.judge(try run.read(snapshot, by: rules), by: rules).result
  }

  @Test("the clean site has no violation, nothing to be checked and no data fault")
  func clean() throws {
    let result = try Self.run("clean")
    let wrong = result.evaluation.findings.filter { $0.kind != .ruleset }
    #expect(wrong.map { "\($0.rule) \($0.object.key)" } == [])
    #expect(result.quarantine.isEmpty)
  }

  @Test("every planted fault is found, and nothing else")
  func faulty() throws {
    let result = try Self.run("faulty")
    let planted = try PlantedFaults.planted(in: "samples/website/faulty")
    let found = PlantedFaults.found(by: result)
    #expect(Set(planted).count == planted.count, "a fault is listed twice")
    #expect(Set(planted).subtracting(found).sorted() == [], "planted, but not found")
    #expect(Set(found).subtracting(planted).sorted() == [], "found, but not planted")
    let fingerprints = result.evaluation.findings.map(\.fingerprint)
    #expect(fingerprints.count == Set(fingerprints).count, "a fault is reported twice")
    #expect(result.quarantine.isEmpty)
  }

  @Test("both states have all their pages, with the two old ones decoded from GBK")
  func pages() throws {
    for (state, count) in [("clean", 60), ("faulty", 62)] {
      let pages = try #require(try Self.run(state).inputs.first { $0.path.hasPrefix("site") })
      #expect(pages.found == count, "\(state)")
    }
  }
}
