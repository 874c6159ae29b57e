/// Why a gzip file can't be read on, with its place.
package struct GzipError: Error, Equatable, Sendable {
  /// What was wrong.
  package enum Cause: Equatable, Sendable {
    /// What should be a member does not begin as one.
    case notGzip
    /// A compression method other than DEFLATE, or flags that RFC 1952 reserves.
    case unknownMethod
    /// The checksum of the header does not fit it.
    case headerChecksum
    /// The file ends inside a member.
    case truncated
    /// The compressed data are broken, or too large.
    case data(InflateError.Cause)
    /// The checksum of the data does not fit them.
    case checksum
    /// The length of the data is not the one that the member tells.
    case length
  }

  /// What was wrong.
  package let cause: Cause
  /// The offset in the file at which it showed.
  package let offset: Int
  /// The offset of the first byte of the member.
  package let memberOffset: Int
}
