import Findings
import Records
import SourceText

extension ObjectEvaluation {
  /// The line that is taken: the conditional line that holds, else the default.
  fileprivate enum Taken<Content: Sendable & Hashable> {
    case line(Deadline.Line<Content>)
    case none
    case conflict([Cause])
  }

  private func take<Content>(
    _ lines: [Deadline.Line<Content>], isSame: (Content, Content) -> Bool
  ) -> Taken<Content> {
    var holding: [Deadline.Line<Content>] = []
    for line in lines {
      if let condition = line.condition, choose(condition) { holding.append(line) }
    }
    guard let first = holding.first else {
      guard let line = lines.first(where: { $0.condition == nil }) else { return .none }
      if let rule { engine.conditionLog?.noteLine(line.source, ofRule: rule) }
      return .line(line)
    }
    for other in holding.dropFirst() where !isSame(first.content, other.content) {
      let name = LocalizedText(
        zh: "“\(first.source.zh)”与“\(other.source.zh)”", en: "`\(first.source.en)` and `\(other.source.en)`")
      noteConflict(name)
      return .conflict([Cause(name: name, kind: .conflict)])
    }
    return .line(first)
  }

  /// Notes a conflict for a finding about the rule set, if no assumption led to it.
  func noteConflict(_ name: LocalizedText) {
    if let rule, notesFaults, decisions?.count ?? 0 == 0 { engine.noteConflict(rule: rule, name, object: object) }
  }

  /// Computes a deadline for the object in slot 0, in the completion in hand.
  func evaluate(_ deadline: Deadline, dueBy: CheckedExpression?) -> DeadlineResult {
    if deadline.limits.isEmpty, let dueBy { return evaluate(stops: deadline, dueBy: dueBy) }
    let starts = take(deadline.starts) { $0.source.zh == $1.source.zh }
    let stops = take(deadline.stops) { $0.source.zh == $1.source.zh }
    let limits = take(deadline.limits) { Self.isSame($0, $1) }
    let exclusionLines = self.exclusionLines(deadline)
    if let conflict = [starts.causes, stops.causes, limits.causes, exclusionLines.causes].first(where: { !$0.isEmpty })
    {
      return .undetermined(conflict)
    }
    guard case .line(let startLine) = starts, case .line(let limitLine) = limits else {
      return DeadlineResult(outcome: .notApplicable)
    }
    var stopLine: CheckedExpression?
    if case .line(let line) = stops { stopLine = line.content }
    let start = value(startLine.content)
    guard let first = start.value, first.day != nil else {
      var result = DeadlineResult.undetermined(start.causes, own: true)
      result.startLine = startLine.content
      return result
    }
    let stop = stopLine.map { value($0) }
    let end = self.end(stop, of: deadline, stopLine)
    var result = DeadlineResult(outcome: .undetermined)
    result.start = first
    result.startLine = startLine.content
    result.stopLine = stopLine
    result.limitLine = limitLine.source
    switch end {
    case .unknown(let causes):
      result.causes = causes
      result.isMissingItsOwn = causes.contains(where: \.isMissing)
      return result
    case .at(let value): result.stop = value
    case .running: break
    }
    apply(limitLine.content, exclusionLines.exclusions, to: &result)
    mark(deadline.marks, &result)
    return result
  }

  private func exclusionLines(_ deadline: Deadline) -> (exclusions: [Exclusion], causes: [Cause]) {
    let defaults = deadline.exclusions.filter { $0.condition == nil }.flatMap(\.content)
    switch take(deadline.exclusions.filter { $0.condition != nil }, isSame: { Self.text($0) == Self.text($1) }) {
    case .line(let line): return (line.content, [])
    case .conflict(let causes): return ([], causes)
    case .none: return (defaults, [])
    }
  }

  private static func text(_ exclusions: [Exclusion]) -> String {
    exclusions.map { exclusion in
      switch exclusion {
      case .rows(let selection): selection.text.zh
      case .span(let from, let to, let includes): "\(from.source.zh)至\(to.source.zh)\(includes)"
      }
    }
    .joined(separator: "；")
  }

  private static func isSame(_ left: Deadline.Limit, _ right: Deadline.Limit) -> Bool {
    left.duration.source.zh == right.duration.source.zh && left.extent?.source.zh == right.extent?.source.zh
      && left.needs.map(\.source.zh) == right.needs.map(\.source.zh) && left.rollsForward == right.rollsForward
  }

  // MARK: The end of the case

  private enum End {
    case at(Value)
    case running
    case unknown([Cause])
  }

