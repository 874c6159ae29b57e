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
    func megabytes(_ scenario: Scenario) -> Figure? {
      figures[scenario].map { (Double($0.anonymous) / 1e6, false) }
    }
    func speed(_ scenario: Scenario) -> Figure? {
      guard let summary = figures[scenario] else { return nil }
      guard figures.isDisturbed(scenario) else { return figures.speed(scenario).map { ($0, false) } }
      return figures.processorRate(scenario).map { ($0 * Double(summary.bytes) / Double(summary.records) / 1e6, true) }
    }
    func seconds(_ scenario: Scenario) -> Figure? {
      figures[scenario].map { figures.isDisturbed(scenario) ? ($0.processor, true) : ($0.seconds, false) }
    }
    let twoCores = figures.rate(.twelve2).flatMap { two in figures.rate(.twelve).map { (two / $0, false) } }
    let rows: [Row?] = [
      Self.atLeast(0.8, "one core to simdjson", figures.ratio(.twelve, to: .simdjson)),
      Self.atLeast(1.7, "two cores to one", twoCores),
      Self.atMost(3, "time with shuffled keys to keys in order", figures.ratio(.twelve, to: .shuffled)),
      Self.atLeast(3, "one core to DuckDB", figures.ratio(.twelve, to: .duckdb)),
      Self.atMost(2, "time of 48 rules to 12", figures.ratio(.twelve, to: .fortyEight)),
      Self.atMost(1.5, "time of all 25 fields to those needed", figures.ratio(.twelve, to: .fields)),
      Self.atMost(64, "own memory, MB", megabytes(.twelve)),
      Self.atMost(64, "own memory on two cores, MB", megabytes(.twelve2)),
      Self.atMost(64, "own memory, large file, MB", megabytes(.large)),
      Self.atMost(20, "start-up on one record, ms", figures[.start].map { ($0.seconds * 1000, false) }),
      Self.atLeast(200, "CSV, MB/s", speed(.csv)),
      Self.atLeast(150, "CSV in GB18030, MB/s", speed(.gb18030)),
      Self.atMost(2, "explain --object, s", seconds(.explain)),
    ]
    self.rows = rows.compactMap(\.self)
  }

  /// A value, and whether it stands on processor time because the machine was busy.
  private typealias Figure = (value: Double, isByProcessor: Bool)

  private static func atLeast(_ target: Double, _ name: String, _ figure: Figure?) -> Row? {
    figure.map { row(name, $0, "≥ \(Text.fixed(target, 1))", isMet: $0.value >= target) }
  }

  private static func atMost(_ target: Double, _ name: String, _ figure: Figure?) -> Row? {
    figure.map { row(name, $0, "≤ \(Text.fixed(target, 1))", isMet: $0.value <= target) }
  }

  private static func row(_ name: String, _ figure: Figure, _ target: String, isMet: Bool) -> Row {
    Row(
      name: name, value: Text.fixed(figure.value, 2) + (figure.isByProcessor ? " (by CPU)" : ""), target: target,
      isMet: isMet)
  }

  /// The lines of the table.
  var lines: [String] {
    ["| figure | measured | target | |", "|---|--:|--:|---|"]
      + rows.map { "| \($0.name) | \($0.value) | \($0.target) | \($0.isMet ? "met" : "**missed**") |" }
  }
}
