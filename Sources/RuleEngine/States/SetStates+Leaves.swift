import Findings
import Records

extension SetStates {
  /// Asks one question of the rows of a chunk, from columns where there are nodes.
  mutating func addColumns(toLeaf index: Int, _ rows: GroupedRows) {
    let all = rows.sure.union(rows.unsure)
    guard let columns = plan.leaves[index].columns else {
      for row in all.rows { ask(index, row, rows) }
      return
    }
    let split = RowSplit(columns.conditions, rows.evaluator, within: all)
    var part = LeafPart(
      leaf: plan.leaves[index], groupCount: rows.groupCount, fast: split.yes.intersection(rows.keyed),
      slow: split.open.union(split.yes.subtracting(rows.keyed)))
    part.take(columns, rows)
    inOrder(index, &part, rows)
    part.write(to: &folds[index])
    if part.leaf.unkeyed != nil { part.writeAll(to: &unkeyed[index]) }
  }

  private mutating func ask(_ index: Int, _ row: Int, _ rows: GroupedRows) {
    ask(
      index, rows.member(row), isInScope: rows.sure[row], Int(rows.groups[row]), rows.keyCauses[row] ?? [],
      rows.evaluation)
  }

  /// What depends on the order of the rows: those left to the reference evaluator, the first witnesses and steps, and where
  /// causes stand among those of all rows.
  private mutating func inOrder(_ index: Int, _ part: inout LeafPart, _ rows: GroupedRows) {
    guard part.leaf.isEvidence || part.leaf.unkeyed != nil else {
      for row in part.slow.rows { ask(index, row, rows) }
      return
    }
    var marks = OrderMarks(groupCount: rows.groupCount)
    for row in part.fast.union(part.slow).rows {
      if part.slow[row] {
        ask(index, row, rows)
      } else {
        if part.leaf.unkeyed != nil { mark(index, row, part, &marks) }
        if part.leaf.isEvidence { tell(index, row, part, rows, &marks) }
      }
    }
  }

  /// Puts the causes of a row that is known from columns in their place among those of all rows.
  private mutating func mark(_ index: Int, _ row: Int, _ part: LeafPart, _ marks: inout OrderMarks) {
    if !marks.hasCause {
      marks.hasCause = true
      unkeyed[index].causes = unkeyed[index].causes.merged(with: [SetLeaf.outerCause])
    }
    guard let holds = part.holds else { return }
    if holds[row] ? !marks.hasYes : !marks.hasNo {
      if holds[row] { marks.hasYes = true } else { marks.hasNo = true }
      unkeyed[index].truths?.add(all: holds[row])
    }
  }

  /// Keeps a row among the first witnesses, and the steps about it if they are told.
  private mutating func tell(
    _ index: Int, _ row: Int, _ part: LeafPart, _ rows: GroupedRows, _ marks: inout OrderMarks
  ) {
    let group = Int(rows.groups[row])
    let member = rows.member(row)
    let evaluation = rows.evaluation
    if marks.witnesses[group] < MemberFold.greatestWitnessCount, case .row(let reference) = member {
      folds[index].update(group, .member) { fold in
        if fold.witnesses.count < MemberFold.greatestWitnessCount {
          fold.witnesses.append(evaluation.engine.key(reference))
        }
        marks.witnesses[group] = fold.witnesses.count
      }
    }
    guard let met = part.met else { return }
    let isOfAll = part.leaf.unkeyed != nil && part.mayTell(met[row], marks.told[0])
    guard isOfAll || part.mayTell(met[row], marks.told[group]) else { return }
    let leaf = part.leaf
    guard let steps = evaluation.steps(member, leaf) else { return }
    folds[index].update(group, .member) { fold in
      fold.add(steps)
      marks.told[group] = part.told(fold)
    }
    if leaf.unkeyed != nil {
      unkeyed[index].add(steps)
      marks.told[0] = part.told(unkeyed[index])
    }
  }
}

/// How much of what depends on the order of rows was already found, so that it is not looked at again.
private struct OrderMarks {
  var hasCause = false
  var hasYes = false
  var hasNo = false
  /// How many witnesses each group has.
  var witnesses: [Int]
  /// What is told of each group so far; of all rows under 0.
  var told: [Int]

  init(groupCount: Int) {
    witnesses = Array(repeating: 0, count: groupCount)
    told = Array(repeating: -1, count: groupCount)
  }
}
