import Records
import SourceText

/// The outputs of the rows of a decision table that match, and of those that may, as one value (汇总).
struct DecisionFold {
  /// The outputs of the rows that match.
  let sure: [Knowable]
  /// The outputs of the rows that may match.
  let open: [Knowable]
  /// Why that is not known.
  let causes: [Cause]
  let type: ValueType
  let name: LocalizedText

  /// One value of all; rows that may match widen it.
  func result(_ collecting: CheckedDecisionTable.Collecting) -> Knowable {
    switch collecting {
    case .list: list
    case .count: .count(sure.count, sure.count + open.count, causes)
    case .sum: sum
    case .smallest: extreme { ValueOrder.isLess($0, $1) ?? false }
    case .largest: extreme { ValueOrder.isLess($1, $0) ?? false }
    }
  }

  private var allCauses: [Cause] { (sure + open).reduce(causes) { $0.merged(with: $1.causes) } }

  private var list: Knowable {
    let values = sure.compactMap(\.value)
    guard open.isEmpty, values.count == sure.count else { return .unknown(allCauses) }
    return .known(.several(values))
  }

  private var sum: Knowable {
    var low = Fraction.zero
    var high = Fraction.zero
    for (results, isOpen) in [(sure, false), (open, true)] {
      for result in results {
        guard let ends = result.ends, var least = ends.low.amount, var most = ends.high.amount else {
          return .unknown(allCauses)
        }
        if isOpen {
          if least > .zero { least = .zero }
          if most < .zero { most = .zero }
        }
        guard let lower = low.adding(least), let upper = high.adding(most) else { return .unknown(.overflow, name) }
        (low, high) = (lower, upper)
      }
    }
    return .ends(
      ObjectEvaluation.value(low, type: type), ObjectEvaluation.value(high, type: type), undecided: open.count,
      allCauses)
  }

  /// The value that comes before all others.
  private func extreme(_ precedes: (Value, Value) -> Bool) -> Knowable {
    let all = sure + open
    let ends = all.compactMap(\.ends)
    guard ends.count == all.count else { return .unknown(allCauses) }
    if all.isEmpty { return .unknown(.noValue, name) }
    guard !sure.isEmpty else { return .unknown(allCauses) }
    let isSmallest = precedes(ObjectEvaluation.value(.zero, type: type), ObjectEvaluation.value(.one, type: type))
    let near = isSmallest ? ends.map(\.low) : ends.map(\.high)
    let far = ends.prefix(sure.count).map { isSmallest ? $0.high : $0.low }
    guard let first = near.min(by: precedes), let last = far.min(by: precedes) else { return .unknown(allCauses) }
    let (low, high) = isSmallest ? (first, last) : (last, first)
    return .ends(low, high, undecided: open.count, allCauses)
  }
}
