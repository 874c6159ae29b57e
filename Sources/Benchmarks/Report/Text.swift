/// Figures as text, without a locale.
enum Text {
  /// A number with so many decimals.
  static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let digits = WorkingDays.padded(scaled, places + 1)
    let whole = (value < 0 && scaled > 0 ? "-" : "") + digits.dropLast(places)
    return places == 0 ? whole : whole + "." + digits.suffix(places)
  }

  /// A whole number with commas.
  static func grouped(_ value: Double) -> String {
    let digits = fixed(value, 0)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A text filled with blanks on the right.
  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
