import System

/// One run of a program.
struct Measurement: Sendable {
  /// What it used.
  let usage: ChildProcess.Usage
  /// How many processors other programs used meanwhile.
  let foreign: Double
  /// What is wrong with its answers; nil if nothing is, or if nobody knows them.
  let fault: String?

  /// Seconds on the clock.
  var seconds: Double { Double(usage.wall) / 1e9 }
  /// Seconds of processors.
  var processor: Double { Double(usage.processor) / 1e6 }
}

/// The runs of a scenario as one: medians of the three runs that other programs disturbed least; of runs too short to tell,
/// the three shortest.
struct Summary: Sendable {
  let scenario: Scenario
  let records: Int
  let bytes: Int
  let seconds: Double
  let processor: Double
  let resident: Int
  let anonymous: Int
  let foreign: Double
  let fault: String?

  /// Sums up at least one run.
  init(_ scenario: Scenario, records: Int, bytes: Int, _ runs: [Measurement]) {
    self.scenario = scenario
    self.records = records
    self.bytes = bytes
    let calm = runs.sorted { scenario.isStart ? $0.seconds < $1.seconds : $0.foreign < $1.foreign }.prefix(3)
    seconds = Self.median(calm.map(\.seconds))
    processor = Self.median(calm.map(\.processor))
    foreign = Self.median(calm.map(\.foreign))
    // Memory is the most of any run: a sample may miss a peak, never invent one.
    resident = runs.map(\.usage.peakResident).max() ?? 0
    anonymous = runs.map(\.usage.peakAnonymous).max() ?? 0
    fault = runs.compactMap(\.fault).first
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : middle > 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : last
  }
}

/// How busy the machine was.
enum Machine {
  /// The seconds that its processors have worked since it started, in hundredths; nil where the system does not tell.
  static func busy() -> Double? {
    guard let bytes = try? Files.read("/proc/stat") else { return nil }
    let line = bytes.prefix { $0 != 0x0A }
    let ticks = line.split(separator: 0x20).dropFirst().prefix(8).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    guard ticks.count == 8 else { return nil }
    return Double(ticks.reduce(0, +) - ticks[3] - ticks[4]) / 100
  }
}

/// What is said while the runs go on.
enum Console {
  /// Writes a line to standard error.
  static func tell(_ line: String) {
    try? ByteStream.standardError.write(line + "\n")
  }

  /// Writes a line to standard output.
  static func print(_ line: String = "") {
    try? ByteStream.standardOutput.write(line + "\n")
  }
}
