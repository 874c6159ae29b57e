/// The files of a snapshot's folder by relative path, separated by `/`.
package protocol FileTree: Sendable {
  /// All regular files below the folder, sorted by path.
  func files() throws(InputFault) -> [FileEntry]

  /// What stands at a path; nil if there is nothing.
  func entry(at path: String) throws(InputFault) -> FileEntry?

  /// Opens a file for reading; `-` is standard input.
  func open(_ path: String) throws(InputFault) -> any ByteSource

  /// What names the content of a file without reading it: a blob of git, or size, time and number of the file; nil where
  /// nothing does. Two files with one identity have the same bytes.
  func identity(of path: String) -> String?
}

extension FileTree {
  /// Nothing names the content of a file but its bytes.
  package func identity(of path: String) -> String? { nil }
}

/// One entry of a folder.
package struct FileEntry: Hashable, Sendable {
  /// What an entry is.
  package enum Kind: Hashable, Sendable {
    /// A regular file, or a pipe.
    case file
    /// A folder.
    case folder
  }

  /// The path relative to the snapshot's folder.
  package let path: String
  /// What it is.
  package let kind: Kind
  /// The size of a file in bytes; nil for a folder or a pipe.
  package let size: Int?

  /// Creates an entry.
  package init(path: String, kind: Kind = .file, size: Int?) {
    self.path = path
    self.kind = kind
    self.size = size
  }
}
