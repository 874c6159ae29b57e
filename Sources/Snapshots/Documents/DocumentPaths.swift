/// The files that the path patterns of a manifest's `documents` mean.
enum DocumentPaths {
  /// The files that fit the patterns, each once, in the order of the patterns and then of their paths, and the patterns
  /// that no file fits.
  static func files(
    for patterns: [String], among entries: [FileEntry]
  ) -> (files: [SnapshotManifest.File], unmatched: [String]) {
    var files: [SnapshotManifest.File] = []
    var unmatched: [String] = []
    var seen: Set<String> = []
    for pattern in patterns {
      let matches = entries.filter { $0.kind == .file && fits($0.path, pattern) }
      if matches.isEmpty { unmatched.append(pattern) }
      for match in matches where seen.insert(match.path).inserted {
        files.append(SnapshotManifest.File(path: match.path))
      }
    }
    return (files, unmatched)
  }

  /// Says whether a path fits a pattern: `*` and `?` stand for characters within a folder, `**` for any folders.
  static func fits(_ path: String, _ pattern: String) -> Bool {
    let parts = path.split(separator: "/").map { Array($0.unicodeScalars) }
    let wanted = pattern.split(separator: "/").filter { $0 != "." }.map { Array($0.unicodeScalars) }
    // reach[n]: the first n parts of the path fit the patterns so far.
    var reach = [true] + [Bool](repeating: false, count: parts.count)
    for want in wanted {
      var next = [Bool](repeating: false, count: parts.count + 1)
      if want == ["*", "*"] {
        var isReached = false
        for index in 0...parts.count {
          isReached = isReached || reach[index]
          next[index] = isReached
        }
      } else {
        for index in parts.indices where reach[index] { next[index + 1] = fits(parts[index], want) }
      }
      reach = next
    }
    return reach[parts.count]
  }

  private static func fits(_ name: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
    var (index, place) = (0, 0)
    var (star, mark): (Int?, Int) = (nil, 0)
    while index < name.count {
      if place < pattern.count, pattern[place] == "?" || pattern[place] == name[index], pattern[place] != "*" {
        index += 1
        place += 1
      } else if place < pattern.count, pattern[place] == "*" {
        (star, mark) = (place, index)
        place += 1
      } else if let star {
        mark += 1
        (place, index) = (star + 1, mark)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
