import Driver
import Findings
import Reporting
import RuleEngine
import SourceText
import TestSupport
import Testing

/// The samples of the packs on major decisions, normative documents and supervision: one year each, with the year before.
@Suite("Samples: decisions, normative documents, supervision", .serialized)
struct ProcedureSamplesTests {
  private static let samples = ["decisions", "normative-documents", "supervision"]

  @Test(
    "every planted fault is found, nothing else, and no rule is left without an object", arguments: samples,
    [2024, 2025])
  func finds(sample: String, year: Int) throws {
    let snapshot = "samples/\(sample)/\(year)"
    let result = try ProcedureRuns.run(sample, year)
    let planted = try PlantedFaults.planted(in: snapshot)
    let found = PlantedFaults.found(by: result)
    #expect(Set(planted).count == planted.count, "a fault is listed twice")
    #expect(Set(planted).subtracting(found).sorted() == [], "planted, but not found")
    #expect(Set(found).subtracting(planted).sorted() == [], "found, but not planted")
    let fingerprints = result.evaluation.findings.map(\.fingerprint)
    #expect(fingerprints.count == Set(fingerprints).count, "a fault is reported twice")
    #expect(result.quarantine.isEmpty)
  }

  @Test("every rule has a planted fault", arguments: samples)
  func plantsEveryRule(sample: String) throws {
    let ids = Set(try PlantedFaults.planted(in: "samples/\(sample)/2025").map { $0.prefix { $0 != "|" } })
    let rules = try ProcedureRuns.rules(sample).ruleSet.rules.map(\.id)
    #expect(rules.filter { !ids.contains($0[...]) } == [])
  }

  @Test("every measure has the figure of the year before beside it", arguments: samples)
  func previousYear(sample: String) throws {
    let result = try ProcedureRuns.run(sample, 2025)
    for measure in result.evaluation.measures where measure.groupedBy == nil {
      #expect(measure.rows.first?.previous != nil, "\(measure.name.zh)")
    }
  }
}
