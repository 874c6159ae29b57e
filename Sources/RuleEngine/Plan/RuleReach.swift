package import Records

/// What the outcomes of a rule depend on beside its own text: fields of tables and other rules, through definitions too.
package struct RuleReach: Sendable, Hashable {
  /// A field of a table.
  package struct Field: Sendable, Hashable {
    /// The table.
    package let table: TableID
    /// The field.
    package let field: FieldID
  }

  /// The fields, by table and place.
  package let fields: [Field]
  /// The rules whose outcomes, deadlines or marks it asks for, in the order of the rule set.
  package let rules: [Int]

  /// What a rule of a rule set depends on.
  package init(ofRule index: Int, in ruleSet: CheckedRuleSet) {
    var walk = ExpressionWalk(ruleSet)
    walk.addJudged(ruleSet.rules[index])
    if let table = ruleSet.rules[index].object.table, let ended = ruleSet.ended[table] { walk.add(ended, of: table) }
    fields = walk.fields.map { Field(table: $0.table, field: $0.field) }
      .sorted { ($0.table.index, $0.field.index) < ($1.table.index, $1.field.index) }
    rules = walk.asked.subtracting([index]).sorted()
  }
}
