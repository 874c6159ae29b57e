import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks one measure.
enum MeasurePass {
  /// The checked measure with what it uses.
  static func check(_ symbol: MeasureSymbol, in world: World) throws(Rejection) -> (CheckedMeasure, Uses) {
    guard let readings = symbol.declaration.value else { throw Rejection.silent }
    var context = ScopeContext(pack: symbol.pack)
    context.isMeasure = true
    var checker = ExpressionChecker(world: world, context: context)
    let scope = try symbol.declaration.scope.map { (readings) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.set(node) }
    }
    let group = try group(symbol, scope, &checker)
    checker.context.measureScope = scope?.table
    checker.context.measureGroup = group
    let value = try checker.choose(readings) { (checker, node) throws(Rejection) in
      try figure(node, symbol, &checker)
    }
    try rejectAllOfPart(value, readings.range, scope, in: world)
    let measure = CheckedMeasure(
      name: symbol.name, pack: world.packs[symbol.pack].name.en, value: value, scope: scope, group: group,
      noData: try noData(symbol.declaration.noData), slotCount: max(1, checker.slotCount),
      style: style(value, in: world), range: symbol.range)
    return (measure, checker.uses)
  }

  private static func figure(
    _ node: Expression, _ symbol: MeasureSymbol, _ checker: inout ExpressionChecker
  ) throws(Rejection) -> CheckedExpression {
    if node.kind.isCondition, case .ruleOutcome = node.kind {
    } else if node.kind.isCondition {
      throw Rejection(
        RuleProblem.measureType(node.range, measure: symbol.name, type: both("一个条件", "a condition")))
    }
    let value = try checker.value(node)
    switch value.type {
    case .number, .money, .rate, .date, .moment, .duration: return value
    default:
      throw Rejection(
        RuleProblem.measureType(node.range, measure: symbol.name, type: checker.world.typeName(value.type)))
    }
  }

  private static func group(
    _ symbol: MeasureSymbol, _ scope: Selection?, _ checker: inout ExpressionChecker
  ) throws(Rejection) -> CheckedExpression? {
    guard let readings = symbol.declaration.group else { return nil }
    guard let scope else {
      if symbol.declaration.scope != nil { throw Rejection.silent }
      throw Rejection(RuleProblem.groupWithoutScope(readings.range))
    }
    let frame = checker.frame(of: scope)
    return try checker.inside(frame) { (inner) throws(Rejection) in
      try inner.choose(readings) { (checker, node) throws(Rejection) in try checker.value(node) }
    }
  }

  private static func noData(_ syntax: OutcomeSyntax?) throws(Rejection) -> Outcome? {
    guard let syntax else { return nil }
    switch syntax.value {
    case .notApplicable, .undetermined, .violation: return syntax.value.outcome
    case .pass, .notDue: throw Rejection(RuleProblem.noDataOutcome(syntax.range))
    }
  }

  /// Reports `通过 R 除以全部` where R judges only a part of the scope.
  private static func rejectAllOfPart(
    _ value: CheckedExpression, _ range: SourceRange, _ scope: Selection?, in world: World
  ) throws(Rejection) {
    guard case .arithmetic(.dividedBy, let part, let whole) = value.kind,
      case .ruleCount(let rule, _) = part.kind, case .count(let all) = whole.kind, case .scope = all.source,
      all.condition == nil, world.activeRules.indices.contains(rule)
    else { return }
    let symbol = world.rules[world.activeRules[rule]]
    guard let object = symbol.declaration.object,
      object.selection.all.contains(where: { if case .selection = $0.node.kind { true } else { false } })
    else { return }
    throw Rejection(
      LintProblem.allOfPart(range, rule: symbol.id, table: scope?.text ?? both("范围", "the scope")))
  }

  /// How the figure is written.
  private static func style(_ value: CheckedExpression, in world: World) -> FigureStyle {
    switch value.type {
    case .rate: .percent
    case .money: .money
    case .date, .moment: .date
    case .number: isCount(value, in: world) ? .count : .number
    case .duration: .number
    default: .text
    }
  }

  private static func isCount(_ value: CheckedExpression, in world: World) -> Bool {
    switch value.kind {
    case .count, .ruleCount, .aggregate(.distinctCount, _, _): true
    case .measure(let index, _, _):
      world.checkedMeasures.indices.contains(index) && world.checkedMeasures[index].style == .count
    case .arithmetic(.plus, let left, let right), .arithmetic(.minus, let left, let right):
      isCount(left, in: world) && isCount(right, in: world)
    default: false
    }
  }
}
