/// Whether output to a stream is coloured.
enum ColorChoice {
  /// Decides by `--color`, then `NO_COLOR` (any text), `FORCE_COLOR` (any text but 0), `TERM=dumb`, then the terminal.
  ///
  /// Source: no-color.org and force-color.org.
  static func decide(flag: String?, environment: [String: String], isTerminal: Bool) -> Bool {
    switch flag {
    case "always": return true
    case "never": return false
    default: break
    }
    if let value = environment["NO_COLOR"], !value.isEmpty { return false }
    if let value = environment["FORCE_COLOR"], !value.isEmpty { return value != "0" }
    if environment["TERM"] == "dumb" { return false }
    return isTerminal
  }
}

/// The few ways in which text stands out on a terminal; never the only sign of anything.
enum TextStyle: String {
  case bold = "1"
  case dim = "2"
  case bad = "1;31"
  case doubtful = "1;33"
  case good = "1;32"

  /// The text in this style, or as it is without colour.
  func paint(_ text: String, _ usesColor: Bool) -> String {
    usesColor ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
