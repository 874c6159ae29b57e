/// The figures of all scenarios as a table in Markdown.
struct FigureTable {
  private let summaries: [Scenario: Summary]

  /// Takes the figures.
  init(_ summaries: [Summary]) {
    self.summaries = Dictionary(summaries.map { ($0.scenario, $0) }) { first, _ in first }
  }

  /// The figures of a scenario.
  subscript(scenario: Scenario) -> Summary? { summaries[scenario] }

  /// Records a second, start-up taken off.
  func rate(_ scenario: Scenario) -> Double? {
    guard let summary = summaries[scenario], summary.records > 1 else { return nil }
    return Double(summary.records - 1) / max(time(summary), 1e-6)
  }

  /// Records a second of processor time, start-up taken off.
  func processorRate(_ scenario: Scenario) -> Double? {
    guard let summary = summaries[scenario], summary.records > 1 else { return nil }
    let start = summaries[scenario.startUp]?.processor ?? 0
    return Double(summary.records - 1) / max(summary.processor - start, 1e-6)
  }

  /// Megabytes a second, start-up taken off.
  func speed(_ scenario: Scenario) -> Double? {
    guard let summary = summaries[scenario], summary.records > 1 else { return nil }
    return Double(summary.bytes) / max(time(summary), 1e-6) / 1e6
  }

  /// The rate of a scenario to that of another: by the clock, or by processor time where other programs took more than a
  /// part of the machine that would not matter.
  func ratio(_ one: Scenario, to other: Scenario) -> (value: Double, isByProcessor: Bool)? {
    let isDisturbed = isDisturbed(one) || isDisturbed(other)
    guard let above = isDisturbed ? processorRate(one) : rate(one),
      let below = isDisturbed ? processorRate(other) : rate(other)
    else { return nil }
    return (above / below, isDisturbed)
  }

  /// Whether other programs took so much that the clock says little.
  func isDisturbed(_ scenario: Scenario) -> Bool {
    summaries[scenario].map { $0.foreign > 0.3 } ?? false
  }

  private func time(_ summary: Summary) -> Double {
    summary.seconds - (summaries[summary.scenario.startUp]?.seconds ?? 0)
  }

  /// The lines of the table.
  var lines: [String] {
    var lines = [
      "| run | records | seconds | records/s | MB/s | CPU s | RSS MB | own MB | to simdjson (CPU) | to DuckDB (CPU) | others | answers |",
      "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for scenario in Scenario.allCases {
      if let summary = summaries[scenario] { lines.append(line(summary)) }
    }
    return lines
  }

  private func line(_ summary: Summary) -> String {
    let scenario = summary.scenario
    let isOne = scenario == .explain
    let cells = [
      scenario.label, Text.grouped(Double(summary.records)), Text.fixed(summary.seconds, 3),
      isOne ? "–" : rate(scenario).map { Text.grouped($0) } ?? "–",
      isOne ? "–" : speed(scenario).map { Text.grouped($0) } ?? "–", Text.fixed(summary.processor, 3),
      Text.fixed(Double(summary.resident) / 1e6, 1), Text.fixed(Double(summary.anonymous) / 1e6, 1),
      isOne ? "–" : ratio(scenario, to: .simdjson), isOne ? "–" : ratio(scenario, to: .duckdb),
      Text.fixed(summary.foreign, 2), summary.fault.map { "WRONG: " + $0 } ?? (isOne ? "shown" : "equal"),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func ratio(_ scenario: Scenario, to base: Scenario) -> String {
    guard let own = rate(scenario), let other = rate(base), let ownProcessor = processorRate(scenario),
      let otherProcessor = processorRate(base)
    else { return "–" }
    return Text.fixed(own / other, 3) + " (" + Text.fixed(ownProcessor / otherProcessor, 3) + ")"
  }
}
