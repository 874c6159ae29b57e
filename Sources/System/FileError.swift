/// What went wrong with a file, folder or stream, and which; without wording, which belongs to whoever shows it.
package struct FileError: Error, Equatable, Sendable {
  /// What went wrong.
  package enum Cause: Equatable, Sendable {
    /// There is no such file or folder.
    case notFound
    /// A folder stands where a file is expected.
    case isDirectory
    /// A file stands where a folder is expected.
    case notDirectory
    /// The user may not do this.
    case permissionDenied
    /// Something with this name exists already.
    case alreadyExists
    /// The file has more bytes than the limit; the size is nil for a stream.
    case tooLarge(size: Int?, limit: Int)
    /// The disk or the quota is full.
    case noSpace
    /// The file would become greater than the user or the file system allows.
    case fileSizeLimit
    /// The file system can only be read.
    case readOnly
    /// The name is too long, or contains a zero byte.
    case invalidName
    /// Symbolic links lead in a circle.
    case linkLoop
    /// Folders stand too deep inside one another, or there are too many files.
    case tooManyEntries(limit: Int)
    /// Too many files are open.
    case tooManyOpenFiles
    /// The reader at the other end of the pipe has gone.
    case brokenPipe
    /// The file became shorter while it was read.
    case shortened
    /// Another error, by its system number.
    case system(Int32)
  }

  /// The path as the caller gave it, or a name such as `<stdin>`.
  package let path: String
  /// What went wrong.
  package let cause: Cause

  /// Makes an error for a path.
  package init(_ cause: Cause, path: String) {
    self.path = path
    self.cause = cause
  }
}
