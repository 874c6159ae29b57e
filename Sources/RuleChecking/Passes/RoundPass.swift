import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks definitions, rules and measures until no rule that is left out is counted.
///
/// Expressions name rules by their number in the checked rule set, so a broken rule makes another round over the others;
/// only the first round reports.
struct RoundPass {
  let world: World

  /// The checked rules of the last round.
  func run() -> [CheckedRule] {
    var active = Array(world.rules.indices)
    for round in 0...world.rules.count {
      world.isQuiet = round > 0
      world.startRound(activeRules: active)
      let checked = checkAll()
      if round == 0 { reportCycles() }
      let remaining = zip(active, checked).compactMap { $0.1 == nil ? nil : $0.0 }
      if remaining.count == active.count {
        world.isQuiet = false
        return checked.compactMap { $0 }
      }
      active = remaining
    }
    world.isQuiet = false
    return []
  }

  private func checkAll() -> [CheckedRule?] {
    for index in world.decisionTables.indices {
      _ = try? world.decisionTable(index, usedAt: world.decisionTables[index].block.headerRange)
    }
    for index in world.definitions.indices where !world.orphanDefinitions.contains(index) {
      _ = try? world.definition(index, usedAt: world.definitions[index].range)
    }
    let rules = world.activeRules.map { index -> CheckedRule? in
      var pass = RulePass(index, in: world)
      do throws(Rejection) {
        let (rule, uses) = try pass.check()
        world.ruleUses[index] = uses
        return rule
      } catch {
        world.report(error.diagnostics)
        return nil
      }
    }
    for index in world.measures.indices { _ = try? world.measure(index, usedAt: world.measures[index].range) }
    return rules
  }

  // MARK: Cycles through rules

  private enum Node: Hashable {
    case rule(Int)
    case measure(Int)
    case definition(Int)
  }

  private func uses(of node: Node) -> Uses? {
    switch node {
    case .rule(let index): world.ruleUses[index]
    case .measure(let index): world.measureUses[index]
    case .definition(let index): world.definitionUses[index]
    }
  }

  private func targets(of node: Node) -> [Node] {
    guard let uses = uses(of: node) else { return [] }
    return uses.rules.sorted().map { .rule($0) } + uses.measures.sorted().map { .measure($0) }
      + uses.definitions.sorted().map { .definition($0) }
  }

  private func name(_ node: Node) -> String {
    switch node {
    case .rule(let index): world.rules[index].id
    case .measure(let index): world.measures[index].name.zh
    case .definition(let index): world.definitions[index].name.zh
    }
  }

  /// Reports circles among rules and measures, once each.
  private func reportCycles() {
    var finished: Set<Node> = []
    for index in world.rules.indices { visit(.rule(index), path: [], &finished) }
  }

  private func visit(_ node: Node, path: [Node], _ finished: inout Set<Node>) {
    if let start = path.firstIndex(of: node) {
      let names = path[start...].map { name($0) } + [name(node)]
      if case .rule(let index) = node {
        world.report(RuleProblem.ruleCycle(world.rules[index].idRange, names))
      } else if case .rule(let index)? = path.first {
        world.report(RuleProblem.ruleCycle(world.rules[index].idRange, names))
      }
      return
    }
    guard !finished.contains(node), path.count < 500 else { return }
    for target in targets(of: node) { visit(target, path: path + [node], &finished) }
    finished.insert(node)
  }
}
