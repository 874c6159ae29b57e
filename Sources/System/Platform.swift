// The few names that differ between systems, and the step from error numbers to causes.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileError {
  /// The error for a system error number.
  init(errno number: Int32, path: String) {
    let cause: Cause =
      switch number {
      case ENOENT: .notFound
      case EISDIR: .isDirectory
      case ENOTDIR: .notDirectory
      case EACCES, EPERM: .permissionDenied
      case EEXIST, ENOTEMPTY: .alreadyExists
      case ENOSPC, EDQUOT: .noSpace
      case EFBIG: .fileSizeLimit
      case EROFS: .readOnly
      case ENAMETOOLONG, EILSEQ: .invalidName
      case ELOOP: .linkLoop
      case EMFILE, ENFILE: .tooManyOpenFiles
      case EPIPE: .brokenPipe
      default: .system(number)
      }
    self.init(cause, path: path)
  }

  /// The error for the number that the last system call left.
  static func last(_ path: String) -> FileError {
    FileError(errno: errno, path: path)
  }
}

/// Calls into the system that retry when a signal interrupts them.
enum SystemCall {
  /// The result of a call that gives a negative number on failure.
  static func retrying(_ path: String, _ call: () -> Int) throws(FileError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw .last(path) }
    }
  }

  /// Opens a file, closed in child processes.
  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(FileError) -> Int32 {
    guard !path.utf8.contains(0) else { throw FileError(.invalidName, path: path) }
    guard !path.isEmpty else { throw FileError(.notFound, path: path) }
    return Int32(
      try retrying(path) {
        #if canImport(Glibc)
          Int(unsafe Glibc.open(path, flags | O_CLOEXEC, mode))
        #elseif canImport(Musl)
          Int(unsafe Musl.open(path, flags | O_CLOEXEC, mode))
        #else
          Int(unsafe Darwin.open(path, flags | O_CLOEXEC, mode))
        #endif
      })
  }

  /// The state of what a path leads to, or nil if there is nothing.
  static func status(_ path: String, followsLink: Bool = true) -> stat? {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    let result = unsafe followsLink ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status : nil
  }

  /// The state of an open file.
  static func status(of descriptor: Int32, path: String) throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last(path) }
    return status
  }

  /// Writes all bytes.
  static func writeAll(_ bytes: Span<UInt8>, to descriptor: Int32, path: String) throws(FileError) {
    try unsafe bytes.withUnsafeBytes { buffer throws(FileError) in
      var offset = 0
      while offset < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        offset += try retrying(path) { unsafe write(descriptor, rest.baseAddress, rest.count) }
      }
    }
  }
}

extension stat {
  var kind: FileKind {
    switch st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    case S_IFLNK: .link
    default: .other
    }
  }
}
