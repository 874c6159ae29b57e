package import SourceText

/// One way to read a piece of text: its node and the words it was cut into.
package struct Reading<Node: Sendable & Hashable>: Sendable, Hashable {
  /// What it says.
  package let node: Node
  /// The words, in order, without the white space between them; the formatter writes them back.
  package let words: [Word]

  /// Creates a reading.
  package init(node: Node, words: [Word]) {
    self.node = node
    self.words = words
  }
}

/// A piece of a line, after the text was cut into words.
package struct Word: Sendable, Hashable {
  /// What a word is.
  package enum Kind: Sendable, Hashable {
    /// A row of the keyword table, by its id.
    case keyword(String)
    /// A declared word.
    case name
    /// A number, a date, a quoted text, a rule id or an article number: stays as typed.
    case literal
    /// Punctuation, canonical.
    case punctuation(String)
  }

  /// What it is.
  package let kind: Kind
  /// Where it stands.
  package let range: SourceRange

  /// Creates a word.
  package init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// All readings of a piece of text that parse; the checker keeps those that type-check.
///
/// Empty when nothing parses: the parser has then reported where reading stopped, and the rest of the file goes on.
package struct Readings<Node: Sendable & Hashable>: Sendable, Hashable {
  /// The readings; those that differ only by cutting a name in pieces are all there, the checker prefers whole names.
  package let all: [Reading<Node>]
  /// The text that was read.
  package let range: SourceRange

  /// Creates readings.
  package init(_ all: [Reading<Node>], range: SourceRange) {
    self.all = all
    self.range = range
  }
}
