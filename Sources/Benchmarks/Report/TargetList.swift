/// What issue 3 asks of the figures.
struct TargetList {
  /// One figure beside its target.
  struct Row: Equatable {
    let name: String
    let value: String
    let target: String
    let isMet: Bool
  }

  /// The figures that were measured, beside their targets.
  let rows: [Row]

  /// Compares the figures of one run.
  init(_ figures: FigureTable) {
    func ratio(_ one: Scenario, _ other: Scenario) -> Double? {
      guard let above = figures.rate(one), let below = figures.rate(other) else { return nil }
      return above / below
    }
    func megabytes(_ scenario: Scenario) -> Double? {
      figures[scenario].map { Double($0.anonymous) / 1e6 }
    }
    let rows: [Row?] = [
      Self.atLeast(0.8, "one core to simdjson", ratio(.twelve, .simdjson)),
      Self.atLeast(1.7, "two cores to one", ratio(.twelve2, .twelve)),
      Self.atMost(3, "time with shuffled keys to keys in order", ratio(.twelve, .shuffled)),
      Self.atLeast(3, "one core to DuckDB", ratio(.twelve, .duckdb)),
      Self.atMost(2, "time of 48 rules to 12", ratio(.twelve, .fortyEight)),
      Self.atMost(1.5, "time of all 25 fields to those needed", ratio(.twelve, .fields)),
      Self.atMost(64, "own memory, MB", megabytes(.twelve)),
      Self.atMost(64, "own memory on two cores, MB", megabytes(.twelve2)),
      Self.atMost(64, "own memory, large file, MB", megabytes(.large)),
      Self.atMost(20, "start-up on one record, ms", figures[.start].map { $0.seconds * 1000 }),
      Self.atLeast(200, "CSV, MB/s", figures.speed(.csv)),
      Self.atLeast(150, "CSV in GB18030, MB/s", figures.speed(.gb18030)),
      Self.atMost(2, "explain --object, s", figures[.explain]?.seconds),
    ]
    self.rows = rows.compactMap(\.self)
  }

  private static func atLeast(_ target: Double, _ name: String, _ value: Double?) -> Row? {
    value.map { Row(name: name, value: Text.fixed($0, 2), target: "≥ \(Text.fixed(target, 1))", isMet: $0 >= target) }
  }

  private static func atMost(_ target: Double, _ name: String, _ value: Double?) -> Row? {
    value.map { Row(name: name, value: Text.fixed($0, 2), target: "≤ \(Text.fixed(target, 1))", isMet: $0 <= target) }
  }

  /// The lines of the table.
  var lines: [String] {
    ["| figure | measured | target | |", "|---|--:|--:|---|"]
      + rows.map { "| \($0.name) | \($0.value) | \($0.target) | \($0.isMet ? "met" : "**missed**") |" }
  }
}
