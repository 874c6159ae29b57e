import Records
import SourceText

extension PlanBuilder {
  // MARK: Conditions over sets

  mutating func setTruth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .hasRows(let selection): return try exists(selection, [], scope)
    case .lacksRows(let selection):
      return node(.not(try exists(selection, [], scope)), over: scope.table, .truth)
    case .exists(let selection, let items): return try exists(selection, items.map(\.condition), scope)
    case .every(let selection, let items): return try every(selection, items, scope)
    case .complete(let selection, let inner, let words, let exactly):
      return try complete(selection, inner, words, exactly: exactly, expression, scope)
    case .distinctWithin(let selection, let inner):
      let set = try childSet(selection, scope)
      let value = try self.value(inner, set.scope)
      guard isComparable(value) else { throw PlanLimit(expression) }
      let node = node(.distinctChildren(set.table, where: set.condition, value), over: set.parent, .truth)
      return try spread(node, to: scope.table)
    case .sortedInOrder(let selection, let by, let inner, let strictly):
      let set = try childSet(selection, scope)
      let key = try value(by, set.scope)
      let value = try self.value(inner, set.scope)
      guard isOrdered(key), isOrdered(value) else { throw PlanLimit(expression) }
      let node = node(
        .sortedChildren(set.table, where: set.condition, by: key, value, strictly: strictly), over: set.parent, .truth)
      return try spread(node, to: scope.table)
    default: throw PlanLimit(expression)
    }
  }

  /// Whether there is a row that meets all items.
  private mutating func exists(
    _ selection: Selection, _ items: [CheckedExpression], _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch selection.source {
    case .children:
      let set = try childSet(selection, scope)
      var conditions: [NodeID] = [set.condition].compactMap { $0 }
      for item in items { conditions.append(try truth(item, set.scope)) }
      let met = conditions.isEmpty ? nil : conjunction(conditions, over: set.table)
      return try spread(node(.anyChild(set.table, met), over: set.parent, .truth), to: scope.table)
    case .values where items.isEmpty:
      let count = try severalCount(selection, scope)
      let none = node(.slotConstant(0), over: plan[count].table, .slots(.whole))
      return try spread(node(.compare(.greater, count, none), over: plan[count].table, .truth), to: scope.table)
    case .table:
      let parts = try keyedParts(of: selection, scope)
      if !items.isEmpty, parts.outerConditions.isEmpty, items.allSatisfy({ isOwn($0, slot: selection.slot) }) {
        let checked = items.map { CheckedItem(condition: $0, label: $0.source) }
        return node(.probeTruth(probe(parts.probe(.exists(checked))), parts.keys), over: parts.table, .truth)
      }
      let there = node(.probe(probe(parts.probe(.rows)), parts.keys), over: parts.table, .truth)
      let further = try conditions(parts.outerConditions + items, onRowOf: parts, selection, scope)
      return further.isEmpty ? there : choose(there, conjunction(further, over: scope.table), else: false, scope.table)
    default: throw PlanLimit(selection)
    }
  }

  /// Whether all rows meet all items.
  private mutating func every(
    _ selection: Selection, _ items: [CheckedItem], _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch selection.source {
    case .children:
      let set = try childSet(selection, scope)
      var met: [NodeID] = []
      for item in items { met.append(try truth(item.condition, set.scope)) }
      let holds = implication(set.condition, conjunction(met, over: set.table), over: set.table)
      return try spread(node(.everyChild(set.table, holds), over: set.parent, .truth), to: scope.table)
    case .table:
      let parts = try keyedParts(of: selection, scope)
      if parts.outerConditions.isEmpty, items.allSatisfy({ isOwn($0.condition, slot: selection.slot) }) {
        return node(.probeTruth(probe(parts.probe(.every(items))), parts.keys), over: parts.table, .truth)
      }
      let there = node(.probe(probe(parts.probe(.rows)), parts.keys), over: parts.table, .truth)
      let outer = try conditions(parts.outerConditions, onRowOf: parts, selection, scope)
      let met = try conditions(items.map(\.condition), onRowOf: parts, selection, scope)
      let condition = outer.isEmpty ? nil : conjunction(outer, over: scope.table)
      let holds = implication(condition, conjunction(met, over: scope.table), over: scope.table)
      return choose(there, holds, else: true, scope.table)
    default: throw PlanLimit(selection)
    }
  }

  /// S 按 F 齐全：甲、乙; 恰为 allows no other.
  private mutating func complete(
    _ selection: Selection, _ inner: CheckedExpression, _ words: [CheckedExpression], exactly: Bool,
    _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    let set = try childSet(selection, scope)
    var found: [NodeID] = []
    var wanted: [NodeID] = []
    for word in words {
      let equality = CheckedExpression(
        kind: .compare(.equal, inner, word), type: .truth, range: expression.range, source: expression.source)
      let isWord = try truth(equality, set.scope)
      wanted.append(isWord)
      let both = conjunction([set.condition, isWord].compactMap { $0 }, over: set.table)
      found.append(node(.anyChild(set.table, both), over: set.parent, .truth))
    }
    if exactly {
      let isWanted = node(.any(wanted), over: set.table, .truth)
      let holds = implication(set.condition, isWanted, over: set.table)
      found.append(node(.everyChild(set.table, holds), over: set.parent, .truth))
    }
    return try spread(conjunction(found, over: set.parent), to: scope.table)
  }

  // MARK: Figures over sets

  mutating func setValue(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .count(let selection): return try count(selection, scope)
    case .share(let part, let whole):
      let first = try count(part, scope)
      let second = try count(whole, scope)
      return node(.dividedBy(first, second), over: scope.table, .slots(.millionths))
    case .aggregate(let aggregate, let selection, let inner):
      return try self.aggregate(aggregate, selection, inner, expression, scope)
    default: throw PlanLimit(expression)
    }
  }

  private mutating func count(_ selection: Selection, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch selection.source {
    case .children:
      let set = try childSet(selection, scope)
      return try spread(
        node(.childCount(set.table, set.condition), over: set.parent, .slots(.whole)), to: scope.table)
    case .values: return try spread(try severalCount(selection, scope), to: scope.table)
    case .table:
      let parts = try keyedParts(of: selection, scope)
      guard parts.outerConditions.isEmpty else { throw PlanLimit(selection) }
      return node(.probeCount(probe(parts.probe(.rows)), parts.keys), over: parts.table, .slots(.whole))
    case .scope: throw PlanLimit(selection)
    }
  }

  private mutating func aggregate(
    _ aggregate: Aggregate, _ selection: Selection, _ inner: CheckedExpression, _ expression: CheckedExpression,
    _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch selection.source {
    case .children:
      let set = try childSet(selection, scope)
      let value = try self.value(inner, set.scope)
      guard case .slots(let type) = plan[value].result, let result = Self.slotType(of: aggregate, over: type) else {
        throw PlanLimit(expression)
      }
      let figure = node(
        .childAggregate(aggregate, set.table, where: set.condition, value), over: set.parent, .slots(result))
      return try spread(figure, to: scope.table)
    case .table:
      let parts = try keyedParts(of: selection, scope)
      guard parts.outerConditions.isEmpty, isOwn(inner, slot: selection.slot),
        let result = Self.slotType(of: aggregate, type: expression.type)
      else { throw PlanLimit(expression) }
      let probe = self.probe(parts.probe(.aggregate(aggregate, inner, expression.type, result)))
      return node(.probeFigure(probe, parts.keys), over: parts.table, .slots(result))
    default: throw PlanLimit(expression)
    }
  }

  /// The slots of a figure over slots; nil where it has no kernel.
  private static func slotType(of aggregate: Aggregate, over type: SlotType) -> SlotType? {
    switch (aggregate, type) {
    case (.distinctCount, .text), (.distinctCount, .millionths), (.distinctCount, .money), (.distinctCount, .whole),
      (.distinctCount, .day), (.distinctCount, .moment):
      .whole
    case (_, .text), (_, .row), (_, .moment): nil
    case (.sum, .day), (.average, .day): nil
    case (.average, .whole): .millionths
    default: type
    }
  }

  /// The slots of a figure over rows of a loaded table; nil where it has none.
  private static func slotType(of aggregate: Aggregate, type: ValueType) -> SlotType? {
    if aggregate == .distinctCount { return .whole }
    return switch type {
    case .number, .rate: .millionths
    case .duration(let unit) where unit != .hour: .millionths
    case .money: .money
    case .date: .day
    default: nil
    }
  }

  // MARK: Child rows

  /// A set of child rows: the table, its parent, and the scope in which its condition and figures are lowered.
  struct ChildSet {
    let table: TableID
    let parent: TableID
    let scope: PlanScope
    /// Over the child table; nil for all rows.
    let condition: NodeID?
  }

  mutating func childSet(_ selection: Selection, _ scope: PlanScope) throws(PlanLimit) -> ChildSet {
    guard case .children(let table, let of) = selection.source, selection.excluding == nil,
      case .own(let parent) = try row(of, scope), let link = rules.schema[table].link, case .nested = link.origin,
      link.parent == parent
    else { throw PlanLimit(selection) }
    var inner = scope
    inner.table = table
    // A slot bound to a sibling or to another row below the same parent is another row than the member.
    inner.slots = scope.slots.filter { isAbove($0.value, or: parent) }
    inner.slots[selection.slot] = table
    inner.loadedRows[selection.slot] = nil
    try checkLoadedRows(inner)
    var condition: NodeID?
    if let narrowing = selection.condition { condition = try truth(narrowing, inner) }
    return ChildSet(table: table, parent: parent, scope: inner, condition: condition)
  }

  /// Rows of loaded tables that are bound outside must be bound for the records above the child rows, not for their
  /// siblings.
  private func checkLoadedRows(_ scope: PlanScope) throws(PlanLimit) {
    for row in scope.loadedRows.values {
      if let node = row.node, !isAbove(plan[node].table, or: scope.table) { throw PlanLimit(construct: "row") }
    }
  }

  /// Whether rows of a table stand in one record above rows of another, or it is that table.
  private func isAbove(_ upper: TableID, or lower: TableID) -> Bool {
    var table = lower
    while table != upper {
      guard let link = rules.schema[table].link, case .nested = link.origin else { return false }
      table = link.parent
    }
    return true
  }

  private mutating func severalCount(_ selection: Selection, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    guard case .values(let values) = selection.source, selection.condition == nil, selection.excluding == nil,
      case .field(let of, let field) = values.kind, case .own(let table) = try row(of, scope),
      rules.schema[table][field].blankDefault == nil, case .several = rules.schema[table][field].type
    else { throw PlanLimit(selection) }
    return node(.severalCount(field), over: table, .slots(.whole))
  }

  // MARK: Loaded tables

  /// A selection over a loaded table as its keys, what depends on its own rows, and what does not.
  struct KeyedParts {
    let selection: Selection
    let inner: [CheckedExpression]
    /// The node of the group that has the keys wanted, over the scope's table.
    let keys: [NodeID]
    /// Conditions that speak of rows outside.
    let outerConditions: [CheckedExpression]
    let table: TableID
    let rule: Int?

    func probe(_ figure: PlanProbe.Figure) -> PlanProbe {
      PlanProbe(selection: selection, keys: inner, figure: figure, rule: rule)
    }
  }

  mutating func keyedParts(of selection: Selection, _ scope: PlanScope) throws(PlanLimit) -> KeyedParts {
    guard case .table(let table, .current) = selection.source, isLoaded(table), table != organisationTable,
      selection.excluding == nil
    else { throw PlanLimit(selection) }
    let split = SelectionPlan(selection, rules: rules)
    let rule = rules.calendars.count > 1 ? scope.rule : nil
    if split.isClosed {
      return keyedParts(selection, inner: [], keys: [], outerConditions: [], scope, rule)
    }
    guard !split.joins.isEmpty else { throw PlanLimit(selection) }
    var keys: [NodeID] = []
    for join in split.joins {
      let key = try value(join.outer, scope)
      guard Self.isKey(plan[key].result, of: join.inner.type) else { throw PlanLimit(selection) }
      keys.append(key)
    }
    let own = split.rest.filter { isOwn($0, slot: selection.slot) }
    let outer = split.rest.filter { !isOwn($0, slot: selection.slot) }
    let condition =
      own.count > 1
      ? CheckedExpression(kind: .all(own), type: .truth, range: own[0].range, source: selection.text) : own.first
    let narrowed = Selection(
      source: selection.source, slot: selection.slot, condition: condition, text: selection.text)
    return keyedParts(
      narrowed, inner: split.joins.map(\.inner), keys: keys, outerConditions: outer, scope, rule)
  }

  private mutating func keyedParts(
    _ selection: Selection, inner: [CheckedExpression], keys: [NodeID], outerConditions: [CheckedExpression],
    _ scope: PlanScope, _ rule: Int?
  ) -> KeyedParts {
    let rows = probe(PlanProbe(selection: selection, keys: inner, figure: .rows, rule: rule))
    let group = node(.probeGroup(rows, keys), over: scope.table, .slots(.whole))
    return KeyedParts(
      selection: selection, inner: inner, keys: [group], outerConditions: outerConditions, table: scope.table,
      rule: rule)
  }

  /// Whether the slots of a key can be looked up among those of a figure of a loaded row.
  private static func isKey(_ result: PlanNode.Result, of type: ValueType) -> Bool {
    guard case .slots(let slots) = result else { return false }
    switch (slots, type) {
    case (.text, .text), (.text, .reference), (.millionths, .number), (.whole, .number), (.money, .money),
      (.day, .date), (.whole, .choice):
      return true
    default: return false
    }
  }

  /// Whether an expression depends on nothing but the row in a slot.
  private func isOwn(_ expression: CheckedExpression, slot: Int) -> Bool {
    let use = ExpressionUse(expression, in: rules)
    return !use.usesContext && use.slots.subtracting([slot]).isEmpty
  }

  /// Conditions that speak of the row found and of rows outside, for the one row that has the key.
  private mutating func conditions(
    _ conditions: [CheckedExpression], onRowOf parts: KeyedParts, _ selection: Selection, _ scope: PlanScope
  ) throws(PlanLimit) -> [NodeID] {
    guard !conditions.isEmpty, let table = selection.table else { return [] }
    let row = node(
      .probeRow(probe(parts.probe(.rows)), parts.keys, severalAreHard: true), over: scope.table, .slots(.row(table)))
    var inner = scope
    inner.slots[selection.slot] = nil
    inner.loadedRows[selection.slot] = .loaded(row, table)
    var result: [NodeID] = []
    for condition in conditions { result.append(try truth(condition, inner)) }
    return result
  }

  // MARK: Connecting

  mutating func conjunction(_ conditions: [NodeID], over table: TableID) -> NodeID {
    if conditions.isEmpty { return node(.truthConstant(true), over: table, .truth) }
    return conditions.count == 1 ? conditions[0] : node(.all(conditions), over: table, .truth)
  }

  /// What holds of the row found, or of none; where it is not known whether there is one the reference evaluator is asked,
  /// because a set of which nothing is known decides nothing, whatever would hold of its rows.
  private mutating func choose(
    _ there: NodeID, _ holds: NodeID, else none: Bool, _ table: TableID
  ) -> NodeID {
    let otherwise = node(.truthConstant(none), over: table, .truth)
    return node(.chooseTruth([there, nil], [holds, otherwise]), over: table, .truth)
  }

  private mutating func implication(_ condition: NodeID?, _ consequence: NodeID, over table: TableID) -> NodeID {
    guard let condition else { return consequence }
    let negated = node(.not(condition), over: table, .truth)
    return node(.any([negated, consequence]), over: table, .truth)
  }

  /// Whether equal values of a node have equal slots or equal bytes.
  private func isComparable(_ id: NodeID) -> Bool {
    if case .slots(let type) = plan[id].result, type != .moment {
      if case .row = type { return false }
      return true
    }
    return false
  }
}

extension PlanBuilder {
  /// Whether the order of a node's values is that of its slots.
  private func isOrdered(_ id: NodeID) -> Bool {
    switch plan[id].result {
    case .slots(.whole), .slots(.millionths), .slots(.money), .slots(.day): true
    default: false
    }
  }
}

extension PlanRow {
  /// The row node of a loaded table's row.
  var node: NodeID? {
    switch self {
    case .own: nil
    case .loaded(let node, _), .one(let node, _, _): node
    }
  }
}

extension PlanLimit {
  /// The limit that a set has no kernel.
  init(_ selection: Selection) {
    self.init(construct: selection.text.zh)
  }
}
