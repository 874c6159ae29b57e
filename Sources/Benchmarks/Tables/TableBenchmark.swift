import RuleChecking
import System

/// How long the analysis of decision tables takes, in this process.
struct TableBenchmark {
  /// How often each table is analysed; the median is printed.
  let rounds: Int

  /// The lines of a table in Markdown, then the figure of issue 4 beside its target.
  func lines() -> [String] {
    var lines = ["| decision table | inputs | rows | seconds | faults | finished |", "|---|--:|--:|--:|--:|---|"]
    var slowest = 0.0
    for (kind, inputs, rows) in [
      (GeneratedTable.Kind.parts, 6, 200), (.hole, 6, 200), (.wide, 6, 200), (.hostile, 20, 500),
    ] {
      let (seconds, faults, isFinished) = measure(kind, inputs: inputs, rows: rows)
      if inputs == 6 { slowest = max(slowest, seconds) }
      lines.append(
        "| \(kind.rawValue) | \(inputs) | \(rows) | \(Text.fixed(seconds, 4)) | \(faults) | \(isFinished ? "yes" : "no, and says so") |"
      )
    }
    lines += [
      "", "| figure | measured | target | |", "|---|--:|--:|---|",
      "| analysis of 6 inputs and 200 rows, slowest kind, s | \(Text.fixed(slowest, 3)) | ≤ 1.0 | "
        + (slowest <= 1 ? "met |" : "**missed** |"),
    ]
    return lines
  }

  private func measure(
    _ kind: GeneratedTable.Kind, inputs: Int, rows: Int
  ) -> (seconds: Double, faults: Int, isFinished: Bool) {
    var generated = GeneratedTable(seed: 1)
    let table = generated.table(kind, inputs: inputs, rows: rows)
    var times: [Double] = []
    var faults: [TableAnalysis.Fault] = []
    for _ in 0..<max(1, rounds) {
      let start = MonotonicTime.nanoseconds()
      faults = TableAnalysis(table).faults
      times.append(Double(MonotonicTime.nanoseconds() - start) / 1e9)
    }
    return (times.sorted()[times.count / 2], faults.count, !faults.contains(.unfinished))
  }
}
