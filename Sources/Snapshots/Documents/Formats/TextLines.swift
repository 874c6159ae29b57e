/// The lines of a text, with line feeds, carriage returns or both at their ends.
enum TextLines {
  /// The lines without their ends; the empty text has none.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = scalar == "\r"
      if scalar == "\n" || scalar == "\r" || scalar.value == 0x0C || scalar.value == 0x2028 {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// A line without the white space at its ends, and the column at which it begins; nil for a blank line.
  static func trimmed(_ line: some StringProtocol, from column: Int = 1) -> (text: String, column: Int)? {
    var view = line.unicodeScalars[...]
    var column = column
    while let first = view.first, first.isBlank || first.value == 0xFEFF {
      view.removeFirst()
      column += 1
    }
    while let last = view.last, last.isBlank { view.removeLast() }
    return view.isEmpty ? nil : (String(String.UnicodeScalarView(view)), column)
  }
}
