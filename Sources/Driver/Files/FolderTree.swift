package import Snapshots
import System

/// The files of a snapshot's folder on disk.
package struct FolderTree: FileTree {
  private let root: String

  /// Creates the tree of a folder given by its absolute path.
  package init(_ root: String) {
    self.root = root
  }

  package func files() throws(InputFault) -> [FileEntry] {
    do {
      return try FolderListing(root).files.map { FileEntry(path: $0, size: Files.size(Path.join(root, $0))) }
    } catch {
      throw InputFault(error, path: ".")
    }
  }

  package func entry(at path: String) throws(InputFault) -> FileEntry? {
    if path == "-" { return FileEntry(path: path, size: nil) }
    let absolute = Path.join(root, path)
    switch Files.kind(absolute) {
    case nil: return nil
    case .folder: return FileEntry(path: path, kind: .folder, size: nil)
    default: return FileEntry(path: path, size: Files.size(absolute))
    }
  }

  package func identity(of path: String) -> String? {
    path == "-" ? nil : Files.stamp(Path.join(root, path)).map { "file " + $0 }
  }

  package func open(_ path: String) throws(InputFault) -> any ByteSource {
    if path == "-" { return StreamSource() }
    do {
      return FileSource(try InputFile(Path.join(root, path)), path: path)
    } catch {
      throw InputFault(error, path: path)
    }
  }
}

/// A file on disk as an input.
private struct FileSource: ByteSource {
  private let file: InputFile
  private let path: String
  private var position = 0

  init(_ file: InputFile, path: String) {
    self.file = file
    self.path = path
  }

  var size: Int? { file.kind == .file ? file.size : nil }

  mutating func rewind() throws(InputFault) {
    guard file.kind == .file else { throw InputFault(path: path, cause: .notRereadable) }
    position = 0
  }

  mutating func seek(to offset: Int) throws(InputFault) {
    guard file.kind == .file else { throw InputFault(path: path, cause: .notRereadable) }
    position = offset
  }

  mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(InputFault) -> Int {
    do {
      let bytes = try file.read(at: position, count: count)
      position += bytes.count
      buffer += bytes
      return bytes.count
    } catch {
      throw InputFault(error, path: path)
    }
  }

  mutating func fill(_ target: UnsafeMutableRawBufferPointer) throws(InputFault) -> Int {
    do {
      let count = try unsafe file.read(at: position, into: target)
      position += count
      return count
    } catch {
      throw InputFault(error, path: path)
    }
  }
}

/// Standard input, which can be read once.
private struct StreamSource: ByteSource {
  private var hasBegun = false

  var size: Int? { nil }

  mutating func rewind() throws(InputFault) {
    if hasBegun { throw InputFault(path: "-", cause: .notRereadable) }
  }

  mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(InputFault) -> Int {
    hasBegun = true
    do {
      let bytes = try ByteStream.standardInput.read(upTo: count)
      buffer += bytes
      return bytes.count
    } catch {
      throw InputFault(error, path: "-")
    }
  }
}

extension InputFault {
  /// The fault that a file error is for a reader of snapshots.
  init(_ error: FileError, path: String) {
    let cause: Cause =
      switch error.cause {
      case .notFound: .missing
      case .isDirectory: .folder
      case .permissionDenied: .notPermitted
      default: .system(String(describing: error.cause))
      }
    self.init(path: path, cause: cause)
  }
}