  /// Where the case ends: at its stop, or nowhere yet; a blank stop of an ended object is unknown.
  private func end(_ stop: Knowable?, of deadline: Deadline, _ line: CheckedExpression?) -> End {
    guard let stop else { return .running }
    switch stop {
    case .known(let value): return value.day == nil ? .unknown([]) : .at(value)
    case .between(_, _, _, let causes): return .unknown(causes)
    case .unknown(let causes):
      guard !causes.isEmpty, causes.allSatisfy(\.isAbsence) else { return .unknown(causes) }
      return isEnded(deadline) ? .unknown(causes) : .running
    }
  }

  private func isEnded(_ deadline: Deadline) -> Bool {
    if let ended = deadline.ended { return choose(ended) }
    guard let object, let ended = engine.rules.ended[object.table] else { return false }
    return choose(ended)
  }

  // MARK: Limit and outcome

  private func apply(_ limit: Deadline.Limit, _ exclusions: [Exclusion], to result: inout DeadlineResult) {
    let length = value(limit.duration)
    guard case .known(.duration(let duration)) = length, let start = result.start, let startDay = start.day else {
      result.causes = length.causes
      return
    }
    result.unit = duration.unit
    result.limit = duration.amount
    if duration.unit == .hour { return applyHours(duration.amount, to: &result) }
    if let stop = result.stop?.day, stop < startDay {
      result.causes = [orderCause(result, startDay, stop)]
      return
    }
    let bounds = excludedDays(exclusions, isOngoing: result.stop == nil)
    var excluded = bounds.most
    if bounds.least != bounds.most, !decide(.other("扣除"), bounds.causes) { excluded = bounds.least }
    result.excluded = excluded
    let days = DayCount(countsWorkingDays: duration.unit == .workday, calendar: calendar, excluded: excluded)
    guard let due = due(limit, duration, days, startDay, &result) else {
      if result.causes.isEmpty { result.causes = [Cause(name: limit.duration.source, kind: .calendar)] }
      return
    }
    judge(due, days, &result)
  }

  private func orderCause(_ result: DeadlineResult, _ start: Day, _ stop: Day) -> Cause {
    let from = result.startLine?.source ?? LocalizedText(zh: "起点", en: "start")
    let to = result.stopLine?.source ?? LocalizedText(zh: "终点", en: "stop")
    noteOrderFault(from, to, start, stop)
    return Cause(
      name: from + LocalizedText(zh: "至", en: " to ") + to, kind: .order(start.text + " → " + stop.text))
  }

  /// The due date with the extension, if it counts.
  private func due(
    _ limit: Deadline.Limit, _ duration: Duration, _ days: DayCount, _ start: Day, _ result: inout DeadlineResult
  ) -> DayBounds? {
    guard let plain = dueDate(duration, days, start, rolls: limit.rollsForward, &result) else { return nil }
    guard let extent = limit.extent else { return plain }
    guard counts(limit.needs, before: plain, &result) else { return plain }
    guard case .known(.duration(let more)) = value(extent) else {
      result.causes = value(extent).causes
      return nil
    }
    result.extent = more
    if more.unit == duration.unit, let total = duration.amount.adding(more.amount) {
      let whole = Duration(amount: total, unit: duration.unit)
      return dueDate(whole, days, start, rolls: limit.rollsForward, &result)
    }
    let other = DayCount(countsWorkingDays: more.unit == .workday, calendar: calendar, excluded: days.excluded)
    guard let early = dueDate(more, other, plain.earliest, rolls: limit.rollsForward, &result) else { return nil }
    let late = plain.latest.flatMap { dueDate(more, other, $0, rolls: limit.rollsForward, &result)?.latest }
    return DayBounds(earliest: early.earliest, latest: late)
  }

  private func dueDate(
    _ duration: Duration, _ days: DayCount, _ start: Day, rolls: Bool, _ result: inout DeadlineResult
  ) -> DayBounds? {
    guard let amount = duration.amount.integer, (0...1_000_000).contains(amount) else { return nil }
    let bounds: DayBounds? =
      switch duration.unit {
      case .day, .workday, .hour: days.dueDate(start: start, limit: amount)
      case .month: days.dueDate(start: start, months: amount)
      case .year: days.dueDate(start: start, months: amount * 12)
      }
    guard rolls, let bounds else { return bounds }
    let rolled = days.rolledForward(bounds)
    result.isRolled = rolled != bounds
    return rolled
  }

