import Findings
import Records
import SourceText

extension ReferenceEvaluator {
  /// The verdicts of a rule for a row of its table, one for each word and period; found out once.
  func verdicts(_ rule: Int, row: Int) -> [Verdict] {
    if let known = verdicts[rule][row] { return known }
    let place = RuleOnRow(rule: rule, row: row)
    guard rulesInHand.insert(place).inserted else { return [] }
    defer { rulesInHand.remove(place) }
    let found = judge(rule, row: row, recorder: nil).map(\.verdict)
    if !isExplaining { verdicts[rule][row] = found }
    return found
  }

  /// Judges a rule for a row, with what was read if a recorder is wanted.
  func judge(
    _ index: Int, row: Int, recorder make: (() -> EvidenceRecorder)?
  ) -> [(verdict: Verdict, evaluation: ObjectEvaluation)] {
    let rule = rules.rules[index]
    guard case .table(let table, let snapshot) = rule.object.source else { return [] }
    let object = RowReference(isPrevious: snapshot != .current, table: table, row: row)
    var result: [(verdict: Verdict, evaluation: ObjectEvaluation)] = []
    for period in periods(of: rule, object) {
      for variant in rule.variants.indices {
        let evaluation = ObjectEvaluation(engine: self, slotCount: rule.slotCount, rule: index)
        evaluation.frame[0] = .row(object)
        evaluation.object = object
        evaluation.period = period
        evaluation.recorder = make?()
        let judging = RuleJudging(rule: rule, variant: variant, evaluation: evaluation)
        if let verdict = judging.verdict() { result.append((verdict, evaluation)) }
      }
    }
    return result
  }

  /// The periods for which a row is judged: those whose 截止, else last day, lies in 报告期; one nil without periods.
  private func periods(of rule: CheckedRule, _ object: RowReference) -> [CalendarPeriod?] {
    guard let kind = rule.period else { return [nil] }
    let early = rule.dueBy == nil ? dataset.period.lowerBound : dataset.period.lowerBound.advanced(byMonths: -36)
    let late = rule.dueBy == nil ? dataset.period.upperBound : dataset.period.upperBound.advanced(byMonths: 12)
    return CalendarPeriod.all(kind, touching: early...late).filter { period in
      dataset.period.contains(decidingDay(of: period, rule, object)) && isWorked(period, kind, rule)
    }
  }

  private func decidingDay(of period: CalendarPeriod, _ rule: CheckedRule, _ object: RowReference) -> Day {
    guard let dueBy = rule.dueBy else { return period.last }
    let evaluation = ObjectEvaluation(engine: self, slotCount: rule.slotCount, rule: nil)
    evaluation.frame[0] = .row(object)
    evaluation.period = period
    return evaluation.value(dueBy).value?.day ?? period.last
  }

  /// Whether a day is to be judged at all under 每个工作日; a day that the calendar leaves open is.
  private func isWorked(_ period: CalendarPeriod, _ kind: ObjectPeriod, _ rule: CheckedRule) -> Bool {
    guard kind == .workday else { return true }
    let calendar = rule.calendar.map { rules.calendars[$0] } ?? rules.calendars.first
    return calendar?.kind(of: period.first) != .resting
  }
}

/// Judges one rule for one object over every completion of its unknown conditions.
struct RuleJudging {
  let rule: CheckedRule
  let variant: Int
  let evaluation: ObjectEvaluation

  /// What one completion yields; a nil outcome means that the rule does not select the object.
  private struct Run {
    var outcome: Outcome?
    var items: [ItemVerdict] = []
    var deadline: DeadlineResult?
    var causes: [Cause] = []
    var exception: LocalizedText?
    /// Why the rule does not apply, where that is not plain from the items.
    var note: LocalizedText?
  }

  /// The verdict; nil if the rule does not select the object.
  func verdict() -> Verdict? {
    evaluation.decisions = Decisions()
    var runs: [Run] = []
    repeat {
      evaluation.deadline = nil
      evaluation.parameterDay = nil
      runs.append(run())
      if runs.count == 1 { evaluation.recorder?.endsFirstRun() }
      if runs.count > 1, evaluation.recorder == nil, Self.differ(runs[runs.count - 1], runs[0]) { break }
    } while evaluation.decisions?.next() ?? false
    let decisions = evaluation.decisions ?? Decisions()
    if runs.count == 1, !decisions.isExhausted { return verdict(of: runs[0]) }
    return combined(runs, decisions.causes, isOpen: decisions.isExhausted)
  }

  private static func differ(_ one: Run, _ other: Run) -> Bool {
    (one.outcome ?? .notApplicable) != (other.outcome ?? .notApplicable)
  }

  private func verdict(of run: Run) -> Verdict? {
    guard let outcome = run.outcome else { return nil }
    return Verdict(
      variant: variant, period: evaluation.period, outcome: outcome, items: run.items, deadline: run.deadline,
      causes: run.causes, exception: run.exception, note: run.note)
  }

