import Findings
import Records
import SourceText

extension FindingBuilder {
  // MARK: Expected and actual

  /// What the rule expects, in words.
  func expected(_ item: (offset: Int, verdict: ItemVerdict)?) -> LocalizedText {
    if let item { return expected(item.verdict.condition.source, item.offset) }
    if let deadline = verdict.deadline { return expected(deadline) }
    let items: [CheckedItem] =
      switch rule.variants[verdict.variant].body {
      case .requirements(let items), .deadline(_, let items): items
      }
    let texts = items.map(\.condition.source)
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
  }

  /// A condition, with the step of a decision table that it came to for this object.
  private func expected(_ condition: LocalizedText, _ item: Int) -> LocalizedText {
    let steps = (evaluation.recorder?.steps ?? []).filter { $0.item == item }.map(\.text)
    guard steps.count == 1, let step = steps.first else { return condition }
    return LocalizedText(zh: "\(condition.zh)（\(step.zh)）", en: "\(condition.en) (\(step.en))")
  }

  private func expected(_ deadline: DeadlineResult) -> LocalizedText {
    let stop = deadline.stopLine?.source ?? LocalizedText(zh: "终点", en: "stop")
    guard let due = deadline.due else {
      return deadline.limitLine ?? stop
    }
    let date = EvidenceRecorder.text(due, type: .date, name: LocalizedText(zh: "到期日", en: "due date"))
    return LocalizedText(zh: "\(stop.zh)不晚于 \(date.zh)", en: "\(stop.en) no later than \(date.en)")
  }

