import Records

extension PlanBuilder {
  /// Gives the questions about sets and measures their nodes, where there are kernels for them; the others are judged row
  /// by row.
  mutating func lowerStates() {
    for index in plan.states.groupings.indices where plan.states.isAsked(index) {
      let grouping = plan.states.groupings[index]
      let scope = PlanScope(table: grouping.table, slots: [grouping.slot: grouping.table])
      guard let conditions = truths(grouping.conditions, scope), let keys = values(grouping.keys, scope) else {
        continue
      }
      plan.states.setColumns(GroupingColumns(conditions: conditions, keys: keys), ofGrouping: index)
      for leaf in plan.states.leavesOfGrouping[index] {
        if let columns = columns(of: plan.states.leaves[leaf], over: grouping.table) {
          plan.states.setColumns(columns, ofLeaf: leaf)
        }
      }
    }
  }

  private mutating func columns(of leaf: SetLeaf, over table: TableID) -> LeafColumns? {
    let scope = PlanScope(table: table, slots: [leaf.slot: table])
    guard let conditions = truths(leaf.conditions, scope) else { return nil }
    var columns = LeafColumns(conditions: conditions)
    switch leaf.content {
    case .count, .outcomes: return columns
    case .complete: return nil
    case .exists(let items), .every(let items):
      guard let nodes = truths(items.map(\.condition), scope) else { return nil }
      columns.items = nodes
    case .aggregate(let aggregate, let inner):
      guard let node = values([inner], scope)?.first, isFoldable(node, inner.type, aggregate) else { return nil }
      columns.value = node
    }
    return columns
  }

  private mutating func truths(_ conditions: [CheckedExpression], _ scope: PlanScope) -> [NodeID]? {
    var nodes: [NodeID] = []
    for condition in conditions {
      (depth, steps) = (0, 0)
      guard let node = try? truth(condition, scope), plan[node].table == scope.table else { return nil }
      nodes.append(node)
    }
    return nodes
  }

  /// Nodes of values that stand for themselves: two slots are equal if the values are.
  private mutating func values(_ expressions: [CheckedExpression], _ scope: PlanScope) -> [NodeID]? {
    var nodes: [NodeID] = []
    for expression in expressions {
      (depth, steps) = (0, 0)
      guard let node = try? value(expression, scope), plan[node].table == scope.table,
        case .slots(let slots) = plan[node].result, SlotValue(slots, expression.type) != nil
      else { return nil }
      nodes.append(node)
    }
    return nodes
  }

  private func isFoldable(_ node: NodeID, _ type: ValueType, _ aggregate: Aggregate) -> Bool {
    guard case .slots(let slots) = plan[node].result, let value = SlotValue(slots, type) else { return false }
    switch aggregate {
    case .sum, .average: return value.scale != nil
    case .largest, .smallest, .latest, .earliest: return value.scale != nil || value.slots == .day
    case .distinctCount: return true
    }
  }
}

/// How a slot of a node is the value of an expression.
struct SlotValue {
  let slots: SlotType
  let type: ValueType

  /// Nil for slots that are not taken as values one to one.
  init?(_ slots: SlotType, _ type: ValueType) {
    switch (slots, type) {
    case (.text, .text), (.text, .reference), (.day, .date), (.money, .money), (.millionths, .number),
      (.millionths, .rate), (.millionths, .duration), (.whole, .number), (.whole, .choice), (.whole, .truth):
      break
    default: return nil
    }
    (self.slots, self.type) = (slots, type)
  }

  /// The bytes that the slots point into; nil for slots that are no texts.
  func bytes(_ evaluator: ChunkEvaluator) -> [UInt8]? {
    if case .text(let pool) = slots { evaluator.bytes(of: pool) } else { nil }
  }

  /// By how much an amount is multiplied in its slot; nil for values that are no amounts.
  var scale: Int64? {
    switch (slots, type) {
    case (.millionths, _): ColumnScale.number
    case (.money, _): ColumnScale.money
    case (.whole, .number): 1
    default: nil
    }
  }

  /// The amount of a sum of slots.
  func amount(_ sum: Int128) -> Fraction? {
    scale.flatMap { Fraction(numerator: sum, denominator: Int128($0)) }
  }

  /// The value in a slot.
  func value(_ slot: Int64, _ bytes: [UInt8]?) -> Value {
    switch type {
    case .text, .reference:
      let content = bytes.map { String(decoding: $0[KeyIndex.range(slot)], as: UTF8.self) } ?? ""
      return type == .text ? .text(Text(content)) : .reference(Text(content))
    case .date: return .date(Day(number: Int32(truncatingIfNeeded: slot)))
    case .choice: return .choice(Int(slot))
    case .truth: return .truth(slot != 0)
    case .money: return .money(amount(Int128(slot)) ?? .zero)
    case .duration(let unit): return .duration(Duration(amount: amount(Int128(slot)) ?? .zero, unit: unit))
    default: return .number(amount(Int128(slot)) ?? .zero)
    }
  }
}
