import Records

extension PlanBuilder {
  /// A condition made of logic, comparisons, sets of values and yes/no figures.
  mutating func plainTruth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .all(let parts): return all(try truths(parts, scope), scope.table)
    case .any(let parts): return any(try truths(parts, scope), scope.table)
    case .atLeast(let count, let parts):
      return node(.atLeast(count, try truths(parts, scope)), over: scope.table, .truth)
    case .not(let inner): return not(try truth(inner, scope))
    case .implies(let condition, let consequence):
      return eagerAny([not(try truth(condition, scope)), try truth(consequence, scope)], scope.table)
    case .has(let inner): return try has(inner, scope)
    case .lacks(let inner): return not(try has(inner, scope))
    case .compare(let comparison, let left, let right): return try compare(comparison, left, right, scope)
    case .member(let inner, let set): return try member(inner, of: set, scope)
    case .textTest(let test, let text, let pattern): return try textTest(test, text, pattern, scope, expression)
    case .inOrder(let parts, let strictly): return try inOrder(parts, strictly: strictly, scope)
    case .distinct(let parts): return try distinct(parts, scope)
    default: return try truthFigure(expression, scope)
    }
  }

  private mutating func truths(
    _ parts: [CheckedExpression], _ scope: PlanScope
  ) throws(PlanLimit) -> [NodeID] {
    var nodes: [NodeID] = []
    for part in parts { nodes.append(try truth(part, scope)) }
    return nodes
  }

  /// A yes/no figure as a condition.
  private mutating func truthFigure(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .constant(.truth(let truth)): return truthConstant(truth, scope.table)
    case .field(let row, let field): return try truthField(row, field, expression, scope)
    case .definition(let index, let row): return try definitionTruth(index, row, expression, scope)
    case .conditional(let cases): return try chosenTruth(cases, scope)
    case .call(let id, let arguments): return try call(id, arguments, expression, scope)
    default: throw PlanLimit(expression)
    }
  }

  // MARK: Connecting

  func truthConstantValue(_ id: NodeID) -> Bool? {
    if case .truthConstant(let truth) = plan[id].operation { return truth }
    return nil
  }

  mutating func truthConstant(_ truth: Bool?, _ table: TableID) -> NodeID {
    node(.truthConstant(truth), over: table, .truth)
  }

  /// All of some conditions, looked at in order until one does not hold.
  mutating func all(_ parts: [NodeID], _ table: TableID) -> NodeID {
    var flat: [NodeID] = []
    for part in parts {
      if case .all(let inner) = plan[part].operation { flat += inner } else { flat.append(part) }
    }
    flat = Self.unique(flat)
    if flat.isEmpty { return truthConstant(true, table) }
    return flat.count == 1 ? flat[0] : node(.all(flat), over: table, .truth)
  }

  /// Any of some conditions, looked at in order until one holds.
  mutating func any(_ parts: [NodeID], _ table: TableID) -> NodeID {
    var flat: [NodeID] = []
    for part in parts {
      if case .any(let inner) = plan[part].operation { flat += inner } else { flat.append(part) }
    }
    flat = Self.unique(flat)
    if flat.isEmpty { return truthConstant(false, table) }
    return flat.count == 1 ? flat[0] : node(.any(flat), over: table, .truth)
  }

  private static func unique(_ nodes: [NodeID]) -> [NodeID] {
    var seen: Set<NodeID> = []
    return nodes.filter { seen.insert($0).inserted }
  }

  /// Any of some conditions of which the reference evaluator looks at every one.
  mutating func eagerAny(_ parts: [NodeID], _ table: TableID) -> NodeID {
    guard parts.contains(where: { plan.traits[$0.index].notes }) else { return any(parts, table) }
    return node(.atLeast(1, parts), over: table, .truth)
  }

  /// All of some conditions of which the reference evaluator looks at every one.
  mutating func eagerAll(_ parts: [NodeID], _ table: TableID) -> NodeID {
    guard parts.contains(where: { plan.traits[$0.index].notes }) else { return all(parts, table) }
    return node(.atLeast(parts.count, parts), over: table, .truth)
  }

  mutating func not(_ inner: NodeID) -> NodeID {
    let table = plan[inner].table
    switch plan[inner].operation {
    case .not(let twice): return twice
    case .truthConstant(let truth): return truthConstant(truth.map { !$0 }, table)
    default: return node(.not(inner), over: table, .truth)
    }
  }

  // MARK: 有

  /// 有: a field of a row asks for what stands there, readable or not; a computed value must be known, else the reference
  /// evaluator looks for the reason.
  private mutating func has(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    if case .field(let row, let field) = expression.kind { return try hasField(row, field, scope) }
    if expression.type == .truth { return known(try truth(expression, scope), scope) }
    if case .several = expression.type { throw PlanLimit(expression) }
    return known(try value(expression, scope), scope)
  }

  /// Whether a node has a value; rows without one are hard.
  private mutating func known(_ inner: NodeID, _ scope: PlanScope) -> NodeID {
    node(.isKnown(inner), over: scope.table, .truth)
  }

  private mutating func hasField(
    _ expression: RowExpression, _ field: FieldID, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch try row(expression, scope) {
    case .own(let table):
      if rules.schema[table][field].blankDefault != nil { return truthConstant(true, scope.table) }
      return try spread(node(.hasField(field), over: table, .truth), to: scope.table)
    case .loaded(let row, _):
      return try spread(node(.gatherHas(row, field), over: plan[row].table, .truth), to: scope.table)
    case .one(let row, _, let exists):
      let table = plan[row].table
      return try spread(all([exists, node(.gatherHas(row, field), over: table, .truth)], table), to: scope.table)
    }
  }

  // MARK: Texts

  private mutating func textTest(
    _ test: TextTest, _ text: CheckedExpression, _ pattern: CheckedExpression, _ scope: PlanScope,
    _ expression: CheckedExpression
  ) throws(PlanLimit) -> NodeID {
    guard case .constant(let constant) = pattern.kind, let wanted = constant.textContent else {
      throw PlanLimit(expression)
    }
    let inner = try value(text, scope)
    guard case .slots(.text) = plan[inner].result else { throw PlanLimit(expression) }
    if test == .matches, (try? TextPattern.compile(wanted.string)) == nil { return truthConstant(nil, scope.table) }
    let number = self.text(Array(wanted.string.utf8))
    return node(.textTest(test, inner, text: number), over: scope.table, .truth)
  }
}
