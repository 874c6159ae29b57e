import Records

/// What an expression depends on: the row slots that it reads but does not bind, and what else.
struct ExpressionUse {
  /// The free slots.
  var slots: Set<Int> = []
  /// Whether it depends on the object judged beyond its rows: dated parameters, 本期, the deadline in hand, the scope of a
  /// measure.
  var usesContext = false
  /// What of that.
  var context: Context = []

  /// What an expression depends on beyond its rows.
  struct Context: OptionSet, Hashable, Sendable {
    let rawValue: Int
    /// Parameters whose value depends on the object's date.
    static let datedParameters = Context(rawValue: 1)
    /// 本期.
    static let period = Context(rawValue: 2)
    /// The figures and marks of deadline rules, which are those in hand for the object itself.
    static let deadlines = Context(rawValue: 4)
    /// Measures, the scope of a measure, the outcomes within it.
    static let measures = Context(rawValue: 8)
  }

  private let rules: CheckedRuleSet

  /// Analyses an expression.
  init(_ expression: CheckedExpression, in rules: CheckedRuleSet) {
    self.rules = rules
    add(expression)
  }

  /// Analyses a selection.
  init(_ selection: Selection, in rules: CheckedRuleSet) {
    self.rules = rules
    add(selection)
  }

  private mutating func depend(on more: Context) {
    usesContext = true
    context.insert(more)
  }

  private mutating func add(_ expressions: [CheckedExpression]) {
    for expression in expressions { add(expression) }
  }

  private mutating func add(_ row: RowExpression) {
    switch row {
    case .slot(let slot): slots.insert(slot)
    case .follow(let row, _), .parent(let row), .onlyChild(let row, _), .previousPair(let row): add(row)
    case .keyed(_, _, let within): if let within { add(within) }
    case .only(let selection): add(selection)
    case .organisation: break
    }
  }

  private mutating func add(_ selection: Selection, with expressions: [CheckedExpression] = []) {
    let isFree = slots.contains(selection.slot)
    add(expressions)
    if let condition = selection.condition { add(condition) }
    if !isFree { slots.remove(selection.slot) }
    switch selection.source {
    case .table: break
    case .children(_, let row): add(row)
    case .values(let expression): add(expression)
    case .scope: depend(on: .measures)
    }
    if let excluded = selection.excluding { add(excluded) }
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

  /// A decision table reads its inputs; its cells read no rows, but what stands in them may depend on the object.
  private mutating func add(decision index: Int, _ inputs: [CheckedExpression]) {
    add(inputs)
    let table = rules.decisionTables[index]
    if table.effective != nil { depend(on: .datedParameters) }
    for expression in table.expressions {
      let use = ExpressionUse(expression, in: rules)
      if use.usesContext { usesContext = true }
      context.formUnion(use.context)
    }
  }

  private mutating func add(_ exclusions: [Exclusion]) {
    for exclusion in exclusions {
      switch exclusion {
      case .rows(let selection): add(selection)
      case .span(let start, let end, _): add([start, end])
      }
    }
  }

  private mutating func add(_ expression: CheckedExpression) {
    switch expression.kind {
    case .constant, .input: break
    case .decision(let table, _, let inputs): add(decision: table, inputs)
    case .field(let row, _), .rowKey(let row): add(row)
    case .parameter(let index): if rules.parameters[index].values.count != 1 { depend(on: .datedParameters) }
    case .environment(let value):
      if value == .objectPeriodStart || value == .objectPeriodEnd { depend(on: .period) }
    case .element(let slot): slots.insert(slot)
    case .definition(let index, let row):
      if let row { add(row) }
      let use = ExpressionUse(rules.definitions[index].value, in: rules)
      if use.usesContext { usesContext = true }
      context.formUnion(use.context)
    case .deadline(_, _, let row), .mark(_, let row):
      depend(on: .deadlines)
      add(row)
    case .ruleOutcome(_, _, let row): add(row)
    case .measure(_, let group, _):
      depend(on: .measures)
      if let group { add(group) }
    case .ruleCount: depend(on: .measures)
    default: addOperands(of: expression.kind)
    }
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
    case .conditional(let cases):
      for item in cases { add([item.condition, item.value].compactMap { $0 }) }
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
    case .complete(let selection, let inner, let words, _):
      add(selection, with: [inner])
      add(words)
    case .setRelation(_, let left, let leftKeys, let right, let rightKeys):
      add(left, with: leftKeys)
      add(right, with: rightKeys)
    case .sortedInOrder(let selection, let by, let inner, _): add(selection, with: [by, inner])
    case .unique(let selection, let inner, let own):
      add(selection, with: [inner])
      add(own)
    case .maximumGap(let selection, let by, _, let bound):
      add(selection, with: [by])
      add(bound)
    case .functional(let selection, let from, let to):
      add(selection, with: from + to)
      slots.insert(0)
    default: break
    }
  }
}
