import Reporting
import SourceText

/// A source line with a caret under what a finding is about, for the terminal.
///
///     12 | A-2,2025-03-01,2025-04-30
///        | ^^^
struct ExcerptText {
  /// The two lines.
  let lines: [String]

  /// Lays out an excerpt.
  init(_ excerpt: SourceExcerpt, style: TerminalStyle, width: Int) {
    let number = String(excerpt.line)
    let margin = String(repeating: " ", count: number.count)
    let room = max(20, width - 4 - number.count - 3)
    let scalars = Array(excerpt.text.unicodeScalars)
    let start = min(excerpt.markStart, scalars.count)
    let end = min(start + excerpt.markLength, scalars.count)
    var first = 0
    // The mark must be seen: what stands too far before it is cut.
    while first < start, Self.cells(scalars[first..<min(end, first + room)], before: start - first) > room / 2 {
      first += 1
    }
    var last = first
    var used = excerpt.isCutBefore || first > 0 ? 1 : 0
    while last < scalars.count, used + displayWidth(of: scalars[last]) < room {
      used += max(1, displayWidth(of: scalars[last]))
      last += 1
    }
    let lead = excerpt.isCutBefore || first > 0 ? "…" : ""
    let tail = excerpt.isCutBehind || last < scalars.count ? "…" : ""
    let text = lead + Self.visible(scalars[first..<last]) + tail
    let indent = displayWidth(lead) + displayWidth(Self.visible(scalars[first..<max(first, min(start, last))]))
    let length = displayWidth(Self.visible(scalars[min(start, last)..<min(max(end, start), last)]))
    lines = [
      "    " + style.paint(number + " | ", .faint) + text,
      "    " + style.paint(margin + " | ", .faint) + String(repeating: " ", count: indent)
        + style.paint(String(repeating: "^", count: max(1, length)), .red),
    ]
  }

  private static func cells(_ scalars: ArraySlice<Unicode.Scalar>, before count: Int) -> Int {
    scalars.prefix(count).reduce(0) { $0 + max(1, displayWidth(of: $1)) }
  }

  /// The text on one line with signs for what could repaint the terminal, one sign for one character.
  private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(scalar == "\t" ? " " : scalar) }
    return VisibleText.line(String(text))
  }
}
