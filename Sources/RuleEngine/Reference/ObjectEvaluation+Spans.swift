import Records
import SourceText

extension ObjectEvaluation {
  /// `A 至 B 至多 n 单位`, compared as dates: B ≤ A + n. B before A has no length.
  func span(
    _ from: CheckedExpression, _ to: CheckedExpression, _ comparison: Comparison, _ limit: CheckedExpression,
    _ expression: CheckedExpression
  ) -> Truth {
    let start = value(from)
    let end = value(to)
    let length = value(limit)
    let causes = start.causes.merged(with: end.causes).merged(with: length.causes)
    guard let starts = start.ends, let ends = end.ends, case .known(.duration(let duration)) = length else {
      return .unknown(causes)
    }
    if duration.unit == .hour { return hourSpan(start, end, comparison, duration, expression) }
    if let order = orderFault(start, end, from, to) { return .unknown([order]) }
    guard let low = moved(starts.low, duration, true), let high = moved(starts.high, duration, true) else {
      return .unknown(causes.merged(with: [Cause(name: expression.source, kind: .noValue)]))
    }
    let calendar = causes.isEmpty ? [Cause(name: expression.source, kind: .calendar)] : causes
    guard let earliest = low.earliest.day, let first = ends.low.day, let last = ends.high.day else {
      return .unknown(causes)
    }
    let due = DayBounds(earliest: earliest, latest: high.latest?.day)
    return Self.compare(comparison, first: first, last: last, due: due).map { Truth($0) } ?? .unknown(calendar)
  }

  /// Whether a day between two ends stands in a relation to a day between bounds; nil if that differs.
  static func compare(_ comparison: Comparison, first: Day, last: Day, due: DayBounds) -> Bool? {
    let isBefore = last < due.earliest
    let isAtMost = last <= due.earliest
    let isAfter = due.latest.map { first > $0 } ?? false
    let isAtLeast = due.latest.map { first >= $0 } ?? false
    switch comparison {
    case .atMost: return isAtMost ? true : isAfter ? false : nil
    case .greater: return isAfter ? true : isAtMost ? false : nil
    case .less: return isBefore ? true : isAtLeast ? false : nil
    case .atLeast: return isAtLeast ? true : isBefore ? false : nil
    case .equal, .notEqual:
      if isBefore || isAfter { return comparison == .notEqual }
      if let day = due.day, first == last, first == day { return comparison == .equal }
      return nil
    }
  }

  /// What is wrong when the end of a span lies before its start; also noted as a data fault.
  func orderFault(_ start: Knowable, _ end: Knowable, _ from: CheckedExpression, _ to: CheckedExpression) -> Cause? {
    guard case .known(let first) = start, case .known(let last) = end,
      ValueOrder.isLess(last, first) ?? false, let early = first.day, let late = last.day
    else { return nil }
    noteOrderFault(from.source, to.source, early, late)
    return Cause(
      name: from.source + LocalizedText(zh: "至", en: " to ") + to.source,
      kind: .order(early.text + " → " + late.text))
  }

  /// A span in hours, decided to the second; a date without a time of day is decided by both ends of its day.
  private func hourSpan(
    _ start: Knowable, _ end: Knowable, _ comparison: Comparison, _ duration: Duration, _ expression: CheckedExpression
  ) -> Truth {
    guard let from = Seconds(start), let to = Seconds(end), let limit = Seconds.of(hours: duration.amount) else {
      return .unknown([Cause(name: expression.source, kind: .noValue)])
    }
    if to.high < from.low { return .unknown([Cause(name: expression.source, kind: .order(""))]) }
    let low = Knowable.known(.number(Fraction(to.low - from.high)))
    let high = Knowable.known(.number(Fraction(to.high - from.low)))
    let wanted = Knowable.known(.number(Fraction(limit)))
    guard let first = ValueOrder.truth(comparison, low, wanted), let second = ValueOrder.truth(comparison, high, wanted)
    else { return .unknown([]) }
    if first.isYes == second.isYes { return first }
    return .unknown([Cause(name: expression.source, kind: .timeOfDay)])
  }

