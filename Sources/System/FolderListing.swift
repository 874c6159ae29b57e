/// All files of a folder and its folders, in one order on every machine.
package struct FolderListing: Equatable, Sendable {
  /// Why something in the folder is not listed.
  package enum Omission: Equatable, Sendable {
    /// A link to something outside the folder, or to nothing.
    case linkOutside
    /// A link to a folder, which could lead in circles.
    case linkToFolder
    /// A pipe, device or socket.
    case notRegular
    /// So many names in this folder are no UTF-8.
    case namesNotUTF8(Int)
    /// A folder that can't be read.
    case unreadable(FileError.Cause)
  }

  /// Something that is not listed.
  package struct Omitted: Equatable, Sendable {
    /// The path from the listed folder.
    package let path: String
    /// Why it is not listed.
    package let reason: Omission
  }

  /// The paths of all regular files from the listed folder, sorted by their UTF-8 bytes.
  package private(set) var files: [String] = []
  /// What was found and is not listed, in the same order.
  package private(set) var omitted: [Omitted] = []

  /// The most folders inside one another.
  package static let maximumDepth = 64

  /// Lists a folder. A link to a file inside the folder counts as a file; no other link is followed.
  ///
  /// - Parameter limit: the most files that are listed.
  package init(_ folder: String, limit: Int = 5_000_000) throws(FileError) {
    guard let kind = Files.kind(folder) else { throw FileError(.notFound, path: folder) }
    guard kind == .folder else { throw FileError(.notDirectory, path: folder) }
    let root = try Files.resolve(folder)
    _ = try Files.names(in: folder)
    try add(folder, "", root: root, depth: 0, limit: limit)
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    omitted.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func add(
    _ folder: String, _ prefix: String, root: String, depth: Int, limit: Int
  ) throws(FileError) {
    guard depth <= FolderListing.maximumDepth else {
      throw FileError(.tooManyEntries(limit: FolderListing.maximumDepth), path: folder)
    }
    let (names, unreadable): ([String], Int)
    do {
      (names, unreadable) = try Files.names(in: folder)
    } catch {
      omitted.append(Omitted(path: prefix, reason: .unreadable(error.cause)))
      return
    }
    if unreadable > 0 { omitted.append(Omitted(path: prefix, reason: .namesNotUTF8(unreadable))) }
    for name in names {
      let path = Path.join(folder, name)
      let relative = Path.join(prefix, name)
      switch SystemCall.status(path, followsLink: false)?.kind {
      case .file: files.append(relative)
      case .folder: try add(path, relative, root: root, depth: depth + 1, limit: limit)
      case .link: addLink(path, relative, root: root)
      case .other: omitted.append(Omitted(path: relative, reason: .notRegular))
      case nil: omitted.append(Omitted(path: relative, reason: .unreadable(.notFound)))
      }
      guard files.count <= limit else { throw FileError(.tooManyEntries(limit: limit), path: folder) }
    }
  }

  private mutating func addLink(_ path: String, _ relative: String, root: String) {
    let boundary = root == "/" ? root : root + "/"
    guard let target = try? Files.resolve(path), target.hasPrefix(boundary) else {
      omitted.append(Omitted(path: relative, reason: .linkOutside))
      return
    }
    switch Files.kind(target) {
    case .file: files.append(relative)
    case .folder: omitted.append(Omitted(path: relative, reason: .linkToFolder))
    default: omitted.append(Omitted(path: relative, reason: .notRegular))
    }
  }
}
