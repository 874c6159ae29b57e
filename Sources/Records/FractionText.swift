/// How a number is rounded to a step (`舍入`, `舍去`, `进一`).
package enum RoundingMode: Sendable, Hashable {
  /// To the nearest, half away from zero (舍入).
  case nearest
  /// Towards zero (舍去).
  case down
  /// Away from zero (进一).
  case up
}

extension Fraction {
  /// Reads a decimal number such as `-12.50`; nil if the text is not one or has too many digits.
  package init?(decimal text: some StringProtocol) {
    var digits: Int128 = 0
    var scale: Int128 = 1
    var seenDigit = false
    var seenPoint = false
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    for scalar in rest.unicodeScalars {
      if scalar == ".", !seenPoint {
        seenPoint = true
        continue
      }
      guard scalar.value >= 0x30, scalar.value <= 0x39 else { return nil }
      let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflow) = shifted.addingReportingOverflow(Int128(scalar.value - 0x30))
      guard !overflow, !sumOverflow else { return nil }
      digits = sum
      seenDigit = true
      if seenPoint {
        let (next, scaleOverflow) = scale.multipliedReportingOverflow(by: 10)
        guard !scaleOverflow else { return nil }
        scale = next
      }
    }
    guard seenDigit else { return nil }
    self.init(numerator: isNegative ? -digits : digits, denominator: scale)
  }

  /// The number rounded to a multiple of a positive step, or nil if that leaves the range.
  package func rounded(toStep step: Fraction, _ mode: RoundingMode) -> Fraction? {
    guard step > .zero, let quotient = divided(by: step) else { return nil }
    let whole = quotient.numerator / quotient.denominator
    let rest = quotient.numerator - whole * quotient.denominator
    let sign: Int128 = quotient.numerator < 0 ? -1 : 1
    let bump: Int128 =
      switch mode {
      case .down: 0
      case .up: rest == 0 ? 0 : sign
      case .nearest: rest.magnitude >= quotient.denominator.magnitude - rest.magnitude ? sign : 0
      }
    return Fraction(numerator: whole + bump, denominator: 1)?.multiplied(by: step)
  }

  /// The number rounded to decimal places, half away from zero.
  package func rounded(places: Int) -> Fraction? {
    var step: Int128 = 1
    for _ in 0..<max(0, min(places, 30)) { step *= 10 }
    guard let unit = Fraction(numerator: 1, denominator: step) else { return nil }
    return rounded(toStep: unit, .nearest)
  }

  /// The number in decimals, exact if it ends within `maximumPlaces`, else rounded to that many.
  ///
  /// No thousands marks, no trailing zeros, `.` as the decimal sign in both languages.
  package func decimalText(maximumPlaces: Int = 12, minimumPlaces: Int = 0) -> String {
    let shown = rounded(places: maximumPlaces) ?? self
    let sign = shown.numerator < 0 ? "-" : ""
    let top = shown.numerator.magnitude
    let bottom = shown.denominator.magnitude
    var rest = top % bottom
    var decimals = ""
    while rest != 0 && decimals.utf8.count < max(maximumPlaces, 0) {
      // Ten times the rest may need more than 128 bits when the denominator is huge.
      let (high, low) = rest.multipliedFullWidth(by: 10)
      let (quotient, remainder) = bottom.dividingFullWidth((high, low))
      decimals += String(quotient)
      rest = remainder
    }
    while decimals.utf8.count < minimumPlaces { decimals += "0" }
    return sign + String(top / bottom) + (decimals.isEmpty ? "" : "." + decimals)
  }
}
