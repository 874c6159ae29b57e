import Records

/// Lowers checked rules and expressions to the nodes of a plan, equal ones to the same node.
///
/// What has no kernel throws its limit, and the rule that asked is left to the reference evaluator: never a guess. The
/// methods stand in extensions by construct.
struct PlanBuilder {
  /// The rules.
  let rules: CheckedRuleSet
  /// The tables whose rows are in memory as a whole, for lookups and probes.
  let loaded: Set<TableID>
  /// The plan so far.
  var plan: Plan
  private var numbers: [PlanNode: NodeID] = [:]
  private var textNumbers: [[UInt8]: Int] = [:]
  private var probeNumbers: [PlanProbe: Int] = [:]
  /// How deep expressions stand in each other.
  var depth = 0
  /// How many expressions were lowered for the rule in hand.
  var steps = 0

  init(rules: CheckedRuleSet, loaded: Set<TableID>) {
    self.rules = rules
    self.loaded = loaded
    plan = Plan(demand: Demand(nothingOf: rules.schema))
  }

  /// The plan of all rules of a rule set.
  static func plan(of rules: CheckedRuleSet, loaded: Set<TableID>) -> Plan {
    var builder = PlanBuilder(rules: rules, loaded: loaded)
    builder.plan.rules = rules.rules.indices.map { builder.rulePlan($0) }
    builder.plan.states = SetStatePlan(rules: rules)
    builder.lowerStates()
    builder.demandFields()
    return builder.plan
  }

  /// The nodes of one rule alone, as if every table were loaded; nil where it has no column form.
  static func rule(_ index: Int, of rules: CheckedRuleSet) -> (plan: Plan, rule: ColumnRule)? {
    var builder = PlanBuilder(rules: rules, loaded: Set(rules.schema.tables.map(\.id)))
    guard case .columns(let rule) = builder.rulePlan(index) else { return nil }
    return (builder.plan, rule)
  }

  private mutating func rulePlan(_ index: Int) -> RulePlan {
    (depth, steps) = (0, 0)
    do throws(PlanLimit) {
      return .columns(try columnRule(index))
    } catch {
      return .reference(error)
    }
  }

  // MARK: Sharing

  /// The number of a node, the same for equal nodes.
  mutating func node(_ operation: PlanOperation, over table: TableID, _ result: PlanNode.Result) -> NodeID {
    let node = PlanNode(operation: operation, table: table, result: result)
    if let known = numbers[node] { return known }
    let id = NodeID(index: plan.nodes.count)
    plan.nodes.append(node)
    plan.traits.append(PlanTraits(operation, in: plan))
    numbers[node] = id
    return id
  }

  /// The number of a text of the plan.
  mutating func text(_ bytes: [UInt8]) -> Int {
    if let known = textNumbers[bytes] { return known }
    plan.texts.append(bytes)
    textNumbers[bytes] = plan.texts.count - 1
    return plan.texts.count - 1
  }

  /// The number of a keyed set over a loaded table.
  mutating func probe(_ probe: PlanProbe) -> Int {
    if let known = probeNumbers[probe] { return known }
    plan.probes.append(probe)
    probeNumbers[probe] = plan.probes.count - 1
    return plan.probes.count - 1
  }
}
