import Findings
import Records
import RuleEngine
import SourceText

/// Makes a failing case smaller while it still fails: rules, expressions, records and fields are dropped in turn.
struct CaseShrinker {
  /// What is wrong with a case; nil if nothing is.
  let fails: (DifferentialCase) -> Bool
  /// How many smaller cases are tried at most.
  var attempts = 1500

  /// The smallest case found that still fails.
  mutating func shrink(_ item: DifferentialCase) -> DifferentialCase {
    var best = item
    var isSmaller = true
    while isSmaller, attempts > 0 {
      isSmaller = false
      for reduce in [CaseReduction.rules, CaseReduction.records, CaseReduction.expressions] {
        var index = 0
        // Every reduction by its number, until there is none; after a success the same number is another one.
        while attempts > 0, let smaller = reduce(best, index) {
          attempts -= 1
          if fails(smaller) {
            best = smaller
            isSmaller = true
          } else {
            index += 1
          }
        }
      }
    }
    return best
  }
}

/// The ways of making a case smaller, each by a number; nil behind the last one.
enum CaseReduction {
  // MARK: Rules

  static func rules(_ item: DifferentialCase, _ index: Int) -> DifferentialCase? {
    var smaller: [() -> DifferentialCase?] = []
    for measure in item.rules.measures.indices.reversed() { smaller.append { dropping(measure: measure, item) } }
    for rule in item.rules.rules.indices.reversed() { smaller.append { dropping(rule: rule, item) } }
    for rule in item.rules.rules.indices {
      for change in RuleReduction.changes(of: item.rules.rules[rule]) {
        smaller.append { replacing(rule, change, item) }
      }
    }
    for measure in item.rules.measures.indices {
      smaller.append { plain(measure, item, keepsGroup: false, keepsScope: true) }
      smaller.append { plain(measure, item, keepsGroup: true, keepsScope: false) }
    }
    smaller.append { item.rules.ended.isEmpty ? nil : with(item, ended: [:]) }
    for definition in item.rules.definitions.indices.reversed() {
      smaller.append { dropping(definition: definition, item) }
    }
    guard index < smaller.count else { return nil }
    return smaller[index]() ?? rules(item, index + 1)
  }

  private static func with(
    _ item: DifferentialCase, rules: [CheckedRule]? = nil, measures: [CheckedMeasure]? = nil,
    definitions: [CheckedRuleSet.Definition]? = nil, ended: [TableID: CheckedExpression]? = nil
  ) -> DifferentialCase {
    var result = item
    let old = item.rules
    result.rules = CheckedRuleSet(
      packs: [], schema: old.schema, ended: ended ?? old.ended, parameters: old.parameters,
      definitions: definitions ?? old.definitions, calendars: old.calendars, rules: rules ?? old.rules,
      measures: measures ?? old.measures, decisionTables: old.decisionTables)
    return result
  }

  private static func replacing(_ index: Int, _ rule: CheckedRule, _ item: DifferentialCase) -> DifferentialCase? {
    guard rule != item.rules.rules[index] else { return nil }
    var rules = item.rules.rules
    rules[index] = rule
    return with(item, rules: rules)
  }

  private static func plain(
    _ index: Int, _ item: DifferentialCase, keepsGroup: Bool, keepsScope: Bool
  ) -> DifferentialCase? {
    let old = item.rules.measures[index]
    let scope = keepsScope ? old.scope : old.scope.map { Selection($0.source, slot: $0.slot) }
    let group = keepsGroup ? old.group : nil
    guard scope != old.scope || group != old.group else { return nil }
    var measures = item.rules.measures
    measures[index] = CheckedMeasure(
      name: old.name, pack: old.pack, value: old.value, scope: scope, group: group, noData: old.noData,
      slotCount: old.slotCount, style: old.style, range: old.range)
    return with(item, measures: measures)
  }

  /// Without a rule, unless another one or a measure asks for it.
  private static func dropping(rule index: Int, _ item: DifferentialCase) -> DifferentialCase? {
    guard item.rules.rules.count > 1 || !item.rules.measures.isEmpty else { return nil }
    var rules = item.rules.rules
    rules.remove(at: index)
    let rest = with(item, rules: rules)
    var isUsed = false
    func moved(_ rule: Int) -> Int {
      if rule == index { isUsed = true }
      return rule > index ? rule - 1 : rule
    }
    let result = ExpressionRewriting.renumbered(rest.rules, rule: moved)
    return isUsed ? nil : with(item, rules: result.rules, measures: result.measures)
  }

  private static func dropping(measure index: Int, _ item: DifferentialCase) -> DifferentialCase? {
    var measures = item.rules.measures
    measures.remove(at: index)
    var isUsed = false
    let result = ExpressionRewriting.renumbered(
      with(item, measures: measures).rules,
      measure: { measure in
        if measure == index { isUsed = true }
        return measure > index ? measure - 1 : measure
      })
    return isUsed ? nil : with(item, rules: result.rules, measures: result.measures)
  }

  private static func dropping(definition index: Int, _ item: DifferentialCase) -> DifferentialCase? {
    var definitions = item.rules.definitions
    definitions.remove(at: index)
    var isUsed = false
    let result = ExpressionRewriting.renumbered(
      with(item, definitions: definitions).rules,
      definition: { definition in
        if definition == index { isUsed = true }
        return definition > index ? definition - 1 : definition
      })
    var smaller = item
    smaller.rules = result
    return isUsed ? nil : smaller
  }

  // MARK: Expressions

  static func expressions(_ item: DifferentialCase, _ index: Int) -> DifferentialCase? {
    // The number names an expression, counted through the rule set, and one of the ways to make it smaller.
    guard let rules = ExpressionRewriting.reduced(item.rules, index) else { return nil }
    var result = item
    result.rules = rules
    return result
  }

  // MARK: Records

  static func records(_ item: DifferentialCase, _ index: Int) -> DifferentialCase? {
    var rest = index
    if item.previous != nil {
      if rest == 0 {
        var result = item
        result.previous = nil
        return result
      }
      rest -= 1
    }
    var result = item
    if let current = RecordReduction.reduced(item.current, &rest) {
      result.current = current
      return result
    }
    guard let previous = item.previous, let smaller = RecordReduction.reduced(previous, &rest) else { return nil }
    result.previous = smaller
    return result
  }
}
