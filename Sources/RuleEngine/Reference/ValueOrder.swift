import Records

/// How two values of one type compare.
enum ValueOrder {
  /// Whether the left value comes before the right one; nil for values that have no order between them.
  static func isLess(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.number(let a), .number(let b)), (.money(let a), .money(let b)): return a < b
    case (.duration(let a), .duration(let b)): return a.unit == b.unit ? a.amount < b.amount : nil
    case (.moment(let a), .moment(let b)): return isLess(a, b)
    case (.text(let a), .text(let b)), (.reference(let a), .reference(let b)), (.text(let a), .reference(let b)),
      (.reference(let a), .text(let b)):
      return a < b
    case (.choice(let a), .choice(let b)): return a < b
    default:
      guard let a = left.day, let b = right.day else { return nil }
      return a < b
    }
  }

  /// A moment without a time of day is decided by both ends of its day.
  private static func isLess(_ left: Moment, _ right: Moment) -> Bool? {
    if left.day != right.day { return left.day < right.day }
    guard let a = left.second, let b = right.second else { return nil }
    return a < b
  }

  /// Whether two values are equal; nil for values of types that never compare.
  static func isEqual(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.number(let a), .number(let b)), (.money(let a), .money(let b)): return a == b
    case (.duration(let a), .duration(let b)): return a.unit == b.unit ? a.amount == b.amount : nil
    case (.truth(let a), .truth(let b)): return a == b
    case (.choice(let a), .choice(let b)): return a == b
    case (.several(let a), .several(let b)): return a == b
    default:
      if let a = left.textContent, let b = right.textContent { return a == b }
      // 为 and 不为 look at the date of a moment only.
      if let a = left.day, let b = right.day { return a == b }
      return nil
    }
  }

  /// Whether a comparison holds; nil where it can't be told.
  static func holds(_ comparison: Comparison, _ left: Value, _ right: Value) -> Bool? {
    switch comparison {
    case .equal: isEqual(left, right)
    case .notEqual: isEqual(left, right).map { !$0 }
    case .less: isLess(left, right)
    case .atMost: isLess(right, left).map { !$0 }
    case .greater: isLess(right, left)
    case .atLeast: isLess(left, right).map { !$0 }
    }
  }

  /// Whether a comparison holds between two results, in three values; nil where their values can't be compared at all.
  static func truth(_ comparison: Comparison, _ left: Knowable, _ right: Knowable) -> Truth? {
    if case .known(let a) = left, case .known(let b) = right { return holds(comparison, a, b).map { Truth($0) } }
    let causes = left.causes.merged(with: right.causes)
    guard let a = left.ends, let b = right.ends else { return .unknown(causes) }
    switch comparison {
    case .less, .atMost, .greater, .atLeast:
      let corners = [holds(comparison, a.low, b.high), holds(comparison, a.high, b.low)]
      guard let first = corners[0], let second = corners[1] else { return .unknown(causes) }
      return first == second ? Truth(first) : .unknown(causes)
    case .equal, .notEqual:
      guard let isBelow = isLess(a.high, b.low), let isAbove = isLess(b.high, a.low) else { return .unknown(causes) }
      return isBelow || isAbove ? Truth(comparison == .notEqual) : .unknown(causes)
    }
  }
}
