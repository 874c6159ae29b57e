/// What is to be known of a node before it runs.
struct PlanTraits: Sendable {
  /// Whether it costs so much a row that it runs only over rows where some rule is still open.
  var isCostly = false
  /// Whether the reference evaluator may note a fault while it computes it (an end before its start, lines that contradict
  /// each other), so that it must be looked at wherever that evaluator looks at it.
  var notes = false

  /// The traits of a node whose operands are in a plan.
  init(_ operation: PlanOperation, in plan: Plan) {
    switch operation {
    case .textTest, .call, .probeGroup: isCostly = true
    case .span, .spanTest, .deadline, .deadlineFigure, .ruleOutcome: notes = true
    default: break
    }
    for operand in operation.operands {
      if plan.traits[operand.index].isCostly { isCostly = true }
      if plan.traits[operand.index].notes { notes = true }
    }
    // Which rows above are open is not asked: what is brought down is computed for all of them, once.
    if case .spread = operation { isCostly = false }
  }
}

extension PlanOperation {
  /// The nodes that it reads, in the order in which it reads them.
  var operands: [NodeID] {
    switch self {
    case .truthConstant, .slotConstant, .textConstant, .environment, .field, .truthField, .hasField, .ruleOutcome,
      .severalCount, .deadline,
      .deadlineFigure:
      []
    case .spread(let node), .isKnown(let node), .not(let node), .textIn(let node, _), .slotIn(let node, _),
      .textTest(_, let node, _),
      .rescaled(let node), .rounded(let node, _, _), .dayOf(let node):
      [node]
    case .all(let nodes), .any(let nodes), .atLeast(_, let nodes), .call(_, let nodes, _): nodes
    case .compare(_, let left, let right), .sameText(let left, let right), .sameTruth(let left, let right),
      .plus(let left, let right), .minus(let left, let right), .times(let left, let right),
      .dividedBy(let left, let right):
      [left, right]
    case .compareQuotient(_, let left, let divisor, let right): [left, divisor, right]
    case .choose(let conditions, let values), .chooseTruth(let conditions, let values):
      zip(conditions, values).flatMap { condition, value in [condition, value].compactMap { $0 } }
    case .span(let from, let to, _, _, let exclusions): [from, to] + exclusions.flatMap(\.operands)
    case .shift(let date, let duration, _, _, _): [date, duration]
    case .spanTest(let from, let to, _, let limit, _, _): [from, to, limit]
    case .anyChild(_, let node), .childCount(_, let node): [node].compactMap { $0 }
    case .everyChild(_, let node), .onlyChild(_, let node): [node]
    case .childAggregate(_, _, let condition, let node), .distinctChildren(_, let condition, let node):
      [condition, node].compactMap { $0 }
    case .sortedChildren(_, let condition, let by, let node, _): [condition, by, node].compactMap { $0 }
    case .lookup(let node, _), .gather(let node, _), .gatherTruth(let node, _), .gatherHas(let node, _): [node]
    case .probeGroup(_, let nodes), .probe(_, let nodes), .probeCount(_, let nodes), .probeRow(_, let nodes, _),
      .probeFigure(_, let nodes),
      .probeTruth(_, let nodes):
      nodes
    }
  }
}

extension PlanExclusion {
  /// The nodes that it reads.
  var operands: [NodeID] {
    switch self {
    case .children(_, let condition, let start, let end, let hasEnd, _):
      [condition, start, end, hasEnd].compactMap { $0 }
    case .span(let start, let end, _): [start, end]
    }
  }
}
