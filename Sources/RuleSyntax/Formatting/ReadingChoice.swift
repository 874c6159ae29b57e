package import SourceText

/// What checking found out that the formatter needs: the reading of each piece of text, and what each name means.
///
/// An empty choice suffices for files whose pieces have one reading and whose labels belong to one declaration each.
package struct ReadingChoice: Sendable {
  private var words: [SourceRange: [Word]] = [:]
  private var labels: [SourceRange: LocalizedText] = [:]

  /// Creates an empty choice.
  package init() {}

  /// Notes the reading of a piece of text.
  package mutating func choose<Node>(_ reading: Reading<Node>, for readings: Readings<Node>) {
    words[readings.range] = reading.words
  }

  /// Notes the labels of the declaration that a name means; `range` is the range of the `Name`.
  package mutating func resolve(_ range: SourceRange, to label: LocalizedText) {
    labels[range] = label
  }

  func words(of range: SourceRange) -> [Word]? { words[range] }

  func label(of range: SourceRange) -> LocalizedText? { labels[range] }
}
