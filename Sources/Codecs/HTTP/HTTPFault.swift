/// Why an HTTP response can't be read.
package enum HTTPFault: Error, Equatable, Sendable {
  /// The first line is no status line.
  case badStatusLine
  /// The head is longer than the limit, or has no end.
  case headTooLarge(limit: Int)
  /// The response ends before its head or body does.
  case truncated
  /// The chunks of the body (RFC 9112, section 7.1) are not what they should be.
  case badChunk
  /// The body is encoded in a way that is not read, such as `br`.
  case unknownEncoding(String)
  /// The compressed body is broken.
  case data(GzipError.Cause)
  /// The body is longer than the limit.
  case tooLarge(limit: Int)
}
