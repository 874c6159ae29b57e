import Records
import SourceText

/// What the values of a sequence of members come to for one figure over them, so that sequences can be put together in
/// any pieces; the figure is that of `Summands` over the same values.
struct ValueFold: Sendable {
  /// More different values than this are not kept for an average or a number of different values.
  static let greatestVariety = 1 << 17

  private(set) var count = 0
  /// How many values are not known exactly.
  private(set) var openCount = 0
  private(set) var causes: [Cause] = []
  /// Whether a value has no ends at all, so that nothing can be told.
  private(set) var isBroken = false
  /// Whether there were too many different values.
  private(set) var isTooVaried = false
  /// The sums of the lower and upper ends; nil beyond the range.
  private var low: Fraction? = .zero
  private var high: Fraction? = .zero
  /// The sums of what members that may not belong can take away and add.
  private var fall: Fraction? = .zero
  private var rise: Fraction? = .zero
  /// The greatest lower and upper end by the order of the figure.
  private var bottom: Value?
  private var top: Value?
  /// How often each end occurs, where members may not belong and an average is asked for.
  private var lows: [Fraction: Int] = [:]
  private var highs: [Fraction: Int] = [:]
  /// The different values.
  private var distinct: Set<Value> = []

  // MARK: Adding

  /// Adds the next value; `mayBeUnsure` where the member may turn out not to belong.
  mutating func add(_ value: Knowable, _ aggregate: Aggregate, mayBeUnsure: Bool) {
    count += 1
    if value.value == nil {
      openCount += 1
      if !value.causes.isEmpty { causes = causes.merged(with: value.causes) }
    }
    switch aggregate {
    case .sum, .average:
      guard let bottom = value.ends?.low.amount, let top = value.ends?.high.amount else {
        isBroken = true
        return
      }
      add(bottom, top, times: 1, aggregate, mayBeUnsure: mayBeUnsure)
    case .largest, .latest, .smallest, .earliest:
      guard let ends = value.ends else {
        isBroken = true
        return
      }
      let isRising = Self.isLess(aggregate, ends.low, ends.high)
      Self.raise(&bottom, isRising ? ends.low : ends.high, aggregate)
      Self.raise(&top, isRising ? ends.high : ends.low, aggregate)
    case .distinctCount:
      if let known = value.value { insert(SelectionPlan.key(known)) }
    }
  }

  /// Forgets what only members that may not belong need.
  mutating func becomeSure() { (lows, highs) = ([:], [:]) }

  /// Adds known amounts whose sum is already computed.
  mutating func add(known number: Int, sum: Fraction?, fall less: Fraction?, rise more: Fraction?) {
    count += number
    Self.add(&low, sum)
    Self.add(&high, sum)
    Self.add(&fall, less)
    Self.add(&rise, more)
  }

  /// Keeps an amount that may not belong for the average.
  mutating func add(open amount: Fraction?, times: Int) {
    guard let amount, !isTooVaried else { return }
    lows[amount, default: 0] += times
    highs[amount, default: 0] += times
    isTooVaried = lows.count > Self.greatestVariety
  }

  /// Adds known values by what is different of them.
  mutating func add(known number: Int, distinct values: [Value]) {
    count += number
    for value in values { insert(value) }
  }

  /// Adds known values of which only the extreme one by the order of the figure matters.
  mutating func add(known number: Int, extreme: Value, _ aggregate: Aggregate) {
    count += number
    Self.raise(&bottom, extreme, aggregate)
    Self.raise(&top, extreme, aggregate)
  }

  private mutating func add(_ bottom: Fraction, _ top: Fraction, times: Int, _ aggregate: Aggregate, mayBeUnsure: Bool)
  {
    Self.add(&low, bottom)
    Self.add(&high, top)
    guard mayBeUnsure else { return }
    if aggregate == .sum {
      Self.add(&fall, min(.zero, bottom))
      Self.add(&rise, max(.zero, top))
    } else if !isTooVaried {
      lows[bottom, default: 0] += times
      highs[top, default: 0] += times
      isTooVaried = max(lows.count, highs.count) > Self.greatestVariety
    }
  }

  private static func add(_ total: inout Fraction?, _ amount: Fraction?) {
    guard let current = total, let amount else {
      total = nil
      return
    }
    if amount != .zero { total = current.adding(amount) }
  }

  private static func raise(_ extreme: inout Value?, _ value: Value, _ aggregate: Aggregate) {
    guard let current = extreme else {
      extreme = value
      return
    }
    if Self.isLess(aggregate, current, value) { extreme = value }
  }

  private static func isLess(_ aggregate: Aggregate, _ left: Value, _ right: Value) -> Bool {
    switch aggregate {
    case .smallest, .earliest: ValueOrder.isLess(right, left) ?? false
    default: ValueOrder.isLess(left, right) ?? false
    }
  }

  private mutating func insert(_ value: Value) {
    guard !isTooVaried else { return }
    distinct.insert(value)
    if distinct.count > Self.greatestVariety {
      isTooVaried = true
      distinct = []
    }
  }

