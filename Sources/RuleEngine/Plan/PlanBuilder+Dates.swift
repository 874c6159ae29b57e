import Records
import SourceText

extension PlanBuilder {
  /// `A 至 B 至多 n 单位`, compared as dates.
  mutating func spanTruth(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    guard case .span(let from, let to, let comparison, let limit) = expression.kind,
      case .duration(let unit) = limit.type, unit != .hour, from.type == .date, to.type == .date
    else { throw PlanLimit(expression) }
    let operation = PlanOperation.spanTest(
      from: try day(from, scope), to: try day(to, scope), comparison, try value(limit, scope), unit,
      calendar: unit == .workday ? calendar(scope.rule) : nil)
    return node(operation, over: scope.table, .truth)
  }

  /// The length of a span, or a date moved by a duration.
  mutating func dateValue(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    switch expression.kind {
    case .spanLength(let from, let to, let unit, let exclusions):
      guard unit != .hour, from.type == .date, to.type == .date else { throw PlanLimit(expression) }
      // Months and years leave exclusions aside.
      let isCounted = unit == .day || unit == .workday
      let operation = PlanOperation.span(
        from: try day(from, scope), to: try day(to, scope), unit,
        calendar: unit == .workday ? calendar(scope.rule) : nil,
        excluding: isCounted ? try self.exclusions(exclusions, scope) : [])
      return node(operation, over: scope.table, .slots(.millionths))
    case .shift(let date, let duration, let forward):
      guard case .duration(let unit) = duration.type, unit != .hour, date.type == .date else {
        throw PlanLimit(expression)
      }
      let operation = PlanOperation.shift(
        try day(date, scope), by: try value(duration, scope), unit, forward: forward,
        calendar: unit == .workday ? calendar(scope.rule) : nil)
      return node(operation, over: scope.table, .slots(.day))
    default: throw PlanLimit(expression)
    }
  }

  /// The node of the day of a date or moment.
  mutating func day(_ expression: CheckedExpression, _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    let value = try self.value(expression, scope)
    switch plan[value].result {
    case .slots(.day): return value
    case .slots(.moment): return node(.dayOf(value), over: plan[value].table, .slots(.day))
    default: throw PlanLimit(expression)
    }
  }

  /// The calendar of a rule, else the first declared one; nil without any.
  func calendar(_ rule: Int?) -> Int? {
    if let rule, let index = rules.rules[rule].calendar, rules.calendars.indices.contains(index) { return index }
    return rules.calendars.isEmpty ? nil : 0
  }

  /// Time that is not counted, over the scope's table.
  mutating func exclusions(_ exclusions: [Exclusion], _ scope: PlanScope) throws(PlanLimit) -> [PlanExclusion] {
    var result: [PlanExclusion] = []
    for exclusion in exclusions {
      switch exclusion {
      case .span(let from, let to, let includesFirstDay):
        result.append(.span(try day(from, scope), try day(to, scope), includesFirstDay: includesFirstDay))
      case .rows(let selection):
        guard let interval = selection.table.flatMap({ rules.schema[$0].interval }) else { continue }
        let set = try childSet(selection, scope)
        guard set.parent == scope.table else { throw PlanLimit(selection) }
        result.append(
          .children(
            set.table, where: set.condition, start: try intervalDay(interval.start, in: set.table),
            end: try intervalDay(interval.end, in: set.table),
            hasEnd: node(.hasField(interval.end), over: set.table, .truth),
            includesFirstDay: interval.includesFirstDay))
      }
    }
    return result
  }

  private mutating func intervalDay(_ field: FieldID, in table: TableID) throws(PlanLimit) -> NodeID {
    switch rules.schema[table][field].type {
    case .date: return node(.field(field), over: table, .slots(.day))
    case .moment:
      let moment = node(.field(field), over: table, .slots(.moment))
      return node(.dayOf(moment), over: table, .slots(.day))
    default: throw PlanLimit(construct: rules.schema[table][field].name.zh)
    }
  }
}
