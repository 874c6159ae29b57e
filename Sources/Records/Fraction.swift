/// An exact rational number in 128-bit integers, always reduced, with a positive denominator.
///
/// Rates stay exact (1999 of 2000 is never 100 %); an operation that leaves the range gives nil, never a wrap.
package struct Fraction: Hashable, Sendable {
  /// The numerator, with the sign.
  package let numerator: Int128
  /// The denominator, greater than zero.
  package let denominator: Int128

  /// Zero.
  package static let zero = Fraction(0)
  /// One.
  package static let one = Fraction(1)

  /// Creates a whole number.
  package init(_ integer: Int) {
    numerator = Int128(integer)
    denominator = 1
  }

  /// Creates the reduced fraction of two integers; nil if the denominator is zero or a part leaves the range.
  package init?(numerator: Int128, denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  /// Whether the number is whole.
  package var isWhole: Bool { denominator == 1 }

  /// The number as an `Int` if it is whole and fits.
  package var integer: Int? { isWhole ? Int(exactly: numerator) : nil }

  /// The negated number.
  package var negated: Fraction { Fraction(reducedNumerator: -numerator, denominator: denominator) }

  private init(reducedNumerator: Int128, denominator: Int128) {
    self.numerator = reducedNumerator
    self.denominator = denominator
  }

  /// The sum, or nil if it leaves the range.
  package func adding(_ other: Fraction) -> Fraction? {
    let divisor = Int128(Self.greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator / divisor)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(by: denominator / divisor)
    let (sum, sumOverflow) = left.addingReportingOverflow(right)
    let (bottom, bottomOverflow) = (denominator / divisor).multipliedReportingOverflow(by: other.denominator)
    guard !leftOverflow, !rightOverflow, !sumOverflow, !bottomOverflow else { return nil }
    return Fraction(numerator: sum, denominator: bottom)
  }

  /// The difference, or nil if it leaves the range.
  package func subtracting(_ other: Fraction) -> Fraction? { adding(other.negated) }

  /// The product, or nil if it leaves the range.
  package func multiplied(by other: Fraction) -> Fraction? {
    let first = Int128(Self.greatestCommonDivisor(numerator.magnitude, other.denominator.magnitude))
    let second = Int128(Self.greatestCommonDivisor(other.numerator.magnitude, denominator.magnitude))
    let (top, topOverflow) = (numerator / first).multipliedReportingOverflow(by: other.numerator / second)
    let (bottom, bottomOverflow) = (denominator / second).multipliedReportingOverflow(by: other.denominator / first)
    guard !topOverflow, !bottomOverflow else { return nil }
    return Fraction(numerator: top, denominator: bottom)
  }

  /// The quotient, or nil for a division by zero or a result out of range.
  package func divided(by other: Fraction) -> Fraction? {
    guard let inverse = Fraction(numerator: other.denominator, denominator: other.numerator) else { return nil }
    return multiplied(by: inverse)
  }

  /// The absolute value.
  package var magnitude: Fraction { numerator < 0 ? negated : self }
}

extension Fraction: Comparable {
  package static func < (left: Fraction, right: Fraction) -> Bool {
    // Cross products in 256 bits, so that a comparison can never overflow.
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return a.high != b.high ? a.high < b.high : a.low < b.low
  }
}
