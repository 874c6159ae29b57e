import Findings
import Records
import SourceText

/// The answers to what sets and measures ask of scanned tables: what the reference evaluator takes instead of their rows.
package final class SetAnswers: Sendable {
  let plan: SetStatePlan
  /// The states with the records that could not be read added to the scopes of measures.
  private let states: SetStates
  /// For each question about a table: what the records that could not be read come to.
  private let unread: [MemberFold]
  /// The tables of records that were scanned whole.
  private let scanned: Set<TableID>

  init(_ states: SetStates, of scanned: Set<TableID>, by reference: ReferenceEvaluator) {
    self.scanned = scanned
    var states = states
    plan = states.plan
    var unread = plan.leaves.map { MemberFold(for: $0.content) }
    for index in plan.groupings.indices {
      let grouping = plan.groupings[index]
      let root = reference.schema.recordTable(of: grouping.table)
      guard root == grouping.table else { continue }
      let count = reference.unread(grouping.table, isPrevious: false)
      guard count > 0, count <= Members.mostUnread else { continue }
      let evaluation = ObjectEvaluation(engine: reference, slotCount: grouping.slot + 1, rule: nil)
      let member = Binding.unread(grouping.table)
      for _ in 0..<count {
        if grouping.measure == nil {
          for leaf in plan.leavesOfGrouping[index] {
            let fold = states.fold(member, plan.leaves[leaf], [], keyCauses: [], evaluation)
            unread[leaf].append(fold, plan.leaves[leaf].content)
          }
        } else {
          states.add(member, isInScope: false, toGrouping: index, evaluation)
        }
      }
    }
    self.states = states
    self.unread = unread
  }

  /// How many records have no list of a nested table; nil for a table of which nothing was kept or whose rows are in
  /// memory.
  func unlisted(_ table: TableID) -> Int? {
    guard let grouping = plan.groupings.firstIndex(where: { $0.table == table }),
      states.scanned.contains(plan.recordTables[grouping]), !states.loaded.contains(plan.recordTables[grouping])
    else { return nil }
    return states.unlisted[table] ?? 0
  }

  private func isScanned(_ grouping: Int) -> Bool { scanned.contains(plan.recordTables[grouping]) }

  private func isKept(leaf index: Int) -> Bool {
    let root = plan.recordTables[plan.leaves[index].grouping]
    return scanned.contains(root) && plan.isKept(leaf: index, isLoaded: states.loaded.contains(root))
  }

  // MARK: Sets of whole tables

  /// The members of a set of a whole table; nil if it was not kept.
  func found(_ selection: Selection, _ content: SetContent, by evaluation: ObjectEvaluation) -> FoundSet? {
    guard case .table(let table, .current) = selection.source,
      let index = plan.leaf(SetLeaf.Key(measure: nil, selection: selection, content: content)),
      evaluation.engine.rowCount(table, isPrevious: false) != nil
    else { return nil }
    let leaf = plan.leaves[index]
    guard isKept(leaf: index), leaf.context.isEmpty || evaluation.object == nil else { return nil }
    let outers = leaf.outers.map { evaluation.value($0) }
    let key = outers.compactMap(\.value).map { SelectionPlan.key($0) }
    if states.groups[leaf.grouping].isTooVaried {
      let causes = [Cause(name: selection.text, kind: .tooComplex)]
      let none = MemberFold(for: content)
      return FoundSet(sure: none, unsure: none, causes: causes, isUnknown: true, content: content)
    }
    var found: FoundSet
    if key.count == outers.count {
      found = self.found(index, key: key)
    } else if leaf.unkeyed != nil {
      let open = states.unkeyed[index]
      let causes = Self.replaced(open.causes, by: outers[0].causes)
      found = FoundSet(sure: MemberFold(for: content), unsure: open, causes: causes, content: content)
    } else {
      return nil
    }
    widen(&found, table, unread[index], evaluation.engine)
    return found
  }

  /// The members with a known key, and those that may have it.
  private func found(_ index: Int, key: [Value]) -> FoundSet {
    let leaf = plan.leaves[index]
    let folds = states.folds[index]
    let group = states.groups[leaf.grouping].numbers[key]
    var found = FoundSet(
      sure: folds.fold(group, .member), unsure: folds.fold(group, .open), causes: [], content: leaf.content)
    found.causes = found.unsure.causes
    let (members, open) = (folds.fold(FoldTable.withoutKey, .member), folds.fold(FoldTable.withoutKey, .open))
    found.unsure.append(members, leaf.content)
    found.unsure.append(open, leaf.content)
    if let first = [members, open].first(where: { $0.count > 0 }) {
      found.causes = found.causes.merged(with: open.causes).merged(with: first.keyCauses)
    }
    return found
  }

  private static func replaced(_ causes: [Cause], by outer: [Cause]) -> [Cause] {
    causes.reduce([]) { $0.merged(with: $1 == SetLeaf.outerCause ? outer : [$1]) }
  }

  /// Adds the records that could not be read, or the lists that are not there.
  private func widen(_ found: inout FoundSet, _ table: TableID, _ unread: MemberFold, _ engine: ReferenceEvaluator) {
    guard engine.schema.recordTable(of: table) == table else {
      let causes = engine.unlistedCauses(table, isPrevious: false)
      found.isUnknown = !causes.isEmpty
      found.causes = found.causes.merged(with: causes)
      return
    }
    let count = engine.unread(table, isPrevious: false)
    guard count > 0 else { return }
    found.causes = found.causes.merged(with: [engine.unreadCause(table)])
    found.isUnknown = count > Members.mostUnread
    found.unsure.append(unread, found.content)
  }

  // MARK: Measures

  /// The scope of a measure; nil if it was not kept.
  func scope(ofMeasure index: Int, by engine: ReferenceEvaluator) -> FoundScope? {
    guard let grouping = plan.scopes[index], isScanned(grouping),
      plan.isKept(grouping: grouping, isLoaded: states.loaded.contains(plan.recordTables[grouping]))
    else { return nil }
    let table = plan.groupings[grouping].table
    guard engine.rowCount(table, isPrevious: false) != nil else { return nil }
    let groups = states.groups[grouping]
    var scope = FoundScope(grouping: grouping, causes: groups.scopeCauses)
    if engine.schema.recordTable(of: table) == table {
      let count = engine.unread(table, isPrevious: false)
      if count > 0 { scope.causes = scope.causes.merged(with: [engine.unreadCause(table)]) }
      scope.isUnknown = count > Members.mostUnread
    } else {
      let causes = engine.unlistedCauses(table, isPrevious: false)
      scope.isUnknown = !causes.isEmpty
      scope.causes = scope.causes.merged(with: causes)
    }
    if groups.isTooVaried {
      scope.isUnknown = true
      scope.causes = scope.causes.merged(with: [Cause(name: engine.rules.measures[index].name, kind: .tooComplex)])
    }
    return scope
  }

  /// The keys of the groups in a scope, as first found.
  func keys(of scope: FoundScope) -> [[Value]] { states.groups[scope.grouping].order }

  /// Whether some rows have no key.
  func hasRowsWithoutKey(_ scope: FoundScope) -> Bool {
    let groups = states.groups[scope.grouping]
    return groups.sure[FoldTable.withoutKey] + groups.unsure[FoldTable.withoutKey] > 0
  }

  /// A part of a scope: all of it, one group, or the rows without a key.
  func part(of scope: FoundScope, _ part: FoundScope.Part) -> FoundScope {
    var result = scope
    result.part = part
    let groups = states.groups[scope.grouping]
    let isGrouped = !plan.groupings[scope.grouping].keys.isEmpty
    if isGrouped {
      result.causes = scope.causes.merged(with: groups.sureKeyCauses.merged(with: groups.unsureKeyCauses))
    }
    let without = (groups.sure[FoldTable.withoutKey], groups.unsure[FoldTable.withoutKey])
    switch part {
    case .notFilledIn: result.hasUnsure = without.1 > 0
    case .group(let key):
      let own = groups.numbers[key].map { groups.unsure[$0] } ?? 0
      result.hasUnsure = own + without.0 + without.1 > 0
    }
    return result
  }

  /// The members of a set within a scope; nil if it was not kept.
  func found(_ selection: Selection, _ content: SetContent, within scope: FoundScope) -> FoundSet? {
    let measure = plan.groupings[scope.grouping].measure
    guard let index = plan.leaf(SetLeaf.Key(measure: measure, selection: selection, content: content)) else {
      return nil
    }
    return found(index, within: scope)
  }

  /// The outcomes of a rule's objects within a scope: of those in it and of those that may be.
  func outcomes(ofRule rule: Int, within scope: FoundScope) -> FoundSet {
    let content = SetContent.outcomes(rule: rule)
    let measure = plan.groupings[scope.grouping].measure
    guard let index = plan.leaf(SetLeaf.Key(measure: measure, selection: nil, content: content)) else {
      return FoundSet(sure: MemberFold(for: content), unsure: MemberFold(for: content), causes: [], content: content)
    }
    return found(index, within: scope)
  }

  /// The outcomes of all objects of a rule; nil if they were not kept.
  func outcomes(ofRule rule: Int) -> OutcomeFold? {
    guard let index = plan.leaf(SetLeaf.Key(measure: nil, selection: nil, content: .outcomes(rule: rule))),
      isKept(leaf: index)
    else { return nil }
    return states.folds[index].fold(states.groups[plan.leaves[index].grouping].numbers[[]], .member).outcomes
  }

  private func found(_ index: Int, within scope: FoundScope) -> FoundSet {
    let content = plan.leaves[index].content
    let folds = states.folds[index]
    let none = FoldTable.withoutKey
    let sure: MemberFold
    let later: [MemberFold]
    switch scope.part {
    case .group(let key):
      let group = states.groups[scope.grouping].numbers[key]
      sure = folds.fold(group, .member)
      later = [
        folds.fold(group, .open), folds.fold(group, .memberIfInScope), folds.fold(none, .member),
        folds.fold(none, .memberIfInScope), folds.fold(group, .openIfInScope), folds.fold(none, .open),
        folds.fold(none, .openIfInScope),
      ]
    case .notFilledIn:
      sure = folds.fold(none, .member)
      later = [folds.fold(none, .open), folds.fold(none, .memberIfInScope), folds.fold(none, .openIfInScope)]
    }
    var found = FoundSet(sure: sure, unsure: MemberFold(for: content), causes: [], content: content)
    for fold in later { found.unsure.append(fold, content) }
    found.causes = found.unsure.causes.merged(with: scope.causes)
    found.isUnknown = scope.isUnknown
    return found
  }
}

/// The members of a set, folded: those that belong to it and those that may.
struct FoundSet {
  var sure: MemberFold
  var unsure: MemberFold
  /// Why they are open.
  var causes: [Cause]
  /// Whether nothing is known about the set at all.
  var isUnknown = false
  let content: SetContent

  /// Every member that belongs or may belong.
  var all: MemberFold {
    var all = sure
    all.append(unsure, content)
    return all
  }
}

/// The scope of a measure, or a part of it.
struct FoundScope {
  /// Which rows.
  enum Part {
    /// Those with a key; all of them with the empty key of an ungrouped measure.
    case group([Value])
    case notFilledIn
  }

  let grouping: Int
  var part = Part.group([])
  /// Why it is open whether rows belong to it.
  var causes: [Cause]
  var isUnknown = false
  /// Whether some rows may belong to it.
  var hasUnsure = false
}
