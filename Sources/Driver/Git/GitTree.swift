import Snapshots
import SourceText
import System

/// A folder as it stands in a git commit, as a snapshot's folder.
///
/// A symbolic link to a file of the same folder counts as that file; no other link is followed.
struct GitTree: FileTree {
  private let entries: [GitRepository.Entry]
  private let objects: GitObjects

  /// The greatest file that is read: its bytes are held in memory.
  static let maximumSize = 1 << 30

  /// Creates the tree of some files.
  ///
  /// - Parameter entries: the files, sorted by path.
  init(_ entries: [GitRepository.Entry], objects: GitObjects) throws(InputFault) {
    self.objects = objects
    guard entries.contains(where: \.isLink) else {
      self.entries = entries
      return
    }
    var resolved: [GitRepository.Entry] = []
    for entry in entries {
      if let file = try Self.file(behind: entry, in: entries, objects) { resolved.append(file) }
    }
    self.entries = resolved
  }

  /// The file that an entry leads to under the entry's own path; nil for a link that leads nowhere or outside.
  private static func file(
    behind entry: GitRepository.Entry, in entries: [GitRepository.Entry], _ objects: GitObjects
  ) throws(InputFault) -> GitRepository.Entry? {
    var current = entry
    for _ in 0..<8 {
      guard current.isLink else {
        return GitRepository.Entry(path: entry.path, object: current.object, size: current.size, isLink: false)
      }
      guard current.size <= 4096 else { return nil }
      let bytes = try objects.read(current.object, path: current.path)
      guard let target = String(validating: bytes, as: UTF8.self), !Path.isAbsolute(target) else { return nil }
      let path = Path.normalise(Path.join(Path.parent(current.path), target))
      guard Path.staysInside(path), let next = find(path, in: entries) else { return nil }
      current = next
    }
    return nil
  }

  func files() throws(InputFault) -> [FileEntry] {
    entries.map { FileEntry(path: $0.path, size: $0.size) }
  }

  func entry(at path: String) throws(InputFault) -> FileEntry? {
    let normal = Path.normalise(path)
    if let found = Self.find(normal, in: entries) { return FileEntry(path: path, size: found.size) }
    if normal == "." { return FileEntry(path: path, kind: .folder, size: nil) }
    let first = Self.position(of: normal + "/", in: entries)
    guard first < entries.count, entries[first].path.utf8.starts(with: (normal + "/").utf8) else { return nil }
    return FileEntry(path: path, kind: .folder, size: nil)
  }

  func open(_ path: String) throws(InputFault) -> any ByteSource {
    guard let entry = Self.find(Path.normalise(path), in: entries) else {
      let isFolder = try self.entry(at: path) != nil
      throw InputFault(path: path, cause: isFolder ? .folder : .missing)
    }
    guard entry.size <= Self.maximumSize else {
      throw InputFault(path: path, cause: .system("git: \(entry.size >> 20) MB > \(Self.maximumSize >> 20) MB"))
    }
    return MemorySource(try objects.read(entry.object, path: path))
  }

  /// What names the content of a file: its blob.
  func identity(of path: String) -> String? {
    Self.find(Path.normalise(path), in: entries).map { Self.identity(ofObject: $0.object) }
  }

  /// What names the content of a blob.
  static func identity(ofObject object: String) -> String { "git " + object }

  /// The lengths of all blobs by their ids.
  var sizes: [String: Int] {
    Dictionary(entries.map { ($0.object, $0.size) }) { first, _ in first }
  }

  private static func find(_ path: String, in entries: [GitRepository.Entry]) -> GitRepository.Entry? {
    let index = position(of: path, in: entries)
    return index < entries.count && entries[index].path == path ? entries[index] : nil
  }

  /// The number of entries whose path stands before a path.
  private static func position(of path: String, in entries: [GitRepository.Entry]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
