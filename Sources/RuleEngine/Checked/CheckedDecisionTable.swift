package import Findings
package import Records
package import SourceText

/// A decision table (决策表) that was checked: rows of cells over named inputs, each with its outputs.
///
/// Source: `language.md` §5; the hit policies are those of DMN 1.5 §8.2.8 (U, A, F, C with sum, min, max, count), and 累进.
package struct CheckedDecisionTable: Sendable, Hashable {
  /// The id, such as `CF-07`, unique in its rule set.
  package let id: String
  /// The English name of the pack.
  package let pack: String
  /// The title.
  package let title: LocalizedText
  /// The provisions.
  package let basis: [Citation]
  /// When it is in force, by the date of 生效 of the object it is used for; nil when always.
  package let effective: CheckedRule.Effective?
  /// The input columns, then the inputs that only outputs and conditions use.
  package let inputs: [Input]
  /// The output columns.
  package let outputs: [Output]
  /// What happens where several rows match.
  package let hit: HitPolicy
  /// Whether some row must match whatever the inputs are (覆盖：完整).
  package let isComplete: Bool
  /// The rows in order.
  package let rows: [Row]
  /// What it declares as a discretion benchmark.
  package let benchmark: DecisionBenchmark
  /// Where it is declared.
  package let range: SourceRange

  /// An input column.
  package struct Input: Sendable, Hashable {
    /// The name, declared by the table.
    package let name: LocalizedText
    /// The type.
    package let type: ValueType
    /// The values that can occur.
    package let domain: Domain

    /// Creates an input.
    package init(name: LocalizedText, type: ValueType, domain: Domain) {
      self.name = name
      self.type = type
      self.domain = domain
    }
  }

  /// The values that an input can have.
  package enum Domain: Sendable, Hashable {
    /// Every value of the type; free text never has an end, so it needs a row with 其余.
    case open
    /// One of these, in this order.
    case values([Value])
    /// From the first to the second (open where nil), in whole steps where they are discrete: integers, dates.
    case ordered(CellInterval, isDiscrete: Bool)
  }

  /// An output column.
  package struct Output: Sendable, Hashable {
    /// The name.
    package let name: LocalizedText
    /// The type of its values, or of the ends of its ranges.
    package let type: ValueType
    /// Whether its cells are ranges (罚款：`5000 元至不满 1 万元`), so that a value lies in it or outside.
    package let isRange: Bool

    /// Creates an output.
    package init(name: LocalizedText, type: ValueType, isRange: Bool) {
      self.name = name
      self.type = type
      self.isRange = isRange
    }
  }

  /// One row.
  package struct Row: Sendable, Hashable {
    /// One cell for each input.
    package let cells: [Cell]
    /// One cell for each output.
    package let outputs: [OutputCell]
    /// The row as written, for messages.
    package let source: LocalizedText
    /// Where it stands.
    package let range: SourceRange

    /// Creates a row.
    package init(cells: [Cell], outputs: [OutputCell], source: LocalizedText, range: SourceRange) {
      self.cells = cells
      self.outputs = outputs
      self.source = source
      self.range = range
    }
  }

  /// What a row asks of an input.
  package enum Cell: Sendable, Hashable {
    /// `-`: anything, missing too.
    case any
    /// 缺: no value is there.
    case missing
    /// 其余: a value that no other row of the column names.
    case rest
    /// One of these values; `negated`: none of them.
    case values([Value], negated: Bool)
    /// In one of these intervals, sorted and apart.
    case intervals([CellInterval])
    /// A condition that is no constant set: it names a parameter or another input (`.input`).
    case condition(CheckedExpression)
  }

  /// What a row gives for an output.
  package enum OutputCell: Sendable, Hashable {
    /// A value; may be an expression of the inputs (`.input`).
    case value(CheckedExpression)
    /// A range of values, `.range` with a lower or an upper end; its ends may be expressions of the inputs.
    case range(MemberSet)
    /// The price of a unit that grows inside its step (累进): `200 元，每 10 件递增 100 元`.
    case rising(CheckedExpression, every: CheckedExpression, by: CheckedExpression)
    /// `-`: nothing.
    case none
  }

  /// What happens where several rows match (命中).
  package enum HitPolicy: Sendable, Hashable {
    /// 唯一: at most one row matches.
    case unique
    /// 一致: rows may overlap if their outputs agree.
    case any
    /// 首个: the first in order, for a reason.
    case first(reason: LocalizedText)
    /// 汇总: the outputs of all matching rows together.
    case collect(Collecting)
    /// 累进: the rows cut one number into steps; outputs are the price of a unit inside the step.
    case progressive
  }

  /// How collected outputs become one.
  package enum Collecting: String, Sendable, Hashable {
    /// The list itself.
    case list
    case sum
    case smallest
    case largest
    case count
  }

  /// Creates a table.
  package init(
    id: String, pack: String, title: LocalizedText, basis: [Citation], effective: CheckedRule.Effective? = nil,
    inputs: [Input], outputs: [Output], hit: HitPolicy, isComplete: Bool, rows: [Row],
    benchmark: DecisionBenchmark = DecisionBenchmark(), range: SourceRange
  ) {
    self.id = id
    self.pack = pack
    self.title = title
    self.basis = basis
    self.effective = effective
    self.inputs = inputs
    self.outputs = outputs
    self.hit = hit
    self.isComplete = isComplete
    self.rows = rows
    self.benchmark = benchmark
    self.range = range
  }
}

