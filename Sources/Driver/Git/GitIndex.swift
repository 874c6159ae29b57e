import SourceText
import System

/// Which files of a work tree have the content of a git blob, so that their bytes need not be read to know it.
///
/// A file counts if it is staged, unmerged with nothing, not marked as one to be left alone (`assume-unchanged`,
/// `skip-worktree`), not changed since by git's own comparison, and as long as its blob. A file that git converted on
/// checkout (line ends, large-file storage) has another length than its blob and does not count. No filter is run.
package struct GitIndex: Sendable {
  private let objects: [String: String]

  /// Looks at a folder of a work tree.
  ///
  /// - Parameters:
  ///   - folder: the absolute path.
  ///   - sizes: the lengths of blobs that are known; files of other blobs do not count.
  package init(_ folder: String, sizes: [String: Int]) throws(InputFailure) {
    try self.init(GitRepository(containing: folder, shown: folder), folder, sizes: sizes)
  }

  init(_ repository: GitRepository, _ folder: String, sizes: [String: Int]) throws(InputFailure) {
    guard let prefix = repository.path(of: folder) else {
      objects = [:]
      return
    }
    let paths = prefix.isEmpty ? [] : [prefix]
    let staged = try repository.program.run(
      ["ls-files", "-s", "-v", "-z", "--full-name", "--"] + paths, limit: 1 << 30)
    let changed = try repository.program.run(
      ["diff-files", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--"] + paths,
      settings: ["core.checkStat=default", "core.trustctime=true", "diff.relative=false"]
        + Self.withoutFilters(repository),
      limit: 1 << 30)
    guard staged.exitCode == 0, changed.exitCode == 0 else {
      objects = [:]
      return
    }
    let dirty = Set(changed.output.split(separator: 0).map { Array($0) })
    let start = prefix.isEmpty ? 0 : prefix.utf8.count + 1
    var objects: [String: String] = [:]
    for line in staged.output.split(separator: 0) {
      guard let (object, path) = Self.entry(line), !dirty.contains(Array(path)), let size = sizes[object],
        let name = String(validating: path.dropFirst(start), as: UTF8.self),
        Files.size(Path.join(folder, name)) == size
      else { continue }
      objects[name] = object
    }
    self.objects = objects
  }

  /// The id of the blob that a file's content is, by the path from the folder; nil where that is not known.
  package func object(of path: String) -> String? { objects[path] }

  /// Reads `H 100644 ID 0<tab>PATH`: a file that is neither unmerged, nor to be left alone, nor a link.
  private static func entry(_ line: ArraySlice<UInt8>) -> (object: String, path: ArraySlice<UInt8>)? {
    guard let tab = line.firstIndex(of: 0x09) else { return nil }
    let words = line[..<tab].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 4, words[0] == "H", words[1].hasPrefix("100"), words[3] == "0", GitRepository.isID(words[2])
    else { return nil }
    return (words[2], line[(tab + 1)...])
  }

  /// Settings that leave every filter that is configured without a program.
  private static func withoutFilters(_ repository: GitRepository) throws(InputFailure) -> [String] {
    let outcome = try repository.program.run(["config", "--name-only", "-z", "--get-regexp", "^filter\\."])
    var names: Set<String> = []
    for line in outcome.output.split(separator: 0) {
      let key = String(decoding: line, as: UTF8.self)
      guard let last = key.lastIndex(of: "."), key.count > 7 else { continue }
      names.insert(String(key[..<last]))
    }
    return names.sorted().flatMap { ["\($0).clean=", "\($0).process=", "\($0).smudge=", "\($0).required=false"] }
  }
}
