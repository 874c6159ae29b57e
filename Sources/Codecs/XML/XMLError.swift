/// Why an XML document can't be read, with its place.
package struct XMLError: Error, Equatable, Sendable {
  /// What was wrong.
  package enum Cause: Error, Equatable, Sendable {
    /// The document is in an encoding that is not read.
    case unknownEncoding(String)
    /// The bytes are not text in the encoding of the document.
    case invalidText
    /// A character that XML does not allow, such as most control characters.
    case invalidCharacter
    /// The document ends in the middle.
    case truncated
    /// Something else stands where this was expected.
    case expected(String)
    /// An end tag that does not fit the element that is open; nil if none is.
    case mismatchedEnd(open: String?)
    /// An attribute stands twice in a tag.
    case duplicateAttribute(String)
    /// A prefix that no namespace is declared for.
    case unknownPrefix(String)
    /// An entity other than the five of XML. Declarations are not read, so that none can grow without bounds.
    case undefinedEntity(String)
    /// Elements lie deeper in each other than the limit.
    case tooDeep(limit: Int)
    /// The document, a name or a list of attributes is longer than the limit.
    case tooLarge(limit: Int)
    /// Text or a second element outside the root element.
    case outsideRoot
  }

  /// What was wrong.
  package let cause: Cause
  /// Where it showed.
  package let place: XMLPlace

  /// Makes an error.
  package init(_ cause: Cause, at place: XMLPlace) {
    self.cause = cause
    self.place = place
  }
}

/// A place in an XML document.
package struct XMLPlace: Equatable, Sendable {
  /// The offset in the document as UTF-8 without a byte order mark.
  package var offset = 0
  /// The line, from one.
  package var line = 1
  /// The column in characters (code points), from one.
  package var column = 1

  /// The first place.
  package init() {}
}
