import Snapshots
import SourceText
import System

/// A revision of the git repository that a snapshot's folder stands in: where a gate reads its base from.
package struct GitRevision: Sendable {
  /// The revision as the user wrote it.
  package let name: String
  /// The id of its commit.
  package let commit: String
  let repository: GitRepository
  let objects: GitObjects

  /// Finds a revision.
  ///
  /// - Parameters:
  ///   - name: a branch, a tag, a commit id or what else `git rev-parse` takes.
  ///   - folder: the absolute path of a folder in the work tree.
  ///   - shown: the folder as the user wrote it.
  package init(_ name: String, in folder: String, shown: String) throws(InputFailure) {
    repository = try GitRepository(containing: folder, shown: shown)
    commit = try repository.commit(name)
    objects = try GitObjects(repository)
    self.name = name
  }

  /// How a path of the revision is shown: `main:data/2024`.
  func shown(_ path: String) -> String { name + ":" + (path.isEmpty ? "." : path) }

  /// The files below a folder of the work tree; nil when the revision has no such folder.
  func tree(_ absolute: String) throws(InputFailure) -> (path: String, tree: GitTree)? {
    guard let path = repository.path(of: absolute), let entries = try repository.files(of: commit, under: path) else {
      return nil
    }
    do {
      return (path, try GitTree(entries, objects: objects))
    } catch {
      throw InputFailure(error.sentence)
    }
  }

  /// Writes the files below a path of the work tree that a test wants to the same place below another folder.
  ///
  /// - Returns: whether the revision has the path.
  func write(
    _ absolute: String, below target: String, where isWanted: (String) -> Bool
  ) throws(InputFailure) -> Bool {
    guard let path = repository.path(of: absolute) else { return false }
    if let object = try repository.object(of: commit, at: path) {
      try write(object, shown(path), to: Path.join(target, path))
      return true
    }
    guard let entries = try repository.files(of: commit, under: path) else { return false }
    for entry in entries where !entry.isLink && entry.size <= Self.maximumRuleFile && isWanted(entry.path) {
      let whole = Path.join(path, entry.path)
      try write(entry.object, shown(whole), to: Path.join(target, whole))
    }
    return true
  }

  private static let maximumRuleFile = 16 << 20

  private func write(_ object: String, _ shown: String, to path: String) throws(InputFailure) {
    do throws(InputFault) {
      let bytes = try objects.read(object, path: shown)
      do throws(FileError) {
        try Files.createDirectories(Path.parent(path))
        try Files.writeAtomically(path, bytes)
      } catch {
        throw InputFault(error, path: shown)
      }
    } catch {
      throw InputFailure(error.sentence)
    }
  }
}
