package import RuleSyntax
package import SourceText

/// The words of the reading that was chosen for a piece of text, for the formatter.
package struct ReadingChoice: Sendable, Hashable {
  /// The text that was read.
  package let range: SourceRange
  /// The words it was cut into.
  package let words: [Word]
}
