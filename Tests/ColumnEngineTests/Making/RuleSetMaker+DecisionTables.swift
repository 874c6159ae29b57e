import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

extension RuleSetMaker {
  /// A decision table with every kind of cell and hit policy; its rows overlap and leave gaps as they come.
  mutating func decisionTable(_ index: Int) -> CheckedDecisionTable {
    let hit = hitPolicy()
    let inputs = inputs(hit)
    let outputs = (0..<(1 + random.below(2))).map { output($0, hit, inputs) }
    let count = 2 + random.below(4)
    let rows = (0..<count).map { number in
      var cells: [CheckedDecisionTable.Cell] = []
      for column in inputs.indices {
        cells.append(hit == .progressive && column == 0 ? step(number, of: count, inputs[0]) : cell(column, inputs))
      }
      return CheckedDecisionTable.Row(
        cells: cells, outputs: outputs.map { outputCell($0, hit, inputs) }, source: Office.name("行\(number)"),
        range: Office.nowhere)
    }
    let isDated = !isMonotone && random.chance(20)
    return CheckedDecisionTable(
      id: "T\(index)", pack: "test", title: Office.name("表\(index)"), basis: [],
      effective: isDated ? .init(from: Office.day(2025, 1, 10), until: nil, by: nil) : nil, inputs: inputs,
      outputs: outputs, hit: hit, isComplete: !isMonotone && random.chance(50), rows: rows, range: Office.nowhere)
  }

  /// Unique tables are trusted to be without overlaps, so that an unknown input more may decide where rows contradict.
  private mutating func hitPolicy() -> CheckedDecisionTable.HitPolicy {
    let first = CheckedDecisionTable.HitPolicy.first(reason: Office.name("例外在前"))
    let all: [CheckedDecisionTable.HitPolicy] = [
      first, .collect(.list), .collect(.sum), .collect(.smallest), .collect(.largest), .collect(.count), .progressive,
    ]
    return random.pick(isMonotone ? all : all + [.unique, .unique, .unique, .any, .any, first])
  }

  private mutating func inputs(_ hit: CheckedDecisionTable.HitPolicy) -> [CheckedDecisionTable.Input] {
    (0..<(1 + random.below(3))).map { number in
      let type: ValueType =
        hit == .progressive && number == 0
        ? random.pick([.number, .money])
        : random.pick([
          .choice(Office.handling), .choice(Office.procedures), .number, .number, .money, .truth, .date, .text,
        ])
      return CheckedDecisionTable.Input(name: Office.name("输入\(number)"), type: type, domain: domain(type))
    }
  }

  private mutating func domain(_ type: ValueType) -> CheckedDecisionTable.Domain {
    switch type {
    case .choice(let words): return .values(words.indices.map { .choice($0) })
    case .truth: return .values([.truth(true), .truth(false)])
    case .text: return .open
    default:
      let isOpen = isMonotone || random.chance(70)
      let lower: Value? = isOpen ? nil : type == .number ? .number(.zero) : type == .money ? .money(.zero) : nil
      return .ordered(
        CellInterval(lower: lower, upper: nil), isDiscrete: !isMonotone && type == .number && random.chance(50))
    }
  }

  // MARK: Cells

  private mutating func cell(_ column: Int, _ inputs: [CheckedDecisionTable.Input]) -> CheckedDecisionTable.Cell {
    let type = inputs[column].type
    switch random.below(20) {
    case 0...6: return .any
    case 7: return .rest
    case 8 where !isMonotone: return .missing
    case 9, 10:
      let subject = express(.input(column), type)
      let others = inputs.indices.filter { $0 != column && inputs[$0].type == type }
      if let other = others.first {
        return .condition(condition(.compare(.equal, subject, express(.input(other), type))))
      }
      if let parameter = parameter(type) { return .condition(condition(.compare(.atLeast, subject, parameter))) }
      return .condition(condition(.compare(.notEqual, subject, constant(type))))
    default:
      guard isOrdered(type), random.chance(70) else {
        return .values((0..<(1 + random.below(2))).map { _ in constantValue(type) }, negated: random.chance(20))
      }
      return .intervals([interval(type)])
    }
  }