  /// The length of a span in a unit, without the excluded intervals.
  func spanLength(
    _ from: CheckedExpression, _ to: CheckedExpression, _ unit: DurationUnit, _ exclusions: [Exclusion],
    _ expression: CheckedExpression
  ) -> Knowable {
    let start = value(from)
    let end = value(to)
    let causes = start.causes.merged(with: end.causes)
    if let order = orderFault(start, end, from, to) { return .unknown([order]) }
    guard let first = start.value, let last = end.value, let low = first.day, let high = last.day else {
      return .unknown(causes)
    }
    let excluded = excludedDays(exclusions, isOngoing: false, isLength: true)
    let length: ClosedRange<Int>
    switch unit {
    case .day, .workday:
      let isWorkday = unit == .workday
      let widest = DayCount(countsWorkingDays: isWorkday, calendar: calendar, excluded: excluded.least)
      let narrowest = DayCount(countsWorkingDays: isWorkday, calendar: calendar, excluded: excluded.most)
      let upper = widest.used(after: low, through: high).upperBound
      length = narrowest.used(after: low, through: high).lowerBound...upper
    case .month, .year:
      let months = Self.wholeMonths(from: low, to: high)
      let count = unit == .year ? months / 12 : months
      length = count...count
    case .hour: return hours(first, last, expression)
    }
    let calendar = Cause(name: expression.source, kind: .calendar)
    return .ends(
      Self.value(Fraction(length.lowerBound), type: expression.type),
      Self.value(Fraction(length.upperBound), type: expression.type), undecided: 1,
      excluded.causes.isEmpty ? [calendar] : excluded.causes)
  }

  /// The whole months from a day to a later one.
  static func wholeMonths(from start: Day, to end: Day) -> Int {
    var months = (end.parts.year - start.parts.year) * 12 + end.parts.month - start.parts.month
    if months > 0, start.advanced(byMonths: months) > end { months -= 1 }
    return max(0, months)
  }

  private func hours(_ from: Value, _ to: Value, _ expression: CheckedExpression) -> Knowable {
    guard let start = Seconds(.known(from)), let end = Seconds(.known(to)), end.low >= start.low,
      let low = Fraction(max(0, end.low - start.high)).divided(by: Fraction(3600)),
      let high = Fraction(end.high - start.low).divided(by: Fraction(3600))
    else { return .unknown(.noValue, expression.source) }
    return .ends(
      Self.value(low, type: expression.type), Self.value(high, type: expression.type), undecided: 1,
      [Cause(name: expression.source, kind: .timeOfDay)])
  }
}

/// A moment in seconds since 1970, between the ends of its day if no time is written.
struct Seconds {
  let low: Int
  let high: Int

  init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }

  init?(_ result: Knowable) {
    guard let ends = result.ends, let low = Self.start(ends.low), let high = Self.end(ends.high) else { return nil }
    self.init(low: low, high: high)
  }

  /// So many hours in seconds; nil if that is not whole or far too large.
  static func of(hours: Fraction) -> Int? {
    guard let seconds = hours.multiplied(by: Fraction(3600))?.integer, seconds.magnitude < 1_000_000_000_000 else {
      return nil
    }
    return seconds
  }

  private static func start(_ value: Value) -> Int? {
    guard let day = value.day else { return nil }
    if case .moment(let moment) = value, let second = moment.second { return Int(day.number) * 86_400 + Int(second) }
    return Int(day.number) * 86_400
  }

  private static func end(_ value: Value) -> Int? {
    guard let day = value.day else { return nil }
    if case .moment(let moment) = value, let second = moment.second { return Int(day.number) * 86_400 + Int(second) }
    return (Int(day.number) + 1) * 86_400
  }
}
