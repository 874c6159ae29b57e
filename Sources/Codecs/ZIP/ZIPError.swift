/// Why a ZIP archive, or a file in it, can't be read.
package struct ZIPError: Error, Equatable, Sendable {
  /// What was wrong.
  package enum Cause: Equatable, Sendable {
    /// There is no end of a central directory: this is no ZIP archive, or its end is missing.
    case notZIP
    /// The archive is one of several parts.
    case severalParts
    /// The central directory is not where the archive says, or is broken.
    case badDirectory
    /// There are more files than the limit.
    case tooManyEntries(limit: Int)
    /// Files overlap: an archive made to unpack to far more than it holds.
    case overlappingEntries
    /// There is no file of that name.
    case missing
    /// Several files have that name, and readers would differ on which of them counts.
    case duplicateName
    /// The file is encrypted.
    case encrypted
    /// The file is compressed in a way that is not read; the number is that of the ZIP specification.
    case unknownMethod(Int)
    /// The head of the file does not fit its entry in the directory.
    case badLocalHeader
    /// The compressed data are broken.
    case data(InflateError.Cause)
    /// The unpacked file is larger than the limit.
    case tooLarge(limit: Int)
    /// The unpacked file is longer or shorter than the archive says.
    case length
    /// The checksum does not fit the unpacked file.
    case checksum
    /// The bytes of the archive could not be read from where they lie.
    case unreadable
  }

  /// What was wrong.
  package let cause: Cause
  /// The name of the file in the archive; nil when the archive as a whole is meant.
  package let name: String?
  /// The offset in the archive at which it showed.
  package let offset: Int

  init(_ cause: Cause, name: String? = nil, at offset: Int) {
    self.cause = cause
    self.name = name
    self.offset = offset
  }
}
