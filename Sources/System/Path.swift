/// Paths as text, with `/` between names; nothing here looks at the disk.
package enum Path {
  /// Says whether a path begins at the root.
  package static func isAbsolute(_ path: String) -> Bool {
    path.utf8.first == 0x2F
  }

  /// The second path, seen from the first; an absolute second path stands for itself.
  package static func join(_ folder: String, _ path: String) -> String {
    if isAbsolute(path) || folder.isEmpty { return path }
    if path.isEmpty { return folder }
    return folder.utf8.last == 0x2F ? folder + path : folder + "/" + path
  }

  /// The path without `.`, double slashes and, as far as names precede them, `..`; `.` if nothing is left.
  package static func normalise(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name != ".." {
        names.append(name)
      } else if let last = names.last, last != ".." {
        names.removeLast()
      } else if !isAbsolute(path) {
        names.append(name)
      }
    }
    let joined = names.joined(separator: "/")
    if isAbsolute(path) { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// The folder that the last name of a path stands in; `.` for a bare name, `/` for the root.
  package static func parent(_ path: String) -> String {
    let trimmed = trimmed(path)
    guard let slash = trimmed.utf8.lastIndex(of: 0x2F) else {
      return isAbsolute(path) ? "/" : "."
    }
    let parent = trimmed[..<slash]
    return parent.isEmpty ? "/" : String(parent)
  }

  /// The last name of a path; empty for the root.
  package static func name(_ path: String) -> String {
    let trimmed = trimmed(path)
    guard let slash = trimmed.utf8.lastIndex(of: 0x2F) else { return String(trimmed) }
    return String(trimmed[trimmed.utf8.index(after: slash)...])
  }

  /// What follows the last point of the last name, without the point; empty if there is none or it begins the name.
  package static func fileExtension(_ path: String) -> String {
    let name = name(path)
    guard let point = name.utf8.lastIndex(of: 0x2E), point != name.startIndex else { return "" }
    return String(name[name.utf8.index(after: point)...])
  }

  /// The way from a folder to a path by names only, both normalised first; the path itself if only one is absolute.
  package static func relative(_ path: String, to folder: String) -> String {
    guard isAbsolute(path) == isAbsolute(folder) else { return normalise(path) }
    let target = normalise(path).split(separator: "/").filter { $0 != "." }
    let start = normalise(folder).split(separator: "/").filter { $0 != "." }
    var common = 0
    while common < min(target.count, start.count), target[common] == start[common] { common += 1 }
    // A folder such as `..` can't be climbed out of by names.
    guard !start[common...].contains("..") else { return normalise(path) }
    let climbs = repeatElement("..", count: start.count - common)
    let names = climbs + target[common...].map(String.init)
    return names.isEmpty ? "." : names.joined(separator: "/")
  }

  /// Says whether a relative path stays inside the folder it is seen from: it is not absolute and never climbs out.
  package static func staysInside(_ path: String) -> Bool {
    !isAbsolute(path) && normalise(path).split(separator: "/").first != ".."
  }

  private static func trimmed(_ path: String) -> Substring {
    var trimmed = Substring(path)
    while trimmed.utf8.count > 1, trimmed.utf8.last == 0x2F { trimmed = trimmed.dropLast() }
    return trimmed == "/" ? "" : trimmed
  }
}
