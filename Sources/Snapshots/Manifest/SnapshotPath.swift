/// The rules for paths in a manifest: relative, inside the snapshot's folder, separated by `/`.
enum SnapshotPath {
  /// What is wrong with a path.
  enum Fault: Hashable, Sendable {
    case empty
    case absolute
    case escaping
    case backslash
  }

  /// What is wrong with a path; nil if it stays inside the folder.
  static func fault(of path: String) -> Fault? {
    if path.isEmpty { return .empty }
    if path.utf8.contains(0x5C) { return .backslash }
    let bytes = Array(path.utf8)
    let hasDrive = bytes.count >= 2 && bytes[1] == 0x3A && (bytes[0] | 0x20) &- 0x61 < 26
    if bytes[0] == 0x2F || bytes[0] == 0x7E || hasDrive { return .absolute }
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return .escaping }
    }
    return depth == 0 ? .empty : nil
  }
}
