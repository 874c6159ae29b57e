#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file open for reading at any place, from any number of threads at once; closed when the last user lets go.
package final class InputFile: Sendable {
  /// The path as it was given.
  package let path: String
  /// The size in bytes when the file was opened; 0 for a pipe or device, which can only be read in order.
  package let size: Int
  /// What was opened: a file, or a pipe or device.
  package let kind: FileKind
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: among others `isDirectory`, for which the system itself would complain only when reading.
  package init(_ path: String) throws(FileError) {
    let descriptor = try SystemCall.open(path, O_RDONLY)
    do throws(FileError) {
      let status = try SystemCall.status(of: descriptor, path: path)
      if status.kind == .folder { throw FileError(.isDirectory, path: path) }
      kind = status.kind
      size = status.kind == .file ? Int(status.st_size) : 0
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Reads bytes from an offset into memory and returns how many there were; fewer than asked only at the end.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try unsafe InputFile.read(descriptor, at: offset, into: buffer, path: path)
  }

  /// Reads up to so many bytes from an offset; fewer only at the end.
  package func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    try InputFile.read(descriptor, at: offset, count: count, path: path)
  }

  /// Reads the whole file, or a pipe to its end.
  package func readAll(limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
    guard kind == .file else { return try ByteStream.readAll(descriptor, name: path, limit: limit) }
    guard size <= limit else { throw FileError(.tooLarge(size: size, limit: limit), path: path) }
    // Files of /proc say that they are empty and are not.
    if size == 0 { return try ByteStream.readAll(descriptor, name: path, limit: limit) }
    let bytes = try read(at: 0, count: size)
    guard bytes.count == size else { throw FileError(.shortened, path: path) }
    return bytes
  }

  static func read(
    _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer, path: String
  ) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try SystemCall.retrying(path) {
        unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  static func read(_ descriptor: Int32, at offset: Int, count: Int, path: String) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(FileError) {
        // The capacity may be more than was asked for.
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count])
        filled = try unsafe read(descriptor, at: offset, into: target, path: path)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
