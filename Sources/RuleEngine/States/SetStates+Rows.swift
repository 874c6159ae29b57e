import Findings
import Records

extension SetStates {
  /// Adds the rows of a chunk to a grouping, one by one through the reference evaluator.
  mutating func addRows(toGrouping index: Int, _ reference: ReferenceEvaluator, rows: Range<Int>? = nil) {
    let grouping = plan.groupings[index]
    guard let count = reference.rowCount(grouping.table, isPrevious: false) else { return }
    let evaluation = ObjectEvaluation(engine: reference, slotCount: grouping.slot + 1, rule: nil)
    for row in rows ?? 0..<count {
      let member = Binding.row(RowReference(isPrevious: false, table: grouping.table, row: row))
      switch evaluation.belongs(member, grouping.slot, grouping.conditions) {
      case .no: continue
      case .yes: add(member, isInScope: true, toGrouping: index, evaluation)
      case .unknown(let causes):
        groups[index].scopeCauses = groups[index].scopeCauses.merged(with: causes)
        add(member, isInScope: false, toGrouping: index, evaluation)
      }
    }
  }

  /// Adds a row that is in scope, or may be.
  mutating func add(_ member: Binding, isInScope: Bool, toGrouping index: Int, _ evaluation: ObjectEvaluation) {
    let (group, keyCauses) = group(of: member, isInScope: isInScope, index, evaluation)
    groups[index].count(group, isInScope: isInScope)
    for leaf in plan.leavesOfGrouping[index] {
      ask(leaf, member, isInScope: isInScope, group, keyCauses, evaluation)
    }
  }

  /// The group of a row, and why its key is unknown.
  mutating func group(
    of member: Binding, isInScope: Bool, _ index: Int, _ evaluation: ObjectEvaluation
  ) -> (group: Int, causes: [Cause]) {
    let grouping = plan.groupings[index]
    var values: [Value] = []
    var causes: [Cause] = []
    for key in grouping.keys {
      let result = evaluation.locally { evaluation.withBound(grouping.slot, member) { evaluation.value(key) } }
      if let value = result.value {
        values.append(SelectionPlan.key(value))
      } else {
        causes = causes.merged(with: result.causes)
      }
    }
    if values.count == grouping.keys.count { return (groups[index].number(values), []) }
    if isInScope {
      groups[index].sureKeyCauses = groups[index].sureKeyCauses.merged(with: causes)
    } else {
      groups[index].unsureKeyCauses = groups[index].unsureKeyCauses.merged(with: causes)
    }
    return (FoldTable.withoutKey, causes)
  }

  /// Asks one question of a row.
  mutating func ask(
    _ index: Int, _ member: Binding, isInScope: Bool, _ group: Int, _ keyCauses: [Cause], _ evaluation: ObjectEvaluation
  ) {
    let leaf = plan.leaves[index]
    var part: MemberFold?
    if let condition = leaf.unkeyed {
      if case .unknown(let causes) = evaluation.belongs(member, leaf.slot, [condition]) {
        let fold = self.fold(member, leaf, causes, keyCauses: [], evaluation)
        unkeyed[index].append(fold, leaf.content)
        part = fold
      }
    }
    let truth = evaluation.belongs(member, leaf.slot, leaf.conditions)
    if truth.isNo { return }
    var fold = part ?? self.fold(member, leaf, [], keyCauses: [], evaluation)
    fold.causes = truth.causes
    fold.keyCauses = keyCauses
    let kind = MemberClass(isInScope: isInScope, belongs: truth.isYes)
    if kind == .member, group != FoldTable.withoutKey { fold.values?.becomeSure() }
    folds[index].update(group, kind) {
      $0.append(fold, leaf.content)
    }
  }

  /// What one member comes to.
  func fold(
    _ member: Binding, _ leaf: SetLeaf, _ causes: [Cause], keyCauses: [Cause], _ evaluation: ObjectEvaluation
  ) -> MemberFold {
    var fold = MemberFold(for: leaf.content)
    fold.count = 1
    fold.causes = causes
    fold.keyCauses = keyCauses
    if leaf.isEvidence, case .row(let reference) = member { fold.witnesses = [evaluation.engine.key(reference)] }
    evaluation.add(member, leaf, to: &fold)
    return fold
  }
}

extension ObjectEvaluation {
  /// Whether a row fulfils all conditions, each with its completions.
  func belongs(_ member: Binding, _ slot: Int, _ conditions: [CheckedExpression]) -> Truth {
    if conditions.isEmpty { return .yes }
    return locally {
      withBound(slot, member) {
        var truth = Truth.yes
        for condition in conditions {
          if truth.isNo { break }
          truth = truth.and(completed(condition))
        }
        return truth
      }
    }
  }

  /// Adds to a fold what a question asks of a member.
  func add(_ member: Binding, _ leaf: SetLeaf, to fold: inout MemberFold) {
    func value(_ inner: CheckedExpression) -> Knowable {
      locally { withBound(leaf.slot, member) { self.value(inner) } }
    }
    func plain(_ word: CheckedExpression) -> Knowable { locally { self.value(word) } }
    switch leaf.content {
    case .count: return
    case .aggregate(let aggregate, let inner): fold.values?.add(value(inner), aggregate, mayBeUnsure: true)
    case .complete(let inner, let words, _):
      let found = value(inner)
      let equalities = words.map {
        compare(.equal, found, plain($0), ofTypes: inner.type, $0.type, $0.source)
      }
      fold.words?.add(found, equalities)
    case .exists(let items), .every(let items):
      fold.truths?.add(meets(member, leaf.slot, items))
      if leaf.isEvidence { fold.steps = steps(member, leaf) }
    case .outcomes(let rule):
      guard case .row(let reference) = member else {
        fold.outcomes?.add(.undetermined, times: 1)
        return
      }
      for verdict in engine.verdicts(rule, row: reference.row) { fold.outcomes?.add(verdict) }
    }
  }

  /// What a derivation may tell about a member.
  func steps(_ member: Binding, _ leaf: SetLeaf) -> StepFold? {
    guard let selection = leaf.key.selection else { return nil }
    let items: [CheckedItem]
    switch leaf.content {
    case .exists(let all), .every(let all): items = all
    default: return nil
    }
    var steps = StepFold()
    let met = items.count { meets(member, leaf.slot, [$0]).isYes }
    let texts = { self.itemSteps(member, selection, items) }
    if case .exists = leaf.content {
      steps.add(met: met, { self.name(member, selection) }, texts)
    } else if met < items.count {
      steps.addFailing(texts)
    }
    return steps
  }
}
