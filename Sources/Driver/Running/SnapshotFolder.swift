package import Diagnostics
package import Snapshots
package import SourceText
import System

/// A snapshot's folder with its manifest.
package struct SnapshotFolder: Sendable {
  /// The folder as shown.
  package let path: String
  /// What its `snapshot.json` says.
  package let manifest: SnapshotManifest
  /// The files of the folder.
  package private(set) var tree: any FileTree
  /// Warnings about the manifest.
  package let diagnostics: [Diagnostic]
  /// The manifest as a file, for diagnostics.
  package let files: SourceFiles
  /// The git revision it is read from, with the folder in the work tree; nil for a folder on disk.
  let revision: (git: GitRevision, folder: String)?

  /// The path of its manifest as shown.
  package var manifestPath: String { Path.join(path, SnapshotManifest.fileName) }

  /// Opens a snapshot by its folder or its `snapshot.json`.
  package init(_ path: String, in folder: WorkingFolder) throws(InputFailure) {
    let root = try Self.root(path, folder)
    let bytes: [UInt8]
    do {
      bytes = try folder.read(Path.join(root, SnapshotManifest.fileName), limit: Self.maximumManifest)
    } catch {
      throw InputFailure(error.sentence)
    }
    try self.init(root, manifest: bytes, tree: FolderTree(folder.absolute(root)), revision: nil)
  }

  /// Opens the folder of a snapshot as it stands in a git revision; nil when there was no snapshot there.
  ///
  /// - Parameter absolute: the folder in the work tree.
  package init?(_ absolute: String, in revision: GitRevision) throws(InputFailure) {
    guard let (path, tree) = try revision.tree(absolute),
      let entry = (try? tree.entry(at: SnapshotManifest.fileName)) ?? nil, let size = entry.size
    else { return nil }
    let shown = revision.shown(path)
    var bytes: [UInt8] = []
    do throws(InputFault) {
      guard size <= Self.maximumManifest else { throw InputFault(path: shown, cause: .system("> 64 MB")) }
      var source = try tree.open(SnapshotManifest.fileName)
      _ = try source.read(into: &bytes, atMost: size)
    } catch {
      throw InputFailure(error.sentence)
    }
    try self.init(shown, manifest: bytes, tree: tree, revision: (revision, absolute))
  }

  private static let maximumManifest = 64 << 20

  private init(
    _ path: String, manifest bytes: [UInt8], tree: any FileTree, revision: (git: GitRevision, folder: String)?
  ) throws(InputFailure) {
    self.path = path
    self.tree = tree
    self.revision = revision
    var files = SourceFiles()
    let file = files.add(path: Path.join(path, SnapshotManifest.fileName), bytes: bytes)
    var sink = DiagnosticSink()
    let manifest = SnapshotManifest.parse(files[file], into: &sink)
    guard let manifest else {
      throw InputFailure(
        LocalizedText(
          zh: "快照清单 `\(files[file].path)` 有误", en: "the manifest `\(files[file].path)` is wrong"),
        diagnostics: sink.sorted, files: files)
    }
    self.manifest = manifest
    self.files = files
    diagnostics = sink.sorted
  }

  /// The same snapshot with files that are blobs of git known by the ids of these; itself where git does not say so.
  ///
  /// - Parameter base: the same folder in a revision, whose blobs most files of today are.
  package func identified(beside base: SnapshotFolder, in folder: WorkingFolder) -> SnapshotFolder {
    guard revision == nil, let revision = base.revision?.git, let committed = base.tree as? GitTree,
      let index = try? GitIndex(revision.repository, folder.absolute(path), sizes: committed.sizes)
    else { return self }
    var result = self
    result.tree = WorkTree(tree, index: index)
    return result
  }

  /// The snapshot before this one: of a snapshot in a git revision as it stands there, else on disk.
  ///
  /// - Parameters:
  ///   - named: the folder that the call names instead of the manifest's.
  ///   - folder: what paths on disk are meant from.
  func previous(named: String?, in folder: WorkingFolder) throws(InputFailure) -> SnapshotFolder? {
    if let named { return try SnapshotFolder(named, in: folder) }
    guard let revision, let relative = manifest.previous else {
      return try previousPath.map { path throws(InputFailure) in try SnapshotFolder(path, in: folder) }
    }
    let absolute = Path.normalise(Path.join(revision.folder, relative))
    if let committed = try SnapshotFolder(absolute, in: revision.git) { return committed }
    return try SnapshotFolder(absolute, in: folder)
  }

  /// The folder of the previous snapshot that the manifest names, as shown.
  package var previousPath: String? {
    manifest.previous.map { Path.normalise(Path.join(path, $0)) }
  }

  private static func root(_ path: String, _ folder: WorkingFolder) throws(InputFailure) -> String {
    switch folder.kind(path) {
    case nil:
      throw InputFailure(FileError(.notFound, path: path).sentence)
    case .folder:
      guard folder.kind(Path.join(path, SnapshotManifest.fileName)) == nil else { return path }
      throw InputFailure(
        LocalizedText(
          zh: "`\(path)` 里没有 snapshot.json，不是快照；用 `zicha snapshot create \(path)` 建立清单",
          en: "`\(path)` has no snapshot.json and is no snapshot; `zicha snapshot create \(path)` writes one"))
    default:
      if Path.name(path) == SnapshotManifest.fileName { return Path.parent(path) }
      let isArchive = Path.fileExtension(path) == "zip"
      throw InputFailure(
        LocalizedText(
          zh: isArchive ? "本版本还不读压缩的快照，请先解压 `\(path)`" : "`\(path)` 是文件，快照是放有 snapshot.json 的文件夹",
          en: isArchive
            ? "this version does not read packed snapshots yet; unpack `\(path)`"
            : "`\(path)` is a file; a snapshot is a folder with a snapshot.json"))
    }
  }
}
