import Records

/// What an expression, a row or a selection is directly made of.
package struct ExpressionParts {
  /// The expressions.
  package var expressions: [CheckedExpression] = []
  /// The rows.
  package var rows: [RowExpression] = []
  /// The selections.
  package var selections: [Selection] = []

  /// The parts of an expression.
  package init(of expression: CheckedExpression) {
    switch expression.kind {
    case .constant, .parameter, .environment, .element, .ruleCount, .input: break
    case .field(let row, _), .rowKey(let row), .deadline(_, _, let row), .mark(_, let row), .ruleOutcome(_, _, let row):
      rows = [row]
    case .definition(_, let row): rows = [row].compactMap { $0 }
    case .measure(_, let group, _): expressions = [group].compactMap { $0 }
    case .arithmetic(_, let left, let right), .shift(let left, let right, _), .compare(_, let left, let right),
      .approximately(let left, let right, _), .textTest(_, let left, let right), .implies(let left, let right):
      expressions = [left, right]
    case .rounded(let inner, _, _), .not(let inner), .has(let inner), .lacks(let inner): expressions = [inner]
    case .decision(_, _, let all), .call(_, let all), .all(let all), .any(let all), .atLeast(_, let all),
      .inOrder(let all, _),
      .distinct(let all):
      expressions = all
    case .conditional(let cases): expressions = cases.flatMap { [$0.condition, $0.value].compactMap { $0 } }
    case .span(let from, let to, _, let limit): expressions = [from, to, limit]
    case .spanLength(let from, let to, _, let exclusions):
      expressions = [from, to]
      add(exclusions)
    case .member(let inner, let set): expressions = [inner] + Self.values(of: set)
    default: addSets(of: expression.kind)
    }
  }

  private mutating func addSets(of kind: CheckedExpression.Kind) {
    switch kind {
    case .hasRows(let selection), .lacksRows(let selection), .count(let selection): selections = [selection]
    case .exists(let selection, let items), .every(let selection, let items):
      (selections, expressions) = ([selection], items.map(\.condition))
    case .aggregate(_, let selection, let inner), .distinctWithin(let selection, let inner),
      .consecutive(let selection, let inner):
      (selections, expressions) = ([selection], [inner])
    case .share(let part, let whole): selections = [part, whole]
    case .complete(let selection, let inner, let words, _): (selections, expressions) = ([selection], [inner] + words)
    case .setRelation(_, let left, let leftKeys, let right, let rightKeys):
      (selections, expressions) = ([left, right], leftKeys + rightKeys)
    case .sortedInOrder(let selection, let by, let inner, _): (selections, expressions) = ([selection], [by, inner])
    case .unique(let selection, let inner, let own): (selections, expressions) = ([selection], [inner, own])
    case .maximumGap(let selection, let by, _, let bound): (selections, expressions) = ([selection], [by, bound])
    case .functional(let selection, let from, let to): (selections, expressions) = ([selection], from + to)
    default: break
    }
  }

  /// The parts of a row.
  package init(of row: RowExpression) {
    switch row {
    case .slot, .organisation: break
    case .follow(let inner, _), .parent(let inner), .onlyChild(let inner, _), .previousPair(let inner): rows = [inner]
    case .keyed(_, _, let within): rows = [within].compactMap { $0 }
    case .only(let selection): selections = [selection]
    }
  }

  /// The parts of a selection.
  package init(of selection: Selection) {
    expressions = [selection.condition].compactMap { $0 }
    rows = [selection.excluding].compactMap { $0 }
    switch selection.source {
    case .table, .scope: break
    case .children(_, let row): rows.append(row)
    case .values(let expression): expressions.append(expression)
    }
  }

  /// The parts of a rule that decide about its outcomes.
  package init(of rule: CheckedRule) {
    selections = [rule.object]
    expressions = [rule.effective?.by, rule.dueBy].compactMap { $0 }
    for variant in rule.variants {
      for exception in variant.exceptions {
        expressions.append(exception.condition)
        expressions += exception.replacement.map(\.condition)
      }
      switch variant.body {
      case .requirements(let items): expressions += items.map(\.condition)
      case .deadline(let deadline, let items):
        expressions += items.map(\.condition)
        add(deadline)
      }
    }
  }

  private mutating func add(_ deadline: Deadline) {
    for line in deadline.starts + deadline.stops { expressions += [line.condition, line.content].compactMap { $0 } }
    for line in deadline.exclusions {
      expressions += [line.condition].compactMap { $0 }
      add(line.content)
    }
    for line in deadline.limits {
      let limit = line.content
      expressions += [line.condition, limit.duration, limit.extent].compactMap { $0 } + limit.needs
    }
    expressions += deadline.marks.map(\.bound) + [deadline.ended].compactMap { $0 }
  }

  private mutating func add(_ exclusions: [Exclusion]) {
    for exclusion in exclusions {
      switch exclusion {
      case .rows(let selection): selections.append(selection)
      case .span(let start, let end, _): expressions += [start, end]
      }
    }
  }

  /// The expressions of a set.
  static func values(of set: MemberSet) -> [CheckedExpression] {
    switch set {
    case .values(let values): values
    case .range(let low, let high, _): [low, high].compactMap { $0 }
    case .anyOf(let sets): sets.flatMap { values(of: $0) }
    case .words: []
    case .noneOf(let set): values(of: set)
    case .decision(_, _, let inputs): inputs
    }
  }
}
