import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks the scorecards, when all rules have their final numbers.
///
/// A class for its state: a scorecard that takes the scores of another has that one checked first.
final class ScorecardPass {
  let world: World
  /// The checked rules, by their final numbers.
  let rules: [CheckedRule]
  /// The checked scorecards so far.
  private(set) var checked: [CheckedScorecard] = []
  private var states: [CheckState<Int>]
  private var running: [String] = []
  /// What 责任 and 归期 of tables say.
  private var links: [TableID: (owner: CheckedExpression?, date: CheckedExpression?)] = [:]

  init(world: World, rules: [CheckedRule]) {
    self.world = world
    self.rules = rules
    states = Array(repeating: .unvisited, count: world.scorecards.count)
  }

  /// The scorecards, in an order in which each takes scores only of earlier ones.
  func run() -> [CheckedScorecard] {
    for table in world.tables { links[table.id] = link(of: table) }
    for index in world.scorecards.indices { _ = scorecard(index, usedAt: nil) }
    return checked
  }

  /// The number of a declared scorecard by its id.
  func declared(_ id: String) -> Int? {
    world.scorecards.firstIndex { nameKey($0.id) == nameKey(id) }
  }

  /// A scorecard, checked now if it was not yet; its number among the checked ones, nil if it is broken.
  func scorecard(_ index: Int, usedAt range: SourceRange?) -> Int? {
    switch states[index] {
    case .done(let number): return number
    case .broken: return nil
    case .running:
      let id = world.scorecards[index].id
      let start = running.firstIndex(of: id) ?? 0
      if let range { world.report(DeclarationProblem.cycle(range, Array(running[start...]) + [id])) }
      return nil
    case .unvisited: break
    }
    states[index] = .running
    running.append(world.scorecards[index].id)
    defer { running.removeLast() }
    var checker = ScorecardChecker(world.scorecards[index], self)
    let card = checker.check()
    world.report(checker.diagnostics)
    world.otherUses.formUnion(checker.uses)
    guard let card, !world.hasError(in: world.scorecards[index].block.range) else {
      states[index] = .broken
      return nil
    }
    checked.append(card)
    states[index] = .done(checked.count - 1)
    return checked.count - 1
  }

  // MARK: Tables

  private func link(of table: TableSymbol) -> (owner: CheckedExpression?, date: CheckedExpression?) {
    (expression(table.declaration?.owner, table), expression(table.declaration?.attribution, table, isDate: true))
  }

  /// 责任 or 归期 of a table, over slot 0.
  private func expression(
    _ readings: Readings<Expression>?, _ table: TableSymbol, isDate: Bool = false
  ) -> CheckedExpression? {
    guard let readings else { return nil }
    let frame = Frame(slot: 0, table: table.id, element: nil, name: table.name)
    var checker = ExpressionChecker(world: world, context: ScopeContext(pack: table.pack), object: frame)
    do throws(Rejection) {
      let result = try checker.choose(readings) { (checker, node) throws(Rejection) in
        isDate ? try checker.date(node, both("`归期`", "`Dated by`")) : try checker.value(node)
      }
      world.otherUses.formUnion(checker.uses)
      return result
    } catch {
      world.report(error.diagnostics)
      return nil
    }
  }

  /// What 责任 of a table says.
  func owner(of table: TableID) -> CheckedExpression? { links[table]?.owner }

  /// What 归期 of a table says.
  func date(of table: TableID) -> CheckedExpression? { links[table]?.date }
}