  private func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .number, .money, .date, .duration: true
    default: false
    }
  }

  private mutating func interval(_ type: ValueType) -> CellInterval {
    let (one, other) = (constantValue(type), constantValue(type))
    switch random.below(3) {
    case 0: return CellInterval(lower: one, includesLower: random.chance(70), upper: nil)
    case 1: return CellInterval(lower: nil, upper: one, includesUpper: random.chance(50))
    default:
      return CellInterval(
        lower: one, includesLower: random.chance(70), upper: other, includesUpper: random.chance(50))
    }
  }

  /// One of the steps into which the rows of 累进 cut a number.
  private func step(_ row: Int, of count: Int, _ input: CheckedDecisionTable.Input) -> CheckedDecisionTable.Cell {
    func end(_ number: Int) -> Value {
      input.type == .money ? .money(Fraction(number * 1000)) : .number(Fraction(number * 2))
    }
    return .intervals([
      CellInterval(
        lower: row == 0 ? nil : end(row), includesLower: false, upper: row == count - 1 ? nil : end(row + 1))
    ])
  }

  // MARK: Outputs

  private mutating func output(
    _ number: Int, _ hit: CheckedDecisionTable.HitPolicy, _ inputs: [CheckedDecisionTable.Input]
  ) -> CheckedDecisionTable.Output {
    let type: ValueType
    var canBeRange = false
    switch hit {
    case .collect(.sum): type = random.pick([.number, .money, .duration(.workday)])
    case .collect(.smallest), .collect(.largest): type = random.pick([.number, .money, .date])
    case .collect: type = random.pick([.number, .text, .date])
    case .progressive: type = inputs[0].type == .money ? .number : random.pick([.number, .money])
    case .unique, .any, .first:
      type = random.pick([
        .number, .money, .money, .date, .truth, .text, .choice(Office.procedures), .choice(Office.handling),
        .duration(.workday),
      ])
      canBeRange = isOrdered(type)
    }
    return CheckedDecisionTable.Output(
      name: Office.name("输出\(number)"), type: type, isRange: canBeRange && random.chance(40))
  }

  private mutating func outputCell(
    _ output: CheckedDecisionTable.Output, _ hit: CheckedDecisionTable.HitPolicy,
    _ inputs: [CheckedDecisionTable.Input]
  ) -> CheckedDecisionTable.OutputCell {
    if random.chance(6), hit != .collect(.list) { return .none }
    if output.isRange, random.chance(80) {
      let low = random.chance(80) ? outputValue(output.type, inputs) : nil
      let high = low == nil || random.chance(80) ? outputValue(output.type, inputs) : nil
      return .range(.range(low, high, upperExcluded: high != nil && random.chance(40)))
    }
    if hit == .progressive, random.chance(30) {
      return .rising(
        constant(output.type), every: express(.constant(unit(inputs[0].type)), inputs[0].type),
        by: constant(output.type))
    }
    return .value(outputValue(output.type, inputs))
  }

  private func unit(_ type: ValueType) -> Value { type == .money ? .money(Fraction(500)) : .number(Fraction(2)) }

  private mutating func outputValue(
    _ type: ValueType, _ inputs: [CheckedDecisionTable.Input]
  ) -> CheckedExpression {
    let same = inputs.indices.filter { inputs[$0].type == type }
    switch random.below(8) {
    case 0: if let input = same.first { return express(.input(input), type) }
    case 1:
      if let input = same.first, type == .money || type == .number {
        return express(.arithmetic(.times, express(.input(input), type), constant(.number)), type)
      }
    case 2: if let parameter = parameter(type) { return parameter }
    default: break
    }
    return constant(type)
  }

  /// A parameter whose value is the same on every day.
  private mutating func parameter(_ type: ValueType) -> CheckedExpression? {
    let fitting = parameters.indices.filter {
      parameters[$0].type == type && parameters[$0].values.count == 1 && parameters[$0].values[0].from == nil
    }
    return fitting.isEmpty ? nil : express(.parameter(random.pick(fitting)), type)
  }

  // MARK: Uses

  /// What a decision table gives, of a type; nil where none gives it.
  mutating func decision(_ type: ValueType, _ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    let fitting = outputs(scope) { table, output in
      !table.outputs[output].isRange && table.resultType(of: output) == type
    }
    guard !fitting.isEmpty else { return nil }
    let (table, output) = random.pick(fitting)
    return express(.decision(table: table, output: output, inputs: inputs(of: table, scope, depth)), type)
  }

  /// What a decision table gives, as a set of values of a type; nil where none gives it.
  mutating func decisionSet(_ type: ValueType, _ scope: RowScope, _ depth: Int) -> MemberSet? {
    let fitting = outputs(scope) { table, output in
      table.outputs[output].isRange && table.outputs[output].type == type
        || table.resultType(of: output) == .several(type)
    }
    guard !fitting.isEmpty else { return nil }
    let (table, output) = random.pick(fitting)
    return .decision(table: table, output: output, inputs: inputs(of: table, scope, depth))
  }

  /// The outputs that fit; tables with 生效 only where the object's date is known to the evaluator.
  private func outputs(
    _ scope: RowScope, _ fits: (CheckedDecisionTable, Int) -> Bool
  ) -> [(table: Int, output: Int)] {
    var found: [(table: Int, output: Int)] = []
    for (index, table) in decisionTables.enumerated() where table.effective == nil || scope.isRule {
      for output in table.outputs.indices where fits(table, output) { found.append((index, output)) }
    }
    return found
  }

  private mutating func inputs(of table: Int, _ scope: RowScope, _ depth: Int) -> [CheckedExpression] {
    decisionTables[table].inputs.map { value($0.type, scope, depth - 1) }
  }
}
