import Records
import RuleEngine
import SourceText

/// A checked condition on an input as a cell: a constant set of values or intervals where it is one.
struct DecisionCell {
  /// The cell.
  let cell: CheckedDecisionTable.Cell

  init(_ condition: CheckedExpression, of input: Int, type: ValueType) {
    cell = Reader(input: input, isOrdered: type.isOrdered).cell(condition)?.sorted ?? .condition(condition)
  }

  private struct Reader {
    let input: Int
    let isOrdered: Bool

    func cell(_ condition: CheckedExpression) -> CheckedDecisionTable.Cell? {
      switch condition.kind {
      case .member(let subject, let set) where subject.kind == .input(input): return cell(set)
      case .compare(let comparison, let subject, let bound) where subject.kind == .input(input):
        return Self.constant(bound).flatMap { cell(comparison, $0) }
      case .not(let inner):
        guard case .values(let values, let negated)? = cell(inner) else { return nil }
        return .values(values, negated: !negated)
      case .all(let parts): return both(parts.map { cell($0) })
      case .any(let parts): return either(parts.map { cell($0) })
      default: return nil
      }
    }

    private static func constant(_ expression: CheckedExpression) -> Value? {
      if case .constant(let value) = expression.kind { value } else { nil }
    }

    private func cell(_ comparison: Comparison, _ bound: Value) -> CheckedDecisionTable.Cell? {
      switch comparison {
      case .equal: .values([bound], negated: false)
      case .notEqual: .values([bound], negated: true)
      case .less: .intervals([CellInterval(lower: nil, upper: bound, includesUpper: false)])
      case .atMost: .intervals([CellInterval(lower: nil, upper: bound)])
      case .greater: .intervals([CellInterval(lower: bound, includesLower: false, upper: nil)])
      case .atLeast: .intervals([CellInterval(lower: bound, upper: nil)])
      }
    }

    private func cell(_ set: MemberSet) -> CheckedDecisionTable.Cell? {
      switch set {
      case .values(let values):
        let constants = values.compactMap { Self.constant($0) }
        return constants.count == values.count ? .values(constants, negated: false) : nil
      case .range(let low, let high, let upperExcluded):
        let ends = (low.map { Self.constant($0) }, high.map { Self.constant($0) })
        if case .some(.none) = ends.0 { return nil }
        if case .some(.none) = ends.1 { return nil }
        return .intervals([
          CellInterval(lower: ends.0 ?? nil, upper: ends.1 ?? nil, includesUpper: !upperExcluded)
        ])
      case .anyOf(let sets): return either(sets.map { cell($0) })
      case .noneOf(let inner):
        guard case .values(let values, negated: false)? = cell(inner) else { return nil }
        return .values(values, negated: true)
      case .words(let words): return .values(words.map { .text($0) }, negated: false)
      case .decision: return nil
      }
    }

    /// Two open ends as one interval: `超过 a 至 b`.
    private func both(_ cells: [CheckedDecisionTable.Cell?]) -> CheckedDecisionTable.Cell? {
      guard cells.count == 2, case .intervals(let first)? = cells[0], case .intervals(let second)? = cells[1],
        first.count == 1, second.count == 1, first[0].upper == nil, second[0].lower == nil
      else { return nil }
      return .intervals([
        CellInterval(
          lower: first[0].lower, includesLower: first[0].includesLower, upper: second[0].upper,
          includesUpper: second[0].includesUpper)
      ])
    }

    private func either(_ cells: [CheckedDecisionTable.Cell?]) -> CheckedDecisionTable.Cell? {
      var values: [Value] = []
      var intervals: [CellInterval] = []
      for cell in cells {
        switch cell {
        case .values(let more, negated: false)?: values += more
        case .intervals(let more)?: intervals += more
        default: return nil
        }
      }
      if intervals.isEmpty { return .values(values, negated: false) }
      return isOrdered ? .intervals(intervals + values.map { CellInterval(lower: $0, upper: $0) }) : nil
    }
  }
}

extension CheckedDecisionTable.Cell {
  /// The cell with its intervals in order and apart.
  fileprivate var sorted: CheckedDecisionTable.Cell {
    guard case .intervals(let intervals) = self, intervals.count > 1 else { return self }
    var result: [CellInterval] = []
    for interval in intervals.sorted(by: { $0.begins(before: $1) }) {
      if let last = result.last, let joined = last.joined(with: interval) {
        result[result.count - 1] = joined
      } else {
        result.append(interval)
      }
    }
    return .intervals(result)
  }
}

extension CellInterval {
  fileprivate func begins(before other: CellInterval) -> Bool {
    guard let lower else { return other.lower != nil }
    guard let otherLower = other.lower else { return false }
    if Self.isLess(lower, otherLower) { return true }
    return lower == otherLower && includesLower && !other.includesLower
  }

  /// Both as one; nil if they are apart. The other one begins no earlier.
  fileprivate func joined(with other: CellInterval) -> CellInterval? {
    guard let upper, let start = other.lower else {
      return upper == nil ? self : CellInterval(lower: nil, upper: other.upper, includesUpper: other.includesUpper)
    }
    guard Self.isLess(start, upper) || (start == upper && (includesUpper || other.includesLower)) else { return nil }
    guard let end = other.upper else {
      return CellInterval(lower: lower, includesLower: includesLower, upper: nil)
    }
    let isLonger = Self.isLess(upper, end) || (upper == end && other.includesUpper)
    return CellInterval(
      lower: lower, includesLower: includesLower, upper: isLonger ? end : upper,
      includesUpper: isLonger ? other.includesUpper : includesUpper)
  }

  private static func isLess(_ left: Value, _ right: Value) -> Bool {
    if let a = left.amount, let b = right.amount { return a < b }
    if let a = left.day, let b = right.day { return a < b }
    return false
  }
}