  /// The outcome on which all completions agree, else 待查 with the causes of the unknown conditions.
  private func combined(_ runs: [Run], _ causes: [Cause], isOpen: Bool) -> Verdict? {
    var outcomes = runs.map(\.outcome)
    // Not selected and not applicable come to the same.
    if outcomes.contains(where: { $0 != nil }) { outcomes = outcomes.map { $0 ?? .notApplicable } }
    let first = outcomes[0]
    let isAgreed = !isOpen && outcomes.allSatisfy { $0 == first }
    if isAgreed, first == nil { return nil }
    let all = runs.reduce(causes) { $0.merged(with: $1.causes) }
    let outcome: Outcome = if isAgreed, let first { first } else { .undetermined }
    let exceptions = Set(runs.map(\.exception))
    return Verdict(
      variant: variant, period: evaluation.period, outcome: outcome,
      items: isAgreed ? items(of: runs, causes) : [], deadline: deadline(of: runs, causes),
      causes: outcome == .undetermined ? all : [],
      exception: exceptions.count == 1 ? runs[0].exception : nil, note: isAgreed ? runs[0].note : nil)
  }

  /// The items with the outcomes on which all completions agree.
  private func items(of runs: [Run], _ causes: [Cause]) -> [ItemVerdict] {
    guard runs.allSatisfy({ $0.items.map(\.condition) == runs[0].items.map(\.condition) }) else { return [] }
    return runs[0].items.indices.map { index in
      let all = runs.map { $0.items[index] }
      let isAgreed = all.allSatisfy { $0.outcome == all[0].outcome }
      return ItemVerdict(
        label: all[0].label, condition: all[0].condition, outcome: isAgreed ? all[0].outcome : .undetermined,
        causes: isAgreed ? all[0].causes : causes)
    }
  }

  /// The deadline of the first completion, without the figures on which the others differ.
  private func deadline(of runs: [Run], _ causes: [Cause]) -> DeadlineResult? {
    guard var result = runs.first?.deadline else { return nil }
    for run in runs.dropFirst() {
      guard let other = run.deadline else { return nil }
      result.causes = result.causes.merged(with: other.causes)
      if result.outcome != other.outcome {
        result.outcome = .undetermined
        result.causes = result.causes.merged(with: causes)
      }
      if result.due?.value != other.due?.value { result.due = nil }
      if result.used?.value != other.used?.value { result.used = nil }
      if result.remaining?.value != other.remaining?.value { result.remaining = nil }
      if result.overdue?.value != other.overdue?.value { result.overdue = nil }
      if result.mark != other.mark {
        result.mark = nil
        result.isMarkOpen = true
      }
      if other.isMarkOpen { result.isMarkOpen = true }
    }
    return result
  }

  // MARK: One completion

  private func run() -> Run {
    if let condition = rule.object.condition, !evaluation.choose(condition) { return Run(outcome: nil) }
    if !isAlive() { return Run(outcome: nil) }
    let body = rule.variants[variant].body
    guard isInForce(body) else { return Run(outcome: .notApplicable, note: notInForce()) }
    switch exception() {
    case .conflict(let causes): return Run(outcome: .undetermined, causes: causes)
    case .none: break
    case .holds(let exception):
      let label = exception.label ?? exception.condition.source
      if exception.replacement.isEmpty { return Run(outcome: .notApplicable, exception: label) }
      var run = judge(items: exception.replacement, Run())
      run.exception = label
      return settled(run)
    }
    switch body {
    case .requirements(let items): return settled(judge(items: items, Run()))
    case .deadline(let deadline, let requirements):
      return settled(judge(deadline, requirements))
    }
  }

  /// 存续: whether the object exists in any part of the period.
  private func isAlive() -> Bool {
    guard let period = evaluation.period, let object = evaluation.object,
      let lifetime = evaluation.engine.schema[object.table].lifetime
    else { return true }
    let schema = evaluation.engine.schema[object.table]
    let start = evaluation.engine.read(object, lifetime.start, name: schema[lifetime.start].name)
    if let first = start.value?.day {
      if period.last < first { return false }
    } else if !evaluation.decide(.other("存续"), start.causes) {
      return false
    }
    let end = evaluation.engine.read(object, lifetime.end, name: schema[lifetime.end].name)
    if let last = end.value?.day { return period.first <= last }
    if end.causes.allSatisfy(\.isAbsence) { return true }
    return evaluation.decide(.other("存续止"), end.causes)
  }

  /// 生效: whether the rule is in force on the object's date; also sets the date for dated parameters.
  private func isInForce(_ body: CheckedRule.Body) -> Bool {
    let checkDate = Knowable.known(.date(evaluation.engine.dataset.checkDate))
    var date = checkDate
    if let by = rule.effective?.by {
      date = evaluation.value(by)
    } else if case .deadline(let deadline, _) = body, let start = plainStart(deadline) {
      date = evaluation.value(start)
    }
    evaluation.parameterDay = date
    guard let effective = rule.effective, effective.from != nil || effective.until != nil else { return true }
    guard let day = date.value?.day else { return evaluation.decide(.other("生效"), date.causes) }
    if let from = effective.from, day < from { return false }
    if let until = effective.until, day > until { return false }
    return true
  }

