import Findings
import Records
import RuleEngine
import SourceText

/// Rebuilds expressions with other expressions in them; every text is written anew.
struct ExpressionMap {
  /// What becomes of an expression; its own parts are not mapped.
  let change: (CheckedExpression) -> CheckedExpression

  func callAsFunction(_ expression: CheckedExpression) -> CheckedExpression { change(expression) }

  func all(_ expressions: [CheckedExpression]) -> [CheckedExpression] { expressions.map { change($0) } }

  func items(_ items: [CheckedItem]) -> [CheckedItem] { items.map { item(change($0.condition)) } }

  func row(_ row: RowExpression) -> RowExpression {
    switch row {
    case .slot, .organisation: row
    case .follow(let inner, let field): .follow(self.row(inner), field)
    case .parent(let inner): .parent(self.row(inner))
    case .onlyChild(let inner, let table): .onlyChild(self.row(inner), table)
    case .keyed(let table, let key, let within): .keyed(table, key, within: within.map { self.row($0) })
    case .only(let selection): .only(self.selection(selection))
    case .previousPair(let inner): .previousPair(self.row(inner))
    }
  }

  func selection(_ selection: Selection) -> Selection {
    let source: Selection.Source =
      switch selection.source {
      case .table, .scope: selection.source
      case .children(let table, let row): .children(table, of: self.row(row))
      case .values(let expression): .values(change(expression))
      }
    return Selection(
      source, slot: selection.slot, where: selection.condition.map { change($0) },
      excluding: selection.excluding.map { row($0) })
  }

  func set(_ set: MemberSet) -> MemberSet {
    switch set {
    case .values(let values): .values(all(values))
    case .range(let low, let high, let excluded):
      .range(low.map { change($0) }, high.map { change($0) }, upperExcluded: excluded)
    case .anyOf(let sets): .anyOf(sets.map { self.set($0) })
    case .words: set
    case .noneOf(let inner): .noneOf(self.set(inner))
    case .decision(let table, let output, let inputs): .decision(table: table, output: output, inputs: all(inputs))
    }
  }

  func exclusions(_ exclusions: [Exclusion]) -> [Exclusion] {
    exclusions.map { exclusion in
      switch exclusion {
      case .rows(let selection): .rows(self.selection(selection))
      case .span(let from, let to, let includes): .span(change(from), change(to), includesFirstDay: includes)
      }
    }
  }

  /// The expression with every part changed.
  func parts(of expression: CheckedExpression) -> CheckedExpression {
    express(kind(expression.kind), expression.type)
  }

  private func kind(_ kind: CheckedExpression.Kind) -> CheckedExpression.Kind {
    switch kind {
    case .constant, .parameter, .environment, .element, .ruleCount, .input: kind
    case .decision(let table, let output, let inputs): .decision(table: table, output: output, inputs: all(inputs))
    case .field(let row, let field): .field(self.row(row), field)
    case .rowKey(let row): .rowKey(self.row(row))
    case .definition(let index, let row): .definition(index, row.map { self.row($0) })
    case .deadline(let figure, let rule, let row): .deadline(figure, rule: rule, self.row(row))
    case .mark(let rule, let row): .mark(rule: rule, self.row(row))
    case .measure(let index, let group, let previous):
      .measure(index, group: group.map { change($0) }, previous: previous)
    case .arithmetic(let operation, let left, let right): .arithmetic(operation, change(left), change(right))
    case .shift(let date, let by, let forward): .shift(change(date), by: change(by), forward: forward)
    case .spanLength(let from, let to, let unit, let excluding):
      .spanLength(from: change(from), to: change(to), unit: unit, excluding: exclusions(excluding))
    case .rounded(let inner, let step, let mode): .rounded(change(inner), step: step, mode)
    case .call(let id, let arguments): .call(id, all(arguments))
    case .conditional(let cases):
      .conditional(cases.map { ConditionalValue(condition: $0.condition.map { change($0) }, value: change($0.value)) })
    default: condition(kind)
    }
  }

  private func condition(_ kind: CheckedExpression.Kind) -> CheckedExpression.Kind {
    switch kind {
    case .all(let parts): .all(all(parts))
    case .any(let parts): .any(all(parts))
    case .atLeast(let count, let parts): .atLeast(count, of: all(parts))
    case .not(let inner): .not(change(inner))
    case .implies(let left, let right): .implies(change(left), change(right))
    case .has(let inner): .has(change(inner))
    case .lacks(let inner): .lacks(change(inner))
    case .compare(let comparison, let left, let right): .compare(comparison, change(left), change(right))
    case .approximately(let left, let right, let unit): .approximately(change(left), change(right), unit: unit)
    case .span(let from, let to, let comparison, let limit):
      .span(from: change(from), to: change(to), comparison, change(limit))
    case .member(let inner, let set): .member(change(inner), self.set(set))
    case .textTest(let test, let text, let pattern): .textTest(test, change(text), change(pattern))
    case .ruleOutcome(let rule, let outcome, let row): .ruleOutcome(rule: rule, outcome: outcome, self.row(row))
    default: sets(kind)
    }
  }

  private func sets(_ kind: CheckedExpression.Kind) -> CheckedExpression.Kind {
    switch kind {
    case .hasRows(let selection): .hasRows(self.selection(selection))
    case .lacksRows(let selection): .lacksRows(self.selection(selection))
    case .exists(let selection, let meets): .exists(self.selection(selection), meets: items(meets))
    case .every(let selection, let meets): .every(self.selection(selection), meets: items(meets))
    case .count(let selection): .count(self.selection(selection))
    case .aggregate(let aggregate, let selection, let inner):
      .aggregate(aggregate, self.selection(selection), change(inner))
    case .share(let part, let whole): .share(selection(part), of: selection(whole))
    case .complete(let selection, let inner, let words, let exactly):
      .complete(self.selection(selection), change(inner), words: all(words), exactly: exactly)
    case .setRelation(let relation, let left, let leftKeys, let right, let rightKeys):
      .setRelation(relation, selection(left), all(leftKeys), selection(right), all(rightKeys))
    case .inOrder(let parts, let strictly): .inOrder(all(parts), strictly: strictly)
    case .sortedInOrder(let selection, let by, let inner, let strictly):
      .sortedInOrder(self.selection(selection), by: change(by), change(inner), strictly: strictly)
    case .distinct(let parts): .distinct(all(parts))
    case .distinctWithin(let selection, let inner): .distinctWithin(self.selection(selection), change(inner))
    case .unique(let selection, let inner, let own): .unique(self.selection(selection), change(inner), own: change(own))
    case .consecutive(let selection, let inner): .consecutive(self.selection(selection), change(inner))
    case .maximumGap(let selection, let by, let comparison, let bound):
      .maximumGap(self.selection(selection), by: change(by), comparison, change(bound))
    case .functional(let selection, let from, let to):
      .functional(self.selection(selection), from: all(from), to: all(to))
    default: kind
    }
  }
}
