import Findings
import Records
import SourceText

extension SetSearch {
  // MARK: Measures

  /// Takes the scope of a measure as a grouping of its table; else the table must be in memory.
  mutating func addScope(_ scope: Selection, of index: Int, _ place: Place) {
    guard case .table(let table, .current) = scope.source, !schema.isOrganisation(table) else {
      enumerate(scope, [], place)
      return
    }
    self.scan(table, before: place)
    let measure = rules.measures[index]
    let selecting = SelectionPlan(scope, rules: rules)
    let own = [scope.condition, measure.group].compactMap { $0 }
    guard scope.excluding == nil, selecting.isClosed || selecting.joins.isEmpty,
      own.allSatisfy({ isOwn($0, slot: scope.slot, within: place) })
    else {
      enumerate(scope, [measure.group].compactMap { $0 }, place)
      return
    }
    if case .reference(let target)? = measure.group?.type {
      let name = schema[target].name
      need(target, LocalizedText(zh: "指标按\(name.zh)分组，要其全部", en: "a measure has a group for each \(name.en)"))
    }
    walk(own, members(of: table, scope.slot, place))
    let grouping = SetGrouping(
      table: table, measure: index, conditions: Self.conditions(of: scope, selecting), slot: scope.slot,
      keys: [measure.group].compactMap { $0 })
    _ = plan.addGrouping(grouping, recordTable: schema.recordTable(of: table))
  }

  /// A set 全部 within the scope of the measure in hand; false if its rows are needed.
  mutating func addScopeLeaf(_ selection: Selection, _ content: SetContent, _ place: Place) -> Bool {
    guard let measure = place.measure, let grouping = plan.scopes[measure], selection.excluding == nil else {
      return false
    }
    let own = [selection.condition].compactMap { $0 } + content.expressions
    guard own.allSatisfy({ isOwn($0, slot: selection.slot, within: place) }),
      isFoldable(content, plan.groupings[grouping].table)
    else { return false }
    walk(own, members(of: plan.groupings[grouping].table, selection.slot, place))
    plan.addLeaf(
      SetLeaf(
        key: .init(measure: plan.groupings[grouping].measure, selection: selection, content: content),
        grouping: grouping, slot: selection.slot,
        conditions: [selection.condition].compactMap { $0 }, outers: [], unkeyed: nil, context: [], isEvidence: false,
        ignoresSureCauses: false))
    return true
  }

  /// The outcomes of a rule's objects: in the scope of the measure in hand, or of all of them.
  mutating func addOutcomes(of rule: Int, _ place: Place) {
    guard case .table(let table, .current) = rules.rules[rule].object.source, let measure = place.measure,
      !schema.isOrganisation(table)
    else { return }
    scan(table, before: place)
    let content = SetContent.outcomes(rule: rule)
    let declared = rules.measures[measure]
    let isScoped = declared.scope != nil || ReferenceEvaluator.impliedScope(of: declared, rules) != nil
    if isScoped {
      guard let grouping = plan.scopes[measure], plan.groupings[grouping].table == table else { return }
      add(outcomes(content, plan.groupings[grouping].measure, grouping), for: measure)
    } else {
      let grouping = plan.addGrouping(
        SetGrouping(table: table, measure: nil, conditions: [], slot: 0, keys: []),
        recordTable: schema.recordTable(of: table))
      add(outcomes(content, nil, grouping), for: measure)
    }
  }

  private mutating func add(_ leaf: SetLeaf, for measure: Int) {
    outcomeAskers[leaf.key, default: []].insert(measure)
    plan.addLeaf(leaf)
  }

  /// Marks the outcomes of which nobody sees why sure objects are undetermined: those that only counts and rates of
  /// measures ask for to which no rule and no other measure refers.
  mutating func markUnseenCauses() {
    for (key, measures) in outcomeAskers
    where measures.allSatisfy({ !askedMeasures.contains($0) && Self.isPlain(rules.measures[$0].value) }) {
      if let leaf = plan.leaf(key) { plan.ignoreSureCauses(ofLeaf: leaf) }
    }
  }