  /// Whether everything that an extension needs is dated on or before the unextended due date.
  private func counts(_ needs: [CheckedExpression], before due: DayBounds, _ result: inout DeadlineResult) -> Bool {
    var notes: [LocalizedText] = []
    defer { result.extensionNotes = notes }
    for need in needs {
      let need = (expression: need, value: value(need))
      switch need.value {
      case .known(.truth(let truth)):
        notes.append(need.expression.source + LocalizedText(zh: truth ? "为是" : "为否", en: truth ? " is yes" : " is no"))
        if !truth { return false }
      case .known(let value):
        guard let day = value.day else { continue }
        let isInTime =
          Self.compare(.atMost, first: day, last: day, due: due)
          ?? decide(.need(need.expression), [Cause(name: need.expression.source, kind: .calendar)])
        notes.append(Self.note(need.expression.source, day, due, isInTime))
        if !isInTime { return false }
      case .between(_, _, _, let causes):
        if !decide(.need(need.expression), causes) { return false }
      case .unknown(let causes):
        if causes.allSatisfy(\.isAbsence) {
          notes.append(
            LocalizedText(zh: "没有\(need.expression.source.zh)，不延长", en: "no \(need.expression.source.en), not extended")
          )
          return false
        }
        if !decide(.need(need.expression), causes) { return false }
      }
    }
    return true
  }

  private static func note(_ name: LocalizedText, _ day: Day, _ due: DayBounds, _ isInTime: Bool) -> LocalizedText {
    isInTime
      ? LocalizedText(
        zh: "\(name.zh) \(day.text) 不晚于原到期日 \(due.earliest.text)，延长有效",
        en: "\(name.en) \(day.text) is not after the unextended due date \(due.earliest.text): extended")
      : LocalizedText(
        zh: "\(name.zh) \(day.text) 晚于原到期日 \(due.earliest.text)，延长无效",
        en: "\(name.en) \(day.text) is after the unextended due date \(due.earliest.text): not extended")
  }

  private func judge(_ due: DayBounds, _ days: DayCount, _ result: inout DeadlineResult) {
    let checkDate = engine.dataset.checkDate
    let now = result.stop?.day ?? checkDate
    let calendarCause = Cause(name: LocalizedText(zh: "到期日", en: "due date"), kind: .calendar)
    result.due =
      due.day.map { .known(.date($0)) } ?? due.latest.map {
        .between(.date(due.earliest), .date($0), undecided: 1, [calendarCause])
      } ?? .unknown([calendarCause])
    switch Self.compare(.atMost, first: now, last: now, due: due) {
    case true?: result.outcome = result.stop == nil ? .notDue : .pass
    case false?: result.outcome = .violation
    case nil: result.causes = [calendarCause]
    }
    fillFigures(due, days, now, &result)
  }

  private func fillFigures(_ due: DayBounds, _ days: DayCount, _ now: Day, _ result: inout DeadlineResult) {
    guard let start = result.start?.day else { return }
    let unit = result.unit
    let after = DayCount(countsWorkingDays: days.countsWorkingDays, calendar: days.calendar)
    let cause = [Cause(name: LocalizedText(zh: "用时", en: "time used"), kind: .calendar)]
    func figure(_ range: ClosedRange<Int>) -> Knowable {
      .ends(
        .duration(Duration(amount: Fraction(range.lowerBound), unit: unit)),
        .duration(Duration(amount: Fraction(range.upperBound), unit: unit)), undecided: 1, cause)
    }
    if unit == .month || unit == .year {
      let size = unit == .year ? 12 : 1
      func up(_ from: Day, _ to: Day) -> ClosedRange<Int> {
        let months = Self.monthsCovering(from, to)
        let count = (months + size - 1) / size
        return count...count
      }
      result.used = figure(up(start, now))
      if let day = due.day {
        let left = now < day ? Self.wholeMonths(from: now, to: day) / size : 0
        result.remaining = figure(left...left)
        result.overdue = figure(day < now ? up(day, now) : 0...0)
      }
      return
    }
    result.used = figure(days.used(after: start, through: now))
    // An interval after the due date changes nothing, so that lateness counts plain days.
    let late = after.used(after: due.earliest, through: now).upperBound
    let surelyLate = due.latest.map { after.used(after: $0, through: now).lowerBound } ?? 0
    result.overdue = figure(surelyLate...max(surelyLate, late))
    result.remaining = due.latest.map { latest in
      let left = days.used(after: max(now, start), through: due.earliest).lowerBound
      return figure(left...max(left, days.used(after: max(now, start), through: latest).upperBound))
    }
  }

