import Records
import SourceText

/// Collects what expressions name: fields of tables, other rules, measures; definitions are followed.
struct ExpressionWalk {
  /// The fields that are read.
  private(set) var fields: Set<NamedField> = []
  /// The rules whose outcomes, deadlines or marks are asked for.
  private(set) var asked: Set<Int> = []
  private let rules: CheckedRuleSet
  private var definitions: Set<Int> = []
  private var decisionTables: Set<Int> = []
  /// The tables of the rows bound to slots.
  private var slots: [Int: TableID] = [:]

  /// A field of a table.
  struct NamedField: Hashable {
    let table: TableID
    let field: FieldID
  }

  init(_ rules: CheckedRuleSet) {
    self.rules = rules
  }

  // MARK: Declarations

  /// Adds all that a rule names, messages and owner too.
  mutating func add(_ rule: CheckedRule) {
    addJudged(rule)
    add([rule.attribution].compactMap { $0 })
    if case .value(let expression)? = rule.owner { add(expression) }
    add(rule.message)
    add(rule.remedy)
    for variant in rule.variants {
      add(variant.message)
      add(variant.remedy)
    }
  }

  /// Adds what a rule names to find its outcome.
  mutating func addJudged(_ rule: CheckedRule) {
    slots = [:]
    add(rule.object)
    bind(rule.object)
    add([rule.effective?.by, rule.dueBy].compactMap { $0 })
    for variant in rule.variants {
      for exception in variant.exceptions {
        add(exception.condition)
        add(exception.replacement.map(\.condition))
      }
      switch variant.body {
      case .requirements(let items): add(items.map(\.condition))
      case .deadline(let deadline, let items):
        add(deadline)
        add(items.map(\.condition))
      }
    }
  }

  /// Adds all that a measure names.
  mutating func add(_ measure: CheckedMeasure) {
    slots = [:]
    if let scope = measure.scope {
      add(scope)
      bind(scope)
    } else if let rule = Self.firstRule(in: measure.value) {
      // Without 范围 it is over the objects of the rule that it counts.
      slots[0] = rules.rules[rule].object.table
    }
    add([measure.value, measure.group].compactMap { $0 })
  }

  /// Adds all that a scorecard names.
  mutating func add(_ card: CheckedScorecard) {
    slots = [:]
    add(card.object)
    bind(card.object)
    add((card.parts.map(\.condition) + card.rescales.map(\.condition)).compactMap { $0 })
    for line in card.allLines { add(line.content, [line.once], [line.condition], card) }
    for veto in card.vetoes { add(veto.content, [], [], card) }
  }

  private mutating func add(
    _ content: CheckedScorecard.Content, _ ofRow: [CheckedExpression?], _ ofObject: [CheckedExpression?],
    _ card: CheckedScorecard
  ) {
    bind(card.object)
    add(ofObject.compactMap { $0 })
    switch content {
    case .violations(let counting):
      guard let rule = counting.rule else { return }
      bind(rules.rules[rule].object)
      add(counting)
      add(ofRow.compactMap { $0 })
      bind(card.object)
    case .rows(let selection, let counting):
      add(selection)
      bind(selection)
      add(counting)
      add(ofRow.compactMap { $0 })
    case .given(let selection, let date, let value, _):
      add(selection)
      bind(selection)
      add([date, value].compactMap { $0 })
    case .scores(let selection, _, _): add(selection)
    case .value(let expression): add(expression)
    }
  }

  private mutating func add(_ counting: CheckedScorecard.Counting) {
    if case .value(let owner)? = counting.owner { add(owner) }
    if case .field(let amount, _, _) = counting.amount { add(amount) }
    add([counting.date].compactMap { $0 })
  }

  private static func firstRule(in expression: CheckedExpression) -> Int? {
    switch expression.kind {
    case .ruleCount(let rule, _): rule
    case .arithmetic(_, let left, let right): firstRule(in: left) ?? firstRule(in: right)
    case .rounded(let inner, _, _): firstRule(in: inner)
    default: nil
    }
  }

  /// Adds the condition of a table, over slot 0.
  mutating func add(_ condition: CheckedExpression, of table: TableID) {
    slots = [0: table]
    add(condition)
  }

  private mutating func add(_ template: MessageTemplate?) {
    for part in (template?.zh ?? []) + (template?.en ?? []) {
      if case .figure(let expression) = part { add(expression) }
    }
  }

  private mutating func add(_ deadline: Deadline) {
    for line in deadline.starts + deadline.stops { add([line.condition, line.content].compactMap { $0 }) }
    for line in deadline.exclusions {
      if let condition = line.condition { add(condition) }
      add(line.content)
    }
    for line in deadline.limits {
      add([line.condition, line.content.duration, line.content.extent].compactMap { $0 } + line.content.needs)
    }
    add(deadline.marks.map(\.bound) + [deadline.ended].compactMap { $0 })
  }

  // MARK: Rows and sets

  private mutating func bind(_ selection: Selection) {
    slots[selection.slot] = selection.table
  }

  private mutating func note(_ field: FieldID, of table: TableID) {
    fields.insert(NamedField(table: table, field: field))
  }

