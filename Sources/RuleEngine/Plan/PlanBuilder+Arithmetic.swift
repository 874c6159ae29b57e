import Records

extension PlanBuilder {
  /// A sum, difference, product or quotient in scaled integers; a row whose result is not exact in its scale is hard.
  mutating func arithmetic(
    _ operation: ArithmeticOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    // A quotient of outcome counts belongs to measures.
    let first = try value(left, scope)
    let second = try value(right, scope)
    guard case .slots(let a) = plan[first].result, case .slots(let b) = plan[second].result, a.isNumber, b.isNumber
    else { throw PlanLimit(expression) }
    switch operation {
    case .plus, .minus:
      let (x, y) = try alike(first, second)
      let operation: PlanOperation = operation == .plus ? .plus(x, y) : .minus(x, y)
      return node(operation, over: scope.table, plan[x].result)
    case .times:
      guard !(a == .money && b == .money) else { throw PlanLimit(expression) }
      let type: SlotType = a == .money || b == .money ? .money : a == .whole && b == .whole ? .whole : .millionths
      return node(.times(first, second), over: scope.table, .slots(type))
    case .dividedBy:
      if a == .money, b != .money { return node(.dividedBy(first, second), over: scope.table, .slots(.money)) }
      let (x, y) = try alike(first, second)
      return node(.dividedBy(x, y), over: scope.table, .slots(.millionths))
    }
  }

  mutating func rounded(
    _ inner: CheckedExpression, _ step: Fraction, _ mode: RoundingMode, _ expression: CheckedExpression,
    _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    let id = try value(inner, scope)
    guard case .slots(let type) = plan[id].result, let scale = type.scale,
      let slot = ColumnScale.slot(step, scale: scale), slot > 0
    else {
      if case .slots(.whole) = plan[id].result, step.numerator == 1 { return id }
      throw PlanLimit(expression)
    }
    return node(.rounded(id, step: slot, mode), over: scope.table, .slots(type))
  }

  /// A built-in function over single values whose result is a number, a date or a truth.
  mutating func call(
    _ id: String, _ arguments: [CheckedExpression], _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    guard BuiltinFunctions.function(id) != nil else { throw PlanLimit(expression) }
    var nodes: [NodeID] = []
    for argument in arguments {
      if argument.type == .truth { throw PlanLimit(expression) }
      nodes.append(try value(argument, scope))
    }
    let operation = PlanOperation.call(id, nodes, arguments.map(\.type))
    if expression.type == .truth { return node(operation, over: scope.table, .truth) }
    guard let type = Self.slotType(expression.type) else { throw PlanLimit(expression) }
    let isCount = ["date.", "text.length", "text.hanCount", "text.digitCount"].contains { id.hasPrefix($0) }
    return node(operation, over: scope.table, .slots(type == .millionths && isCount ? .whole : type))
  }
}

extension SlotType {
  /// Whether one can compute with it.
  var isNumber: Bool { scale != nil }

  /// How many units of the slot make one; nil for what is no number.
  var scale: Int64? {
    switch self {
    case .millionths: ColumnScale.number
    case .money: ColumnScale.money
    case .whole: 1
    case .day, .moment, .text, .row: nil
    }
  }
}
