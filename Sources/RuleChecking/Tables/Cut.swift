import Records
import RuleEngine

/// A border on a line of ordered values: just before or just after a value.
///
/// On a discrete line every border is moved to just before a whole number, so that 超过 3 and 至少 4 are one border.
struct Cut: Hashable, Comparable, Sendable {
  /// The value, as a number: an amount, the number of a day, the seconds of a moment.
  let value: Fraction
  /// Whether the value itself lies below the border.
  let isAfter: Bool

  static func < (left: Cut, right: Cut) -> Bool {
    left.value != right.value ? left.value < right.value : !left.isAfter && right.isAfter
  }

  /// The same border on the line of whole numbers.
  var whole: Cut {
    let floor = value.floor
    if isAfter || value != floor { return Cut(value: floor.adding(.one) ?? floor, isAfter: false) }
    return Cut(value: floor, isAfter: false)
  }
}

extension Fraction {
  /// The largest whole number that is not above it.
  var floor: Fraction {
    let whole = numerator / denominator
    let below = numerator < 0 && numerator % denominator != 0 ? whole - 1 : whole
    return Fraction(numerator: below, denominator: 1) ?? self
  }
}

/// A stretch between two borders; nil ends are open.
struct Stretch: Hashable, Sendable {
  let lower: Cut?
  let upper: Cut?

  /// Whether a stretch lies inside it.
  func contains(_ other: Stretch) -> Bool {
    if let lower {
      guard let otherLower = other.lower, lower <= otherLower else { return false }
    }
    if let upper {
      guard let otherUpper = other.upper, otherUpper <= upper else { return false }
    }
    return true
  }

  /// Whether no value lies in it.
  var isEmpty: Bool {
    guard let lower, let upper else { return false }
    return lower >= upper
  }

  /// What lies in both.
  func intersection(_ other: Stretch) -> Stretch {
    let lower = [self.lower, other.lower].compactMap(\.self).max()
    let upper = [self.upper, other.upper].compactMap(\.self).min()
    return Stretch(lower: lower, upper: upper)
  }

  /// A value in it that reads well: the roundest one between two ends, the next whole one where an end is open.
  func example(isDiscrete: Bool) -> Fraction {
    switch (lower, upper) {
    case (nil, nil): return .zero
    case (let lower?, nil):
      if !lower.isAfter { return lower.value }
      return lower.value.floor.adding(.one) ?? lower.value
    case (nil, let upper?):
      if upper.isAfter { return upper.value }
      let floor = upper.value.floor
      return floor < upper.value ? floor : floor.subtracting(.one) ?? floor
    case (let lower?, let upper?):
      if isDiscrete || !lower.isAfter { return lower.value }
      if upper.isAfter { return upper.value }
      return Self.roundest(between: lower.value, and: upper.value)
    }
  }

  /// The number with the fewest digits between two others, both of them left out.
  static func roundest(between lower: Fraction, and upper: Fraction) -> Fraction {
    var step: Int128 = 1_000_000_000_000
    while step >= 1 {
      if let found = multiple(of: Fraction(numerator: step, denominator: 1), above: lower), found < upper {
        return found
      }
      step /= 10
    }
    step = 10
    while step <= 1_000_000_000_000 {
      if let found = multiple(of: Fraction(numerator: 1, denominator: step), above: lower), found < upper {
        return found
      }
      step *= 10
    }
    let sum = lower.adding(upper)
    return sum?.divided(by: Fraction(2)) ?? lower
  }

  private static func multiple(of step: Fraction?, above lower: Fraction) -> Fraction? {
    guard let step, let quotient = lower.divided(by: step) else { return nil }
    return quotient.floor.adding(.one)?.multiplied(by: step)
  }
}
