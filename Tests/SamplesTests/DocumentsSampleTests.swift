import Findings
import Reporting
import RuleEngine
import Testing

@Suite("Samples: reports whose figures partly disagree with the data")
struct DocumentsSampleTests {
  private static let snapshot = "samples/documents/2025"
  private static let run: Result<RunResult, any Error> = Result { try SampleRuns.run(snapshot) }

  @Test("every planted fault is found, and nothing else")
  func faults() throws {
    let expected = try PlantedFaults.planted(in: Self.snapshot)
    let found = PlantedFaults.found(by: try Self.run.get())
    #expect(Set(expected).subtracting(found).sorted() == [], "planted, but not found")
    #expect(Set(found).subtracting(expected).sorted() == [], "found, but not planted")
  }

  @Test("every rule of the pack has a planted fault")
  func rules() throws {
    let planted = Set(try PlantedFaults.planted(in: Self.snapshot).map { String($0.prefix { $0 != "|" }) })
    #expect(try Self.run.get().ruleSet.rules.map(\.id).filter { !planted.contains($0) } == [])
  }
}
