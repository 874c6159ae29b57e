/// A record of a WARC archive that can't be read, or a stretch that is no record, with its place.
///
/// Each damaged record gives one fault; reading goes on at the next record that can be found.
package struct WARCFault: Error, Equatable, Sendable {
  /// What was wrong.
  package enum Cause: Equatable, Sendable {
    /// Something stands here that does not begin like a record.
    case notARecord
    /// The file is in the older format ARC, which is not read: nothing of it has been.
    case arcFile
    /// The file holds no record at all.
    case noRecords
    /// The head of the record is longer than the limit, or has no end.
    case headTooLarge(limit: Int)
    /// The head lacks a field that is needed to read the record.
    case missingField(String)
    /// `Content-Length` is no number, or told in several ways.
    case badLength(String)
    /// The archive, or the gzip member, ends inside the record.
    case truncated
    /// The block is longer or shorter than `Content-Length` says: the next record does not follow it.
    case wrongLength
    /// The gzip member is broken.
    case gzip(GzipError.Cause)
    /// The HTTP response in the record can't be read.
    case http(HTTPFault)
    /// The body is longer than the limit.
    case bodyTooLarge(limit: Int)
  }

  /// What was wrong.
  package let cause: Cause
  /// The offset in the file: of the record, or of the gzip member in which it begins.
  package let offset: Int
  /// The offset of the record in the unpacked contents.
  package let contentOffset: Int
  /// The address of what was archived, if the head could be read.
  package let targetURI: String?

  init(_ cause: Cause, at place: ArchiveStream.Place, targetURI: String? = nil) {
    self.cause = cause
    offset = place.file
    contentOffset = place.content
    self.targetURI = targetURI
  }
}
