import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks the values of parameters.
struct ParameterPass {
  let world: World

  /// The checked parameter.
  func check(
    _ symbol: ParameterSymbol, _ declaration: ParameterDeclaration
  ) throws(Rejection)
    -> CheckedRuleSet.Parameter
  {
    var values: [CheckedRuleSet.DatedValue] = []
    var type: ValueType?
    if let readings = declaration.value {
      let (value, found) = try constant(readings, symbol)
      values.append(.init(from: nil, value: value))
      type = found
    }
    for dated in declaration.dated.sorted(by: { $0.from.text < $1.from.text }) {
      let (value, found) = try constant(dated.value, symbol)
      if let type, type != found { throw Rejection(DeclarationProblem.parameterTypes(dated.value.range, symbol.name)) }
      guard let day = Day(written: dated.from.text) else {
        throw Rejection(DeclarationProblem.noSuchDate(dated.from.range, dated.from.text))
      }
      if values.contains(where: { $0.from == day }) {
        throw Rejection(DeclarationProblem.parameterDates(dated.from.range, symbol.name))
      }
      values.append(.init(from: day, value: value))
      type = found
    }
    if type == nil, let written = declaration.type { type = typeOnly(written) }
    guard let type else { throw Rejection(DeclarationProblem.parameterWithoutValue(symbol.range, symbol.name)) }
    let strictness: CheckedRuleSet.Parameter.Strictness? =
      switch declaration.strictness {
      case .smaller: .smaller
      case .larger: .larger
      case nil: nil
      }
    return CheckedRuleSet.Parameter(
      name: symbol.name, type: type, values: values, strictness: strictness, tightensOnly: declaration.tightensOnly,
      range: symbol.range)
  }

  private func constant(
    _ readings: Readings<Expression>, _ symbol: ParameterSymbol
  ) throws(Rejection) -> (Value, ValueType) {
    try constant(readings, symbol.name, pack: symbol.pack)
  }

  /// A value that is written out, with its type.
  func constant(
    _ readings: Readings<Expression>, _ name: LocalizedText, pack: Int
  ) throws(Rejection) -> (Value, ValueType) {
    var checker = ExpressionChecker(world: world, context: ScopeContext(pack: pack))
    let checked = try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.value(node) }
    world.declarationUses.formUnion(checker.uses)
    guard case .constant(let value) = checked.kind else {
      throw Rejection(DeclarationProblem.parameterNotConstant(readings.range, name))
    }
    return (value, checked.type)
  }

  private func typeOnly(_ syntax: FieldTypeSyntax) -> ValueType? {
    switch syntax {
    case .text: .text
    case .number, .integer: .number
    case .money: .money
    case .rate: .rate
    case .date: .date
    case .moment: .moment
    case .truth: .truth
    case .duration(let unit): unit.duration.map { .duration($0) }
    case .choice, .reference, .several: nil
    }
  }
}
