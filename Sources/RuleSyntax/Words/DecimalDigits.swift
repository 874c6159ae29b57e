/// An Arabic number in a text: an optional minus sign, digits with thousands commas in groups of three, decimals.
struct DecimalDigits {
  private var whole: [UInt8] = []
  private var fraction: [UInt8] = []
  private var isNegative = false
  /// How many decimals were written.
  private(set) var places = 0
  /// The index after the number.
  private(set) var end: Int

  /// Whether there is a number.
  var isNumber: Bool { !whole.isEmpty }

  init(_ content: ContentText, at start: Int, end limit: Int) {
    end = start
    var index = start
    func scalar(_ offset: Int) -> UInt32 { offset < limit ? content.scalars[offset] : 0 }
    if scalar(index) == 0x2D {
      isNegative = true
      index += 1
    }
    while CodePoints.isDigit(scalar(index)), whole.count < 40 {
      whole.append(UInt8(scalar(index)))
      index += 1
    }
    guard !whole.isEmpty else { return }
    while whole.count < 40, scalar(index) == 0x2C, (1...3).allSatisfy({ CodePoints.isDigit(scalar(index + $0)) }),
      !CodePoints.isDigit(scalar(index + 4))
    {
      for offset in 1...3 { whole.append(UInt8(scalar(index + offset))) }
      index += 4
    }
    if scalar(index) == 0x2E, CodePoints.isDigit(scalar(index + 1)) {
      index += 1
      while CodePoints.isDigit(scalar(index)), fraction.count < 40 {
        fraction.append(UInt8(scalar(index)))
        index += 1
      }
    }
    places = fraction.count
    end = index
  }

  /// Applies a magnitude word.
  mutating func shift(by zeros: Int) {
    for _ in 0..<zeros { whole.append(fraction.isEmpty ? 0x30 : fraction.removeFirst()) }
    places = fraction.count
  }

  /// The decimal value without thousands commas and superfluous zeros in front.
  var text: String {
    let significant = whole.drop { $0 == 0x30 }
    let integer = significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
    let decimals = fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self)
    return (isNegative ? "-" : "") + integer + decimals
  }
}
