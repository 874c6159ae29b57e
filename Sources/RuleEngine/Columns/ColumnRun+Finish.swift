import Findings
import Records
import SourceText

extension ColumnRun {
  /// Finds out what only the whole run yields, and gives the result.
  package func finish() throws(RunFailure) -> Evaluation {
    let engine = reference()
    var merge = merged.update { $0 }
    if let failure = merge.failure { throw failure }
    var runs: [ReferenceEvaluator.RuleRun] = []
    for (index, turn) in order.turns.enumerated() {
      switch turn {
      case .never:
        var run = ReferenceEvaluator.RuleRun(tally: engine.emptyTally(of: rules.rules[index]))
        run.waivers = engine.waiverUses(index, nil)
        runs.append(run)
      case .chunks: runs.append(.init(tally: engine.emptyTally(of: rules.rules[index])))
      case .end: runs.append(listed(index, engine.run(index)))
      }
    }
    let measures = engine.measureResults()
    let scores = engine.scoreResults()
    add(engine.takeNotes(), engine, to: &merge)
    for (index, turn) in order.turns.enumerated() {
      if case .chunks = turn { runs[index] = finished(index, merge.rules[index], engine) }
    }
    let data = try dataChecks(merge, engine)
    let gone = engine.waiversWithoutRule()
    let goneFindings = engine.waiverFindings(gone)
    list(goneFindings, at: ruleOrder(rules.rules.count))
    note(numbering(merge, runs, data))
    return Evaluation(
      tallies: runs.map(\.tally), findings: data.flatMap(\.findings) + runs.flatMap(\.findings) + goneFindings,
      measures: measures, marks: runs.flatMap(\.marks), dataTallies: data.map(\.tally),
      waivers: WaiverUse.sorted(runs.flatMap(\.waivers) + gone), scores: scores)
  }

  private func add(_ notes: EvaluationNotes, _ engine: ReferenceEvaluator, to merge: inout RunMerge) {
    for fault in notes.faults where merge.faults[fault] == nil { merge.faults[fault] = .some(nil) }
    for (conflict, object) in notes.conflicts {
      merge.add(conflict, row: object.row, engine.findingObject(object, word: nil, period: nil))
    }
  }

  // MARK: Rules

  private func finished(
    _ index: Int, _ rule: RunMerge.Rule, _ engine: ReferenceEvaluator
  ) -> ReferenceEvaluator.RuleRun {
    let declared = rules.rules[index]
    var run = ReferenceEvaluator.RuleRun(tally: rule.tally)
    run.findings = rule.findings
    run.tally.findingsOmitted = listsEveryFinding ? 0 : rule.tally.findingsTotal - rule.findings.count
    run.marks = engine.markNames(of: declared).map {
      MarkTally(rule: declared.id, mark: $0, objects: rule.marks[$0] ?? [])
    }
    if options.countedOnly.contains(declared.id) {
      run.tally.findingsOmitted = 0
      run.marks = []
      return run
    }
    run.waivers = engine.waiverUses(index, rule.sightings, scope: run.tally.scope)
    let about =
      engine.rulesetFindings(index, run.tally, rule.sortedConflicts) + engine.waiverFindings(run.waivers)
    list(listsEveryFinding ? about : rule.findings + about, at: ruleOrder(index))
    run.findings += about
    return run
  }

  /// Gives the findings of a rule judged at the end to the lists, and keeps those that are wanted.
  private func listed(_ index: Int, _ run: ReferenceEvaluator.RuleRun) -> ReferenceEvaluator.RuleRun {
    list(run.findings, at: ruleOrder(index))
    guard listsEveryFinding else { return run }
    var kept = run
    let about = run.findings.filter { $0.kind != .rule }
    kept.findings = Array(run.findings.filter { $0.kind == .rule }.prefix(self.kept)) + about
    return kept
  }

  private func list(_ findings: [Finding], at order: Int) {
    guard !findings.isEmpty else { return }
    for list in settings.lists {
      var entries: [UInt8] = []
      for finding in findings { list.listing.append(finding, to: &entries) }
      list.add(order, entries)
    }
  }

  // MARK: Names that may repeat

