import Records
import SourceText

extension PlanBuilder {
  /// A comparison of two values, as the reference evaluator compares them; kinds of values that compare in another way
  /// throw.
  mutating func compare(
    _ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    if left.type == .truth, right.type == .truth {
      guard comparison == .equal || comparison == .notEqual else { throw PlanLimit(left) }
      return try sameTruth(left, right, isNegated: comparison == .notEqual, scope)
    }
    if case .choice = left.type, left.type != right.type { throw PlanLimit(left) }
    if case .choice = right.type, left.type != right.type { throw PlanLimit(right) }
    if case .duration(let a) = left.type, case .duration(let b) = right.type, a != b { throw PlanLimit(left) }
    if let quotient = try quotient(comparison, left, right, scope) { return quotient }
    let first = try value(left, scope)
    let second = try value(right, scope)
    return try compare(comparison, first, second, over: scope.table, left)
  }

  private mutating func sameTruth(
    _ left: CheckedExpression, _ right: CheckedExpression, isNegated: Bool, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    let first = try truth(left, scope)
    let second = try truth(right, scope)
    let same: NodeID
    if let constant = truthConstantValue(second) {
      same = constant ? first : not(first)
    } else if let constant = truthConstantValue(first) {
      same = constant ? second : not(second)
    } else {
      same = node(.sameTruth(first, second), over: scope.table, .truth)
    }
    return isNegated ? not(same) : same
  }

