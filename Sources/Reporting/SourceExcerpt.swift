/// The line of an input that a finding points at, with the part that a caret marks.
package struct SourceExcerpt: Sendable, Hashable {
  /// The path of the input, as findings show it.
  package let path: String
  /// The one-based line.
  package let line: Int
  /// The text around the mark, decoded, without its line end; long lines are cut.
  package let text: String
  /// The characters of `text` before the mark, in code points.
  package let markStart: Int
  /// The length of the mark in code points; at least 1.
  package let markLength: Int
  /// Whether something was cut before the text.
  package let isCutBefore: Bool
  /// Whether something was cut behind the text.
  package let isCutBehind: Bool

  /// Creates an excerpt.
  package init(
    path: String, line: Int, text: String, markStart: Int, markLength: Int, isCutBefore: Bool = false,
    isCutBehind: Bool = false
  ) {
    self.path = path
    self.line = line
    self.text = text
    self.markStart = markStart
    self.markLength = max(1, markLength)
    self.isCutBefore = isCutBefore
    self.isCutBehind = isCutBehind
  }
}
