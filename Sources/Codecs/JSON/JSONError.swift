/// A violation of RFC 8259, or of the depth limit, with the byte where it was noticed.
@usableFromInline
package struct JSONError: Error, Equatable, Sendable {
  /// What was wrong, without wording: the module that shows it words it in both languages.
  @usableFromInline
  package enum Cause: UInt8, Equatable, Sendable, CaseIterable {
    /// The text ended inside a value or a container.
    case unexpectedEnd
    /// Another byte stands where a value must begin.
    case expectedValue
    /// Another byte stands where a key in double quotes must begin.
    case expectedKey
    /// No colon follows the key.
    case expectedColon
    /// Neither a comma nor the closing brace follows a member.
    case expectedCommaOrBrace
    /// Neither a comma nor the closing bracket follows an element.
    case expectedCommaOrBracket
    /// The caller asked for an object and another value begins here.
    case expectedObject
    /// The caller asked for an array and another value begins here.
    case expectedArray
    /// A comma stands before a closing bracket or brace.
    case trailingComma
    /// A number that does not follow the grammar of section 6, such as `01`, `1.` or `+1`.
    case invalidNumber
    /// A word that begins like `true`, `false` or `null` and is not.
    case invalidLiteral
    /// A string without its closing quote; the offset is that of the opening quote.
    case unterminatedString
    /// A byte below U+0020 inside a string; section 7 wants it escaped.
    case controlCharacter
    /// A backslash followed by something that section 7 does not know.
    case invalidEscape
    /// Half of a surrogate pair, written as `\uD800` to `\uDFFF`.
    case loneSurrogate
    /// Bytes that are not UTF-8 (section 8.1).
    case invalidUTF8
    /// More containers inside one another than the limit allows.
    case tooDeep
    /// Something follows the value that should have been the last.
    case trailingBytes
  }

  /// The byte, counted from the start of the bytes that the cursor was made for.
  @usableFromInline package let offset: Int
  /// What was wrong there.
  @usableFromInline package let cause: Cause

  /// Makes an error for a byte offset.
  @inlinable
  package init(_ cause: Cause, at offset: Int) {
    self.offset = offset
    self.cause = cause
  }
}