  /// The comparison of a quotient with a number, without the quotient itself.
  private mutating func quotient(
    _ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID? {
    guard case .arithmetic(.dividedBy, let dividend, let divisor) = left.kind,
      left.type == .number || left.type == .rate, dividend.type != .rate, divisor.type != .rate
    else { return nil }
    let (top, bottom) = try alike(try value(dividend, scope), try value(divisor, scope))
    let bound = try millionths(try value(right, scope), right)
    let held = node(
      .compareQuotient(Self.basic(comparison).comparison, top, by: bottom, bound), over: scope.table, .truth)
    return Self.basic(comparison).isNegated ? not(held) : held
  }

  /// A comparison as equality, less or greater, or the contrary of one: so that `A 超过 B` and `A 至多 B` share a node.
  private static func basic(_ comparison: Comparison) -> (comparison: Comparison, isNegated: Bool) {
    switch comparison {
    case .equal: (.equal, false)
    case .notEqual: (.equal, true)
    case .less: (.less, false)
    case .atLeast: (.less, true)
    case .greater: (.greater, false)
    case .atMost: (.greater, true)
    }
  }

  /// A comparison of two nodes.
  mutating func compare(
    _ comparison: Comparison, _ left: NodeID, _ right: NodeID, over table: TableID, _ expression: CheckedExpression
  ) throws(PlanLimit) -> NodeID {
    let (basic, isNegated) = Self.basic(comparison)
    guard case .slots(let a) = plan[left].result, case .slots(let b) = plan[right].result else {
      throw PlanLimit(expression)
    }
    let held: NodeID
    switch (a, b) {
    case (.text, .text):
      guard basic == .equal else { throw PlanLimit(expression) }
      held = sameText(left, right, table)
    case (.row, _), (_, .row), (.text, _), (_, .text): throw PlanLimit(expression)
    case (.moment, .moment) where basic != .equal: held = ordered(basic, left, right, table)
    case (.moment, _), (_, .moment):
      // 为 and 不为 look at the date of a moment only, and a date compares with the date of a moment.
      guard a == .moment || a == .day, b == .moment || b == .day else { throw PlanLimit(expression) }
      held = ordered(basic, day(of: left), day(of: right), table)
    default:
      let (first, second) = try alike(left, right)
      held = ordered(basic, first, second, table)
    }
    return isNegated ? not(held) : held
  }

  /// One node for `A less than B` and `B greater than A`, and for both orders of an equality.
  private mutating func ordered(_ basic: Comparison, _ left: NodeID, _ right: NodeID, _ table: TableID) -> NodeID {
    if basic == .greater { return node(.compare(.less, right, left), over: table, .truth) }
    if basic == .equal, right < left { return node(.compare(.equal, right, left), over: table, .truth) }
    return node(.compare(basic, left, right), over: table, .truth)
  }

  private mutating func sameText(_ left: NodeID, _ right: NodeID, _ table: TableID) -> NodeID {
    if case .textConstant(let text) = plan[right].operation { return node(.textIn(left, [text]), over: table, .truth) }
    if case .textConstant(let text) = plan[left].operation { return node(.textIn(right, [text]), over: table, .truth) }
    return node(.sameText(min(left, right), max(left, right)), over: table, .truth)
  }

  /// The day of a moment; a date as it is.
  mutating func day(of id: NodeID) -> NodeID {
    guard plan[id].result == .slots(.moment) else { return id }
    if case .slotConstant(let slot) = plan[id].operation {
      return node(.slotConstant(slot.map { Self.day(ofMoment: $0) }), over: plan[id].table, .slots(.day))
    }
    return node(.dayOf(id), over: plan[id].table, .slots(.day))
  }

  private static func day(ofMoment slot: Int64) -> Int64 {
    let second = ((slot % 100_000) + 100_000) % 100_000
    return (slot - second) / 100_000
  }

  // MARK: Scales

  /// Two numbers in one scale.
  mutating func alike(_ left: NodeID, _ right: NodeID) throws(PlanLimit) -> (NodeID, NodeID) {
    guard case .slots(let a) = plan[left].result, case .slots(let b) = plan[right].result else {
      throw PlanLimit(zh: "数值", en: "number")
    }
    if a == b { return (left, right) }
    switch (a, b) {
    case (.whole, .millionths):
      if let small = whole(right) { return (left, small) }
      return (try scaled(left), right)
    case (.millionths, .whole):
      if let small = whole(left) { return (small, right) }
      return (left, try scaled(right))
    default: throw PlanLimit(zh: "不同种类的值", en: "values of different kinds")
    }
  }

  /// A constant in millionths as a whole number, if it is one.
  private mutating func whole(_ id: NodeID) -> NodeID? {
    guard case .slotConstant(let slot?) = plan[id].operation, slot % ColumnScale.number == 0 else { return nil }
    return node(.slotConstant(slot / ColumnScale.number), over: plan[id].table, .slots(.whole))
  }

  /// A whole number in millionths.
  private mutating func scaled(_ id: NodeID) throws(PlanLimit) -> NodeID {
    guard case .slotConstant(let slot) = plan[id].operation else {
      return node(.rescaled(id), over: plan[id].table, .slots(.millionths))
    }
    guard let slot else { return node(.slotConstant(nil), over: plan[id].table, .slots(.millionths)) }
    let (product, overflow) = slot.multipliedReportingOverflow(by: ColumnScale.number)
    guard !overflow else { throw PlanLimit(zh: "数字过大", en: "number too large") }
    return node(.slotConstant(product), over: plan[id].table, .slots(.millionths))
  }

  /// A number in millionths.
  mutating func millionths(_ id: NodeID, _ expression: CheckedExpression) throws(PlanLimit) -> NodeID {
    switch plan[id].result {
    case .slots(.millionths): return id
    case .slots(.whole): return try scaled(id)
    default: throw PlanLimit(expression)
    }
  }

  // MARK: Sets of values

  mutating func member(
    _ expression: CheckedExpression, of set: MemberSet, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    switch set {
    case .values(let values): return try member(expression, ofValues: values, scope)
    case .range(let low, let high, let upperExcluded):
      var parts: [NodeID] = []
      if let low { parts.append(try compare(.atLeast, expression, low, scope)) }
      if let high { parts.append(try compare(upperExcluded ? .less : .atMost, expression, high, scope)) }
      return eagerAll(parts, scope.table)
    case .anyOf(let sets):
      var parts: [NodeID] = []
      for set in sets { parts.append(try member(expression, of: set, scope)) }
      return eagerAny(parts, scope.table)
    case .words(let words):
      let inner = try value(expression, scope)
      guard case .slots(.text) = plan[inner].result else { throw PlanLimit(expression) }
      return textIn(inner, words, scope.table)
    case .noneOf(let inner): return not(try member(expression, of: inner, scope))
    case .decision(let index, _, _):
      let table = rules.decisionTables[index].name
      throw PlanLimit(zh: table.zh, en: table.en)
    }
  }

  /// One of some values; those that are constants of one kind are looked up at once.
  private mutating func member(
    _ expression: CheckedExpression, ofValues values: [CheckedExpression], _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    var texts: [Text] = []
    var choices: [Int64] = []
    for value in values {
      guard case .constant(let constant) = value.kind else { continue }
      if let text = constant.textContent { texts.append(text) }
      if case .choice(let index) = constant, value.type == expression.type { choices.append(Int64(index)) }
    }
    if !values.isEmpty, texts.count == values.count || choices.count == values.count {
      let inner = try value(expression, scope)
      if case .slots(.text) = plan[inner].result, texts.count == values.count {
        return textIn(inner, texts, scope.table)
      }
      if case .slots(.whole) = plan[inner].result, choices.count == values.count {
        return slotIn(inner, choices, scope.table)
      }
    }
    var parts: [NodeID] = []
    for value in values { parts.append(try compare(.equal, expression, value, scope)) }
    return any(parts, scope.table)
  }

  private mutating func textIn(_ inner: NodeID, _ words: [Text], _ table: TableID) -> NodeID {
    let sorted = Set(words).sorted()
    var numbers: [Int] = []
    for word in sorted { numbers.append(text(Array(word.string.utf8))) }
    return node(.textIn(inner, numbers), over: table, .truth)
  }

  /// A slot that is one of some.
  mutating func slotIn(_ inner: NodeID, _ slots: [Int64], _ table: TableID) -> NodeID {
    if slots.count == 1, let first = slots.first {
      let constant = node(.slotConstant(first), over: table, plan[inner].result)
      return node(.compare(.equal, min(inner, constant), max(inner, constant)), over: table, .truth)
    }
    return node(.slotIn(inner, Set(slots).sorted()), over: table, .truth)
  }
}
