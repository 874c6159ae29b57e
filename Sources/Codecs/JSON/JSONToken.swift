/// One value or key as the cursor saw it: its kind and its raw bytes by offset.
///
/// For strings and keys the range lies between the quotes; for numbers and literals it covers the whole word; for
/// `object` and `array` it is empty and stands at the bracket, which has not been consumed.
@usableFromInline
package struct JSONToken: Equatable, Sendable {
  /// What a value is, as far as its first byte and its escapes tell.
  @usableFromInline
  package enum Kind: UInt8, Equatable, Sendable {
    /// A string whose raw bytes are its text.
    case string
    /// A string that must be unescaped before its bytes are text.
    case escapedString
    /// A number in the grammar of RFC 8259 section 6.
    case number
    /// The literal `true`.
    case `true`
    /// The literal `false`.
    case `false`
    /// The literal `null`.
    case null
    /// An object begins here: enter it or skip it.
    case object
    /// An array begins here: enter it or skip it.
    case array
  }

  /// What the value is.
  @usableFromInline package let kind: Kind
  /// The offset of the first raw byte.
  @usableFromInline package let start: Int
  /// The offset behind the last raw byte.
  @usableFromInline package let end: Int

  @inlinable
  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }

  /// The raw bytes as a range of offsets.
  @inlinable
  package var range: Range<Int> { start..<end }

  /// Says whether the raw bytes contain a backslash and must be unescaped.
  @inlinable
  package var hasEscapes: Bool { kind == .escapedString }

  /// Says whether the value is a string, with or without escapes.
  @inlinable
  package var isString: Bool { kind == .string || kind == .escapedString }
}
