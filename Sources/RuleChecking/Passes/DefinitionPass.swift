import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks one definition.
enum DefinitionPass {
  /// The checked definition with what it uses.
  static func check(
    _ symbol: DefinitionSymbol, in world: World
  ) throws(Rejection) -> (CheckedRuleSet.Definition, Uses) {
    let object = symbol.table.map { table in
      Frame(slot: 0, table: table, element: nil, name: world.tables[table.index].name)
    }
    var checker = ExpressionChecker(world: world, context: ScopeContext(pack: symbol.pack), object: object)
    let value: CheckedExpression
    switch symbol.declaration.body {
    case .broken: throw Rejection.silent
    case .single(let readings):
      value = try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.value(node) }
    case .cases(let cases): value = try conditional(cases, &checker)
    }
    let checked = CheckedRuleSet.Definition(
      name: symbol.name, table: symbol.table, value: value, slotCount: checker.slotCount)
    return (checked, checker.uses)
  }

  private static func conditional(
    _ cases: [DefinitionDeclaration.Case], _ checker: inout ExpressionChecker
  ) throws(Rejection) -> CheckedExpression {
    var values: [ConditionalValue] = []
    var broken: [Diagnostic] = []
    var isBroken = false
    for (index, part) in cases.enumerated() {
      do throws(Rejection) {
        if part.condition == nil, index < cases.count - 1 { throw Rejection(DeclarationProblem.caseOrder(part.range)) }
        let expected = values.first?.value
        let value = try checker.choose(part.value) { (checker, node) throws(Rejection) in
          try checker.value(node, expecting: expected?.type, of: expected?.source)
        }
        if let first = values.first?.value, !checker.comparable(first.type, value.type) {
          throw Rejection(
            DeclarationProblem.caseTypes(
              part.range, first: checker.world.typeName(first.type), other: checker.world.typeName(value.type)))
        }
        let condition = try part.condition.map { (readings) throws(Rejection) in
          try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.condition(node) }
        }
        values.append(ConditionalValue(condition: condition, value: value))
      } catch {
        isBroken = true
        broken += error.diagnostics
      }
    }
    guard !isBroken, let first = values.first, let place = cases.first?.range else {
      throw Rejection(diagnostics: broken)
    }
    return CheckedExpression(
      kind: .conditional(values), type: first.value.type, range: place, source: text(values))
  }

  private static func text(_ values: [ConditionalValue]) -> LocalizedText {
    LocalizedText(
      zh: values.map { "\($0.value.source.zh)，" + ($0.condition.map { "当\($0.source.zh)" } ?? "其余") }
        .joined(separator: "；"),
      en: values.map { "\($0.value.source.en), " + ($0.condition.map { "when \($0.source.en)" } ?? "otherwise") }
        .joined(separator: "; "))
  }
}
