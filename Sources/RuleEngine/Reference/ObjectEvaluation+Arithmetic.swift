import Records
import SourceText

extension ObjectEvaluation {
  /// A sum, difference, product or quotient, between ends where an operand is.
  func arithmetic(
    _ operation: ArithmeticOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ expression: CheckedExpression
  ) -> Knowable {
    if operation == .dividedBy, let rate = ruleRate(left, right, expression) { return rate }
    let first = value(left)
    let second = value(right)
    let causes = first.causes.merged(with: second.causes)
    guard let a = first.ends, let b = second.ends else { return .unknown(causes) }
    if operation == .dividedBy, mayBeZero(b) {
      return .unknown(causes.merged(with: [Cause(name: expression.source, kind: .noValue)]))
    }
    var corners: [Value] = []
    for (x, y) in Self.corners(a, b) {
      guard let corner = Self.result(operation, x, y, type: expression.type) else {
        return .unknown(.overflow, expression.source)
      }
      corners.append(corner)
    }
    guard let low = corners.min(by: { ValueOrder.isLess($0, $1) ?? false }),
      let high = corners.max(by: { ValueOrder.isLess($0, $1) ?? false })
    else { return .unknown(causes) }
    return .ends(low, high, undecided: first.undecidedCount + second.undecidedCount, causes)
  }

  private static func corners(_ a: (low: Value, high: Value), _ b: (low: Value, high: Value)) -> [(Value, Value)] {
    if a.low == a.high, b.low == b.high { return [(a.low, b.low)] }
    return [(a.low, b.low), (a.low, b.high), (a.high, b.low), (a.high, b.high)]
  }

  private func mayBeZero(_ ends: (low: Value, high: Value)) -> Bool {
    guard let low = ends.low.amount, let high = ends.high.amount else { return true }
    return low <= .zero && high >= .zero
  }

  /// The result of an operation on two exact values, in the type that the checker gave it.
  static func result(_ operation: ArithmeticOperator, _ left: Value, _ right: Value, type: ValueType) -> Value? {
    guard let a = left.amount, let b = right.amount else { return nil }
    let number: Fraction? =
      switch operation {
      case .plus: a.adding(b)
      case .minus: a.subtracting(b)
      case .times: a.multiplied(by: b)
      case .dividedBy: a.divided(by: b)
      }
    return number.map { value($0, type: type) }
  }

  /// A number as a value of a type.
  static func value(_ number: Fraction, type: ValueType) -> Value {
    switch type {
    case .money: .money(number)
    case .duration(let unit): .duration(Duration(amount: number, unit: unit))
    default: .number(number)
    }
  }

  /// A value rounded to a step; ends are rounded alike.
  func rounded(
    _ inner: CheckedExpression, _ step: Fraction, _ mode: RoundingMode, _ expression: CheckedExpression
  ) -> Knowable {
    let result = value(inner)
    guard let ends = result.ends else { return result }
    guard let low = ends.low.amount?.rounded(toStep: step, mode),
      let high = ends.high.amount?.rounded(toStep: step, mode),
      let lowValue = ends.low.with(amount: low), let highValue = ends.high.with(amount: high)
    else { return .unknown(.overflow, expression.source) }
    return .ends(lowValue, highValue, undecided: result.undecidedCount, result.causes)
  }

  /// A date moved by a duration.
  func shift(
    _ date: CheckedExpression, by duration: CheckedExpression, forward: Bool, _ expression: CheckedExpression
  ) -> Knowable {
    let start = value(date)
    let length = value(duration)
    let causes = start.causes.merged(with: length.causes)
    guard let ends = start.ends, case .known(.duration(let amount)) = length else { return .unknown(causes) }
    guard let low = moved(ends.low, amount, forward), let high = moved(ends.high, amount, forward) else {
      return .unknown(causes.merged(with: [Cause(name: expression.source, kind: .noValue)]))
    }
    guard let latest = high.latest else { return .unknown(.calendar, expression.source) }
    if low.earliest == latest { return .known(low.earliest) }
    let calendar = Cause(name: expression.source, kind: .calendar)
    return .between(low.earliest, latest, undecided: 1, causes.isEmpty ? [calendar] : causes)
  }

  /// Where a date or moment comes to lie; bounds where the calendar does not decide.
  func moved(_ value: Value, _ duration: Duration, _ forward: Bool) -> (earliest: Value, latest: Value?)? {
    if duration.unit == .hour { return movedByHours(value, duration.amount, forward) }
    guard let day = value.day, let count = duration.amount.integer, count.magnitude <= 10_000_000 else { return nil }
    guard let bounds = moved(day, by: forward ? count : -count, duration.unit) else { return nil }
    func placed(_ day: Day) -> Value {
      if case .moment(let moment) = value { return .moment(Moment(day: day, second: moment.second)) }
      return .date(day)
    }
    return (placed(bounds.earliest), bounds.latest.map(placed))
  }

  /// A day moved by so many units, back if negative.
  func moved(_ day: Day, by count: Int, _ unit: DurationUnit) -> DayBounds? {
    switch unit {
    case .day, .hour:
      let moved = day.advanced(by: count)
      return DayBounds(earliest: moved, latest: moved)
    case .month, .year:
      let months = unit == .year ? count.multipliedReportingOverflow(by: 12) : (count, false)
      guard !months.1 else { return nil }
      let moved = day.advanced(byMonths: months.0)
      return DayBounds(earliest: moved, latest: moved)
    case .workday:
      let days = DayCount(countsWorkingDays: true, calendar: calendar)
      return count >= 0 ? days.dueDate(start: day, limit: count) : days.dayBefore(day, by: -count)
    }
  }

  private func movedByHours(_ value: Value, _ hours: Fraction, _ forward: Bool) -> (earliest: Value, latest: Value?)? {
    guard case .moment(let moment) = value, let second = moment.second,
      let seconds = hours.multiplied(by: Fraction(3600))?.integer, seconds.magnitude < 1_000_000_000_000
    else { return nil }
    let total = Int(moment.day.number) * 86_400 + Int(second) + (forward ? seconds : -seconds)
    let rest = ((total % 86_400) + 86_400) % 86_400
    let day = Day(number: 0).advanced(by: (total - rest) / 86_400)
    let result = Value.moment(Moment(day: day, second: Int32(rest)))
    return (result, result)
  }
}

extension Knowable {
  /// How many unknown members make it an interval.
  var undecidedCount: Int {
    if case .between(_, _, let count, _) = self { return count }
    return 0
  }
}
