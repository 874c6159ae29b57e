import RuleSyntax
package import SourceText
import System

/// A folder with rule files: they share one namespace and make up one pack.
package struct PackFolder: Sendable, Hashable {
  /// The folder as shown.
  package let path: String
  /// The rule files in it as shown, sorted by name.
  package let files: [String]
  /// The file that the user named, when it was not the folder.
  package let named: String?

  /// The packs at a path: the folder itself if rule files stand in it, and every folder below with rule files.
  ///
  /// A path to a file stands for the pack in its folder, with that file named. A Markdown file counts when it has a fenced block marked `zicha`.
  /// - Throws: when the path can't be read, or holds no rule file.
  package static func all(at path: String, in folder: WorkingFolder) throws(InputFailure) -> [PackFolder] {
    switch folder.kind(path) {
    case nil: throw InputFailure(FileError(.notFound, path: path).sentence)
    case .folder: break
    default: return [try ofFile(path, in: folder)]
    }
    var packs: [PackFolder] = []
    do throws(FileError) {
      try collect(path, depth: 0, folder, into: &packs)
    } catch {
      throw InputFailure(error.sentence)
    }
    guard !packs.isEmpty else { throw InputFailure(noRules(path)) }
    return packs
  }

  private static func ofFile(_ path: String, in folder: WorkingFolder) throws(InputFailure) -> PackFolder {
    let parent = Path.parent(path)
    var packs: [PackFolder] = []
    do throws(FileError) {
      try collect(parent, depth: maximumDepth, folder, into: &packs)
    } catch {
      throw InputFailure(error.sentence)
    }
    let shown = parent == "." && !path.hasPrefix("./") ? path : Path.join(parent, Path.name(path))
    let siblings = packs.first?.files.map { $0.hasPrefix("./") && !path.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
    let files = siblings ?? []
    return PackFolder(
      path: parent, files: files.contains(shown) ? files : [path], named: files.contains(shown) ? shown : path)
  }

  private static let maximumDepth = 6

  private static func collect(
    _ path: String, depth: Int, _ folder: WorkingFolder, into packs: inout [PackFolder]
  ) throws(FileError) {
    var files: [String] = []
    var folders: [String] = []
    for name in try folder.names(in: path) where !name.hasPrefix(".") {
      let entry = Path.join(path, name)
      switch folder.kind(entry) {
      case .folder: folders.append(entry)
      case .file where try isRuleFile(entry, folder): files.append(entry)
      default: break
      }
    }
    if !files.isEmpty { packs.append(PackFolder(path: path, files: files, named: nil)) }
    guard depth < maximumDepth else { return }
    for entry in folders { try collect(entry, depth: depth + 1, folder, into: &packs) }
  }

  private static func isRuleFile(_ path: String, _ folder: WorkingFolder) throws(FileError) -> Bool {
    switch Path.fileExtension(path) {
    case "zicha": return true
    case "md": return try MarkdownFences.holdRules(folder.read(path, limit: 16 << 20))
    default: return false
    }
  }

  /// The closing line for a place without rules.
  package static func noRules(_ path: String) -> LocalizedText {
    LocalizedText(
      zh: "`\(path)` 里没有规则文件（*.zicha）；用 -r 指出规则所在的文件夹，或用 `zicha init` 写一个例子",
      en:
        "there is no rule file (*.zicha) in `\(path)`; name the folder of the rules with -r, or let `zicha init` write an example"
    )
  }
}