  /// Whether a figure is a count of outcomes or a rate of them, whose causes show only where nothing is counted for sure.
  private static func isPlain(_ value: CheckedExpression) -> Bool {
    switch value.kind {
    case .ruleCount: return true
    case .rounded(let inner, _, _): return isPlain(inner)
    case .arithmetic(.dividedBy, let top, let bottom):
      guard case .ruleCount(let rule, let wanted) = top.kind, case .ruleCount(rule, let all) = bottom.kind else {
        return false
      }
      return Set(wanted).isSubset(of: Set(all)) && !wanted.contains(.undetermined) && all.contains(.undetermined)
    default: return false
    }
  }

  private func outcomes(_ content: SetContent, _ measure: Int?, _ grouping: Int) -> SetLeaf {
    SetLeaf(
      key: .init(measure: measure, selection: nil, content: content), grouping: grouping, slot: 0, conditions: [],
      outers: [], unkeyed: nil, context: [], isEvidence: false, ignoresSureCauses: false)
  }

  // MARK: Tables

  /// A set of a whole table; false if its rows are needed.
  mutating func addTableLeaf(_ selection: Selection, _ content: SetContent, _ place: Place) -> Bool {
    guard case .table(let table, .current) = selection.source, !schema.isOrganisation(table),
      selection.excluding == nil, place.calendar == 0 || rules.calendars.count < 2, isFoldable(content, table)
    else { return false }
    let root = schema.recordTable(of: table)
    if root == place.asker { return false }
    let selecting = SelectionPlan(selection, rules: rules)
    let isKeyed = !selecting.isClosed && !selecting.joins.isEmpty
    let rest = isKeyed ? selecting.rest : [selection.condition].compactMap { $0 }
    let own = rest + selecting.joins.map(\.inner) + content.expressions
    guard own.allSatisfy({ isOwn($0, slot: selection.slot, within: place) }),
      !isKeyed || isAskable(selecting.joins, of: table)
    else { return false }
    scan(table, before: place)
    walk(own, members(of: table, selection.slot, place))
    if isKeyed { walk(selecting.joins.map(\.outer), place) }
    let grouping = plan.addGrouping(
      SetGrouping(
        table: table, measure: nil, conditions: [], slot: selection.slot,
        keys: isKeyed ? selecting.joins.map(\.inner) : []),
      recordTable: root)
    let context = (own + selecting.joins.map(\.outer)).reduce(into: ExpressionUse.Context()) {
      $0.formUnion(ExpressionUse($1, in: rules).context)
    }
    plan.addLeaf(
      SetLeaf(
        key: .init(measure: nil, selection: selection, content: content), grouping: grouping, slot: selection.slot,
        conditions: isKeyed ? selecting.rest : Self.conditions(of: selection, selecting),
        outers: isKeyed ? selecting.joins.map(\.outer) : [],
        unkeyed: isKeyed ? Self.unkeyed(selection, selecting) : nil,
        context: context.intersection(.datedParameters), isEvidence: place.isRule, ignoresSureCauses: false))
    return true
  }

  /// The conditions that the reference evaluator asks of each row of a whole table.
  private static func conditions(of selection: Selection, _ selecting: SelectionPlan) -> [CheckedExpression] {
    selecting.isClosed
      ? selecting.rest + selecting.joinConditions(selection) : [selection.condition].compactMap { $0 }
  }

  /// Where the members of a set are judged: over the chunk of their own table.
  private func members(of table: TableID, _ slot: Int, _ outer: Place) -> Place {
    Place(
      asker: schema.recordTable(of: table), slots: [slot: RowTable(table: table)], measure: outer.measure,
      isPrevious: outer.isPrevious)
  }