  /// The least number of months after which a day is reached.
  private static func monthsCovering(_ from: Day, _ to: Day) -> Int {
    guard from < to else { return 0 }
    let whole = wholeMonths(from: from, to: to)
    return from.advanced(byMonths: whole) < to ? whole + 1 : whole
  }

  // MARK: 截止 in place of a limit

  /// A stop that must come until a date (截止).
  private func evaluate(stops deadline: Deadline, dueBy: CheckedExpression) -> DeadlineResult {
    let stops = take(deadline.stops) { $0.source.zh == $1.source.zh }
    if !stops.causes.isEmpty { return .undetermined(stops.causes) }
    let limit = value(dueBy)
    guard let day = limit.value?.day else { return .undetermined(limit.causes) }
    guard case .line(let line) = stops else { return DeadlineResult(outcome: .notApplicable) }
    var result = DeadlineResult(outcome: .undetermined)
    result.stopLine = line.content
    result.unit = .day
    switch end(value(line.content), of: deadline, line.content) {
    case .unknown(let causes): return .undetermined(causes, own: true)
    case .at(let value): result.stop = value
    case .running: break
    }
    let start = engine.dataset.period.lowerBound
    result.start = .date(min(start, day))
    judge(
      DayBounds(earliest: day, latest: day), DayCount(countsWorkingDays: false, calendar: nil), &result)
    result.start = nil
    mark(deadline.marks, &result)
    return result
  }

  // MARK: Hours

  /// Hours count from minute to minute; the check date stands for its end, a date without a time for its whole day.
  private func applyHours(_ hours: Fraction, to result: inout DeadlineResult) {
    guard let start = result.start, let from = Seconds(.known(start)), let limit = Seconds.of(hours: hours) else {
      return
    }
    let due = Seconds(low: from.low + limit, high: from.high + limit)
    let checkDate = engine.dataset.checkDate
    let checkEnd = (Int(checkDate.number) + 1) * 86_400
    let now = result.stop.flatMap { Seconds(.known($0)) } ?? Seconds(low: checkEnd, high: checkEnd)
    if now.high < from.low, let first = start.day, let stop = result.stop?.day {
      result.causes = [orderCause(result, first, stop)]
      return
    }
    let isRunning = result.stop == nil
    if now.high <= due.low {
      result.outcome = isRunning ? .notDue : .pass
    } else if now.low > due.high {
      result.outcome = .violation
    } else {
      result.causes = [Cause(name: result.startLine?.source ?? LocalizedText(zh: "时刻", en: "moment"), kind: .timeOfDay)]
    }
    fillHours(from, due, now, &result)
  }

  private func fillHours(_ from: Seconds, _ due: Seconds, _ now: Seconds, _ result: inout DeadlineResult) {
    let cause = [Cause(name: LocalizedText(zh: "用时", en: "time used"), kind: .timeOfDay)]
    func figure(_ low: Int, _ high: Int) -> Knowable {
      func hours(_ seconds: Int) -> Value {
        .duration(
          Duration(amount: Fraction(max(0, seconds)).divided(by: Fraction(3600)) ?? .zero, unit: .hour))
      }
      return .ends(hours(low), hours(high), undecided: 1, cause)
    }
    func moment(_ seconds: Int) -> Value {
      let rest = ((seconds % 86_400) + 86_400) % 86_400
      return .moment(Moment(day: Day(number: 0).advanced(by: (seconds - rest) / 86_400), second: Int32(rest)))
    }
    result.due = .ends(moment(due.low), moment(due.high), undecided: 1, cause)
    result.used = figure(now.low - from.high, now.high - from.low)
    result.overdue = figure(now.low - due.high, now.high - due.low)
    result.remaining = figure(due.low - now.high, due.high - now.low)
  }

  // MARK: Marks

  /// The first mark that holds for a running or late case.
  private func mark(_ marks: [Deadline.Mark], _ result: inout DeadlineResult) {
    guard result.outcome == .notDue || result.outcome == .violation else { return }
    for mark in marks {
      let truth = result.figure(mark.figure).flatMap { ValueOrder.truth(mark.comparison, $0, value(mark.bound)) }
      switch truth {
      case .yes?:
        result.mark = mark.name
        return
      case .no?: continue
      case .unknown?, nil:
        result.isMarkOpen = true
        return
      }
    }
  }
}

extension ObjectEvaluation.Taken {
  fileprivate var causes: [Cause] {
    if case .conflict(let causes) = self { return causes }
    return []
  }
}
