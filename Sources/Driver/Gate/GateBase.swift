import Snapshots
import SourceText
import System

/// What a gate compares a snapshot with.
package enum GateBase: Sendable {
  /// Another snapshot's folder.
  case snapshot(SnapshotFolder)
  /// A git revision; without a snapshot if the folder or its manifest is not in it.
  case revision(GitRevision, SnapshotFolder?)
  /// A file of finding identities.
  case baseline(Baseline)

  /// Finds the base that `--base` names: a snapshot's folder if one stands at the path, else a git revision.
  ///
  /// - Parameter head: the snapshot that is judged.
  package static func named(
    _ name: String, for head: SnapshotFolder, in folder: WorkingFolder
  ) throws(InputFailure) -> GateBase {
    if isSnapshot(name, folder) {
      let base = try SnapshotFolder(name, in: folder)
      guard !isSame(base.path, head.path, folder) else { throw InputFailure(sameFolder(name)) }
      return .snapshot(base)
    }
    let revision: GitRevision
    do {
      revision = try GitRevision(name, in: folder.absolute(head.path), shown: head.path)
    } catch {
      // A folder that is no snapshot was meant as one, unless it is the name of a revision too.
      if folder.kind(name) != nil { _ = try SnapshotFolder(name, in: folder) }
      throw error
    }
    do {
      return .revision(revision, try SnapshotFolder(folder.absolute(head.path), in: revision))
    } catch {
      throw InputFailure(
        LocalizedText(zh: "对比的版本：", en: "the base: ") + error.reason, diagnostics: error.diagnostics,
        files: error.files)
    }
  }

  private static func isSnapshot(_ name: String, _ folder: WorkingFolder) -> Bool {
    switch folder.kind(name) {
    case .folder: folder.kind(Path.join(name, SnapshotManifest.fileName)) != nil
    case nil: false
    default: true
    }
  }

  private static func isSame(_ left: String, _ right: String, _ folder: WorkingFolder) -> Bool {
    guard let first = try? Files.resolve(folder.absolute(left)), let second = try? Files.resolve(folder.absolute(right))
    else { return false }
    return first == second
  }

  private static func sameFolder(_ name: String) -> LocalizedText {
    LocalizedText(
      zh: "--base `\(name)` 就是被检查的快照自己，比较不出新增；请写原来的快照或 git 版本",
      en: "--base `\(name)` is the snapshot that is judged, so nothing could be new; name the earlier one or a revision"
    )
  }
}
