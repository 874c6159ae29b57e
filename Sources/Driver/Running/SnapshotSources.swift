package import Reporting
import Snapshots
package import SourceText
import System

/// The files of a run on disk: the inputs in the snapshot's folder, its manifest, the rule files.
package struct SnapshotSources: FindingSources {
  /// A larger file is not read for the sake of its lines.
  private static let maximumSize = 64 << 20

  private let snapshot: SnapshotFolder
  private let rules: LoadedRules
  private let folder: WorkingFolder
  /// The absolute path of the repository.
  private let repository: String

  /// Creates them for a snapshot and the rules that judged it.
  package init(_ snapshot: SnapshotFolder, _ rules: LoadedRules, in folder: WorkingFolder) {
    self.snapshot = snapshot
    self.rules = rules
    self.folder = folder
    repository = Self.repository(around: folder.path)
  }

  package func path(of file: FindingFile, from start: FindingPathStart) -> String {
    let absolute = folder.absolute(shown(file))
    let base = start == .repository ? repository : folder.path
    let relative = Path.relative(absolute, to: base)
    return Path.staysInside(relative) ? relative : absolute
  }

  package func bytes(of file: FindingFile) -> [UInt8]? {
    let path = shown(file)
    if case .input(let name) = file, name == "-" || Self.isPacked(name) { return nil }
    if let rule = rules.files.files.first(where: { $0.path == path }) { return rule.bytes }
    let absolute = folder.absolute(path)
    guard let size = Files.size(absolute), size <= Self.maximumSize,
      let bytes = try? Files.read(absolute, limit: Self.maximumSize)
    else { return nil }
    // Text in UTF-16 and whatever is no text has zeros; neither has lines that a column could be counted in.
    return bytes.prefix(4096).contains(0) ? nil : bytes
  }

  package func place(of declaration: SourceRange) -> (file: FindingFile, line: Int)? {
    guard rules.files.files.indices.contains(Int(declaration.file.index)) else { return nil }
    let file = rules.files[declaration.file]
    return (.ruleFile(file.path), file.lines.line(at: Int(declaration.lower)))
  }

  private func shown(_ file: FindingFile) -> String {
    switch file {
    case .input("-"), .manifest: snapshot.manifestPath
    case .input(let path): Path.join(snapshot.path, path)
    case .ruleFile(let path): path
    }
  }

  private static func isPacked(_ path: String) -> Bool {
    ["gz", "zip", "warc", "docx", "xlsx"].contains(Path.fileExtension(path).lowercased())
  }

  /// The nearest folder upwards with `.git`, else the folder itself.
  private static func repository(around folder: String) -> String {
    var candidate = folder
    while !Files.exists(Path.join(candidate, ".git")) {
      let parent = Path.parent(candidate)
      if parent == candidate { return folder }
      candidate = parent
    }
    return candidate
  }
}
