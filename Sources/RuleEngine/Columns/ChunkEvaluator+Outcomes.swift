import Findings
import Records

extension ChunkEvaluator {
  /// Whether another rule over the same rows has an outcome.
  func outcomeTruth(_ node: PlanNode) -> TruthColumn {
    guard case .ruleOutcome(let rule, let number) = node.operation, Outcome.allCases.indices.contains(number) else {
      return hardTruth(node)
    }
    let columns = outcomes(ofRule: rule)
    let outcome = Outcome.allCases[number]
    let all = Bitmap(repeating: true, count: columns.hard.count)
    var known = all.subtracting(columns.hard)
    let judged = columns.pass.union(columns.violation).union(columns.undetermined).union(columns.notDue)
    let yes =
      switch outcome {
      case .pass: columns.pass
      case .violation: columns.violation
      case .undetermined: columns.undetermined
      case .notDue: columns.notDue
      // A row that is not selected counts as one to which the rule does not apply.
      case .notApplicable: known.subtracting(judged)
      }
    if outcome != .undetermined { known = known.subtracting(columns.undetermined) }
    return TruthColumn(yes: yes, known: known, hard: columns.hard.isEmpty ? nil : columns.hard)
  }

  /// The outcomes of a rule over the rows of its table.
  func computeOutcomes(_ rule: Int) -> RuleColumns {
    guard let table = rules.rules[rule].object.table, chunk.part(of: table) != nil else {
      return RuleColumns(hard: true, count: 0)
    }
    guard case .columns(let columns) = plan.rules[rule] else {
      return RuleColumns(hard: true, count: rowCount(table))
    }
    var judging = RowJudging(count: rowCount(table), rule: columns)
    judging.run(self)
    return judging.result
  }
}

/// Judges the rows of a chunk by one rule, step by step as the reference evaluator judges one row.
private struct RowJudging {
  let rule: ColumnRule
  var result: RuleColumns
  /// The rows whose outcome is not decided yet.
  private var open: Bitmap

  init(count: Int, rule: ColumnRule) {
    self.rule = rule
    result = RuleColumns(hard: false, count: count)
    open = Bitmap(repeating: true, count: count)
  }

  mutating func run(_ evaluator: ChunkEvaluator) {
    select(evaluator)
    force(evaluator)
    except(evaluator)
    judge(evaluator)
  }

  /// Leaves open rows to the reference evaluator.
  private mutating func harden(_ rows: Bitmap) {
    result.hard.formUnion(rows)
    open.subtract(rows)
  }

  /// 对象: rows that are not selected are done. A row that may be selected is open whatever the requirements say, unless
  /// they too are looked at for each completion.
  private mutating func select(_ evaluator: ChunkEvaluator) {
    guard let selection = rule.selection else { return }
    let column = evaluator.truth(selection)
    if let hard = column.hard { harden(hard) }
    if open.isSubset(of: column.known) { return open.formIntersection(column.yes) }
    let unknown = open.subtracting(column.known)
    open.formIntersection(column.yes)
    let isPlain =
      rule.inForce == nil && rule.attendant == nil && rule.exceptions.isEmpty && rule.deadline == nil
      && !rule.items.isEmpty && !rule.isUnknownHard
    guard isPlain else {
      result.hard = result.hard.union(unknown)
      return
    }
    result.undetermined = result.undetermined.union(unknown)
    // What the reference evaluator can't complete or notes on the way is left to it.
    for item in rule.items {
      guard let hard = evaluator.truth(item, within: open.union(unknown)).hard else { continue }
      let left = hard.intersection(unknown)
      result.undetermined.subtract(left)
      result.hard.formUnion(left)
    }
  }

  /// 生效.
  private mutating func force(_ evaluator: ChunkEvaluator) {
    if let attendant = rule.attendant, let hard = evaluator.slots(attendant, within: open).hard {
      harden(hard.intersection(open))
    }
    guard let inForce = rule.inForce else { return }
    let column = evaluator.truth(inForce, within: open)
    result.notApplicable.formUnion(column.no.intersection(open))
    harden(open.subtracting(column.known))
    open.formIntersection(column.yes)
  }

