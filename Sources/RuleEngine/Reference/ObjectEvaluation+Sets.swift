import Findings
import Records
import SourceText

extension ObjectEvaluation {
  // MARK: 存在, 每个, 数量

  func hasRows(_ selection: Selection) -> Truth {
    if let found = foundSet(selection, .count) { return hasRows(found, selection) }
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if !members.sure.isEmpty { return .yes }
    return members.isUnknown || !members.unsure.isEmpty ? .unknown(members.causes) : .no
  }

  func exists(_ selection: Selection, _ items: [CheckedItem]) -> Truth {
    if let found = foundSet(selection, .exists(items)) { return exists(found, selection) }
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if members.isUnknown { return .unknown(members.causes) }
    var result = Truth.no
    for (offset, member) in members.all.enumerated() {
      var truth = meets(member, selection, items)
      if offset >= members.sure.count, truth.isYes { truth = .unknown(members.causes) }
      result = result.or(truth)
      if result.isYes { return .yes }
    }
    return result
  }

  func every(_ selection: Selection, _ items: [CheckedItem]) -> Truth {
    if let found = foundSet(selection, .every(items)) { return every(found, selection) }
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if members.isUnknown { return .unknown(members.causes) }
    var result = Truth.yes
    for (offset, member) in members.all.enumerated() {
      var truth = meets(member, selection, items)
      if offset >= members.sure.count, truth.isNo { truth = .unknown(members.causes) }
      result = result.and(truth)
      if result.isNo { return .no }
    }
    return result
  }

  /// Whether a member meets all items.
  func meets(_ member: Binding, _ selection: Selection, _ items: [CheckedItem]) -> Truth {
    meets(member, selection.slot, items)
  }

  /// Whether the row to be bound to a slot meets all items.
  func meets(_ member: Binding, _ slot: Int, _ items: [CheckedItem]) -> Truth {
    locally { withBound(slot, member) { items.reduce(Truth.yes) { $0.and(completed($1.condition)) } } }
  }

  /// Runs a body with a slot bound, and restores the slot.
  func withBound<Result>(_ slot: Int, _ binding: Binding, _ body: () -> Result) -> Result {
    let outer = frame
    defer { frame = outer }
    bind(slot, binding)
    return body()
  }

  func count(_ selection: Selection) -> Knowable {
    if let found = foundSet(selection, .count) { return count(found, selection) }
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if members.isUnknown { return .unknown(members.causes) }
    return .count(members.sure.count, members.sure.count + members.unsure.count, members.causes)
  }

  /// S1 占 S2 的比率.
  func share(_ part: Selection, of whole: Selection, _ expression: CheckedExpression) -> Knowable {
    let first = count(part)
    let second = count(whole)
    let causes = first.causes.merged(with: second.causes)
    guard let top = first.ends, let bottom = second.ends, let p = top.low.amount, let q = top.high.amount,
      let small = bottom.low.amount, let large = bottom.high.amount
    else { return .unknown(causes) }
    guard small > .zero, let low = p.divided(by: large), let high = q.divided(by: small) else {
      return .unknown(causes.merged(with: [Cause(name: expression.source, kind: .noValue)]))
    }
    return .ends(.number(low), .number(high), undecided: max(first.undecidedCount, second.undecidedCount), causes)
  }

  // MARK: 合计, 平均, 最大, 最早

  func aggregate(
    _ aggregate: Aggregate, _ selection: Selection, _ inner: CheckedExpression, _ expression: CheckedExpression
  ) -> Knowable {
    if let found = foundSet(selection, .aggregate(aggregate, inner)) {
      return self.aggregate(aggregate, found, selection, expression)
    }
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if members.isUnknown { return .unknown(members.causes) }
    let summands = Summands(
      sure: memberValues(members.sure, selection, inner), unsure: memberValues(members.unsure, selection, inner),
      causes: members.causes)
    return summands.figure(aggregate, type: expression.type, name: expression.source)
  }

  /// The value of an expression for each member.
  func memberValues(_ members: [Binding], _ selection: Selection, _ inner: CheckedExpression) -> [Knowable] {
    locally {
      let outer = frame
      defer { frame = outer }
      return members.map { member in
        bind(selection.slot, member)
        return value(inner)
      }
    }
  }
}

/// The values over which a figure is computed, of members that belong and of those that may.
struct Summands {
  let sure: [Knowable]
  let unsure: [Knowable]
  let causes: [Cause]

  private var allCauses: [Cause] {
    (sure + unsure).reduce(causes) { $1.causes.isEmpty ? $0 : $0.merged(with: $1.causes) }
  }

