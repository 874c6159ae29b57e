import Findings
import Records
import RuleEngine
import SourceText
import TestSupport

extension RuleSetMaker {
  /// An expression of a type over the rows in view.
  mutating func value(_ type: ValueType, _ scope: RowScope, _ depth: Int) -> CheckedExpression {
    fuel -= 1
    if let element = element(type, scope), random.chance(70) { return element }
    if depth <= 0 || fuel <= 0 || random.chance(55) { return field(type, scope) ?? constant(type) }
    if hasDecisionTables, random.chance(isPlain ? 12 : 25), let decision = decision(type, scope, depth) {
      return decision
    }
    switch random.below(12) {
    case 0: return constant(type)
    case 1: return conditional(type, scope, depth)
    case 2: return named(type, scope) ?? constant(type)
    case 3, 4: return call(type, scope, depth) ?? typed(type, scope, depth)
    case 5: return crossing(type, scope) ?? typed(type, scope, depth)
    default: return typed(type, scope, depth)
    }
  }

  private mutating func element(_ type: ValueType, _ scope: RowScope) -> CheckedExpression? {
    let fitting = scope.elements.filter { $0.type == type }
    return fitting.isEmpty ? nil : express(.element(slot: random.pick(fitting).slot), type)
  }

  // MARK: By type

  private mutating func typed(_ type: ValueType, _ scope: RowScope, _ depth: Int) -> CheckedExpression {
    let made: CheckedExpression? =
      switch type {
      case .number: number(scope, depth)
      case .money: money(scope, depth)
      case .rate: rate(scope, depth)
      case .date: date(scope, depth)
      case .moment:
        express(
          .shift(value(.moment, scope, depth - 1), by: constant(.duration(.hour)), forward: random.chance(60)), .moment)
      case .duration(let unit): duration(unit, scope, depth)
      case .truth: truth(scope, depth - 1)
      case .text: random.chance(20) ? express(.environment(.organisation), .text) : nil
      case .reference(let table): row(of: table, scope).map { express(.rowKey($0), type) }
      case .choice, .several: nil
      }
    return made ?? field(type, scope) ?? constant(type)
  }

  private mutating func number(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    switch random.below(9) {
    case 0, 1: return selection(scope, depth).map { express(.count($0.selection), .number) }
    case 2: return aggregate(.number, scope, depth)
    case 3: return spanLength(.number, random.pick([.day, .workday, .workday, .month, .year, .hour]), scope, depth)
    case 4: return express(.environment(.year), .number)
    case 5:
      let step = random.pick([Fraction(1), Office.fraction(1, 10), Office.fraction(1, 4)])
      let mode: RoundingMode = random.pick([.nearest, .down, .up])
      return express(.rounded(value(.number, scope, depth - 1), step: step, mode), .number)
    case 6: return distinctCount(scope, depth)
    default: return arithmetic(.number, .number, .number, scope, depth)
    }
  }

  private mutating func arithmetic(
    _ type: ValueType, _ left: ValueType, _ right: ValueType, _ scope: RowScope, _ depth: Int
  ) -> CheckedExpression {
    let all: [ArithmeticOperator] = left == right ? [.plus, .minus, .minus] : [.times]
    var operation = random.pick(all)
    if type == .number, random.chance(40) { operation = random.pick([.times, .dividedBy]) }
    if type == .rate { operation = .dividedBy }
    let first = value(left, scope, depth - 1)
    return express(.arithmetic(operation, first, value(right, scope, depth - 1)), type)
  }

  private mutating func money(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    switch random.below(6) {
    case 0, 1: return aggregate(.money, scope, depth)
    case 2:
      let step = random.pick([Fraction(100), Office.fraction(1, 100), Fraction(1)])
      return express(
        .rounded(value(.money, scope, depth - 1), step: step, random.pick([.nearest, .down, .up])), .money)
    case 3: return arithmetic(.money, .money, .money, scope, depth)
    default: return arithmetic(.money, .money, .number, scope, depth)
    }
  }

  private mutating func rate(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    switch random.below(4) {
    case 0:
      guard let part = rowSelection(scope, depth), part.selection.condition != nil else { return nil }
      let whole = Selection(part.selection.source, slot: part.selection.slot, excluding: part.selection.excluding)
      return express(.share(part.selection, of: whole), .rate)
    case 1: return arithmetic(.rate, .money, .money, scope, depth)
    case 2: return aggregate(.rate, scope, depth)
    default: return arithmetic(.rate, .number, .number, scope, depth)
    }
  }

