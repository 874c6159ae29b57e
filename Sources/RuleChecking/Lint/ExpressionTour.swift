import Records
import RuleEngine

/// Visits every expression of a rule, definition or measure, with the tables of the row variables around it.
struct ExpressionTour {
  /// The tables of the row variables.
  private var tables: [Int: TableID] = [:]
  private let visit: (CheckedExpression, _ tables: [Int: TableID]) -> Void
  private let select: (Selection) -> Void

  init(
    select: @escaping (Selection) -> Void = { _ in },
    visit: @escaping (CheckedExpression, _ tables: [Int: TableID]) -> Void
  ) {
    self.select = select
    self.visit = visit
  }

  /// Visits what decides about the outcomes of a rule.
  mutating func tour(_ rule: CheckedRule) {
    tables = [0: rule.object.table].compactMapValues { $0 }
    tour(ExpressionParts(of: rule))
  }

  /// Visits the value of a definition.
  mutating func tour(_ definition: CheckedRuleSet.Definition) {
    tables = [0: definition.table].compactMapValues { $0 }
    tour(definition.value)
  }

  /// Visits the figure, the scope and the group of a measure.
  mutating func tour(_ measure: CheckedMeasure) {
    tables = [0: measure.scope?.table].compactMapValues { $0 }
    tour(measure.value)
    if let scope = measure.scope { tour(scope) }
    if let group = measure.group { tour(group) }
  }

  private mutating func tour(_ expression: CheckedExpression) {
    visit(expression, tables)
    tour(ExpressionParts(of: expression))
  }

  private mutating func tour(_ parts: ExpressionParts) {
    for selection in parts.selections { tour(selection) }
    for row in parts.rows { tour(ExpressionParts(of: row)) }
    for part in parts.expressions { tour(part) }
  }

  private mutating func tour(_ selection: Selection) {
    tables[selection.slot] = selection.table
    select(selection)
    tour(ExpressionParts(of: selection))
  }
}
