import Records
import RuleEngine
import SourceText

/// The steps of outputs that are ranges (罚款：5000 元至不满 1 万元): what lies between two steps, what in two.
struct OutputSteps {
  let faults: [TableAnalysis.Fault]

  init(_ table: CheckedDecisionTable) {
    faults = table.outputs.indices.flatMap { output -> [TableAnalysis.Fault] in
      guard table.outputs[output].isRange else { return [] }
      return Self.faults(table, output)
    }
  }

  /// The different steps of an output with the first row of each; empty where a range is no fixed one.
  static func steps(_ table: CheckedDecisionTable, _ output: Int) -> [(row: Int, interval: CellInterval)] {
    var steps: [(row: Int, interval: CellInterval)] = []
    for (index, row) in table.rows.enumerated() where row.outputs.indices.contains(output) {
      switch interval(row.outputs[output]) {
      case .fixed(let interval):
        if !steps.contains(where: { $0.interval == interval }) { steps.append((index, interval)) }
      case .none: continue
      case .computed: return []
      }
    }
    return steps
  }

  private enum Reading { case fixed(CellInterval), none, computed }

  private static func interval(_ cell: CheckedDecisionTable.OutputCell) -> Reading {
    switch cell {
    case .none: return .none
    case .value(let value):
      guard case .constant(let constant) = value.kind else { return .computed }
      return .fixed(CellInterval(lower: constant, upper: constant))
    case .range(.range(let lower, let upper, let upperExcluded)):
      guard isFixed(lower), isFixed(upper) else { return .computed }
      return .fixed(
        CellInterval(lower: constant(lower), upper: constant(upper), includesUpper: !upperExcluded))
    case .range, .rising: return .computed
    }
  }

  /// Whether an end is open or a fixed value.
  private static func isFixed(_ end: CheckedExpression?) -> Bool { end == nil || constant(end) != nil }

  private static func constant(_ end: CheckedExpression?) -> Value? {
    guard case .constant(let value) = end?.kind else { return nil }
    return value
  }

  private static func faults(_ table: CheckedDecisionTable, _ output: Int) -> [TableAnalysis.Fault] {
    // A single amount (0 元) is no step: it may lie inside one, and nothing has to lie beside it.
    let steps = steps(table, output).filter { $0.interval.lower != $0.interval.upper }
    guard steps.count > 1 else { return [] }
    let bands = steps.map { NumberBands.Band(name: LocalizedText(same: ""), interval: $0.interval) }
    let line = CellInterval(lower: nil, upper: nil)
    let found = NumberBands(bands, within: line, type: table.outputs[output].type).faults
    // Below the first step and above the last there is nothing to say here: that is the law's range.
    return found.compactMap { fault in
      switch fault {
      case .gap(let stretch, let example, let isBetween):
        isBetween ? .stepGap(output: output, stretch: stretch, example: example) : nil
      case .overlap(let first, let second, let stretch, let example):
        .stepOverlap(
          output: output, first: steps[first].row, second: steps[second].row, stretch: stretch, example: example)
      case .empty: nil
      }
    }
  }
}