  private mutating func date(_ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    switch random.below(8) {
    case 0, 1, 2:
      let unit: DurationUnit = random.pick([.day, .workday, .workday, .month, .year])
      let by = random.chance(70) ? constant(.duration(unit)) : value(.duration(unit), scope, depth - 1)
      return express(.shift(value(.date, scope, depth - 1), by: by, forward: random.chance(70)), .date)
    case 3: return express(.environment(random.pick([.checkDate, .periodStart, .periodEnd])), .date)
    case 4, 5:
      guard scope.hasPeriod else { return aggregate(.date, scope, depth) }
      return express(.environment(random.pick([.objectPeriodStart, .objectPeriodEnd])), .date)
    default: return aggregate(.date, scope, depth)
    }
  }

  private mutating func duration(_ unit: DurationUnit, _ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    switch random.below(4) {
    case 0: return arithmetic(.duration(unit), .duration(unit), .duration(unit), scope, depth)
    case 1: return arithmetic(.duration(unit), .duration(unit), .number, scope, depth)
    case 2: return spanLength(.duration(unit), unit, scope, depth)
    default: return nil
    }
  }

  mutating func spanLength(
    _ type: ValueType, _ unit: DurationUnit, _ scope: RowScope, _ depth: Int
  ) -> CheckedExpression {
    let end: ValueType = unit == .hour ? .moment : .date
    let excluded = (unit == .day || unit == .workday) && random.chance(50) ? exclusions(scope, depth) : []
    return express(
      .spanLength(
        from: value(end, scope, depth - 2), to: value(end, scope, depth - 2), unit: unit, excluding: excluded), type)
  }

  /// Time that is not counted: intervals of rows, or from a date to a date.
  mutating func exclusions(_ scope: RowScope, _ depth: Int) -> [Exclusion] {
    var result: [Exclusion] = []
    for _ in 0..<(1 + random.below(2)) {
      if random.chance(70), let row = row(of: Office.cases, scope) {
        let table = random.chance(70) ? Office.special : Office.notices
        let inner = scope.with(row: table)
        bound(inner)
        let condition = random.chance(60) ? truth(inner, 0) : nil
        result.append(.rows(Selection(.children(table, of: row), slot: scope.next, where: condition)))
      } else {
        result.append(
          .span(value(.date, scope, 0), value(.date, scope, 0), includesFirstDay: random.chance(30)))
      }
    }
    return result
  }

  // MARK: Of any type

  mutating func conditional(_ type: ValueType, _ scope: RowScope, _ depth: Int) -> CheckedExpression {
    var cases: [ConditionalValue] = []
    for _ in 0..<(1 + random.below(2)) {
      cases.append(ConditionalValue(condition: truth(scope, depth - 2), value: value(type, scope, depth - 2)))
    }
    if random.chance(75) { cases.append(ConditionalValue(condition: nil, value: value(type, scope, depth - 2))) }
    return express(.conditional(cases), type)
  }

  /// A parameter or definition of a type.
  private mutating func named(_ type: ValueType, _ scope: RowScope) -> CheckedExpression? {
    var found: [CheckedExpression] = []
    for index in parameters.indices where parameters[index].type == type && scope.measured == nil {
      found.append(express(.parameter(index), type))
    }
    for index in definitions.indices where definitions[index].value.type == type {
      guard let table = definitions[index].table else {
        found.append(express(.definition(index, nil), type))
        continue
      }
      if let row = row(of: table, scope) { found.append(express(.definition(index, row), type)) }
    }
    return found.isEmpty ? nil : random.pick(found)
  }

  /// A figure of another rule, or a measure.
  private mutating func crossing(_ type: ValueType, _ scope: RowScope) -> CheckedExpression? {
    guard scope.isRule, !isMonotone else { return nil }
    if random.chance(40), let measure = measureFigure(type, scope) { return measure }
    let deadlines = made.filter { deadline(of: $0) != nil }
    guard !deadlines.isEmpty else { return nil }
    let rule = random.pick(deadlines)
    guard let table = rules[rule]?.object.table, let row = row(of: table, scope) else { return nil }
    return deadlineFigure(type, rule, row)
  }