  /// The places in the lists where two findings may have the same name, because records have the same key or because
  /// several findings about one object are alike.
  private func numbering(
    _ merge: RunMerge, _ runs: [ReferenceEvaluator.RuleRun], _ data: [CheckRun]
  ) -> Set<Int> {
    var doubled: Set<TableID> = []
    for run in data where run.tally.violation > 0 {
      if run.check.kind == .doubleKey { doubled.insert(run.check.table) }
    }
    func mayRepeat(_ table: TableID?) -> Bool {
      var next = table
      while let table = next {
        if doubled.contains(table) { return true }
        next = rules.schema[table].link?.parent
      }
      return false
    }
    var numbering: Set<Int> = []
    for (number, check) in checks.all.enumerated() where mayRepeat(check.table) { numbering.insert(number) }
    for number in data.indices { numbering.insert(checks.all.count + number) }
    for (index, run) in runs.enumerated() {
      let isPlain = listsEveryFinding && order.turns[index] != .end && !merge.rules[index].mayRepeat
      let isAboutRule = run.findings.contains { $0.kind != .rule }
      if !isPlain || isAboutRule || mayRepeat(rules.rules[index].object.table) { numbering.insert(ruleOrder(index)) }
    }
    numbering.insert(ruleOrder(runs.count))
    return numbering
  }

  // MARK: Data checks

  private struct CheckRun {
    let check: DataCheck
    let tally: RuleTally
    let findings: [Finding]
  }

  private func dataChecks(_ merge: RunMerge, _ engine: ReferenceEvaluator) throws(RunFailure) -> [CheckRun] {
    var runs: [CheckRun] = []
    for (number, check) in checks.all.enumerated() {
      let rows = merge.rowCounts[check.table] ?? dataset[check.table].count
      var count = merge.checks[number].count
      var findings = merge.checks[number].findings
      var isListed = listsEveryFinding
      if checks.isAtEnd(number) {
        (count, findings) = try atEnd(check, merge, engine)
        isListed = false
      }
      if check.isToldIfFound, count == 0 { continue }
      if !isListed { list(findings, at: number) }
      if listsEveryFinding { findings = Array(findings.prefix(kept)) }
      let shown = listsEveryFinding ? count : findings.count
      runs.append(
        CheckRun(check: check, tally: check.tally(rows: rows, faults: count, shown: shown), findings: findings))
    }
    return runs + orderChecks(merge, engine)
  }

  /// Checks that look at more than one chunk.
  private func atEnd(
    _ check: DataCheck, _ merge: RunMerge, _ engine: ReferenceEvaluator
  ) throws(RunFailure) -> (Int, [Finding]) {
    let slow = DataChecks(engine: engine)
    if check.isLink { return slow.linkFaults(check) }
    if rules.schema[check.table].link != nil { return slow.doubleKeys(check) }
    let doubles = try merge.keys[check.table]?.doubles() ?? []
    let name = rules.schema[check.table].name
    let findings = doubles.prefix(options.maximumFindings).map { double in
      let path = inputPaths.indices.contains(double.file) ? inputPaths[double.file] : nil
      let object = FindingObject(
        table: name, key: double.key, row: double.row, input: double.file, path: path, line: double.line,
        page: rules.schema[check.table].content == .builtIn(.page) ? double.key : nil)
      return check.finding(object, key: double.key, firstLine: double.firstLine)
    }
    return (doubles.count, findings)
  }

  private func orderChecks(_ merge: RunMerge, _ engine: ReferenceEvaluator) -> [CheckRun] {
    OrderChecks.grouped(Set(merge.faults.keys), rules.schema).enumerated().map { number, group in
      let rows = merge.rowCounts[group.check.table] ?? dataset[group.check.table].count
      var findings = group.faults.prefix(options.maximumFindings).map { fault in
        let object = merge.faults[fault] ?? nil
        return group.check.finding(object ?? engine.findingObject(fault.object, word: nil, period: nil), fault)
      }
      list(findings, at: checks.all.count + number)
      if listsEveryFinding { findings = Array(findings.prefix(kept)) }
      let shown = listsEveryFinding ? group.faults.count : findings.count
      return CheckRun(
        check: group.check,
        tally: group.check.tally(rows: rows, faults: group.faults.count, shown: shown), findings: findings)
    }
  }
}
