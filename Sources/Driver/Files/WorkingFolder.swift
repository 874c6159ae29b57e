package import System

/// The folder that the paths of a call are meant from; paths are shown as the user wrote them.
package struct WorkingFolder: Sendable, Hashable {
  /// The absolute path.
  package let path: String

  /// Creates it from an absolute path.
  package init(_ path: String) {
    self.path = path
  }

  /// The absolute path of a path as written.
  package func absolute(_ shown: String) -> String {
    Path.normalise(Path.join(path, shown))
  }

  /// A path as it is shown: from here if that needs no climbing, else absolute.
  package func shown(_ absolute: String) -> String {
    let relative = Path.relative(absolute, to: path)
    return Path.staysInside(relative) ? relative : absolute
  }

  /// What stands at a path.
  package func kind(_ shown: String) -> FileKind? {
    Files.kind(absolute(shown))
  }

  /// The bytes of a file; an error names the path as shown.
  package func read(_ shown: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
    do {
      return try Files.read(absolute(shown), limit: limit)
    } catch {
      throw FileError(error.cause, path: shown)
    }
  }

  /// Writes a file whole or not at all, making the folders above it.
  package func write(_ shown: String, _ bytes: [UInt8]) throws(FileError) {
    let target = absolute(shown)
    do {
      try Files.createDirectories(Path.parent(target))
      try Files.writeAtomically(target, bytes)
    } catch {
      throw FileError(error.cause, path: shown)
    }
  }

  /// Writes a file piece by piece, whole or not at all, making the folders above it.
  package func write(
    _ shown: String, _ pieces: (_ write: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let target = absolute(shown)
    do {
      try Files.createDirectories(Path.parent(target))
      try Files.writeAtomically(target, pieces)
    } catch {
      throw FileError(error.cause, path: shown)
    }
  }

  /// The sorted names in a folder.
  package func names(in shown: String) throws(FileError) -> [String] {
    do {
      return try Files.names(in: absolute(shown)).names
    } catch {
      throw FileError(error.cause, path: shown)
    }
  }
}
