import Reporting

/// Colours of the terminal (ECMA-48 SGR); a word or a mark always says the same.
struct TerminalStyle {
  /// A way to set words off.
  enum Emphasis: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case yellow = "33"
    case green = "32"
    case boldRed = "1;31"
    case boldYellow = "1;33"
  }

  let usesColor: Bool

  /// The words in a style, or as they are.
  func paint(_ text: String, _ emphasis: Emphasis?) -> String {
    guard usesColor, let emphasis, !text.isEmpty else { return text }
    return "\u{1B}[" + emphasis.rawValue + "m" + text + "\u{1B}[0m"
  }

  /// The style of a tone.
  func emphasis(of tone: ReportTone) -> Emphasis? {
    switch tone {
    case .violation, .critical: .boldRed
    case .major: .red
    case .undetermined, .minor: .yellow
    case .pass: .green
    case .neutral, .note: .faint
    }
  }
}

extension ReportTone {
  /// The mark before the word, so that nothing hangs on colour.
  var mark: String {
    switch self {
    case .pass: "✓"
    case .violation: "✗"
    case .undetermined: "?"
    case .neutral: "–"
    case .critical: "■"
    case .major: "▲"
    case .minor: "●"
    case .note: "○"
    }
  }
}
