import Records

/// Which parameters, definitions, decision tables and measures something needs, directly or through one another.
package struct DeclarationUse: Sendable, Hashable {
  /// The parameters, as indices.
  package private(set) var parameters: Set<Int> = []
  /// The definitions.
  package private(set) var definitions: Set<Int> = []
  /// The decision tables.
  package private(set) var decisionTables: Set<Int> = []
  /// The measures.
  package private(set) var measures: Set<Int> = []

  /// Nothing.
  package init() {}

  /// What a rule needs to find its outcomes, with the 办结 of its table.
  package init(of rule: CheckedRule, in ruleSet: CheckedRuleSet) {
    ExpressionVisit.all(in: rule) { add($0, ruleSet) }
    if let ended = rule.object.table.flatMap({ ruleSet.ended[$0] }) {
      ExpressionVisit.all(in: ended) { add($0, ruleSet) }
    }
  }

  /// What an expression needs.
  package init(of expression: CheckedExpression, in ruleSet: CheckedRuleSet) {
    ExpressionVisit.all(in: expression) { add($0, ruleSet) }
  }

  /// Adds what something else needs.
  package mutating func formUnion(_ other: DeclarationUse) {
    parameters.formUnion(other.parameters)
    definitions.formUnion(other.definitions)
    decisionTables.formUnion(other.decisionTables)
    measures.formUnion(other.measures)
  }

  private mutating func add(_ expression: CheckedExpression, _ ruleSet: CheckedRuleSet) {
    switch expression.kind {
    case .parameter(let index): parameters.insert(index)
    case .definition(let index, _):
      guard definitions.insert(index).inserted, ruleSet.definitions.indices.contains(index) else { return }
      ExpressionVisit.all(in: ruleSet.definitions[index].value) { add($0, ruleSet) }
    case .decision(let table, _, _): add(decisionTable: table, ruleSet)
    case .member(_, let set): for table in set.decisionTables { add(decisionTable: table, ruleSet) }
    case .measure(let index, _, _):
      guard measures.insert(index).inserted, ruleSet.measures.indices.contains(index) else { return }
      let measure = ruleSet.measures[index]
      ExpressionVisit.all(in: measure.value) { add($0, ruleSet) }
      if let scope = measure.scope { ExpressionVisit.all(in: scope) { add($0, ruleSet) } }
    default: break
    }
  }

  private mutating func add(decisionTable index: Int, _ ruleSet: CheckedRuleSet) {
    guard decisionTables.insert(index).inserted, ruleSet.decisionTables.indices.contains(index) else { return }
    for expression in ruleSet.decisionTables[index].expressions {
      ExpressionVisit.all(in: expression) { add($0, ruleSet) }
    }
  }
}
