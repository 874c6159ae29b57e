import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Files {
  private static let temporaryCount = Atomic<Int>(0)

  /// Writes a file so that it is there whole or not at all: beside it first, onto the disk, then into its place.
  ///
  /// The access rights of a file that is replaced are kept; a link is followed, so that its target is replaced.
  package static func writeAtomically(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    if isDirectory(path) { throw FileError(.isDirectory, path: path) }
    let target = exists(path) ? try resolve(path) : path
    let folder = Path.parent(target)
    let number = temporaryCount.add(1, ordering: .relaxed).newValue
    let beside = Path.join(folder, ".zicha-\(getpid())-\(number).tmp")
    do throws(FileError) {
      try writeToDisk(beside, bytes, mode: SystemCall.status(target)?.st_mode)
      guard unsafe rename(beside, target) == 0 else { throw FileError.last(path) }
    } catch {
      _ = unsafe unlink(beside)
      throw FileError(error.cause, path: path)
    }
    syncFolder(folder)
  }

  private static func writeToDisk(_ path: String, _ bytes: [UInt8], mode: mode_t?) throws(FileError) {
    let descriptor = try SystemCall.open(path, O_WRONLY | O_CREAT | O_EXCL)
    defer { close(descriptor) }
    if let mode { _ = fchmod(descriptor, mode & 0o777) }
    try SystemCall.writeAll(bytes.span, to: descriptor, path: path)
    guard fsync(descriptor) == 0 else { throw .last(path) }
  }

  /// Puts the new name onto the disk too; file systems that can't are left as they are.
  private static func syncFolder(_ path: String) {
    guard let descriptor = try? SystemCall.open(path, O_RDONLY) else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