  /// Adds the values of a later piece.
  mutating func append(_ later: ValueFold, _ aggregate: Aggregate) {
    count += later.count
    openCount += later.openCount
    causes = causes.merged(with: later.causes)
    isBroken = isBroken || later.isBroken
    isTooVaried = isTooVaried || later.isTooVaried
    Self.add(&low, later.low)
    Self.add(&high, later.high)
    Self.add(&fall, later.fall)
    Self.add(&rise, later.rise)
    if let value = later.bottom { Self.raise(&bottom, value, aggregate) }
    if let value = later.top { Self.raise(&top, value, aggregate) }
    for (value, number) in later.lows { lows[value, default: 0] += number }
    for (value, number) in later.highs { highs[value, default: 0] += number }
    if !isTooVaried { distinct.formUnion(later.distinct) }
    isTooVaried = isTooVaried || max(lows.count, highs.count, distinct.count) > Self.greatestVariety
  }

  // MARK: Figures

  /// The figure over sure members and those that may belong.
  static func figure(
    _ aggregate: Aggregate, sure: ValueFold, unsure: ValueFold, _ memberCauses: [Cause], type: ValueType,
    name: LocalizedText
  ) -> Knowable {
    let all = memberCauses.merged(with: sure.causes).merged(with: unsure.causes)
    if aggregate == .distinctCount { return distinctCount(sure, unsure, all, name) }
    if sure.count == 0, unsure.count == 0 {
      return aggregate == .sum ? .known(ObjectEvaluation.value(.zero, type: type)) : .unknown(.noValue, name)
    }
    let undecided = unsure.count + sure.openCount
    let ends: (low: Value, high: Value)? =
      switch aggregate {
      case .sum: sum(sure, unsure, type)
      case .average: average(sure, unsure, type)
      default: extreme(sure, unsure, aggregate)
      }
    if aggregate == .average, unsure.isTooVaried {
      return .unknown(all.merged(with: [Cause(name: name, kind: .tooComplex)]))
    }
    guard let ends else { return .unknown(all.merged(with: [Cause(name: name, kind: .noValue)])) }
    return .ends(ends.low, ends.high, undecided: undecided, all)
  }

  private static func sum(_ sure: ValueFold, _ unsure: ValueFold, _ type: ValueType) -> (low: Value, high: Value)? {
    guard !sure.isBroken, !unsure.isBroken, let low = sure.low, let high = sure.high, let fall = unsure.fall,
      let rise = unsure.rise, let least = low.adding(fall), let most = high.adding(rise)
    else { return nil }
    return (ObjectEvaluation.value(least, type: type), ObjectEvaluation.value(most, type: type))
  }

  private static func average(
    _ sure: ValueFold, _ unsure: ValueFold, _ type: ValueType
  ) -> (low: Value, high: Value)? {
    guard sure.count > 0, !sure.isBroken, !unsure.isBroken,
      let low = pulled(sure.low, sure.count, unsure.lows.sorted { $0.key < $1.key }, <),
      let high = pulled(sure.high, sure.count, unsure.highs.sorted { $0.key > $1.key }, >)
    else { return nil }
    return (ObjectEvaluation.value(low, type: type), ObjectEvaluation.value(high, type: type))
  }

  /// The average pulled as far as the members that may belong can pull it.
  private static func pulled(
    _ total: Fraction?, _ number: Int, _ open: [(key: Fraction, value: Int)], _ pulls: (Fraction, Fraction) -> Bool
  ) -> Fraction? {
    guard var total, var average = total.divided(by: Fraction(number)) else { return nil }
    var count = number
    for (amount, times) in open {
      for _ in 0..<times {
        guard pulls(amount, average) else { return average }
        count += 1
        guard let next = total.adding(amount), let moved = next.divided(by: Fraction(count)) else { return nil }
        (total, average) = (next, moved)
      }
    }
    return average
  }

  /// The extreme value: at least that of the sure members, at most that of all.
  private static func extreme(
    _ sure: ValueFold, _ unsure: ValueFold, _ aggregate: Aggregate
  ) -> (low: Value, high: Value)? {
    guard !sure.isBroken, !unsure.isBroken, let low = sure.bottom, var high = sure.top else { return nil }
    if let value = unsure.top, isLess(aggregate, high, value) { high = value }
    let isRising = ValueOrder.isLess(low, high) ?? true
    return isRising ? (low, high) : (high, low)
  }

  private static func distinctCount(
    _ sure: ValueFold, _ unsure: ValueFold, _ causes: [Cause], _ name: LocalizedText
  ) -> Knowable {
    if sure.isTooVaried || unsure.isTooVaried {
      return .unknown(causes.merged(with: [Cause(name: name, kind: .tooComplex)]))
    }
    let possible = sure.distinct.union(unsure.distinct)
    let unreadable = sure.openCount + unsure.openCount
    let low = max(sure.distinct.count, sure.count == 0 ? 0 : 1)
    return .count(low, max(low, possible.count + unreadable), causes)
  }
}
