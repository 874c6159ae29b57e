import Records
import SourceText

extension SetSearch {
  // MARK: Rows

  /// The table of the row that an expression leads to, with what is needed to get there.
  @discardableResult
  mutating func walk(_ row: RowExpression, _ place: Place) -> RowTable? {
    switch row {
    case .slot(let slot): return place.slots[slot]
    case .organisation: return nil
    case .follow(let inner, let field):
      guard let from = walk(inner, place), case .reference(let target) = schema[from.table][field].type else {
        return nil
      }
      needLookup(target, isPrevious: from.isPrevious || place.isPrevious)
      return RowTable(table: target, isPrevious: from.isPrevious)
    case .parent(let inner):
      guard let from = walk(inner, place), let link = schema[from.table].link else { return nil }
      return RowTable(table: link.parent, isPrevious: from.isPrevious)
    case .onlyChild(let inner, let table):
      let from = walk(inner, place)
      needChildren(table, isPrevious: from?.isPrevious ?? false || place.isPrevious)
      return RowTable(table: table, isPrevious: from?.isPrevious ?? false)
    case .keyed(let table, _, let within):
      guard let within else {
        needLookup(table, isPrevious: place.isPrevious)
        return RowTable(table: table)
      }
      let from = walk(within, place)
      needChildren(table, isPrevious: from?.isPrevious ?? false || place.isPrevious)
      return RowTable(table: table, isPrevious: from?.isPrevious ?? false)
    case .only(let selection):
      return enumerate(selection, [], place)
    case .previousPair(let inner):
      guard let from = walk(inner, place) else { return nil }
      let name = schema[from.table].name
      needPrevious(from.table, LocalizedText(zh: "要找上期的同一\(name.zh)", en: "the previous \(name.en) is looked up"))
      return RowTable(table: from.table, isPrevious: true)
    }
  }

  private mutating func needLookup(_ table: TableID, isPrevious: Bool) {
    let name = schema[table].name
    need(
      table, LocalizedText(zh: "\(name.zh)要按键查找", en: "\(name.en) is looked up by key"), isPrevious: isPrevious)
  }

  /// The children of a row come with its record, unless they have files of their own.
  private mutating func needChildren(_ table: TableID, isPrevious: Bool) {
    guard let link = schema[table].link, case .separate = link.origin else { return }
    let name = schema[table].name
    let reason = LocalizedText(zh: "\(name.zh)另有文件，要按所属查找", en: "\(name.en) is looked up by its parent")
    need(table, reason, isPrevious: isPrevious)
  }

  // MARK: Sets

  /// A set whose rows are needed one by one; gives their table.
  @discardableResult
  mutating func enumerate(_ selection: Selection, _ further: [CheckedExpression], _ outer: Place) -> RowTable? {
    var place = outer
    let bound: RowTable?
    switch selection.source {
    case .table(let table, let snapshot):
      let isPrevious = outer.isPrevious || snapshot != .current
      let text = selection.text
      need(
        table, LocalizedText(zh: "要逐行看“\(text.zh)”", en: "the rows of “\(text.en)” are looked at one by one"),
        isPrevious: isPrevious)
      bound = RowTable(table: table, isPrevious: isPrevious)
    case .children(let table, let row):
      let from = walk(row, outer)
      let isPrevious = from?.isPrevious ?? false
      needChildren(table, isPrevious: isPrevious || outer.isPrevious)
      bound = RowTable(table: table, isPrevious: isPrevious)
    case .values(let expression):
      walk(expression, outer)
      bound = nil
    case .scope(let table):
      bound = RowTable(table: table)
      if let measure = outer.measure, plan.scopes[measure] != nil {
        need(table, whole(selection))
        plan.dropScope(ofMeasure: measure)
      }
    }
    if let excluded = selection.excluding { walk(excluded, outer) }
    place.slots[selection.slot] = bound
    for expression in [selection.condition].compactMap({ $0 }) + further { walk(expression, place) }
    return bound
  }

  private func whole(_ selection: Selection) -> LocalizedText {
    LocalizedText(zh: "要逐行看“\(selection.text.zh)”", en: "the rows of “\(selection.text.en)” are looked at one by one")
  }

  /// A question about a set, answered by a state if it can be.
  private mutating func ask(_ selection: Selection, _ content: SetContent, _ place: Place) {
    switch selection.source {
    case .children, .values: enumerate(selection, content.expressions, place)
    case .scope: if !addScopeLeaf(selection, content, place) { enumerate(selection, content.expressions, place) }
    case .table: if !addTableLeaf(selection, content, place) { enumerate(selection, content.expressions, place) }
    }
    if case .complete(_, let words, _) = content { walk(words, place) }
  }

