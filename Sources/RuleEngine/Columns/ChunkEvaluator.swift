import Records

/// Computes the nodes of a plan over one chunk after the other, each node at most once a chunk.
///
/// One evaluator belongs to one worker. The kernels stand in extensions by construct; none of them knows a cause: what is
/// unknown is just unknown here, and the reference evaluator finds out why when a finding is written.
final class ChunkEvaluator {
  /// The plan.
  let plan: Plan
  /// The rules it was made from.
  let rules: CheckedRuleSet
  /// What lookups, probes and gathers ask, built once for all workers.
  let tables: LoadedTables
  /// The chunk in hand.
  private(set) var chunk = Chunk(parts: [])
  private var truths: [TruthColumn?]
  private var values: [SlotColumn?]
  private var outcomes: [RuleColumns?]

  init(plan: Plan, rules: CheckedRuleSet, tables: LoadedTables) {
    self.plan = plan
    self.rules = rules
    self.tables = tables
    truths = Array(repeating: nil, count: plan.nodes.count)
    values = Array(repeating: nil, count: plan.nodes.count)
    outcomes = Array(repeating: nil, count: plan.rules.count)
  }

  /// Takes the next chunk and forgets what was computed over the last one.
  func begin(_ chunk: Chunk) {
    self.chunk = chunk
    for index in truths.indices { (truths[index], values[index]) = (nil, nil) }
    for index in outcomes.indices { outcomes[index] = nil }
  }

  /// The number of rows of a table in the chunk.
  func rowCount(_ table: TableID) -> Int {
    part(table).batch.rowCount
  }

  /// The part of a table in the chunk.
  func part(_ table: TableID) -> Chunk.Part {
    guard let index = chunk.part(of: table) else { preconditionFailure("a node runs over a table of the chunk") }
    return chunk.parts[index]
  }

  /// The truth of a node.
  func truth(_ id: NodeID) -> TruthColumn {
    if let known = truths[id.index] { return known }
    let column = computeTruth(plan[id])
    truths[id.index] = column
    return column
  }

  /// The values of a node.
  func slots(_ id: NodeID) -> SlotColumn {
    if let known = values[id.index] { return known }
    let column = computeSlots(plan[id])
    values[id.index] = column
    return column
  }

  /// What a rule says about the rows of its table; every row is hard for a rule without columns.
  func outcomes(ofRule index: Int) -> RuleColumns {
    if let known = outcomes[index] { return known }
    let found = computeOutcomes(index)
    outcomes[index] = found
    return found
  }
}
