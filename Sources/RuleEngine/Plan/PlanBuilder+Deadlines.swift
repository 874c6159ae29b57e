import Records
import SourceText

extension PlanBuilder {
  /// A deadline over columns.
  mutating func deadline(_ deadline: Deadline, of rule: Int, _ scope: PlanScope) throws(PlanLimit) -> ColumnDeadline {
    let number = try deadlineNumber(deadline, of: rule, scope)
    let outcome = node(.deadline(number), over: scope.table, .slots(.whole))
    func rows(_ builder: inout PlanBuilder, _ code: Int64) -> NodeID {
      builder.node(.slotIn(outcome, [code]), over: scope.table, .truth)
    }
    return ColumnDeadline(
      passes: rows(&self, 0), violates: rows(&self, 1), isNotDue: rows(&self, 2), doesNotApply: rows(&self, 3))
  }

  /// The number of a deadline of a rule over the scope's table.
  mutating func deadlineNumber(
    _ deadline: Deadline, of rule: Int, _ scope: PlanScope
  ) throws(PlanLimit) -> Int {
    var result = PlanDeadline(table: scope.table)
    result.calendar = calendar(scope.rule)
    if deadline.limits.isEmpty, let dueBy = rules.rules[rule].dueBy {
      result.dueBy = try day(dueBy, scope)
      try addStops(deadline, scope, &result)
    } else {
      try addLines(deadline, scope, &result)
    }
    if let ended = deadline.ended ?? rules.ended[scope.table] { result.ended = try truth(ended, scope) }
    for mark in deadline.marks {
      guard case .duration(let unit) = mark.bound.type else { throw PlanLimit(mark.bound) }
      result.marks.append(
        PlanDeadline.PlanMark(
          figure: mark.figure, comparison: mark.comparison, bound: try value(mark.bound, scope), unit: unit))
    }
    if let known = plan.deadlines.firstIndex(of: result) { return known }
    plan.deadlines.append(result)
    return plan.deadlines.count - 1
  }

  private mutating func addLines(
    _ deadline: Deadline, _ scope: PlanScope, _ result: inout PlanDeadline
  ) throws(PlanLimit) {
    let starts = try lines(deadline.starts, scope) { $0.source.zh == $1.source.zh }
    result.startLines = starts.lines
    for start in starts.contents { result.starts.append(try day(start, scope)) }
    try addStops(deadline, scope, &result)
    let limits = try lines(deadline.limits, scope) { Self.isSame($0, $1) }
    result.limitLines = limits.lines
    for limit in limits.contents { result.limits.append(try self.limit(limit, scope)) }
    let conditional = deadline.exclusions.filter { $0.condition != nil }
    let excluded = try lines(conditional, scope) { $0 == $1 }
    result.exclusionLines = excluded.lines
    // Without a conditional line that holds all default lines count.
    result.exclusionLines.hasDefault = true
    for exclusions in excluded.contents { result.exclusions.append(try self.exclusions(exclusions, scope)) }
    let defaults = deadline.exclusions.filter { $0.condition == nil }.flatMap(\.content)
    result.exclusions.append(try exclusions(defaults, scope))
  }

  private mutating func addStops(
    _ deadline: Deadline, _ scope: PlanScope, _ result: inout PlanDeadline
  ) throws(PlanLimit) {
    let stops = try lines(deadline.stops, scope) { $0.source.zh == $1.source.zh }
    result.stopLines = stops.lines
    for stop in stops.contents {
      result.stops.append(try day(stop, scope))
      result.hasStop.append(try presence(of: stop, scope))
    }
  }

  /// Whether something stands in a field, for the difference between nothing and something unreadable; nil for what is no
  /// plain field.
  private mutating func presence(of expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID? {
    guard case .field(let of, let field) = expression.kind, case .own(let table) = try row(of, scope) else {
      return nil
    }
    return try spread(node(.hasField(field), over: table, .truth), to: scope.table)
  }

  private mutating func lines<Content>(
    _ lines: [Deadline.Line<Content>], _ scope: PlanScope, isSame: (Content, Content) -> Bool
  ) throws(PlanLimit) -> (lines: PlanLines, contents: [Content]) {
    var result = PlanLines()
    var contents: [Content] = []
    for line in lines {
      guard let condition = line.condition else { continue }
      result.conditions.append(try truth(condition, scope))
      result.sameAs.append(contents.firstIndex { isSame($0, line.content) } ?? contents.count)
      contents.append(line.content)
    }
    if let line = lines.first(where: { $0.condition == nil }) {
      result.hasDefault = true
      contents.append(line.content)
    }
    return (result, contents)
  }

  private static func isSame(_ left: Deadline.Limit, _ right: Deadline.Limit) -> Bool {
    left.duration.source.zh == right.duration.source.zh && left.extent?.source.zh == right.extent?.source.zh
      && left.needs.map(\.source.zh) == right.needs.map(\.source.zh) && left.rollsForward == right.rollsForward
  }

  private mutating func limit(_ limit: Deadline.Limit, _ scope: PlanScope) throws(PlanLimit) -> PlanLimitLine {
    guard case .duration(let unit) = limit.duration.type, unit != .hour else { throw PlanLimit(limit.duration) }
    var extent: NodeID?
    var extentUnit = unit
    if let more = limit.extent {
      guard case .duration(let unit) = more.type, unit != .hour else { throw PlanLimit(more) }
      extent = try value(more, scope)
      extentUnit = unit
    }
    var needs: [PlanLimitLine.Need] = []
    for need in limit.needs { needs.append(try self.need(need, scope)) }
    return PlanLimitLine(
      amount: try value(limit.duration, scope), unit: unit, extent: extent, extentUnit: extentUnit, needs: needs,
      rollsForward: limit.rollsForward)
  }

  private mutating func need(_ need: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> PlanLimitLine.Need {
    switch need.type {
    case .date, .moment:
      return PlanLimitLine.Need(node: try day(need, scope), isThere: try presence(of: need, scope), isTruth: false)
    case .truth:
      return PlanLimitLine.Need(node: try truth(need, scope), isThere: try presence(of: need, scope), isTruth: true)
    default: throw PlanLimit(need)
    }
  }
}
