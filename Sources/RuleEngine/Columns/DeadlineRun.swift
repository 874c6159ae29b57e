import Records

/// Computes a deadline for the rows of a chunk, where nothing about it is open.
struct DeadlineRun {
  private let deadline: PlanDeadline
  private let count: Int
  private let days: DayTable
  private let checkDate: Int
  private let starts: Lines
  private let startDays: [SlotColumn]
  private let stops: Lines
  private let stopDays: [SlotColumn]
  private let hasStop: [TruthColumn?]
  private let limits: Lines
  private let limitLines: [Limit]
  private let exclusions: Lines
  private let sources: [[IntervalSource]]
  private let ended: TruthColumn?
  private let dueBy: SlotColumn?
  private let marks: [(mark: PlanDeadline.PlanMark, bound: SlotColumn)]
  private var intervals = ExcludedIntervals()

  /// The lines of one clause.
  private struct Lines {
    let conditions: [TruthColumn]
    let sameAs: [Int]
    let hasDefault: Bool

    /// The line taken for a row, -1 for none; nil where that is open or two contradict each other.
    func line(_ row: Int) -> Int? {
      var taken = -1
      for (index, condition) in conditions.enumerated() {
        guard condition.known[row] else { return nil }
        guard condition.yes[row] else { continue }
        if taken < 0 { taken = index } else if sameAs[index] != sameAs[taken] { return nil }
      }
      return taken >= 0 ? taken : hasDefault ? conditions.count : -1
    }
  }

  private struct Limit {
    let line: PlanLimitLine
    let amount: SlotColumn
    let extent: SlotColumn?
    let needs: [Need]
  }

  private struct Need {
    let day: SlotColumn?
    let truth: TruthColumn?
    let isThere: TruthColumn?
  }

  init(_ deadline: PlanDeadline, _ evaluator: ChunkEvaluator) {
    self.deadline = deadline
    count = evaluator.rowCount(deadline.table)
    days = evaluator.tables.days(deadline.calendar)
    checkDate = Int(evaluator.tables.dataset.checkDate.number)
    func lines(_ lines: PlanLines) -> Lines {
      Lines(
        conditions: lines.conditions.map { evaluator.truth($0) }, sameAs: lines.sameAs, hasDefault: lines.hasDefault)
    }
    starts = lines(deadline.startLines)
    startDays = deadline.starts.map { evaluator.slots($0) }
    stops = lines(deadline.stopLines)
    stopDays = deadline.stops.map { evaluator.slots($0) }
    hasStop = deadline.hasStop.map { $0.map { evaluator.truth($0) } }
    limits = lines(deadline.limitLines)
    limitLines = deadline.limits.map { line in
      Limit(
        line: line, amount: evaluator.slots(line.amount), extent: line.extent.map { evaluator.slots($0) },
        needs: line.needs.map { need in
          Need(
            day: need.isTruth ? nil : evaluator.slots(need.node),
            truth: need.isTruth ? evaluator.truth(need.node) : nil,
            isThere: need.isThere.map { evaluator.truth($0) })
        })
    }
    exclusions = lines(deadline.exclusionLines)
    sources = deadline.exclusions.map { $0.map { evaluator.intervals($0) } }
    ended = deadline.ended.map { evaluator.truth($0) }
    dueBy = deadline.dueBy.map { evaluator.slots($0) }
    marks = deadline.marks.map { ($0, evaluator.slots($0.bound)) }
  }

  // MARK: Results

  /// What the deadline comes to, as positions of `PlanDeadline.outcomes`; rows with a mark are hard.
  mutating func outcomes() -> SlotColumn {
    var result = SlotColumn(slots: Array(repeating: 0, count: count), known: Bitmap(repeating: true, count: count))
    for row in 0..<count {
      switch self.result(row) {
      case .hard: result.markHard(row)
      case .notApplicable: result.slots[row] = 3
      case .due(let found):
        guard let isInTime = found.due.holds(.atMost, found.now) else {
          result.markHard(row)
          continue
        }
        result.slots[row] = isInTime ? (found.isRunning ? 2 : 0) : 1
        if !isInTime || found.isRunning, mayBeMarked(found, row) { result.markHard(row) }
      }
    }
    return result
  }

  /// A figure for each row; unknown where the deadline does not apply.
  mutating func figures(_ figure: DeadlineFigure) -> SlotColumn {
    var result = SlotColumn(slots: Array(repeating: 0, count: count), known: Bitmap(repeating: true, count: count))
    for row in 0..<count {
      switch self.result(row) {
      case .hard: result.markHard(row)
      case .notApplicable: result.known[row] = false
      case .due(let found):
        if let value = self.figure(figure, found) {
          result.slots[row] = Int64(value) * (figure == .dueDate ? 1 : ColumnScale.number)
        } else {
          result.markHard(row)
        }
      }
    }
    return result
  }

  private struct Found {
    let start: Int
    let now: Int
    let isRunning: Bool
    let due: Due
    let unit: DurationUnit
  }

  private enum Result {
    case hard
    case notApplicable
    case due(Found)
  }

  // MARK: One row

  private mutating func result(_ row: Int) -> Result {
    if let dueBy { return result(row, dueBy) }
    guard let startLine = starts.line(row), let stopLine = stops.line(row), let limitLine = limits.line(row),
      let exclusionLine = exclusions.line(row)
    else { return .hard }
    guard startLine >= 0, limitLine >= 0 else { return .notApplicable }
    guard startDays[startLine].known[row], let stop = stop(stopLine, row) else { return .hard }
    let start = Int(startDays[startLine].slots[row])
    let now: Int
    switch stop {
    case .at(let day):
      // An end before its start is noted by the reference evaluator.
      guard day >= start else { return .hard }
      now = day
    case .running: now = checkDate
    }
    intervals.removeAll()
    for source in sources[exclusionLine] {
      guard source.add(row, openEnd: stop.isRunning ? checkDate : nil, to: &intervals) else { return .hard }
    }
    intervals.merge()
    let limit = limitLines[limitLine]
    guard let due = due(limit, row, start) else { return .hard }
    return .due(Found(start: start, now: now, isRunning: stop.isRunning, due: due, unit: limit.line.unit))
  }

