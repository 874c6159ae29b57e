import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A temporary file without a name: bytes are appended and read back at any place, and it is gone when it is let go,
/// or when the process ends in whatever way.
package final class SpoolFile: Sendable {
  private let descriptor: Int32
  private let end = Mutex(0)
  private let folder: String

  /// Makes an empty spool in a folder; by default the one that `TMPDIR` names, or `/tmp`.
  package init(folder: String? = nil) throws(FileError) {
    self.folder = folder ?? Environment.temporaryFolder
    descriptor = try SpoolFile.open(in: self.folder)
  }

  deinit {
    close(descriptor)
  }

  /// The number of bytes appended so far.
  package var size: Int { end.withLock { $0 } }

  /// Appends bytes and returns the offset they begin at.
  @discardableResult
  package func append(_ bytes: [UInt8]) throws(FileError) -> Int {
    try end.withLock { end throws(FileError) in
      let start = end
      try write(bytes.span, at: start)
      end = start + bytes.count
      return start
    }
  }

  /// Reads a range that has been appended.
  package func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
    let bytes = try InputFile.read(descriptor, at: range.lowerBound, count: range.count, path: folder)
    guard bytes.count == range.count else { throw FileError(.shortened, path: folder) }
    return bytes
  }

  private func write(_ bytes: Span<UInt8>, at start: Int) throws(FileError) {
    try unsafe bytes.withUnsafeBytes { buffer throws(FileError) in
      var written = 0
      while written < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        written += try SystemCall.retrying(folder) {
          unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + written))
        }
      }
    }
  }

  /// Opens a file that no name leads to: its name is taken away at once.
  private static func open(in folder: String) throws(FileError) -> Int32 {
    var template = Array(Path.join(folder, "zicha-XXXXXX").utf8.map { CChar(bitPattern: $0) }) + [0]
    let descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let name = buffer.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(name)
      if descriptor >= 0 { _ = unsafe unlink(name) }
      return descriptor
    }
    guard descriptor >= 0 else { throw .last(folder) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }
}