  /// What was found instead, in words.
  func actual(_ item: (offset: Int, verdict: ItemVerdict)?, _ causes: [Cause], _ outcome: Outcome) -> LocalizedText {
    if !causes.isEmpty {
      let texts = causes.map(\.text)
      return LocalizedText(
        zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
    }
    if let item {
      let notes = (evaluation.recorder?.notes ?? []).filter { $0.item == item.offset }.map(\.text)
      let read = evidencePairs(item.offset) + notes
      if read.isEmpty { return outcomeText(outcome) }
      return LocalizedText(zh: read.map(\.zh).joined(separator: "，"), en: read.map(\.en).joined(separator: ", "))
    }
    if let deadline = verdict.deadline { return actual(deadline) }
    if let exception = verdict.exception {
      return LocalizedText(zh: "除外：\(exception.zh)", en: "exception: \(exception.en)")
    }
    return verdict.note ?? outcomeText(outcome)
  }

  private func evidencePairs(_ item: Int) -> [LocalizedText] {
    (evaluation.recorder?.readings ?? []).filter { $0.items.contains(item) }.prefix(8)
      .map { LocalizedText(zh: "\($0.name.zh) \($0.value.zh)", en: "\($0.name.en) \($0.value.en)") }
  }

  private func actual(_ deadline: DeadlineResult) -> LocalizedText {
    let stop = deadline.stopLine?.source ?? LocalizedText(zh: "终点", en: "stop")
    let checkDate = evaluation.engine.dataset.checkDate.text
    var text: LocalizedText
    if let value = deadline.stop {
      let shown = ValueText.text(value, type: .date)
      text = LocalizedText(zh: "\(stop.zh) \(shown.zh)", en: "\(stop.en) \(shown.en)")
    } else {
      text = LocalizedText(zh: "到 \(checkDate) 还没有\(stop.zh)", en: "no \(stop.en) by \(checkDate)")
    }
    if case .known(.duration(let overdue))? = deadline.overdue, overdue.amount > .zero {
      let shown = ValueText.duration(overdue)
      text = text + LocalizedText(zh: "，超期 \(shown.zh)", en: ", \(shown.en) late")
    }
    return text
  }

  private func outcomeText(_ outcome: Outcome) -> LocalizedText {
    switch outcome {
    case .pass: LocalizedText(zh: "符合", en: "met")
    case .violation: LocalizedText(zh: "不符合", en: "not met")
    case .undetermined: LocalizedText(zh: "待查", en: "to be checked")
    case .notDue: LocalizedText(zh: "未到期", en: "not yet due")
    case .notApplicable: LocalizedText(zh: "不适用", en: "not applicable")
    }
  }

  // MARK: Steps

  /// The derivation, one step a line.
  func steps(_ item: (offset: Int, verdict: ItemVerdict)?, _ causes: [Cause], _ outcome: Outcome) -> [LocalizedText] {
    var steps: [LocalizedText] = []
    if let exception = verdict.exception {
      steps.append(LocalizedText(zh: "除外：\(exception.zh)", en: "exception: \(exception.en)"))
    }
    if let note = verdict.note { steps.append(note) }
    if item == nil {
      steps += evaluation.recorder?.rowNotes ?? []
      if let deadline = verdict.deadline { steps += self.steps(deadline) }
    }
    if let item {
      steps.append(
        LocalizedText(
          zh: "\(item.verdict.condition.source.zh)：\(outcomeText(item.verdict.outcome).zh)",
          en: "\(item.verdict.condition.source.en): \(outcomeText(item.verdict.outcome).en)"))
      steps += memberSteps(item.verdict.condition)
      steps += (evaluation.recorder?.notes ?? []).filter { $0.item == item.offset }.map(\.text)
    }
    steps += causes.map(\.text)
    if outcome == .violation, causes.contains(where: \.isMissing), rule.missing == .violation {
      steps.append(LocalizedText(zh: "本规则写明“缺失：违规”", en: "the rule says that a missing value is a violation"))
    }
    return steps
  }

  /// `受理日期 2024-10-09 + 20 个工作日 = 2024-11-05，实际 2024-11-11`.
  private func steps(_ deadline: DeadlineResult) -> [LocalizedText] {
    var steps: [LocalizedText] = []
    let stop = deadline.stop.map { ValueText.text($0, type: .date) }
    let found = stop ?? LocalizedText(zh: "尚无", en: "none yet")
    if let start = deadline.start, let line = deadline.startLine, let limit = deadline.limit, let due = deadline.due {
      let from = ValueText.text(start, type: .date)
      let length = ValueText.duration(Duration(amount: limit, unit: deadline.unit))
      let more = deadline.extent.map { ValueText.duration($0) }
      let date = EvidenceRecorder.text(due, type: .date, name: LocalizedText(zh: "到期日", en: "due date"))
      steps.append(
        LocalizedText(
          zh:
            "\(line.source.zh) \(from.zh) + \(length.zh)\(more.map { " + 延长 \($0.zh)" } ?? "") = \(date.zh)，实际 \(found.zh)",
          en:
            "\(line.source.en) \(from.en) + \(length.en)\(more.map { " + \($0.en) extension" } ?? "") = \(date.en), actual \(found.en)"
        ))
    } else if deadline.startLine == nil, let due = deadline.due {
      // 截止 in place of 起点 and 期限: there is a last day, but no time used.
      let date = EvidenceRecorder.text(due, type: .date, name: LocalizedText(zh: "到期日", en: "due date"))
      return [
        LocalizedText(zh: "截止 \(date.zh)，实际 \(found.zh)", en: "due by \(date.en), actual \(found.en)")
      ]
    }
    steps += deadline.extensionNotes
    steps += deadline.excluded.ranges.filter { Int($0.upperBound.number) - Int($0.lowerBound.number) < 40_000 }.map {
      let isOne = $0.lowerBound == $0.upperBound
      return LocalizedText(
        zh: "不计 \($0.lowerBound.text)" + (isOne ? "" : " 至 \($0.upperBound.text)"),
        en: "not counted: \($0.lowerBound.text)" + (isOne ? "" : " to \($0.upperBound.text)"))
    }
    if deadline.isRolled {
      steps.append(LocalizedText(zh: "到期日不是工作日，顺延", en: "the due date is no working day and moves forward"))
    }
    if case .known(let used)? = deadline.used {
      let shown = ValueText.text(used, type: .number)
      steps.append(LocalizedText(zh: "用时 \(shown.zh)", en: "time used: \(shown.en)"))
    }
    return isComplete ? steps + daySteps(deadline) : steps
  }

  /// The rows of a quantifier that fail, and which of their items.
  private func memberSteps(_ condition: CheckedExpression) -> [LocalizedText] {
    switch condition.kind {
    case .all(let parts): return parts.flatMap { memberSteps($0) }
    case .exists(let selection, let items): return bestMember(selection, items)
    case .every(let selection, let items): return failingMembers(selection, items)
    default: return []
    }
  }

  /// Under 存在 the row that meets most is the one to be told about.
  private func bestMember(_ selection: Selection, _ items: [CheckedItem]) -> [LocalizedText] {
    if let found = evaluation.unrecorded({ evaluation.foundSet(selection, .exists(items)) }) {
      guard let steps = found.all.steps, steps.met < items.count else { return [] }
      return nearest(of: found.all.count, steps.bestName, steps.bestSteps)
    }
    let members = evaluation.unrecorded { evaluation.members(selection) }
    var best: (member: Binding, met: Int)?
    for member in members.all {
      let met = items.count { evaluation.meets(member, selection, [$0]).isYes }
      if best.map({ met > $0.met }) ?? true { best = (member, met) }
    }
    guard let best, best.met < items.count else { return [] }
    return nearest(
      of: members.all.count, evaluation.name(best.member, selection),
      evaluation.itemSteps(best.member, selection, items))
  }

  private func nearest(of count: Int, _ name: LocalizedText, _ steps: [LocalizedText]) -> [LocalizedText] {
    if count < 2 { return steps }
    return [LocalizedText(zh: "\(count) 条中最接近的是\(name.zh)", en: "of \(count) the nearest is \(name.en)")] + steps
  }

  private func failingMembers(_ selection: Selection, _ items: [CheckedItem]) -> [LocalizedText] {
    if let found = evaluation.unrecorded({ evaluation.foundSet(selection, .every(items)) }) {
      return found.all.steps?.failing ?? []
    }
    let members = evaluation.unrecorded { evaluation.members(selection) }
    var steps: [LocalizedText] = []
    for member in members.all where !evaluation.meets(member, selection, items).isYes {
      steps += evaluation.itemSteps(member, selection, items)
      if steps.count >= StepFold.greatestCount { break }
    }
    return steps
  }

  // MARK: Days counted

  /// The days from the start on: counted ones as ranges, skipped ones with the reason.
  private func daySteps(_ deadline: DeadlineResult) -> [LocalizedText] {
    guard deadline.unit == .workday || deadline.unit == .day, let start = deadline.start?.day else { return [] }
    let engine = evaluation.engine
    let last = max(deadline.due?.value?.day ?? start, deadline.stop?.day ?? engine.dataset.checkDate)
    let end = min(last, start.advanced(by: 400))
    guard start < end else { return [] }
    var groups: [(first: Day, last: Day, reason: LocalizedText)] = []
    for number in (start.number + 1)...end.number {
      let day = Day(number: number)
      let reason = reason(day, deadline)
      if let group = groups.last, group.reason == reason {
        groups[groups.count - 1].last = day
      } else {
        groups.append((day, day, reason))
      }
    }
    return groups.map { group in
      let count = Int(group.last.number - group.first.number) + 1
      let span = group.first == group.last ? group.first.text : "\(group.first.text) – \(group.last.text)"
      return LocalizedText(
        zh: "\(span)（\(count) 日）：\(group.reason.zh)",
        en: "\(span) (\(count) day\(count == 1 ? "" : "s")): \(group.reason.en)")
    }
  }

  private func reason(_ day: Day, _ deadline: DeadlineResult) -> LocalizedText {
    if deadline.excluded.contains(day) { return LocalizedText(zh: "扣除的期间，不计", en: "excluded, not counted") }
    guard deadline.unit == .workday else { return LocalizedText(zh: "计入", en: "counted") }
    let isWeekend = evaluation.calendar?.weeklyRest.contains(day.weekday) ?? false
    switch evaluation.calendar?.kind(of: day) ?? .undecided {
    case .working where isWeekend: return LocalizedText(zh: "调休上班，计入", en: "make-up working day, counted")
    case .working: return LocalizedText(zh: "工作日，计入", en: "working day, counted")
    case .resting where isWeekend: return LocalizedText(zh: "周末，不计", en: "weekend, not counted")
    case .resting: return LocalizedText(zh: "放假，不计", en: "holiday, not counted")
    case .undecided: return LocalizedText(zh: "日历未定", en: "not decided by the calendar")
    }
  }
}