  private enum Stop {
    case at(Int)
    case running

    var isRunning: Bool { if case .running = self { true } else { false } }
  }

  /// Where the case ends; nil where that is open.
  private func stop(_ line: Int, _ row: Int) -> Stop? {
    guard line >= 0 else { return .running }
    if stopDays[line].known[row] { return .at(Int(stopDays[line].slots[row])) }
    guard let hasStop = hasStop[line], hasStop.known[row], !hasStop.yes[row] else { return nil }
    guard let ended else { return .running }
    return ended.known[row] && !ended.yes[row] ? .running : nil
  }

  /// 截止 in place of limits.
  private mutating func result(_ row: Int, _ dueBy: SlotColumn) -> Result {
    guard let line = stops.line(row), dueBy.known[row] else { return .hard }
    guard line >= 0 else { return .notApplicable }
    guard let stop = stop(line, row) else { return .hard }
    let due = Due(earliest: Int(dueBy.slots[row]), isExact: true)
    switch stop {
    case .at(let day): return .due(Found(start: due.earliest, now: day, isRunning: false, due: due, unit: .hour))
    case .running: return .due(Found(start: due.earliest, now: checkDate, isRunning: true, due: due, unit: .hour))
    }
  }

  // MARK: The due date

  /// The due date with the extension, if it counts.
  private func due(_ limit: Limit, _ row: Int, _ start: Int) -> Due? {
    guard let amount = Self.whole(limit.amount, row),
      let plain = due(amount, limit.line.unit, start, rolls: limit.line.rollsForward)
    else { return nil }
    guard let extent = limit.extent else { return plain }
    guard let counts = counts(limit.needs, row, before: plain) else { return nil }
    guard counts else { return plain }
    guard let more = Self.whole(extent, row) else { return nil }
    if limit.line.extentUnit == limit.line.unit {
      return due(amount + more, limit.line.unit, start, rolls: limit.line.rollsForward)
    }
    guard plain.isExact else { return nil }
    return due(more, limit.line.extentUnit, plain.earliest, rolls: limit.line.rollsForward)
  }

  private func due(_ amount: Int, _ unit: DurationUnit, _ start: Int, rolls: Bool) -> Due? {
    guard (0...1_000_000).contains(amount) else { return nil }
    let due: Due?
    switch unit {
    case .day: due = intervals.due(amount, after: start, workingDays: nil)
    case .workday: due = intervals.due(amount, after: start, workingDays: days)
    case .month: due = intervals.due(months: amount, after: start)
    case .year: due = amount > 10_000 ? nil : intervals.due(months: amount * 12, after: start)
    case .hour: due = nil
    }
    return rolls ? due.flatMap { days.rolledForward($0) } : due
  }

  private static func whole(_ column: SlotColumn, _ row: Int) -> Int? {
    guard column.known[row], column.slots[row] % ColumnScale.number == 0 else { return nil }
    return Int(column.slots[row] / ColumnScale.number)
  }

  /// Whether everything that an extension needs is there in time; nil where that is open.
  private func counts(_ needs: [Need], _ row: Int, before due: Due) -> Bool? {
    for need in needs {
      if let day = need.day, day.known[row] {
        guard let isInTime = due.holds(.atMost, Int(day.slots[row])) else { return nil }
        if !isInTime { return false }
      } else if let truth = need.truth, truth.known[row] {
        if !truth.yes[row] { return false }
      } else {
        let isHard = need.day?.hard?[row] ?? need.truth?.hard?[row] ?? false
        guard !isHard, let isThere = need.isThere, isThere.known[row], !isThere.yes[row] else { return nil }
        return false
      }
    }
    return true
  }

  // MARK: Figures and marks

  /// A figure, in days of the unit; nil where it is open or counts months.
  private func figure(_ figure: DeadlineFigure, _ found: Found) -> Int? {
    if figure == .dueDate { return found.due.isExact ? found.due.earliest : nil }
    guard found.unit == .day || found.unit == .workday else { return nil }
    let table = found.unit == .workday ? days : nil
    if figure == .used { return intervals.used(after: found.start, through: found.now, workingDays: table) }
    guard found.due.isExact else { return nil }
    if figure == .overdue {
      // An interval after the due date changes nothing, so that lateness counts plain days.
      return ExcludedIntervals().used(after: found.due.earliest, through: found.now, workingDays: table)
    }
    return intervals.used(after: max(found.now, found.start), through: found.due.earliest, workingDays: table)
  }

  /// Whether a running or late case has a mark, or may have one.
  private func mayBeMarked(_ found: Found, _ row: Int) -> Bool {
    for (mark, bound) in marks {
      guard mark.unit == found.unit, bound.known[row], let value = figure(mark.figure, found) else { return true }
      let slot = Int64(value) * ColumnScale.number
      let holds =
        switch mark.comparison {
        case .equal: slot == bound.slots[row]
        case .notEqual: slot != bound.slots[row]
        case .less: slot < bound.slots[row]
        case .atMost: slot <= bound.slots[row]
        case .greater: slot > bound.slots[row]
        case .atLeast: slot >= bound.slots[row]
        }
      if holds { return true }
    }
    return false
  }
}
