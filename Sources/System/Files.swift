#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files and folders by path.
package enum Files {
  /// What stands at a path, links followed; nil if nothing does.
  package static func kind(_ path: String) -> FileKind? {
    SystemCall.status(path)?.kind
  }

  /// Says whether anything stands at a path.
  package static func exists(_ path: String) -> Bool {
    kind(path) != nil
  }

  /// Says whether a folder stands at a path.
  package static func isDirectory(_ path: String) -> Bool {
    kind(path) == .folder
  }

  /// The size in bytes of a regular file; nil for anything else.
  package static func size(_ path: String) -> Int? {
    guard let status = SystemCall.status(path), status.kind == .file else { return nil }
    return Int(status.st_size)
  }

  /// Size, time of change and number of a regular file, which all stay as they are while nobody writes it; nil for
  /// anything else.
  package static func stamp(_ path: String) -> String? {
    guard let status = SystemCall.status(path), status.kind == .file else { return nil }
    #if canImport(Darwin)
      let (changed, modified) = (status.st_ctimespec, status.st_mtimespec)
    #else
      let (changed, modified) = (status.st_ctim, status.st_mtim)
    #endif
    let numbers = [
      Int(status.st_size), Int(modified.tv_sec), Int(modified.tv_nsec), Int(changed.tv_sec), Int(changed.tv_nsec),
      Int(truncatingIfNeeded: status.st_ino), Int(truncatingIfNeeded: status.st_dev),
    ]
    return numbers.map { String($0) }.joined(separator: " ")
  }

  /// The bytes of a whole file.
  ///
  /// - Parameter limit: the most bytes that are read; by default 1 GiB.
  package static func read(_ path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
    let file = try InputFile(path)
    return try file.readAll(limit: limit)
  }

  /// Makes a folder and the folders above it, as far as they are missing.
  package static func createDirectories(_ path: String) throws(FileError) {
    switch kind(path) {
    case .folder: return
    case .some: throw FileError(.notDirectory, path: path)
    case nil: break
    }
    let parent = Path.parent(path)
    if parent != path, parent != "." { try createDirectories(parent) }
    guard unsafe mkdir(path, 0o777) != 0 else { return }
    // Another process may have made it in between.
    let error = FileError.last(path)
    guard isDirectory(path) else { throw error }
  }

  /// Removes a file or an empty folder.
  package static func remove(_ path: String) throws(FileError) {
    let isFolder = SystemCall.status(path, followsLink: false)?.kind == .folder
    guard unsafe (isFolder ? rmdir(path) : unlink(path)) == 0 else { throw .last(path) }
  }

  /// Removes a folder with all that is in it, without following links out of it.
  package static func removeTree(_ path: String) throws(FileError) {
    if SystemCall.status(path, followsLink: false)?.kind == .folder {
      for name in try names(in: path).names { try removeTree(Path.join(path, name)) }
    }
    try remove(path)
  }

  /// The absolute path with all links resolved.
  package static func resolve(_ path: String) throws(FileError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw .last(path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The names in a folder, sorted by their UTF-8 bytes, and how many names were no UTF-8 and are left out.
  package static func names(in folder: String) throws(FileError) -> (names: [String], unreadable: Int) {
    guard let stream = unsafe opendir(folder) else { throw .last(folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    var unreadable = 0
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else {
        unreadable += 1
        continue
      }
      if name != ".", name != ".." { names.append(name) }
    }
    if errno != 0 { throw .last(folder) }
    return (names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, unreadable)
  }
}
