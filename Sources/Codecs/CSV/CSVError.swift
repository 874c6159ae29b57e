/// A record that can't be read, with its place and the place where reading may go on.
package struct CSVError: Error, Equatable, Sendable {
  /// What was wrong.
  package enum Cause: Equatable, Sendable {
    /// A field in quotes is not closed before the end of the input.
    case unterminatedQuote
    /// Something other than a delimiter or a line end follows a closing quote.
    case textAfterClosingQuote
    /// A quote stands inside a field that is not in quotes (RFC 4180 rule 5), in a line that an earlier fault has gone
    /// through: it is more likely the rest of the broken record than a record. Elsewhere such a quote is text.
    case quoteInsideField
    /// A NUL byte: this is no text, or text in UTF-16.
    case nulByte
    /// The record is longer than the limit in bytes.
    case recordTooLarge(limit: Int)
  }

  /// A line start from which reading may be tried again.
  package struct ResumePoint: Equatable, Sendable {
    /// The offset of the line's first byte in the input.
    package let offset: Int
    /// The number of that line.
    package let line: Int

    /// Makes a place to go on from.
    package init(offset: Int, line: Int) {
      self.offset = offset
      self.line = line
    }
  }

  /// What was wrong.
  package let cause: Cause
  /// The offending byte; for an unterminated quote the opening quote.
  package let offset: Int
  /// The line of the offending byte.
  package let line: Int
  /// The offset of the record's first byte.
  package let recordOffset: Int
  /// The line the record begins on.
  package let recordLine: Int
  /// The line behind the record's first line, if the record has been read beyond it: the broken quote has probably
  /// swallowed it. A caller that can read again restarts there and loses one line instead of many.
  package let resumePoint: ResumePoint?
}
