import Driver
import Reporting
import RuleEngine
import TestSupport
import Testing

@Suite("The sample judged while it is read")
struct StreamedRunTests {
  /// How a run goes about its work.
  struct Way: Sendable, CustomTestStringConvertible {
    let streamedSize: Int
    let pieceSize: Int
    let jobs: Int

    var testDescription: String {
      "\(jobs) threads, pieces of \(pieceSize) bytes, \(streamedSize == 0 ? "streamed" : "held in memory")"
    }
  }

  private static let all = [
    Way(streamedSize: 0, pieceSize: 40_000, jobs: 8), Way(streamedSize: 0, pieceSize: 1 << 20, jobs: 1),
    Way(streamedSize: 0, pieceSize: 7_001, jobs: 2), Way(streamedSize: .max, pieceSize: 30_000, jobs: 2),
  ]

  @Test(
    "comes to the same, whatever is held in memory, in whatever pieces and by however many threads",
    arguments: SeededGenerator.cases > 2_000 ? all : [all[0]])
  func ways(way: Way) throws {
    let truth = try SampleRuns.year2010.get()
    var options = RunOptions(tool: "test")
    options.streamedSize = way.streamedSize
    options.pieceSize = way.pieceSize
    options.jobs = way.jobs
    let result = try SampleRuns.run("samples/agriculture/2010", options: options)
    #expect(result.evaluation.tallies == truth.evaluation.tallies)
    #expect(result.evaluation.findings == truth.evaluation.findings)
    #expect(result.evaluation.measures == truth.evaluation.measures)
    #expect(result.evaluation.marks == truth.evaluation.marks)
    #expect(result.evaluation.dataTallies == truth.evaluation.dataTallies)
    #expect(result.inputs == truth.inputs)
    #expect(result.quarantine == truth.quarantine)
    #expect(result.usage == truth.usage)
  }
}
