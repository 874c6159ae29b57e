import Findings
import Records
import SourceText

extension PlanBuilder {
  /// A rule over columns.
  mutating func columnRule(_ index: Int) throws(PlanLimit) -> ColumnRule {
    let rule = rules.rules[index]
    guard rule.variants.count == 1, let variant = rule.variants.first else {
      throw PlanLimit(zh: "逐一", en: "for each word")
    }
    guard rule.period == nil else { throw PlanLimit(zh: "按期判断的对象", en: "objects judged by period") }
    guard case .table(let table, .current) = rule.object.source, table != organisationTable,
      rule.object.excluding == nil
    else { throw PlanLimit(zh: "对象：\(rule.object.text.zh)", en: "objects: \(rule.object.text.en)") }
    if asksForItself(index) { throw PlanLimit(zh: "规则互相引用", en: "rules that ask for each other") }
    var scope = PlanScope(table: table, slots: [rule.object.slot: table], rule: index)
    var result = ColumnRule()
    result.isUnknownHard = rule.missing != nil
    // Before 生效 is looked at, dated parameters go by the check date.
    if let condition = rule.object.condition { result.selection = try truth(condition, scope) }
    try addForce(rule, variant.body, &scope, to: &result)
    for exception in variant.exceptions {
      let condition = try truth(exception.condition, scope)
      var replacement: [NodeID] = []
      for item in exception.replacement { replacement.append(try truth(item.condition, scope)) }
      result.exceptions.append((condition, replacement))
    }
    switch variant.body {
    case .requirements(let items):
      for item in items { result.items.append(try truth(item.condition, scope)) }
    case .deadline(let deadline, let requirements):
      result.deadline = try self.deadline(deadline, of: index, scope)
      for item in requirements { result.items.append(try truth(item.condition, scope)) }
    }
    try addDueDate(rule, variant.body, scope, to: &result)
    return result
  }

  // MARK: 生效

  /// Adds whether the rule is in force and the date that decides dated parameters.
  private mutating func addForce(
    _ rule: CheckedRule, _ body: CheckedRule.Body, _ scope: inout PlanScope, to result: inout ColumnRule
  ) throws(PlanLimit) {
    var date: NodeID?
    let isBounded = rule.effective?.from != nil || rule.effective?.until != nil
    if let by = rule.effective?.by {
      let node = try value(by, scope)
      date = node
      if !isBounded { result.attendant = node }
    } else if case .deadline(let deadline, _) = body {
      do throws(PlanLimit) {
        date = try plainStart(deadline, scope)
        // The reference evaluator looks at the start before any exception, so a span in it that runs backward is told
        // whether or not an exception holds.
        if !isBounded, deadline.starts.contains(where: { $0.condition != nil }) { result.attendant = date }
      } catch {
        if isBounded { throw error }
        scope.parameterDay = .unavailable
        return
      }
    }
    if let date {
      guard plan[date].result == .slots(.day) || plan[date].result == .slots(.moment) else {
        throw PlanLimit(zh: "生效的日期", en: "the date of effect")
      }
    }
    if isBounded, let effective = rule.effective {
      let day = date.map { self.day(of: $0) } ?? node(.environment(.checkDate), over: scope.table, .slots(.day))
      result.inForce = within(effective, day, scope.table)
    }
    if let date { scope.parameterDay = .node(date) }
  }

  private mutating func within(_ effective: CheckedRule.Effective, _ day: NodeID, _ table: TableID) -> NodeID {
    func constant(_ day: Day) -> PlanOperation { .slotConstant(Int64(day.number)) }
    var parts: [NodeID] = []
    if let from = effective.from {
      let start = node(constant(from), over: table, .slots(.day))
      parts.append(not(node(.compare(.less, day, start), over: table, .truth)))
    }
    if let until = effective.until {
      let end = node(constant(until), over: table, .slots(.day))
      parts.append(not(node(.compare(.less, end, day), over: table, .truth)))
    }
    return all(parts, table)
  }

  /// The start that decides about 生效: the first conditional line that holds, else the default.
  private mutating func plainStart(_ deadline: Deadline, _ scope: PlanScope) throws(PlanLimit) -> NodeID? {
    var conditions: [NodeID?] = []
    var values: [NodeID] = []
    for line in deadline.starts {
      guard let condition = line.condition else { continue }
      conditions.append(try truth(condition, scope))
      values.append(try value(line.content, scope))
    }
    guard let first = deadline.starts.first else { return nil }
    conditions.append(nil)
    if let line = deadline.starts.first(where: { $0.condition == nil }) {
      values.append(try value(line.content, scope))
    } else {
      // Where no line holds the check date decides.
      values.append(node(.environment(.checkDate), over: scope.table, .slots(.day)))
    }
    return try choose(conditions, values, first.content, scope)
  }

  /// 截止: until that day what is not met is not yet due; a deadline without limits looks at it itself.
  private mutating func addDueDate(
    _ rule: CheckedRule, _ body: CheckedRule.Body, _ scope: PlanScope, to result: inout ColumnRule
  ) throws(PlanLimit) {
    guard let dueBy = rule.dueBy else { return }
    if case .deadline(let deadline, _) = body, deadline.limits.isEmpty { return }
    let day = try self.day(dueBy, scope)
    let today = node(.environment(.checkDate), over: scope.table, .slots(.day))
    result.isRunning = not(node(.compare(.less, day, today), over: scope.table, .truth))
  }

  // MARK: Other rules

  /// Whether another rule of the same row has an outcome.
  mutating func ruleOutcome(
    _ rule: Int, _ outcome: Outcome, _ row: RowExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    let other = rules.rules[rule]
    let limit = PlanLimit(zh: "\(other.id) 的结果", en: "the outcome of \(other.id)")
    guard case .own(let table) = try self.row(row, scope), case .table(table, .current) = other.object.source,
      let number = Outcome.allCases.firstIndex(of: outcome), !asksForItself(rule)
    else { throw limit }
    return try spread(node(.ruleOutcome(rule: rule, outcome: number), over: table, .truth), to: scope.table)
  }

  /// Whether a rule asks, through others, for its own outcome.
  func asksForItself(_ rule: Int) -> Bool {
    var open = rulesAsked(by: rule)
    var seen: Set<Int> = []
    while let next = open.popLast() {
      if next == rule { return true }
      if seen.insert(next).inserted { open += rulesAsked(by: next) }
    }
    return false
  }

  private func rulesAsked(by rule: Int) -> [Int] {
    var walk = ExpressionWalk(rules)
    walk.addJudged(rules.rules[rule])
    return walk.asked.sorted()
  }
}
