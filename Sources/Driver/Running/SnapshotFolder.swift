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
  package let tree: FolderTree
  /// Warnings about the manifest.
  package let diagnostics: [Diagnostic]
  /// The manifest as a file, for diagnostics.
  package let files: SourceFiles

  /// The path of its manifest as shown.
  package var manifestPath: String { Path.join(path, SnapshotManifest.fileName) }

  /// Opens a snapshot by its folder or its `snapshot.json`.
  package init(_ path: String, in folder: WorkingFolder) throws(InputFailure) {
    let root = try Self.root(path, folder)
    self.path = root
    tree = FolderTree(folder.absolute(root))
    var files = SourceFiles()
    let bytes: [UInt8]
    do {
      bytes = try folder.read(Path.join(root, SnapshotManifest.fileName), limit: 64 << 20)
    } catch {
      throw InputFailure(error.sentence)
    }
    let file = files.add(path: Path.join(root, SnapshotManifest.fileName), bytes: bytes)
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