extension CheckedDecisionTable {
  /// The type of what an output comes to: several values where they are collected, a number where they are counted, and
  /// under 累进 the price of all units.
  package func resultType(of output: Int) -> ValueType {
    let type = outputs[output].type
    switch hit {
    case .collect(.list): return .several(type)
    case .collect(.count): return .number
    case .progressive:
      guard let step = stepInput, inputs[step].type == .money, type == .rate || type == .number else { return type }
      return .money
    default: return type
    }
  }

  /// The input that the rows of 累进 cut into steps: the first one with intervals.
  package var stepInput: Int? {
    inputs.indices.first { input in
      rows.contains { if case .intervals = $0.cells[input] { true } else { false } }
    }
  }

  /// What the table is called in messages.
  package var name: LocalizedText { LocalizedText(zh: "决策表 \(id)", en: "decision table \(id)") }

  /// The expressions in its cells, without the constants of `values` and `intervals`.
  package var expressions: [CheckedExpression] {
    rows.flatMap { row in row.cells.flatMap(\.expressions) + row.outputs.flatMap(\.expressions) }
  }
}

extension CheckedDecisionTable.Cell {
  /// The expressions that it is judged with.
  var expressions: [CheckedExpression] {
    if case .condition(let condition) = self { [condition] } else { [] }
  }
}

extension CheckedDecisionTable.OutputCell {
  /// The expressions that it is computed from.
  var expressions: [CheckedExpression] {
    switch self {
    case .value(let value): [value]
    case .range(let set): ExpressionParts.values(of: set)
    case .rising(let base, let step, let increment): [base, step, increment]
    case .none: []
    }
  }
}

/// A stretch of ordered values: numbers, amounts, rates, dates, durations of one unit.
package struct CellInterval: Sendable, Hashable {
  /// The lower end; nil when open.
  package let lower: Value?
  /// Whether the lower end itself belongs to it.
  package let includesLower: Bool
  /// The upper end; nil when open.
  package let upper: Value?
  /// Whether the upper end itself belongs to it.
  package let includesUpper: Bool

  /// Creates an interval.
  package init(lower: Value?, includesLower: Bool = true, upper: Value?, includesUpper: Bool = true) {
    self.lower = lower
    self.includesLower = includesLower
    self.upper = upper
    self.includesUpper = includesUpper
  }
}
