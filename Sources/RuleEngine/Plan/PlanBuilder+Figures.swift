import Records
import SourceText

extension PlanBuilder {
  /// 到期日, 用时, 剩余 or 超期 of another rule's deadline for an own row: unknown where that rule does not select the row.
  mutating func deadlineFigure(
    _ figure: DeadlineFigure, of other: Int, _ row: RowExpression, _ expression: CheckedExpression, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    // The deadline in hand is known only behind it.
    guard other != scope.rule, case .own(let table) = try self.row(row, scope),
      case .table(table, .current) = rules.rules[other].object.source, !asksForItself(other)
    else { throw PlanLimit(expression) }
    let rule = try columnRule(other)
    guard rule.exceptions.isEmpty, let deadline = rule.deadline,
      case .slotIn(let outcome, _) = plan[deadline.passes].operation,
      case .deadline(let number) = plan[outcome].operation
    else { throw PlanLimit(expression) }
    // Durations of different units never compare.
    if case .duration(let unit) = expression.type, plan.deadlines[number].limits.contains(where: { $0.unit != unit }) {
      throw PlanLimit(expression)
    }
    let type: SlotType = figure == .dueDate ? .day : .millionths
    let value = node(.deadlineFigure(number, figure), over: table, .slots(type))
    let conditions = [rule.selection, rule.inForce].compactMap { $0 }
    guard !conditions.isEmpty else { return try spread(value, to: scope.table) }
    let applies = conjunction(conditions, over: table)
    return try spread(node(.choose([applies], [value]), over: table, .slots(type)), to: scope.table)
  }
}