  /// Why the rule is not in force.
  private func notInForce() -> LocalizedText? {
    guard let day = evaluation.parameterDay?.value?.day, let effective = rule.effective else { return nil }
    let (from, until) = (effective.from?.text ?? "", effective.until?.text ?? "")
    return LocalizedText(
      zh: "规则自 \(from) 至 \(until.isEmpty ? "今" : until) 生效，该对象的日期是 \(day.text)",
      en: "the rule is in force from \(from) to \(until.isEmpty ? "now" : until), the object's date is \(day.text)")
  }

  /// The start that decides about 生效: the conditional line that holds, else the default.
  private func plainStart(_ deadline: Deadline) -> CheckedExpression? {
    for line in deadline.starts {
      if let condition = line.condition, evaluation.choose(condition) { return line.content }
    }
    return deadline.starts.first { $0.condition == nil }?.content
  }

  private enum Exception {
    case none
    case holds(CheckedRule.RuleException)
    case conflict([Cause])
  }

  private func exception() -> Exception {
    var holding: [CheckedRule.RuleException] = []
    for exception in rule.variants[variant].exceptions where evaluation.choose(exception.condition) {
      holding.append(exception)
    }
    guard let first = holding.first else { return .none }
    for other in holding.dropFirst() {
      let same = first.replacement.map(\.condition.source.zh) == other.replacement.map(\.condition.source.zh)
      if !same {
        let names = [first, other].map { $0.label ?? $0.condition.source }
        let name = LocalizedText(
          zh: "除外“\(names[0].zh)”与“\(names[1].zh)”", en: "exceptions `\(names[0].en)` and `\(names[1].en)`")
        evaluation.noteConflict(name)
        return .conflict([Cause(name: name, kind: .conflict)])
      }
    }
    return .holds(first)
  }

  private func judge(_ deadline: Deadline, _ requirements: [CheckedItem]) -> Run {
    let result = evaluation.evaluate(deadline, dueBy: rule.dueBy)
    evaluation.deadline = result
    var run = Run(outcome: result.outcome, deadline: result, causes: result.causes)
    if result.outcome == .undetermined, result.isMissingItsOwn, let missing = rule.missing { run.outcome = missing }
    return requirements.isEmpty ? run : judge(items: requirements, run)
  }

  /// Judges items one by one and adds them to what the deadline says.
  private func judge(items: [CheckedItem], _ start: Run) -> Run {
    var run = start
    for item in items {
      evaluation.recorder?.begins(item: run.items.count)
      switch evaluation.truth(item.condition) {
      case .yes: run.items.append(verdict(item, .pass, []))
      case .no: run.items.append(verdict(item, .violation, []))
      case .unknown(let causes): run.items.append(verdict(item, openOutcome(causes), causes))
      }
    }
    evaluation.recorder?.begins(item: nil)
    let all = [start.outcome].compactMap { $0 } + run.items.map(\.outcome)
    run.outcome = Outcome.worst(all)
    run.causes = run.items.filter { $0.outcome == .undetermined }.reduce(run.causes) { $0.merged(with: $1.causes) }
    return run
  }

  private func verdict(_ item: CheckedItem, _ outcome: Outcome, _ causes: [Cause]) -> ItemVerdict {
    ItemVerdict(label: item.label, condition: item.condition, outcome: outcome, causes: causes)
  }

  /// What an unknown requirement comes to: 缺失 and 无数据 say what it means that something is not there.
  private func openOutcome(_ causes: [Cause]) -> Outcome {
    if let missing = rule.missing, causes.contains(where: \.isMissing) { return missing }
    for cause in causes {
      if case .noData(let outcome?) = cause.kind { return outcome }
    }
    return .undetermined
  }

  /// 截止 and 每月: up to that day what is not yet met is 未到期.
  private func settled(_ run: Run) -> Run {
    guard run.outcome == .violation || run.outcome == .undetermined else { return run }
    if case .deadline(let deadline, _) = rule.variants[variant].body, deadline.limits.isEmpty { return run }
    var day = evaluation.period?.last
    if let dueBy = rule.dueBy {
      let limit = evaluation.value(dueBy)
      guard let due = limit.value?.day else {
        return Run(
          outcome: .undetermined, items: [], deadline: run.deadline, causes: run.causes.merged(with: limit.causes))
      }
      day = due
    }
    guard let day, evaluation.engine.dataset.checkDate <= day else { return run }
    var open = run
    open.outcome = .notDue
    open.items = run.items.map { item in
      item.outcome == .pass
        ? item : ItemVerdict(label: item.label, condition: item.condition, outcome: .notDue, causes: [])
    }
    return open
  }
}
