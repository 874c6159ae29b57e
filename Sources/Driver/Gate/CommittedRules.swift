import Codecs
import Reporting
import RuleEngine
import Snapshots
import SourceText
import System

/// The rule files as they stand in a git revision, written to a folder of their own to be read like any others.
///
/// Places outside of the work tree (rules installed beside the program) are those of today.
package struct CommittedRules {
  /// What the rules of the revision are.
  package enum State {
    /// The same files as today.
    case unchanged
    /// Other files, which are whole.
    case changed(LoadedRules)
    /// The revision has none.
    case absent
    /// Other files, with errors.
    case broken(InputFailure)
  }

  private let revision: GitRevision
  private let folder: WorkingFolder
  private let copy: TemporaryFolder

  /// Prepares reading from a revision.
  ///
  /// - Parameter folder: the folder that paths are meant from.
  package init(_ revision: GitRevision, in folder: WorkingFolder) throws(InputFailure) {
    self.revision = revision
    self.folder = folder
    do {
      copy = try TemporaryFolder()
    } catch {
      throw InputFailure(error.sentence)
    }
  }

  /// Reads the rules of the revision.
  ///
  /// - Parameters:
  ///   - places: where the rules of today are looked for.
  ///   - named: the packs that the snapshot of the revision names.
  ///   - profile: the profile that tailors the rules of today.
  ///   - today: the rules of today.
  package func state(
    _ places: PackPlaces, named: [String]?, profile: String?, today: LoadedRules
  ) throws(InputFailure) -> State {
    let root = copiedFolder
    let committed = try places.mapped { path throws(InputFailure) in
      try mapped(path, onlyFiles: path == places.office && !places.judging.contains(path))
    }
    guard !committed.judging.isEmpty else { return .absent }
    if try isSame(today) { return .unchanged }
    do {
      let rules = try RuleLoading(committed, in: root).load(named: named, withTests: false)
      guard let profile else { return .changed(rules) }
      // A profile that the revision does not have changed nothing there.
      return .changed((try? rules.tailored(by: profile, besidesNamed: named != nil)) ?? rules)
    } catch {
      return .broken(error)
    }
  }

  /// The folder that paths are meant from, in the copy; the folder itself when it is outside of the work tree.
  private var copiedFolder: WorkingFolder {
    guard let path = revision.repository.path(of: folder.path) else { return folder }
    return WorkingFolder(Path.normalise(Path.join(copy.path, path)))
  }

  /// A place in the copy, as shown from there; nil when the revision does not have it.
  private func mapped(_ shown: String, onlyFiles: Bool) throws(InputFailure) -> String? {
    let absolute = folder.absolute(shown)
    guard let path = revision.repository.path(of: absolute) else { return absolute }
    let isThere = try revision.write(absolute, below: copy.path) { file in
      let isRuleFile = ["zicha", "md"].contains(Path.fileExtension(file))
      return isRuleFile && !(onlyFiles && file.contains("/"))
    }
    guard isThere else { return nil }
    let isRelative = !Path.isAbsolute(shown) && revision.repository.path(of: folder.path) != nil
    return isRelative ? shown : Path.join(copy.path, path)
  }

  /// Whether the copy holds the files of today, byte for byte, and no other ones beside them.
  private func isSame(_ today: LoadedRules) throws(InputFailure) -> Bool {
    do throws(FileError) {
      for file in today.digests {
        guard let path = revision.repository.path(of: folder.absolute(file.path)) else { continue }
        let copied = Path.join(copy.path, path)
        guard Files.exists(copied), try SHA256.hexadecimal(Files.read(copied)) == file.sha256 else { return false }
      }
      for path in try FolderListing(copy.path).files where Path.fileExtension(path) == "zicha" {
        let own = Path.join(revision.repository.top, path)
        guard Files.exists(own), try Files.read(own) == Files.read(Path.join(copy.path, path)) else { return false }
      }
      return true
    } catch {
      throw InputFailure(error.sentence)
    }
  }
}