  private var undecided: Int {
    unsure.count + sure.count { if case .known = $0 { false } else { true } }
  }

  func figure(_ aggregate: Aggregate, type: ValueType, name: LocalizedText) -> Knowable {
    if aggregate == .distinctCount { return distinctCount() }
    let none = Knowable.unknown(allCauses.merged(with: [Cause(name: name, kind: .noValue)]))
    if sure.isEmpty, unsure.isEmpty {
      return aggregate == .sum
        ? .known(ObjectEvaluation.value(.zero, type: type)) : .unknown(.noValue, name)
    }
    switch aggregate {
    case .sum: return sum(type) ?? none
    case .average: return sure.isEmpty ? none : average(type) ?? none
    case .largest, .latest: return sure.isEmpty ? none : extreme { ValueOrder.isLess($0, $1) } ?? none
    case .smallest, .earliest: return sure.isEmpty ? none : extreme { ValueOrder.isLess($1, $0) } ?? none
    case .distinctCount: return none
    }
  }

  private func ends(_ results: [Knowable]) -> [(low: Fraction, high: Fraction)]? {
    var all: [(low: Fraction, high: Fraction)] = []
    for result in results {
      guard let low = result.ends?.low.amount, let high = result.ends?.high.amount else { return nil }
      all.append((low, high))
    }
    return all
  }

  private func sum(_ type: ValueType) -> Knowable? {
    guard let known = ends(sure), let open = ends(unsure) else { return nil }
    var low = Fraction.zero
    var high = Fraction.zero
    for end in known {
      guard let less = low.adding(end.low), let more = high.adding(end.high) else { return nil }
      (low, high) = (less, more)
    }
    for end in open {
      guard let less = low.adding(min(.zero, end.low)), let more = high.adding(max(.zero, end.high)) else { return nil }
      (low, high) = (less, more)
    }
    return .ends(
      ObjectEvaluation.value(low, type: type), ObjectEvaluation.value(high, type: type), undecided: undecided, allCauses
    )
  }

  private func average(_ type: ValueType) -> Knowable? {
    guard let known = ends(sure), let open = ends(unsure),
      let low = Self.extremeAverage(known.map(\.low), open.map(\.low).sorted(), <),
      let high = Self.extremeAverage(known.map(\.high), open.map(\.high).sorted(by: >), >)
    else { return nil }
    return .ends(
      ObjectEvaluation.value(low, type: type), ObjectEvaluation.value(high, type: type), undecided: undecided, allCauses
    )
  }

  /// The average pulled as far as the members that may belong can pull it.
  private static func extremeAverage(
    _ known: [Fraction], _ open: [Fraction], _ pulls: (Fraction, Fraction) -> Bool
  ) -> Fraction? {
    var total = Fraction.zero
    for amount in known {
      guard let next = total.adding(amount) else { return nil }
      total = next
    }
    var count = known.count
    guard var average = total.divided(by: Fraction(count)) else { return nil }
    for amount in open {
      guard pulls(amount, average) else { break }
      count += 1
      guard let next = total.adding(amount), let moved = next.divided(by: Fraction(count)) else { return nil }
      (total, average) = (next, moved)
    }
    return average
  }

  /// The greatest value by an order: at least that of the sure members, at most that of all.
  private func extreme(_ isLess: (Value, Value) -> Bool?) -> Knowable? {
    var low: Value?
    var high: Value?
    for (results, isSure) in [(sure, true), (unsure, false)] {
      for result in results {
        guard let ends = result.ends else { return nil }
        let isRising = isLess(ends.low, ends.high) ?? true
        let (bottom, top) = isRising ? (ends.low, ends.high) : (ends.high, ends.low)
        if isSure, low.map({ isLess($0, bottom) ?? false }) ?? true { low = bottom }
        if high.map({ isLess($0, top) ?? false }) ?? true { high = top }
      }
    }
    guard let low, let high else { return nil }
    let isRising = ValueOrder.isLess(low, high) ?? true
    return .ends(isRising ? low : high, isRising ? high : low, undecided: undecided, allCauses)
  }

  private func distinctCount() -> Knowable {
    let known = Set(sure.compactMap(\.value).map { SelectionPlan.key($0) })
    let possible = known.union(unsure.compactMap(\.value).map { SelectionPlan.key($0) })
    let unreadable = (sure + unsure).count { $0.value == nil }
    let low = max(known.count, sure.isEmpty ? 0 : 1)
    return .count(low, max(low, possible.count + unreadable), allCauses)
  }
}