  /// 除外: one that holds replaces the requirements; an open one, and two at once, are left to the reference evaluator.
  private mutating func except(_ evaluator: ChunkEvaluator) {
    guard !rule.exceptions.isEmpty else { return }
    var holding: [Bitmap] = []
    var any = Bitmap(count: open.count)
    var several = any
    for exception in rule.exceptions {
      let column = evaluator.truth(exception.condition, within: open)
      harden(open.subtracting(column.known))
      let held = column.yes.intersection(open)
      several = several.union(any.intersection(held))
      any = any.union(held)
      holding.append(held)
    }
    harden(several.intersection(open))
    let judged = any.intersection(open)
    for (exception, held) in zip(rule.exceptions, holding) {
      let rows = held.intersection(judged).intersection(open)
      if rows.isEmpty { continue }
      if exception.replacement.isEmpty {
        result.notApplicable = result.notApplicable.union(rows)
      } else {
        replace(exception.replacement, rows, evaluator)
      }
    }
    open = open.subtracting(judged)
  }

  /// Rows with other requirements pass by columns; the rest are left to the reference evaluator.
  private mutating func replace(_ items: [NodeID], _ rows: Bitmap, _ evaluator: ChunkEvaluator) {
    var pass = rows
    for item in items { pass = pass.intersection(evaluator.truth(item, within: rows).yes) }
    result.pass = result.pass.union(pass)
    result.hard = result.hard.union(rows.subtracting(pass))
  }

  /// The deadline and the requirements: of several outcomes the worst decides.
  private mutating func judge(_ evaluator: ChunkEvaluator) {
    if open.isEmpty, rule.items.isEmpty { return }
    let none = Bitmap(count: open.count)
    var violated = none
    var undecided = none
    var passed = none
    var notDue = none
    if let deadline = rule.deadline {
      let rows = (
        passes: evaluator.truth(deadline.passes, within: open).yes.intersection(open),
        violates: evaluator.truth(deadline.violates, within: open).yes.intersection(open),
        isNotDue: deadline.isNotDue.map { evaluator.truth($0, within: open).yes.intersection(open) } ?? none,
        doesNotApply: deadline.doesNotApply.map { evaluator.truth($0, within: open).yes.intersection(open) } ?? none
      )
      harden(open.subtracting(rows.passes.union(rows.violates).union(rows.isNotDue).union(rows.doesNotApply)))
      (passed, violated, notDue) = (rows.passes, rows.violates, rows.isNotDue)
      if !rule.items.isEmpty { result.deadline = (violated, none) }
    }
    let columns = rule.items.map { evaluator.truth($0, within: open) }
    for column in columns {
      if let hard = column.hard, !hard.isDisjoint(with: open) { harden(hard.intersection(open)) }
      if rule.isUnknownHard, !open.isSubset(of: column.known) { harden(open.subtracting(column.known)) }
    }
    for column in columns {
      var no = open.intersection(column.known)
      no.subtract(column.yes)
      let unknown = open.isSubset(of: column.known) ? none : open.subtracting(column.known)
      violated.formUnion(no)
      undecided.formUnion(unknown)
      passed.formUnion(column.yes)
      result.items.append((no, unknown))
    }
    settle(&violated, &undecided, &notDue, evaluator)
    finish(violated, undecided, notDue, passed)
  }

  /// 截止: what is not met is not yet due until that day; where the day is open the reference evaluator tells.
  private mutating func settle(
    _ violated: inout Bitmap, _ undecided: inout Bitmap, _ notDue: inout Bitmap, _ evaluator: ChunkEvaluator
  ) {
    guard let isRunning = rule.isRunning else { return }
    let failed = violated.union(undecided).intersection(open)
    if failed.isEmpty { return }
    let column = evaluator.truth(isRunning, within: failed)
    harden(failed.subtracting(column.known))
    let running = failed.intersection(column.yes)
    violated.subtract(running)
    undecided.subtract(running)
    notDue.formUnion(running)
  }

  /// Of several outcomes the worst decides.
  private mutating func finish(_ violated: Bitmap, _ undecided: Bitmap, _ notDue: Bitmap, _ passed: Bitmap) {
    var rest = open
    result.violation.formUnion(rest.intersection(violated))
    rest.subtract(violated)
    result.undetermined.formUnion(rest.intersection(undecided))
    rest.subtract(undecided)
    result.notDue.formUnion(rest.intersection(notDue))
    rest.subtract(notDue)
    result.pass.formUnion(rest.intersection(passed))
    rest.subtract(passed)
    result.notApplicable.formUnion(rest)
    let told = result.violation.union(result.undetermined)
    if let deadline = result.deadline { result.deadline = (deadline.violated.intersection(told), deadline.open) }
    guard rule.isRunning != nil else { return }
    for index in result.items.indices {
      result.items[index].violated.formIntersection(told)
      result.items[index].open.formIntersection(told)
    }
  }
}