  /// Whether an expression speaks of a member alone, the same for every asker.
  private func isOwn(_ expression: CheckedExpression, slot: Int, within place: Place) -> Bool {
    let use = ExpressionUse(expression, in: rules)
    let allowed: ExpressionUse.Context =
      place.isRule ? [.deadlines] : [.deadlines, .datedParameters]
    return use.slots.isSubset(of: [slot]) && use.context.isSubset(of: allowed)
  }

  /// Whether a figure can be kept in bounded space: not the extremes of moments, some of which have no time of day, nor
  /// what differs in every row.
  private func isFoldable(_ content: SetContent, _ table: TableID) -> Bool {
    switch content {
    case .aggregate(.distinctCount, let inner): !isKeyOfRow([inner], table)
    case .aggregate(.average, _), .aggregate(.sum, _): true
    case .aggregate(_, let inner): inner.type != .moment
    case .complete(let inner, let words, _):
      if case .several = inner.type { false } else { words.allSatisfy { ExpressionUse($0, in: rules).slots.isEmpty } }
    default: true
    }
  }

  /// Whether the joins can be asked by key: not by the key of the rows themselves, of which there are as many as rows, and
  /// with outer figures that are known or not, never between two ends.
  private func isAskable(_ joins: [SelectionPlan.Join], of table: TableID) -> Bool {
    if isKeyOfRow(joins.map(\.inner), table) { return false }
    if joins.count > 1, !joins.allSatisfy({ Self.isSurelyKnown($0.outer) }) { return false }
    return joins.allSatisfy { Self.isExact($0.outer) }
  }

  private func isKeyOfRow(_ expressions: [CheckedExpression], _ table: TableID) -> Bool {
    var fields: Set<FieldID> = []
    for expression in expressions {
      if case .rowKey(.slot) = expression.kind { return true }
      if case .field(.slot, let field) = expression.kind { fields.insert(field) }
    }
    let key = schema[table].key
    return !key.isEmpty && schema[table].link == nil && key.allSatisfy { fields.contains($0) }
  }

  private static func isSurelyKnown(_ expression: CheckedExpression) -> Bool {
    if case .constant = expression.kind { return true }
    if case .environment(let value) = expression.kind {
      return value != .objectPeriodStart && value != .objectPeriodEnd
    }
    return false
  }

  private static func isExact(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .constant, .environment, .field, .rowKey, .element, .parameter: true
    case .call(_, let arguments): arguments.allSatisfy { isExact($0) }
    default: false
    }
  }

  // MARK: The unknown outer key

  /// The condition of a keyed set with a mark in place of an outer figure that is not known; nil if it always is.
  private static func unkeyed(_ selection: Selection, _ selecting: SelectionPlan) -> CheckedExpression? {
    guard let join = selecting.joins.first, selecting.joins.count == 1, !isSurelyKnown(join.outer),
      let condition = selection.condition
    else { return nil }
    return marked(condition, join)
  }

  private static func marked(_ condition: CheckedExpression, _ join: SelectionPlan.Join) -> CheckedExpression {
    let kind: CheckedExpression.Kind
    switch condition.kind {
    case .all(let parts): kind = .all(parts.map { marked($0, join) })
    case .compare(.equal, join.inner, join.outer): kind = .compare(.equal, join.inner, mark(join.outer))
    case .compare(.equal, join.outer, join.inner): kind = .compare(.equal, mark(join.outer), join.inner)
    default: return condition
    }
    return CheckedExpression(kind: kind, type: condition.type, range: condition.range, source: condition.source)
  }

  private static func mark(_ outer: CheckedExpression) -> CheckedExpression {
    CheckedExpression(
      kind: .element(slot: SetLeaf.unboundSlot), type: outer.type, range: outer.range, source: SetLeaf.outerCause.name)
  }
}

extension SetLeaf {
  /// A slot that nothing is ever bound to.
  static let unboundSlot = 1 << 20
  /// Stands among the causes of a row for those of the outer figure.
  static let outerCause = Cause(name: LocalizedText(same: "\u{1}"), kind: .noValue)
}
