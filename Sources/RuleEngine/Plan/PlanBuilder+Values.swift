import Records

extension PlanBuilder {
  /// A value made of constants, fields, parameters, definitions, arithmetic and cases.
  mutating func plainValue(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .constant(let value): return try constant(value, scope.table, expression)
    case .field(let row, let field): return try self.field(row, field, expression, scope)
    case .parameter(let index): return try parameter(index, expression, scope)
    case .environment(let value): return try environment(value, expression, scope)
    case .rowKey(let row): return try rowKey(row, expression, scope)
    case .definition(let index, let row): return try definitionValue(index, row, expression, scope)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, left, right, expression, scope)
    case .rounded(let inner, let step, let mode): return try rounded(inner, step, mode, expression, scope)
    case .call(let id, let arguments): return try call(id, arguments, expression, scope)
    case .conditional(let cases): return try chosen(cases, expression, scope)
    default: throw PlanLimit(expression)
    }
  }

  /// Whether rows of a table stand in records with rows of another, which is the table itself or stands above it.
  func isNested(_ table: TableID, in other: TableID) -> Bool {
    var table = table
    while table != other {
      guard let link = rules.schema[table].link, case .nested = link.origin else { return false }
      table = link.parent
    }
    return true
  }

  // MARK: Constants

  /// A constant in the scale of its type.
  mutating func constant(
    _ value: Value, _ table: TableID, _ expression: CheckedExpression
  ) throws(PlanLimit) -> NodeID {
    switch value {
    case .text(let text), .reference(let text):
      return node(.textConstant(self.text(Array(text.string.utf8))), over: table, .slots(.text(.constants)))
    case .number(let number):
      if let integer = number.integer {
        return node(.slotConstant(Int64(integer)), over: table, .slots(.whole))
      }
      return try scaled(number, ColumnScale.number, .millionths, table, expression)
    case .money(let amount): return try scaled(amount, ColumnScale.money, .money, table, expression)
    case .duration(let duration):
      return try scaled(duration.amount, ColumnScale.number, .millionths, table, expression)
    case .date(let day): return node(.slotConstant(Int64(day.number)), over: table, .slots(.day))
    case .moment(let moment): return node(.slotConstant(Batch.slot(moment)), over: table, .slots(.moment))
    case .choice(let index): return node(.slotConstant(Int64(index)), over: table, .slots(.whole))
    case .truth, .several: throw PlanLimit(expression)
    }
  }

  private mutating func scaled(
    _ number: Fraction, _ scale: Int64, _ type: SlotType, _ table: TableID, _ expression: CheckedExpression
  ) throws(PlanLimit) -> NodeID {
    guard let slot = ColumnScale.slot(number, scale: scale) else { throw PlanLimit(expression) }
    return node(.slotConstant(slot), over: table, .slots(type))
  }

  // MARK: Fields

  private mutating func field(
    _ expression: RowExpression, _ field: FieldID, _ whole: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch try row(expression, scope) {
    case .own(let table):
      let schema = rules.schema[table][field]
      guard let type = Self.slotType(schema.type, .chunk(table)) else { throw PlanLimit(whole) }
      // What a blank text means does not stand in the chunk.
      if case .text = type, schema.blankDefault != nil { throw PlanLimit(whole) }
      return try spread(node(.field(field), over: table, .slots(type)), to: scope.table)
    case .loaded(let row, let table), .one(let row, let table, _):
      guard let type = Self.slotType(rules.schema[table][field].type, .loaded(table, field)) else {
        throw PlanLimit(whole)
      }
      return try spread(node(.gather(row, field), over: plan[row].table, .slots(type)), to: scope.table)
    }
  }

  mutating func truthField(
    _ expression: RowExpression, _ field: FieldID, _ whole: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    guard whole.type == .truth else { throw PlanLimit(whole) }
    switch try row(expression, scope) {
    case .own(let table): return try spread(node(.truthField(field), over: table, .truth), to: scope.table)
    case .loaded(let row, _), .one(let row, _, _):
      return try spread(node(.gatherTruth(row, field), over: plan[row].table, .truth), to: scope.table)
    }
  }

  /// What the slots of a field mean; nil for fields that are no single value.
  static func slotType(_ type: FieldType, _ pool: TextPool) -> SlotType? {
    switch type {
    case .text, .reference: .text(pool)
    case .number, .rate, .duration: .millionths
    case .integer, .choice: .whole
    case .money: .money
    case .date: .day
    case .moment: .moment
    case .truth, .several: nil
    }
  }

  /// What the slots of a computed value mean; nil for texts and what is no single value.
  static func slotType(_ type: ValueType) -> SlotType? {
    switch type {
    case .number, .rate, .duration: .millionths
    case .money: .money
    case .date: .day
    case .moment: .moment
    case .choice: .whole
    case .text, .reference, .truth, .several: nil
    }
  }

  /// The key of a row: of a table whose key is one field with the text itself.
  private mutating func rowKey(
    _ row: RowExpression, _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    guard case .reference(let table) = expression.type, let field = rules.schema[table].key.first,
      rules.schema[table].key.count == 1
    else { throw PlanLimit(expression) }
    switch rules.schema[table][field].type {
    case .text, .reference:
      // A blank key is no key, whatever a blank means elsewhere.
      guard rules.schema[table][field].blankDefault == nil else { throw PlanLimit(expression) }
      return try self.field(row, field, expression, scope)
    default: throw PlanLimit(expression)
    }
  }

  // MARK: Parameters and environment

  private mutating func parameter(
    _ index: Int, _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    let values = rules.parameters[index].values
    guard let first = values.first else { throw PlanLimit(expression) }
    if values.count == 1, first.from == nil { return try constant(first.value, scope.table, expression) }
    let day: NodeID
    switch scope.parameterDay {
    case .unavailable: throw PlanLimit(expression)
    case .checkDate: day = node(.environment(.checkDate), over: scope.table, .slots(.day))
    case .node(let date): day = self.day(of: try spread(date, to: scope.table))
    }
    var conditions: [NodeID?] = []
    var nodes: [NodeID] = []
    for value in values.reversed() {
      nodes.append(try constant(value.value, scope.table, expression))
      guard let from = value.from else {
        conditions.append(nil)
        break
      }
      let start = node(.slotConstant(Int64(from.number)), over: scope.table, .slots(.day))
      conditions.append(try compare(.atLeast, day, start, over: scope.table, expression))
    }
    return try choose(conditions, nodes, expression, scope)
  }

  private mutating func environment(
    _ value: EnvironmentValue, _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch value {
    case .checkDate, .periodStart, .periodEnd: node(.environment(value), over: scope.table, .slots(.day))
    case .year: node(.environment(value), over: scope.table, .slots(.whole))
    case .organisation, .objectPeriodStart, .objectPeriodEnd: throw PlanLimit(expression)
    }
  }

  // MARK: Definitions

  private mutating func definitionValue(
    _ index: Int, _ row: RowExpression?, _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    let inner = try definitionScope(index, row, expression, scope)
    return try spread(try value(rules.definitions[index].value, inner), to: scope.table)
  }

  mutating func definitionTruth(
    _ index: Int, _ row: RowExpression?, _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    let inner = try definitionScope(index, row, expression, scope)
    return try spread(try truth(rules.definitions[index].value, inner), to: scope.table)
  }

  /// The rows that a definition speaks of, in the place of its own slot 0.
  private mutating func definitionScope(
    _ index: Int, _ row: RowExpression?, _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> PlanScope {
    var inner = scope
    inner.slots = [:]
    inner.loadedRows = [:]
    guard let row else { return inner }
    let found = try self.row(row, scope)
    switch found {
    case .own(let table):
      inner.table = table
      inner.slots[0] = table
    case .loaded(let node, _), .one(let node, _, _):
      inner.table = plan[node].table
      inner.loadedRows[0] = found
    }
    if case .node(let date) = scope.parameterDay, !isNested(inner.table, in: plan[date].table) {
      inner.parameterDay = .unavailable
    }
    return inner
  }

  // MARK: Cases

  private mutating func chosen(
    _ cases: [ConditionalValue], _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    if expression.type == .truth { throw PlanLimit(expression) }
    var conditions: [NodeID?] = []
    var nodes: [NodeID] = []
    for item in cases {
      if let condition = item.condition {
        conditions.append(try truth(condition, scope))
      } else {
        conditions.append(nil)
      }
      nodes.append(try value(item.value, scope))
      if item.condition == nil { break }
    }
    return try choose(conditions, nodes, expression, scope)
  }

  /// The first of some values whose condition holds.
  mutating func choose(
    _ conditions: [NodeID?], _ values: [NodeID], _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    var values = values
    let types = Set(values.map { plan[$0].result })
    if types == [.slots(.whole), .slots(.millionths)] {
      for index in values.indices { values[index] = try millionths(values[index], expression) }
    } else if types.count != 1 {
      throw PlanLimit(expression)
    }
    guard let first = values.first else { throw PlanLimit(expression) }
    if conditions.first == .some(nil) { return first }
    return node(.choose(conditions, values), over: scope.table, plan[first].result)
  }

  mutating func chosenTruth(_ cases: [ConditionalValue], _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    var conditions: [NodeID?] = []
    var nodes: [NodeID] = []
    for item in cases {
      if let condition = item.condition {
        conditions.append(try truth(condition, scope))
      } else {
        conditions.append(nil)
      }
      nodes.append(try truth(item.value, scope))
      if item.condition == nil { break }
    }
    if conditions.first == .some(nil) { return nodes[0] }
    return node(.chooseTruth(conditions, nodes), over: scope.table, .truth)
  }
}
