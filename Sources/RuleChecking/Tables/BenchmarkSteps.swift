import Records
import RuleEngine
import SourceText

/// Whether the steps of a discretion benchmark cover the range of the law and nothing else, and rise with severity.
struct BenchmarkSteps {
  let faults: [TableAnalysis.Fault]

  init(_ table: CheckedDecisionTable) {
    faults =
      table.benchmark.legalRanges.flatMap { Self.faults(table, $0) }
      + table.benchmark.orders.flatMap { Self.faults(table, $0) }
  }

  // MARK: 法定幅度

  private static func faults(
    _ table: CheckedDecisionTable, _ legal: DecisionBenchmark.LegalRange
  ) -> [TableAnalysis.Fault] {
    guard let law = OutputStep(legal.cell) else { return [] }
    let type = law.type(of: table.outputs[legal.output])
    let steps = OutputSteps.steps(table, legal.output).filter { $0.step.base == law.base }
    let bands = steps.map { NumberBands.Band(name: LocalizedText(same: ""), interval: $0.step.interval) }
    var faults: [TableAnalysis.Fault] = []
    for case .gap(let stretch, let example, _) in NumberBands(bands, within: law.interval, type: type).faults {
      faults.append(
        .legalGap(output: legal.output, stretch: law.text(stretch), example: law.text(example), at: legal.range))
    }
    guard let line = ValueLine(type), let whole = line.stretch(law.interval) else { return faults }
    // No penalty lies outside of every range, and is no fault.
    for (row, step) in steps where !step.isZero {
      guard let own = line.stretch(step.interval), let outside = outside(own, of: whole) else { continue }
      faults.append(
        .outsideLegalRange(output: legal.output, row: row, example: law.text(line.example(of: outside))))
    }
    return faults
  }

  /// What of a stretch lies below or above another one; nil if nothing does.
  private static func outside(_ stretch: Stretch, of whole: Stretch) -> Stretch? {
    if let lower = whole.lower, stretch.lower.map({ $0 < lower }) ?? true {
      return Stretch(lower: stretch.lower, upper: [lower, stretch.upper].compactMap(\.self).min())
    }
    if let upper = whole.upper, stretch.upper.map({ $0 > upper }) ?? true {
      return Stretch(lower: [upper, stretch.lower].compactMap(\.self).max(), upper: stretch.upper)
    }
    return nil
  }

  // MARK: 由轻到重

  private static func faults(
    _ table: CheckedDecisionTable, _ order: DecisionBenchmark.Order
  ) -> [TableAnalysis.Fault] {
    let ranked = table.rows.indices.compactMap { row in rank(of: row, table, order).map { (row: row, rank: $0) } }
    return table.outputs.indices.filter { $0 != order.output }.compactMap { output in
      fall(table, output, ranked)
    }
  }

  /// How heavy a row is by its word; nil without one.
  private static func rank(
    of row: Int, _ table: CheckedDecisionTable, _ order: DecisionBenchmark.Order
  ) -> Int? {
    switch table.rows[row].outputs[order.output] {
    case .value(let word):
      guard case .constant(.choice(let index)) = word.kind else { return nil }
      return order.words.firstIndex(of: index)
    default: return nil
    }
  }

  /// The first two rows of which the heavier one has the lower range.
  private static func fall(
    _ table: CheckedDecisionTable, _ output: Int, _ ranked: [(row: Int, rank: Int)]
  ) -> TableAnalysis.Fault? {
    for heavier in ranked {
      for lighter in ranked where lighter.rank < heavier.rank {
        guard let low = OutputStep(table.rows[lighter.row].outputs[output]),
          let high = OutputStep(table.rows[heavier.row].outputs[output]), low.base == high.base,
          let line = ValueLine(low.type(of: table.outputs[output])), let below = line.stretch(low.interval),
          let above = line.stretch(high.interval), isLower(above, than: below)
        else { continue }
        return .severityFalls(
          output: output, lighter: lighter.row, heavier: heavier.row, low: low.text(line.text(below)),
          high: high.text(line.text(above)))
      }
    }
    return nil
  }

  /// Whether a stretch begins or ends below another one.
  private static func isLower(_ stretch: Stretch, than other: Stretch) -> Bool {
    if let lower = other.lower, stretch.lower.map({ $0 < lower }) ?? true { return true }
    if let upper = stretch.upper, other.upper.map({ upper < $0 }) ?? true { return true }
    return false
  }
}