  /// Adds what leads to a row; gives the row's table.
  @discardableResult
  private mutating func table(of row: RowExpression) -> TableID? {
    switch row {
    case .slot(let slot): return slots[slot]
    case .follow(let inner, let field):
      guard let table = table(of: inner) else { return nil }
      note(field, of: table)
      guard case .reference(let target) = rules.schema[table][field].type else { return nil }
      for key in rules.schema[target].key { note(key, of: target) }
      return target
    case .parent(let inner): return table(of: inner).flatMap { rules.schema[$0].link?.parent }
    case .onlyChild(let inner, let table):
      self.table(of: inner)
      return table
    case .keyed(let table, _, let within):
      if let within { self.table(of: within) }
      for key in rules.schema[table].key { note(key, of: table) }
      return table
    case .only(let selection):
      add(selection)
      return selection.table
    case .previousPair(let inner):
      let table = table(of: inner)
      if let table { for key in rules.schema[table].key { note(key, of: table) } }
      return table
    case .organisation: return rules.schema.tables.first { $0.source == nil && $0.name.zh == "机构" }?.id
    }
  }

  /// Adds a selection; expressions over its members follow while its slot is bound.
  private mutating func add(_ selection: Selection, with expressions: [CheckedExpression] = []) {
    switch selection.source {
    case .table, .scope: break
    case .children(_, let row): table(of: row)
    case .values(let expression): add(expression)
    }
    if let excluded = selection.excluding { table(of: excluded) }
    bind(selection)
    if let condition = selection.condition { add(condition) }
    add(expressions)
  }

  private mutating func add(_ exclusions: [Exclusion]) {
    for exclusion in exclusions {
      switch exclusion {
      case .rows(let selection):
        add(selection)
        if let table = selection.table, let interval = rules.schema[table].interval {
          note(interval.start, of: table)
          note(interval.end, of: table)
        }
      case .span(let start, let end, _): add([start, end])
      }
    }
  }

  private mutating func add(_ set: MemberSet) {
    switch set {
    case .values(let values): add(values)
    case .range(let low, let high, _): add([low, high].compactMap { $0 })
    case .anyOf(let sets): for set in sets { add(set) }
    case .words: break
    case .noneOf(let set): add(set)
    case .decision(let table, _, let inputs): add(decision: table, inputs)
    }
  }

  // MARK: Expressions

  private mutating func add(_ expressions: [CheckedExpression]) {
    for expression in expressions { add(expression) }
  }

  private mutating func add(_ expression: CheckedExpression) {
    switch expression.kind {
    case .constant, .parameter, .environment, .element, .input: break
    case .decision(let table, _, let inputs): add(decision: table, inputs)
    case .field(let row, let field): if let table = table(of: row) { note(field, of: table) }
    case .rowKey(let row):
      if let table = table(of: row) { for key in rules.schema[table].key { note(key, of: table) } }
    case .definition(let index, let row):
      if let row { table(of: row) }
      add(definition: index)
    case .deadline(_, let rule, let row), .mark(let rule, let row), .ruleOutcome(let rule, _, let row):
      asked.insert(rule)
      table(of: row)
    case .measure(_, let group, _): if let group { add(group) }
    case .ruleCount(let rule, _): asked.insert(rule)
    default: addOperands(of: expression.kind)
    }
  }

  private mutating func add(decision index: Int, _ inputs: [CheckedExpression]) {
    add(inputs)
    guard decisionTables.insert(index).inserted else { return }
    let outer = slots
    slots = [:]
    add(rules.decisionTables[index].expressions)
    slots = outer
  }

  private mutating func add(definition index: Int) {
    guard definitions.insert(index).inserted else { return }
    let definition = rules.definitions[index]
    let outer = slots
    slots = [:]
    slots[0] = definition.table
    add(definition.value)
    slots = outer
  }

  private mutating func addOperands(of kind: CheckedExpression.Kind) {
    switch kind {
    case .arithmetic(_, let left, let right), .shift(let left, let right, _), .compare(_, let left, let right),
      .approximately(let left, let right, _), .textTest(_, let left, let right), .implies(let left, let right):
      add([left, right])
    case .rounded(let inner, _, _), .not(let inner), .has(let inner), .lacks(let inner): add(inner)
    case .call(_, let all), .all(let all), .any(let all), .atLeast(_, let all), .inOrder(let all, _),
      .distinct(let all):
      add(all)
    case .spanLength(let from, let to, _, let exclusions):
      add([from, to])
      add(exclusions)
    case .conditional(let cases): for item in cases { add([item.condition, item.value].compactMap { $0 }) }
    case .span(let from, let to, _, let limit): add([from, to, limit])
    case .member(let inner, let set):
      add(inner)
      add(set)
    default: addSets(of: kind)
    }
  }

  private mutating func addSets(of kind: CheckedExpression.Kind) {
    switch kind {
    case .hasRows(let selection), .lacksRows(let selection), .count(let selection): add(selection)
    case .exists(let selection, let items), .every(let selection, let items):
      add(selection, with: items.map(\.condition))
    case .aggregate(_, let selection, let inner), .distinctWithin(let selection, let inner),
      .consecutive(let selection, let inner):
      add(selection, with: [inner])
    case .share(let part, let whole):
      add(part)
      add(whole)
    case .complete(let selection, let inner, let words, _): add(selection, with: [inner] + words)
    case .setRelation(_, let left, let leftKeys, let right, let rightKeys):
      add(left, with: leftKeys)
      add(right, with: rightKeys)
    case .sortedInOrder(let selection, let by, let inner, _): add(selection, with: [by, inner])
    case .unique(let selection, let inner, let own): add(selection, with: [inner, own])
    case .maximumGap(let selection, let by, _, let bound): add(selection, with: [by, bound])
    case .functional(let selection, let from, let to): add(selection, with: from + to)
    default: break
    }
  }
}
