/// A folder in memory: the twin of the file system for tests and for rule tests.
package struct MemoryTree: FileTree {
  private let contents: [(path: String, bytes: [UInt8])]
  /// How many bytes a read gives at most, to try other cuts than a file would give.
  private let pieceSize: Int

  /// Creates a folder from paths and contents.
  package init(_ files: KeyValuePairs<String, [UInt8]>, pieceSize: Int = .max) {
    self.init(files.map { ($0.key, $0.value) }, pieceSize: pieceSize)
  }

  /// Creates a folder from paths and texts in UTF-8.
  package init(texts: KeyValuePairs<String, String>, pieceSize: Int = .max) {
    self.init(texts.map { ($0.key, Array($0.value.utf8)) }, pieceSize: pieceSize)
  }

  /// Creates a folder from pairs of path and content.
  package init(_ files: [(path: String, bytes: [UInt8])], pieceSize: Int = .max) {
    contents = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.pieceSize = pieceSize
  }

  package func files() throws(InputFault) -> [FileEntry] {
    contents.map { FileEntry(path: $0.path, size: $0.bytes.count) }
  }

  package func entry(at path: String) throws(InputFault) -> FileEntry? {
    if let file = contents.first(where: { $0.path == path }) {
      return FileEntry(path: path, size: path == "-" ? nil : file.bytes.count)
    }
    let isFolder = contents.contains { $0.path.utf8.starts(with: (path + "/").utf8) }
    return isFolder ? FileEntry(path: path, kind: .folder, size: nil) : nil
  }

  package func open(_ path: String) throws(InputFault) -> any ByteSource {
    guard let entry = try entry(at: path) else { throw InputFault(path: path, cause: .missing) }
    guard entry.kind == .file, let file = contents.first(where: { $0.path == path }) else {
      throw InputFault(path: path, cause: .folder)
    }
    return MemorySource(file.bytes, pieceSize: pieceSize)
  }
}

/// Bytes in memory as an input.
package struct MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let pieceSize: Int
  private var position = 0

  /// Creates a source that gives at most `pieceSize` bytes a read.
  package init(_ bytes: [UInt8], pieceSize: Int = .max) {
    self.bytes = bytes
    self.pieceSize = max(1, pieceSize)
  }

  package var size: Int? { bytes.count }

  package mutating func rewind() throws(InputFault) {
    position = 0
  }

  package mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(InputFault) -> Int {
    let end = position + min(count, pieceSize, bytes.count - position)
    buffer.append(contentsOf: bytes[position..<end])
    defer { position = end }
    return end - position
  }
}
