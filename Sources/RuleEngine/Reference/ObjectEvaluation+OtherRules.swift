import Findings
import Records
import SourceText

extension ObjectEvaluation {
  /// 到期日, 用时, 剩余 or 超期 of a deadline rule: of the one in hand for its own object, else of another rule's verdict.
  func deadlineFigure(
    _ figure: DeadlineFigure, rule other: Int, row: RowExpression, _ expression: CheckedExpression
  ) -> Knowable {
    let result: Knowable
    switch deadline(of: other, row, expression) {
    case .found(let deadline):
      let known = deadline.figure(figure) ?? .unknown(deadline.causes.isEmpty ? [noValue(expression)] : deadline.causes)
      result = Self.shaped(known, to: expression.type)
    case .outOfScope: result = .unknown([noValue(expression)])
    case .unknown(let causes): result = .unknown(causes)
    }
    recorder?.record(expression.source, result, type: Self.shownType(result, expression.type))
    return result
  }

  /// The mark of a deadline rule for a row: one of the words that the rule declares, or none of them for a row that the
  /// rule does not apply to, that is decided in time, or that is marked neither way.
  func mark(rule other: Int, row: RowExpression, _ expression: CheckedExpression) -> Knowable {
    guard case .choice(let words) = expression.type else { return .unknown([noValue(expression)]) }
    let result: Knowable
    switch deadline(of: other, row, expression) {
    case .found(let deadline):
      let index = words.firstIndex { $0.name == deadline.mark } ?? words.count
      let isOpen = deadline.mark == nil && (deadline.isMarkOpen || deadline.outcome == .undetermined)
      let causes = deadline.causes.isEmpty ? [noValue(expression)] : deadline.causes
      result = isOpen ? .unknown(causes) : .known(.choice(index))
    case .outOfScope: result = .known(.choice(words.count))
    case .unknown(let causes): result = .unknown(causes)
    }
    recorder?.record(expression.source, result, type: expression.type)
    return result
  }

  private func noValue(_ expression: CheckedExpression) -> Cause { Cause(name: expression.source, kind: .noValue) }

  private enum Found {
    case found(DeadlineResult)
    /// The rule does not apply to the row.
    case outOfScope
    case unknown([Cause])
  }

  private func deadline(of other: Int, _ row: RowExpression, _ expression: CheckedExpression) -> Found {
    switch rows(row) {
    case .none(let cause): return .unknown([cause])
    case .unknown(let causes): return .unknown(causes)
    case .sameKey: return .unknown([Cause(name: expression.source, kind: .doubleKey)])
    case .row(let reference):
      if other == rule, reference == object {
        if let deadline { return .found(deadline) }
        return .unknown([noValue(expression)])
      }
      let evaluator = reference.isPrevious ? engine.previous : engine
      guard let evaluator else { return .unknown([noValue(expression)]) }
      let verdicts = evaluator.verdicts(other, row: reference.row)
      if let deadline = verdicts.first?.deadline { return .found(deadline) }
      if verdicts.allSatisfy({ $0.outcome == .notApplicable }) { return .outOfScope }
      return .unknown(verdicts.first?.causes.isEmpty == false ? verdicts[0].causes : [noValue(expression)])
    }
  }

  /// A duration as the bare number that the checker asked for, or the other way round.
  private static func shaped(_ result: Knowable, to type: ValueType) -> Knowable {
    guard type == .number, let ends = result.ends, let low = ends.low.amount, let high = ends.high.amount else {
      return result
    }
    return .ends(.number(low), .number(high), undecided: result.undecidedCount, result.causes)
  }

  private static func shownType(_ result: Knowable, _ type: ValueType) -> ValueType {
    if case .known(.duration(let duration)) = result { return .duration(duration.unit) }
    return type
  }

  /// 通过 R or 违反 R of a row.
  func ruleOutcome(
    _ other: Int, _ outcome: Outcome, _ row: RowExpression, _ expression: CheckedExpression
  ) -> Truth {
    let references: [RowReference]
    switch rows(row) {
    case .none(let cause): return .unknown([cause])
    case .unknown(let causes): return .unknown(causes)
    case .row(let reference): references = [reference]
    case .sameKey(let all): references = all
    }
    var results: Set<Outcome> = []
    for reference in references {
      let evaluator = reference.isPrevious ? engine.previous : engine
      let verdicts = evaluator?.verdicts(other, row: reference.row) ?? []
      results.insert(Outcome.worst(verdicts.map(\.outcome)))
    }
    let isOutOfScope =
      engine.rules.rules[other].object.table.map { engine.rowCount($0, isPrevious: false) == nil } ?? true
    if isOutOfScope { return .unknown([Cause(name: expression.source, kind: .absentTable)]) }
    guard results.count == 1, let found = results.first else {
      return .unknown([Cause(name: expression.source, kind: .doubleKey)])
    }
    recorder?.record(expression.source, .known(.text(Text(found.rawValue))), type: .text)
    if found == .undetermined, outcome != .undetermined {
      return .unknown([Cause(name: expression.source, kind: .openRule)])
    }
    return Truth(found == outcome)
  }
}
