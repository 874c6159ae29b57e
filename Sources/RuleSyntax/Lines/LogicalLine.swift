import SourceText

/// A line of a rule file with the lines that continue it.
struct LogicalLine: Sendable {
  /// What a line is.
  enum Kind: Sendable, Hashable {
    case blank
    /// `# text`.
    case comment
    /// `> text`.
    case quote
    /// `| cell | cell |`.
    case row
    /// `- content`.
    case item
    /// A header, by the id of its head word.
    case header(String)
    /// A header inside a block (项目 of a scorecard, 节 of a report), by the id of its word.
    case subheader(String)
    /// A clause, by its id.
    case clause(String)
    /// Neither of these; already reported.
    case stray
    /// A line of a Markdown file outside the fenced blocks, or a fence.
    case prose
  }

  /// What it is.
  let kind: Kind
  /// The physical lines, by zero-based number; comment lines between continued ones are not among them.
  var lines: [Int]
  /// The bytes of its physical lines without the white space at both ends.
  var pieces: [Range<Int>]
  /// The text of the pieces.
  var content: ContentText
  /// The indices of the head or clause word, or of the mark.
  let mark: Range<Int>
  /// The indices between the head or clause word and the colon.
  let name: Range<Int>
  /// The indices of the colon; empty where it is missing.
  let colon: Range<Int>
  /// The indices of what follows, without a `；` `，` `。` at the end.
  var body: Range<Int>

  /// The source range of the whole line.
  var range: SourceRange { content.range(content.trimmed(0..<content.count)) }
}
