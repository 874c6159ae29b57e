/// What the reading table made of the bytes of one scalar, before it goes into a column.
///
/// Ranges are offsets into the bytes that were given, without the white space around the words.
package enum Reading: Hashable, Sendable {
  /// Nothing there: blank, or one of the table's blank words.
  case missing
  /// A value as its 64-bit slot, at the scale that ``ColumnScale`` fixes for the type.
  case slot(Int64)
  /// A text or a key: the bytes to store.
  case text(Range<Int>)
  /// A number with more digits than the slot's scale holds.
  case wide(Fraction)
  /// Words that can't be read as the type.
  case fault(Range<Int>)
}
