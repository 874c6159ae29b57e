/// Why compressed data can't be read, with its place.
package struct InflateError: Error, Equatable, Sendable {
  /// What was wrong.
  package enum Cause: Error, Equatable, Sendable {
    /// The data end in the middle.
    case truncated
    /// A block of the type that RFC 1951 reserves.
    case reservedBlockType
    /// The two copies of the length of a stored block differ.
    case storedLength
    /// A block says that it has more symbols than there are.
    case tooManySymbols
    /// The code lengths of a block make no prefix code.
    case badCode
    /// The lengths begin with a repetition, or repeat beyond their number.
    case badRepetition
    /// A block without a code for its end.
    case noBlockEnd
    /// A code that stands for nothing.
    case invalidSymbol
    /// A reference to before the beginning of the data.
    case distanceTooFar
    /// The data are longer than the limit: perhaps a decompression bomb.
    case tooLarge(limit: Int)
    /// The wrapper of zlib (RFC 1950) is wrong, or asks for a preset dictionary.
    case badWrapper
    /// The checksum of zlib does not fit the data.
    case checksum
  }

  /// What was wrong.
  package let cause: Cause
  /// The offset in the compressed data, in bytes from their start, at which it showed.
  package let offset: Int

  /// Makes an error.
  package init(_ cause: Cause, at offset: Int) {
    self.cause = cause
    self.offset = offset
  }
}
