/// Text in XML 1.0: markup escaped, characters that XML can't hold spelled out.
enum XMLText {
  /// The text on one line, for attributes.
  static func attribute(_ text: String) -> String {
    escaped(VisibleText.line(text))
  }

  /// The text with its line ends, for content.
  static func content(_ lines: [String]) -> String {
    lines.map { attribute($0) }.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": shown += "&amp;"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "\"": shown += "&quot;"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
