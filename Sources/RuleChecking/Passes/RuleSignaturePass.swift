import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Finds the object table and the unit of the limit of a rule, before and without checking the rest of it.
enum RuleSignaturePass {
  /// The signature; nil when the object cannot be found.
  static func signature(_ rule: RuleSymbol, in world: World) -> RuleSignature? {
    guard let object = rule.declaration.object, let table = table(object, rule.pack, in: world) else { return nil }
    return RuleSignature(table: table, unit: unit(rule, table, in: world))
  }

  /// The table that 对象 names.
  static func table(_ object: ObjectSyntax, _ pack: Int, in world: World) -> TableID? {
    for reading in object.selection.all {
      if let hits = hits(reading.node) {
        var checker = ExpressionChecker(world: world, context: ScopeContext(pack: pack))
        if let table = (try? checker.set(hits))?.table { return table }
        continue
      }
      guard let name = baseName(reading.node) else { continue }
      let key = nameKey(name.text)
      if EnvironmentWord.named(key) == .organisation { return .organisation }
      if case .table(let table)? = try? world.lookup(key, name: nil, pack: pack) { return table }
    }
    return nil
  }

  /// The hits that are the objects, without what they are chosen by.
  private static func hits(_ expression: Expression) -> Expression? {
    switch expression.kind {
    case .hits: expression
    case .selection(let base, _): hits(base)
    default: nil
    }
  }

  private static func baseName(_ expression: Expression) -> Name? {
    switch expression.kind {
    case .name(let name): name
    case .selection(let base, _): baseName(base)
    case .previous(let base, _): baseName(base)
    default: nil
    }
  }

  private static func unit(_ rule: RuleSymbol, _ table: TableID, in world: World) -> DurationUnit? {
    let limits = rule.declaration.limits
    if limits.isEmpty, rule.declaration.dueBy != nil, !rule.declaration.stops.isEmpty { return .day }
    guard let limit = limits.first(where: { $0.condition == nil }) ?? limits.first else { return nil }
    var checker = ExpressionChecker(
      world: world, context: ScopeContext(pack: rule.pack),
      object: Frame(slot: 0, table: table, element: nil, name: world.tables[table.index].name))
    let checked = try? checker.choose(limit.content.duration) { (checker, node) throws(Rejection) in
      try checker.value(node)
    }
    guard case .duration(let unit)? = checked?.type else { return nil }
    return unit
  }
}
