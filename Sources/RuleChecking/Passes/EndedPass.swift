import Records
import RuleEngine
import RuleSyntax

/// Checks 办结 of tables: which rows are ended.
struct EndedPass {
  let world: World

  /// The condition of each table that has one.
  func run() -> [TableID: CheckedExpression] {
    var ended: [TableID: CheckedExpression] = [:]
    for table in world.tables {
      guard let readings = table.declaration?.ended else { continue }
      let frame = Frame(slot: 0, table: table.id, element: nil, name: table.name)
      var checker = ExpressionChecker(world: world, context: ScopeContext(pack: table.pack), object: frame)
      do throws(Rejection) {
        ended[table.id] = try checker.choose(readings) { (checker, node) throws(Rejection) in
          try checker.condition(node)
        }
        world.otherUses.formUnion(checker.uses)
      } catch {
        world.report(error.diagnostics)
      }
    }
    return ended
  }
}
