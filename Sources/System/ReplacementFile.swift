import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written beside the one it is to replace and takes its place only when it is complete.
///
/// Without ``commit()``, whatever happens, the old file stays and the new one is removed: where the system can (Linux), it
/// has no name before it is complete, so that not even a killed process leaves a piece of it. The access rights of the
/// replaced file are kept; a link is followed, so that its target is replaced.
package struct ReplacementFile: ~Copyable {
  private static let count = Atomic<Int>(0)

  private let path: String
  private let target: String
  private let beside: String
  private let descriptor: Int32
  /// Whether the file stands under its name beside already.
  private var isNamed: Bool
  private var isCommitted = false

  /// Begins a file that is to stand at a path.
  package init(_ path: String) throws(FileError) {
    let target = try ReplacementFile.target(of: path)
    let number = ReplacementFile.count.add(1, ordering: .relaxed).newValue
    let beside = Path.join(Path.parent(target), ".zicha-\(getpid())-\(number).tmp")
    let nameless = ReplacementFile.createNameless(in: Path.parent(target))
    let descriptor: Int32
    if let nameless { descriptor = nameless } else { descriptor = try ReplacementFile.create(beside, for: path) }
    if let mode = SystemCall.status(target)?.st_mode { _ = fchmod(descriptor, mode & 0o777) }
    (self.path, self.target, self.beside, self.descriptor) = (path, target, beside, descriptor)
    isNamed = nameless == nil
  }

  deinit {
    close(descriptor)
    if isNamed, !isCommitted { _ = unsafe unlink(beside) }
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try SystemCall.writeAll(bytes.span, to: descriptor, path: path)
  }

  /// Puts everything onto the disk and the file into its place.
  package consuming func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw .last(path) }
    if !isNamed {
      try ReplacementFile.name(descriptor, beside, for: path)
      isNamed = true
    }
    guard unsafe rename(beside, target) == 0 else { throw .last(path) }
    isCommitted = true
    syncFolder()
  }

  private static func target(of path: String) throws(FileError) -> String {
    switch Files.kind(path) {
    case .folder: throw FileError(.isDirectory, path: path)
    case .some: return try Files.resolve(path)
    case nil: return path
    }
  }

  /// A file in a folder that no name leads to; nil where the system or the file system knows no such thing.
  private static func createNameless(in folder: String) -> Int32? {
    #if os(Linux)
      // O_TMPFILE of open(2), a macro that is not imported. Without /proc it could not be given a name later.
      guard Files.isDirectory("/proc/self/fd") else { return nil }
      return try? SystemCall.open(folder, 0o20_000_000 | O_DIRECTORY | O_WRONLY)
    #else
      return nil
    #endif
  }

  /// Gives a nameless file its name beside the target.
  private static func name(_ descriptor: Int32, _ beside: String, for path: String) throws(FileError) {
    let source = "/proc/self/fd/\(descriptor)"
    guard unsafe linkat(AT_FDCWD, source, AT_FDCWD, beside, AT_SYMLINK_FOLLOW) == 0 else { throw .last(path) }
  }

  private static func create(_ beside: String, for path: String) throws(FileError) -> Int32 {
    do throws(FileError) {
      return try SystemCall.open(beside, O_WRONLY | O_CREAT | O_EXCL)
    } catch {
      throw FileError(error.cause, path: path)
    }
  }

  /// Puts the new name onto the disk too; file systems that can't are left as they are.
  private func syncFolder() {
    guard let folder = try? SystemCall.open(Path.parent(target), O_RDONLY) else { return }
    _ = fsync(folder)
    close(folder)
  }
}

extension Files {
  /// Writes a file so that it is there whole or not at all.
  ///
  /// A pipe or a device can't be replaced, as that would take `/dev/null` from everybody: the bytes go through it.
  package static func writeAtomically(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    if Files.kind(path) == .other { return try writeThrough(path, bytes) }
    let file = try ReplacementFile(path)
    try file.write(bytes)
    try file.commit()
  }

  /// Writes a file piece by piece so that it is there whole or not at all; a pipe or a device gets the pieces as they come.
  package static func writeAtomically(
    _ path: String, _ pieces: ((_ write: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void)
  ) throws(FileError) {
    if Files.kind(path) == .other {
      let descriptor = try SystemCall.open(path, O_WRONLY)
      defer { close(descriptor) }
      return try pieces { bytes throws(FileError) in
        try SystemCall.writeAll(bytes.span, to: descriptor, path: path)
      }
    }
    let file = try ReplacementFile(path)
    try pieces { bytes throws(FileError) in try file.write(bytes) }
    try file.commit()
  }

  private static func writeThrough(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let descriptor = try SystemCall.open(path, O_WRONLY)
    defer { close(descriptor) }
    try SystemCall.writeAll(bytes.span, to: descriptor, path: path)
  }
}
