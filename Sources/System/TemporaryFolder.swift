#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own for files that other programs must find by name; it is removed when it is let go.
package final class TemporaryFolder: Sendable {
  /// The absolute path.
  package let path: String

  /// Makes an empty folder in the one that `TMPDIR` names, or `/tmp`.
  package init() throws(FileError) {
    let parent = Environment.temporaryFolder
    var template = Array(Path.join(parent, "zicha-XXXXXX").utf8.map { CChar(bitPattern: $0) }) + [0]
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let name = buffer.baseAddress else { return false }
      return unsafe mkdtemp(name) != nil
    }
    guard isMade else { throw .last(parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    try? Files.removeTree(path)
  }
}
