import Records

/// When each rule is judged: with the chunks of its table, or at the end because it asks what only a whole run yields.
struct JudgingOrder: Sendable {
  /// When a rule is judged.
  enum Turn: Sendable, Hashable {
    /// With the chunks of its table.
    case chunks(TableID)
    /// At the end, by the reference evaluator over the whole dataset.
    case end
    /// Not at all: it was not asked for.
    case never
  }

  /// When each rule of the rule set is judged.
  let turns: [Turn]
  /// The rules judged with the chunks of a table, by table.
  let rules: [TableID: [Int]]

  /// Finds out when the rules of a run are judged.
  init(_ rules: CheckedRuleSet, options: EvaluationOptions, isPresent: (TableID) -> Bool, streamed: Set<TableID>) {
    var asking = WholeRunAsking(rules)
    let turns = rules.rules.indices.map { index -> Turn in
      let rule = rules.rules[index]
      guard options.selectedRules?.contains(rule.id) ?? true else { return .never }
      guard case .table(let table, .current) = rule.object.source, isPresent(table) else { return .end }
      return asking.isAsked(by: index) && !streamed.contains(table) ? .end : .chunks(table)
    }
    self.turns = turns
    var byTable: [TableID: [Int]] = [:]
    for (index, turn) in turns.enumerated() {
      if case .chunks(let table) = turn { byTable[table, default: []].append(index) }
    }
    self.rules = byTable
  }
}

/// Finds the rules that ask measures, or outcomes of rules for other rows than their own: what they ask is found out once
/// for the whole run.
private struct WholeRunAsking {
  private let rules: CheckedRuleSet
  private var knownRules: [Int: Bool] = [:]
  private var knownDefinitions: [Int: Bool] = [:]
  private var knownTables: [Int: Bool] = [:]

  init(_ rules: CheckedRuleSet) {
    self.rules = rules
  }

  mutating func isAsked(by rule: Int) -> Bool {
    if let known = knownRules[rule] { return known }
    // A rule that asks for itself in a circle is undetermined, wherever it is judged.
    knownRules[rule] = false
    let isAsked = any(in: ExpressionParts(of: rules.rules[rule]))
    knownRules[rule] = isAsked
    return isAsked
  }

  private mutating func any(in parts: ExpressionParts) -> Bool {
    for expression in parts.expressions where isAsked(by: expression) { return true }
    for row in parts.rows where any(in: ExpressionParts(of: row)) { return true }
    for selection in parts.selections where any(in: ExpressionParts(of: selection)) { return true }
    return false
  }

  private mutating func isAsked(by expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .measure, .ruleCount: return true
    case .deadline(_, let rule, let row), .mark(let rule, let row), .ruleOutcome(let rule, _, let row):
      guard Self.isNear(row) else { return true }
      return isAsked(by: rule)
    case .definition(let index, _): if isAsked(byDefinition: index) { return true }
    case .decision(let index, _, _): if isAsked(byTable: index) { return true }
    case .member(_, let set): for index in set.decisionTables where isAsked(byTable: index) { return true }
    default: break
    }
    return any(in: ExpressionParts(of: expression))
  }

  private mutating func isAsked(byTable index: Int) -> Bool {
    if let known = knownTables[index] { return known }
    knownTables[index] = false
    let isAsked = rules.decisionTables[index].expressions.contains { self.isAsked(by: $0) }
    knownTables[index] = isAsked
    return isAsked
  }

  private mutating func isAsked(byDefinition index: Int) -> Bool {
    if let known = knownDefinitions[index] { return known }
    knownDefinitions[index] = false
    let isAsked = isAsked(by: rules.definitions[index].value)
    knownDefinitions[index] = isAsked
    return isAsked
  }

  /// Whether a row is the object itself or one above it.
  private static func isNear(_ row: RowExpression) -> Bool {
    switch row {
    case .slot(0): true
    case .parent(let inner): isNear(inner)
    default: false
    }
  }
}
