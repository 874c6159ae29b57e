import Driver
import Findings
import Records
import Reporting
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("Samples: planted faults", .serialized)
struct PlantedFaultsTests {
  @Test("2010: every planted fault is found, and nothing else")
  func finds2010() throws {
    try compare(year: 2010, with: SampleRuns.year2010.get())
  }

  @Test("2009: every planted fault is found, and nothing else")
  func finds2009() throws {
    try compare(year: 2009, with: SampleRuns.year2009.get())
  }

  @Test("between two and three in a hundred cases carry a fault")
  func plantsFewFaults() throws {
    // A fault may lead to several findings, of the case and of its child rows: `2010-01209` and `2010-01209/2`.
    let cases = Set(
      try planted(year: 2010).map { $0.split(separator: "|")[2].prefix { $0 != "/" } }.filter { $0.hasPrefix("2010-") })
    #expect((107...160).contains(cases.count), "\(cases.count) of 5,336 cases")
  }

  @Test("every rule that the sample can break has a planted fault")
  func plantsEveryRule() throws {
    let ids = Set(try planted(year: 2010).map { String($0.prefix { $0 != "|" }) })
    let rules = try SampleRuns.year2010.get().ruleSet.rules.map(\.id)
    // Rules without a planted fault: those out of force in 2010, running cases all in time, a rate above last year's, and
    // identities that hold.
    let unbroken = rules.filter { !ids.contains($0) }
    #expect(
      Set(unbroken) == ["XK-17", "XK-42", "HJ-01", "HJ-02", "HJ-03", "HJ-04", "DJ-01", "DJ-02", "DJ-08", "DJ-17"])
  }

  @Test("no rule of the packs is left without an object in either year, but for the first year's comparison")
  func selectsEverywhere() throws {
    for run in [SampleRuns.year2009, SampleRuns.year2010] {
      let idle = try run.get().evaluation.findings.filter { $0.kind == .ruleset }
      #expect(idle.map(\.rule) == [])
    }
  }

  private func compare(year: Int, with result: RunResult) throws {
    let expected = try planted(year: year)
    let found = PlantedFaults.found(by: result)
    #expect(Set(expected).subtracting(found).sorted() == [], "planted, but not found")
    #expect(Set(found).subtracting(expected).sorted() == [], "found, but not planted")
    let fingerprints = result.evaluation.findings.map(\.fingerprint)
    #expect(fingerprints.count == Set(fingerprints).count, "a fault is reported twice")
  }

  private func planted(year: Int) throws -> [String] {
    try PlantedFaults.planted(in: "samples/agriculture/\(year)")
  }
}