  // MARK: Expressions

  mutating func walk(_ expressions: [CheckedExpression], _ place: Place) {
    for expression in expressions { walk(expression, place) }
  }

  mutating func walk(_ exclusions: [Exclusion], _ place: Place) {
    for exclusion in exclusions {
      switch exclusion {
      case .rows(let selection): enumerate(selection, [], place)
      case .span(let start, let end, _): walk([start, end], place)
      }
    }
  }

  private mutating func walk(_ set: MemberSet, _ place: Place) {
    switch set {
    case .values(let values): walk(values, place)
    case .range(let low, let high, _): walk([low, high].compactMap { $0 }, place)
    case .anyOf(let sets): for set in sets { walk(set, place) }
    case .words: break
    case .noneOf(let set): walk(set, place)
    case .decision(let table, _, let inputs): walk(decision: table, inputs, place)
    }
  }

  private mutating func walk(decision index: Int, _ inputs: [CheckedExpression], _ place: Place) {
    walk(inputs, place)
    visit(decision: index, place)
  }

  mutating func walk(_ expression: CheckedExpression, _ place: Place) {
    switch expression.kind {
    case .constant, .parameter, .environment, .element, .input: break
    case .decision(let table, _, let inputs): walk(decision: table, inputs, place)
    case .field(let row, _), .rowKey(let row): walk(row, place)
    case .definition(let index, let row):
      let from = row.flatMap { walk($0, place) }
      visit(definition: index, of: from, place)
    case .deadline(_, let rule, let row), .mark(let rule, let row), .ruleOutcome(let rule, _, let row):
      let from = walk(row, place)
      let isPrevious = place.isPrevious || from?.isPrevious ?? false
      visit(rule: rule, asker: isPrevious ? nil : place.asker, isPrevious: isPrevious)
    case .measure(let index, let group, let previous):
      if let group { walk(group, place) }
      if !previous { visit(measure: index, from: place) }
    case .ruleCount(let rule, _): addOutcomes(of: rule, place)
    default: walkOperands(of: expression.kind, place)
    }
  }

  private mutating func walkOperands(of kind: CheckedExpression.Kind, _ place: Place) {
    switch kind {
    case .arithmetic(_, let left, let right), .shift(let left, let right, _), .compare(_, let left, let right),
      .approximately(let left, let right, _), .textTest(_, let left, let right), .implies(let left, let right):
      walk([left, right], place)
    case .rounded(let inner, _, _), .not(let inner), .has(let inner), .lacks(let inner): walk(inner, place)
    case .call(_, let all), .all(let all), .any(let all), .atLeast(_, let all), .inOrder(let all, _),
      .distinct(let all):
      walk(all, place)
    case .spanLength(let from, let to, _, let exclusions):
      walk([from, to], place)
      walk(exclusions, place)
    case .conditional(let cases): for item in cases { walk([item.condition, item.value].compactMap { $0 }, place) }
    case .span(let from, let to, _, let limit): walk([from, to, limit], place)
    case .member(let inner, let set):
      walk(inner, place)
      walk(set, place)
    default: walkSets(of: kind, place)
    }
  }

  private mutating func walkSets(of kind: CheckedExpression.Kind, _ place: Place) {
    switch kind {
    case .hasRows(let selection), .lacksRows(let selection), .count(let selection): ask(selection, .count, place)
    case .exists(let selection, let items): ask(selection, .exists(items), place)
    case .every(let selection, let items): ask(selection, .every(items), place)
    case .aggregate(let aggregate, let selection, let inner):
      ask(selection, .aggregate(aggregate, inner), place)
    case .share(let part, let whole):
      ask(part, .count, place)
      ask(whole, .count, place)
    case .complete(let selection, let inner, let words, let exactly):
      ask(selection, .complete(inner, words: words, exactly: exactly), place)
    case .distinctWithin(let selection, let inner), .consecutive(let selection, let inner):
      enumerate(selection, [inner], place)
    case .setRelation(_, let left, let leftKeys, let right, let rightKeys):
      enumerate(left, leftKeys, place)
      enumerate(right, rightKeys, place)
    case .sortedInOrder(let selection, let by, let inner, _): enumerate(selection, [by, inner], place)
    case .unique(let selection, let inner, let own):
      enumerate(selection, [inner], place)
      walk(own, place)
    case .maximumGap(let selection, let by, _, let bound):
      enumerate(selection, [by], place)
      walk(bound, place)
    case .functional(let selection, let from, let to): enumerate(selection, from + to, place)
    default: break
    }
  }
}
