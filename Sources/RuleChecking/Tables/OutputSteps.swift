import Records
import RuleEngine
import SourceText

/// The steps of outputs that are ranges (罚款：5000 元至不满 1 万元): what lies between two steps, what in two, and how
/// they keep to what a discretion benchmark declares.
struct OutputSteps {
  let faults: [TableAnalysis.Fault]

  init(_ table: CheckedDecisionTable) {
    let output = table.outputs.indices.flatMap { output -> [TableAnalysis.Fault] in
      guard table.outputs[output].isRange else { return [] }
      return Self.faults(table, output)
    }
    faults = output + BenchmarkSteps(table).faults
  }

  /// The different steps of an output with the first row of each.
  static func steps(_ table: CheckedDecisionTable, _ output: Int) -> [(row: Int, step: OutputStep)] {
    var steps: [(row: Int, step: OutputStep)] = []
    for (index, row) in table.rows.enumerated() where row.outputs.indices.contains(output) {
      guard let step = OutputStep(row.outputs[output]), !steps.contains(where: { $0.step == step }) else { continue }
      steps.append((index, step))
    }
    return steps
  }

  private static func faults(_ table: CheckedDecisionTable, _ output: Int) -> [TableAnalysis.Fault] {
    // A single amount (0 元) is no step: it may lie inside one, and nothing has to lie beside it.
    let all = steps(table, output).filter { !$0.step.isSingle }
    let legal = table.benchmark.legalRanges.filter { $0.output == output }.compactMap { OutputStep($0.cell) }.map(
      \.base)
    var bases: [CheckedExpression?] = []
    for (_, step) in all where !bases.contains(step.base) { bases.append(step.base) }
    return bases.flatMap { base -> [TableAnalysis.Fault] in
      let steps = all.filter { $0.step.base == base }
      guard steps.count > 1, let first = steps.first?.step else { return [] }
      let bands = steps.map { NumberBands.Band(name: LocalizedText(same: ""), interval: $0.step.interval) }
      let line = CellInterval(lower: nil, upper: nil)
      // Below the first step and above the last there is nothing to say here: that is the law's range.
      return NumberBands(bands, within: line, type: first.type(of: table.outputs[output])).faults.compactMap { fault in
        switch fault {
        case .gap(let stretch, let example, let isBetween):
          isBetween && !legal.contains(base)
            ? .stepGap(output: output, stretch: first.text(stretch), example: first.text(example)) : nil
        case .overlap(let left, let right, let stretch, let example):
          isOneStep(table, steps[left].row, steps[right].row)
            ? nil
            : .stepOverlap(
              output: output, first: steps[left].row, second: steps[right].row, stretch: first.text(stretch),
              example: first.text(example))
        case .empty: nil
        }
      }
    }
  }
}

extension OutputSteps {
  /// Whether two rows are of one step (阶次) that is divided further by other inputs: all their words are the same.
  private static func isOneStep(_ table: CheckedDecisionTable, _ first: Int, _ second: Int) -> Bool {
    let words = table.outputs.indices.filter { if case .choice = table.outputs[$0].type { true } else { false } }
    return !words.isEmpty && words.allSatisfy { table.rows[first].outputs[$0] == table.rows[second].outputs[$0] }
  }
}

/// A step of an output: a fixed range or value, or a multiple of one input (货值金额的 1 倍至不满 2 倍).
struct OutputStep: Hashable {
  /// What the ends are multiples of; nil for fixed ends.
  let base: CheckedExpression?
  /// The ends, as multiples if there is a base.
  let interval: CellInterval

  /// Reads a cell; nil where the ends are computed in another way.
  init?(_ cell: CheckedDecisionTable.OutputCell) {
    switch cell {
    case .none, .rising: return nil
    case .value(let value):
      guard let end = Self.end(value) else { return nil }
      base = end.base
      interval = CellInterval(lower: end.value, upper: end.value)
    case .range(.range(let low, let high, let upperExcluded)):
      let ends = [low, high].compactMap(\.self).map { Self.end($0) }
      let known = ends.compactMap(\.self)
      guard known.count == ends.count, let first = known.first, known.allSatisfy({ $0.base == first.base }) else {
        return nil
      }
      base = first.base
      interval = CellInterval(
        lower: low == nil ? nil : first.value, upper: high == nil ? nil : known.last?.value,
        includesUpper: !upperExcluded)
    case .range: return nil
    }
  }

  private static func end(_ expression: CheckedExpression) -> (base: CheckedExpression?, value: Value)? {
    switch expression.kind {
    case .constant(let value): return (nil, value)
    case .input: return (expression, .number(.one))
    case .arithmetic(.times, let left, let right):
      if case .constant(.number(let factor)) = right.kind { return (left, .number(factor)) }
      if case .constant(.number(let factor)) = left.kind { return (right, .number(factor)) }
      return nil
    default: return nil
    }
  }

  /// Whether it is one value.
  var isSingle: Bool { interval.lower != nil && interval.lower == interval.upper }

  /// Whether it is nothing at all (0 元): no penalty.
  var isZero: Bool { isSingle && interval.lower?.amount == .zero }

  /// The type of its ends.
  func type(of output: CheckedDecisionTable.Output) -> ValueType { base == nil ? output.type : .number }

  /// A value or a stretch of its line in words.
  func text(_ text: LocalizedText) -> LocalizedText {
    guard let base else { return text }
    return phrase(
      zh: [base.source.zh, "的", text.zh, "倍"], en: [text.en, "times", base.source.en])
  }
}
