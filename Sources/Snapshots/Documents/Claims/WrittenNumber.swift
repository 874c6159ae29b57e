/// A number as it is written in a text: its digits, and how many of them stand behind the point.
struct WrittenNumber: Hashable, Sendable {
  /// The digits without the point.
  var digits: Int64
  /// How many digits stand behind the point; below zero when the number was written in 万 or 亿: 200 万 has −4.
  var places: Int

  /// The most digits that are taken for a number and not for a code.
  static let longest = 15

  init(_ digits: Int64, places: Int = 0) {
    self.digits = digits
    self.places = places
  }

  /// The number times a power of ten.
  func scaled(by power: Int) -> WrittenNumber {
    WrittenNumber(digits, places: places - power)
  }

  /// The value, when it is a whole number of moderate size.
  var whole: Int? {
    var value = digits
    if places > 0 { return nil }
    for _ in 0..<(-places) {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      if isTooLarge { return nil }
      value = product
    }
    return Int(value)
  }

  /// The value in digits, such as `5336`, `67.7` or `2000000`.
  var text: String {
    let written = String(digits)
    guard places > 0 else { return digits == 0 ? "0" : written + String(repeating: "0", count: -places) }
    let padded = String(repeating: "0", count: max(0, places + 1 - written.count)) + written
    return padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// Says whether one number is below another.
  static func isLess(_ left: WrittenNumber, _ right: WrittenNumber) -> Bool {
    // Both have at most fifteen digits and a small power; floating point decides every case that matters here.
    left.approximate < right.approximate
  }

  private var approximate: Double {
    var value = Double(digits)
    for _ in 0..<abs(places) { value = places > 0 ? value / 10 : value * 10 }
    return value
  }
}