  mutating func deadlineFigure(_ type: ValueType, _ rule: Int, _ row: RowExpression) -> CheckedExpression? {
    let unit = limitUnit(of: rule)
    let length: DurationUnit = unit == .month || unit == .year ? .day : unit
    let figure: DeadlineFigure = random.pick([.used, .remaining, .overdue])
    switch type {
    case .date where unit != .hour: return express(.deadline(.dueDate, rule: rule, row), .date)
    case .moment where unit == .hour: return express(.deadline(.dueDate, rule: rule, row), .moment)
    case .duration(length): return express(.deadline(figure, rule: rule, row), type)
    case .number: return express(.deadline(figure, rule: rule, row), .number)
    default: return nil
    }
  }

  /// The deadline of a rule made before.
  func deadline(of rule: Int) -> Deadline? {
    guard case .deadline(let deadline, _)? = rules[rule]?.variants.first?.body else { return nil }
    return deadline
  }

  func limitUnit(of rule: Int) -> DurationUnit {
    guard let limit = deadline(of: rule)?.limits.first, case .duration(let unit) = limit.content.duration.type else {
      return .day
    }
    return unit
  }

  /// A measure of a type: an ungrouped one, or one by the table of a row in view.
  private mutating func measureFigure(_ type: ValueType, _ scope: RowScope) -> CheckedExpression? {
    let fitting = measures.indices.filter { measures[$0].value.type == type }
    guard !fitting.isEmpty else { return nil }
    let index = random.pick(fitting)
    let previous = random.chance(15)
    guard let group = measures[index].group else {
      return express(.measure(index, group: nil, previous: previous), type)
    }
    guard case .reference(let table) = group.type, let row = row(of: table, scope) else { return nil }
    return express(
      .measure(index, group: express(.rowKey(row), .reference(table)), previous: previous), type)
  }

  // MARK: Functions

  /// A call of a built-in function that gives a type.
  private mutating func call(_ type: ValueType, _ scope: RowScope, _ depth: Int) -> CheckedExpression? {
    let fitting = BuiltinFunctions.all.filter { function in
      switch function.result {
      case .fixed(let result): result == type
      case .same: [.number, .money, .rate].contains(type) || type == .duration(.workday)
      case .element: type == .text || type == .date || type == .number
      }
    }
    return fitting.isEmpty ? nil : call(random.pick(fitting), type, scope, depth)
  }

  mutating func call(
    _ function: BuiltinFunction, _ type: ValueType, _ scope: RowScope, _ depth: Int
  ) -> CheckedExpression? {
    var arguments: [CheckedExpression] = []
    for (index, parameter) in function.parameters.enumerated() {
      for _ in 0..<(parameter.repeats && random.chance(40) ? 2 : 1) {
        var wanted = argumentType(parameter.type, arguments)
        if case .same(index) = function.result { wanted = type }
        if case .element(index) = function.result { wanted = .several(type) }
        guard let wanted else { return nil }
        // Places and counts inside a text are small numbers.
        let isSmall = wanted == .number && index > 0
        let isLiteral = wanted == .text && index > 0 && random.chance(60)
        if isSmall {
          arguments.append(express(.constant(.number(Fraction(random.below(5)))), .number))
        } else if isLiteral {
          arguments.append(express(.constant(.text(Text(random.pick(["-", "甲", "许", "〔", "〕", "0", ""])))), .text))
        } else {
          arguments.append(value(wanted, scope, depth - 1))
        }
      }
    }
    return express(.call(function.id, arguments), type)
  }

  private mutating func argumentType(
    _ type: BuiltinFunction.ParameterType, _ arguments: [CheckedExpression]
  ) -> ValueType? {
    switch type {
    case .text: .text
    case .number: .number
    case .date: .date
    case .moment: .moment
    case .truth: .truth
    case .quantity: random.pick([.number, .number, .money, .rate, .duration(.workday)])
    case .duration: .duration(.workday)
    case .any:
      if case .several(let element)? = arguments.first?.type { element } else { .text }
    case .several: random.pick([.several(.text), .several(.text), .several(.date), .several(.number)])
    case .same(let index): arguments.indices.contains(index) ? arguments[index].type : nil
    }
  }
}
