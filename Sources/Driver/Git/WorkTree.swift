import Snapshots

/// A snapshot's folder in a git work tree: files that are blobs are known by the ids of these, so that what was taken out
/// of them is found again in every checkout; others by size, time and number.
struct WorkTree: FileTree {
  private let folder: any FileTree
  private let index: GitIndex

  /// Creates the tree of a folder.
  init(_ folder: any FileTree, index: GitIndex) {
    self.folder = folder
    self.index = index
  }

  func files() throws(InputFault) -> [FileEntry] { try folder.files() }

  func entry(at path: String) throws(InputFault) -> FileEntry? { try folder.entry(at: path) }

  func open(_ path: String) throws(InputFault) -> any ByteSource { try folder.open(path) }

  func identity(of path: String) -> String? {
    index.object(of: path).map { GitTree.identity(ofObject: $0) } ?? folder.identity(of: path)
  }
}
