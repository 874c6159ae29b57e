import Driver
import Findings
import Reporting
import RuleEngine
import SourceText
import Testing

@Suite("Samples: penalties and discretion benchmarks", .serialized)
struct DiscretionSamplesTests {
  @Test("every planted fault is found, nothing else, and no rule is left without an object", arguments: [2023, 2024])
  func finds(year: Int) throws {
    let snapshot = "samples/discretion/\(year)"
    let result = try SampleRuns.run(snapshot)
    let planted = try PlantedFaults.planted(in: snapshot)
    let found = PlantedFaults.found(by: result)
    #expect(Set(planted).count == planted.count, "a fault is listed twice")
    #expect(Set(planted).subtracting(found).sorted() == [], "planted, but not found")
    #expect(Set(found).subtracting(planted).sorted() == [], "found, but not planted")
    #expect(result.quarantine.isEmpty)
  }

  @Test("every rule but the ninety days, which 2023 breaks, has a planted fault in 2024")
  func plantsEveryRule() throws {
    let ids = Set(try PlantedFaults.planted(in: "samples/discretion/2024").map { $0.prefix { $0 != "|" } })
    let rules = try SampleRuns.run("samples/discretion/2024").ruleSet.rules.filter { $0.pack == "discretion" }.map(\.id)
    #expect(rules.filter { !ids.contains($0[...]) } == ["CF-23"])
  }

  @Test("a fine outside its step is told with the row of the benchmark and the distance")
  func distance() throws {
    let findings = try SampleRuns.run("samples/discretion/2024").evaluation.findings
    let fine = try #require(findings.first { $0.rule == "CF-37" && $0.object.key == "2024-021" })
    #expect(fine.steps.contains { $0.zh.contains("决策表 CF-J1 第 4 行") && $0.zh.contains("高于上限 3 万元") })
  }
}
