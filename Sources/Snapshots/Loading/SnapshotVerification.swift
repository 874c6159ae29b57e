import Codecs

/// What `snapshot verify` found for one input.
package struct VerifiedInput: Sendable, Hashable {
  /// How the bytes compare with the manifest.
  package enum Status: Sendable, Hashable {
    /// Size and digest are those of the manifest.
    case matches
    /// The size is another one.
    case sizeDiffers(recorded: Int)
    /// The size is the same, the content is not.
    case digestDiffers(recorded: String)
    /// The manifest has no digest for it.
    case notRecorded
    /// It could not be read.
    case unreadable(InputFault.Cause)
  }

  /// The path as in the manifest.
  package let path: String
  /// The size found.
  package let size: Int
  /// SHA-256 of the bytes found, in hex; empty when they could not be read.
  package let sha256: String
  /// How they compare.
  package let status: Status
}

extension SnapshotManifest {
  /// All files of the tables and the files of columns, each once, in manifest order.
  package var files: [File] {
    var seen: Set<String> = []
    let columns = sites.compactMap(\.columns).map { File(path: $0) }
    return (tables.flatMap(\.files) + columns).filter { seen.insert($0.path).inserted }
  }

  /// Recomputes size and digest of all inputs and compares them with the manifest.
  ///
  /// An entry of `inputs` that no table lists is verified too.
  package func verify(
    in tree: any FileTree, progress: (_ bytes: Int) -> Void = { _ in }
  ) -> [VerifiedInput] {
    let listed = files.map(\.reference)
    let roots = sites.map(\.root)
    let others = inputs.map(\.path).filter { !listed.contains($0) && !roots.contains($0) }
    return (files + others.map { File(path: $0) }).map { file in
      do throws(InputFault) {
        let found = try Self.digest(of: file.path, in: tree, progress: progress)
        return VerifiedInput(
          path: file.reference, size: found.size, sha256: found.sha256, status: status(of: file.reference, found))
      } catch {
        return VerifiedInput(path: file.reference, size: 0, sha256: "", status: .unreadable(error.cause))
      }
    } + verifySites(in: tree, progress: progress)
  }

  private func verifySites(in tree: any FileTree, progress: (Int) -> Void) -> [VerifiedInput] {
    guard !sites.isEmpty else { return [] }
    let files = (try? tree.files()) ?? []
    return sites.map { site in
      do throws(InputFault) {
        let found = try site.digest(files, in: tree, progress: progress)
        return VerifiedInput(
          path: site.root, size: found.size, sha256: found.sha256, status: status(of: site.root, found))
      } catch {
        return VerifiedInput(path: site.root, size: 0, sha256: "", status: .unreadable(error.cause))
      }
    }
  }

  private func status(of path: String, _ found: Input) -> VerifiedInput.Status {
    guard let recorded = input(at: path) else { return .notRecorded }
    if recorded.size != found.size { return .sizeDiffers(recorded: recorded.size) }
    return recorded.sha256 == found.sha256 ? .matches : .digestDiffers(recorded: recorded.sha256)
  }

  /// Records size and digest of all files of the tables, as `snapshot create` does.
  ///
  /// - Throws: why a file could not be read.
  package mutating func recordInputs(
    in tree: any FileTree, progress: (_ bytes: Int) -> Void = { _ in }
  ) throws(InputFault) {
    var recorded: [Input] = []
    for file in files where file.path != "-" {
      recorded.append(try Self.digest(of: file.path, in: tree, progress: progress))
    }
    if !sites.isEmpty {
      let files = try tree.files()
      for site in sites { recorded.append(try site.digest(files, in: tree, progress: progress)) }
    }
    inputs = recorded
  }

  /// Size and digest of a file.
  static func digest(
    of path: String, in tree: any FileTree, progress: (Int) -> Void
  ) throws(InputFault) -> Input {
    var source = try tree.open(path)
    var hash = SHA256()
    var size = 0
    var piece: [UInt8] = []
    while true {
      piece.removeAll(keepingCapacity: true)
      let count = try source.read(into: &piece, atMost: 1 << 20)
      if count == 0 { break }
      hash.update(piece)
      size += count
      progress(count)
    }
    return Input(path: path, size: size, sha256: Hexadecimal.text(hash.finish()))
  }

  // MARK: - Tables found in a folder

  /// The tables that the files of a folder suggest: `cases-01.jsonl` and `cases-02.jsonl` are the table `cases`.
  ///
  /// Files are taken in the order of their paths, running numbers by value; folders are not entered, because a table
  /// in a folder of its own is named by its owner.
  package static func tables(foundIn tree: any FileTree) throws(InputFault) -> [Table] {
    var tables: [(name: String, paths: [String])] = []
    for entry in try tree.files() where entry.kind == .file && !entry.path.utf8.contains(0x2F) {
      guard entry.path != "-", !entry.path.hasPrefix("."), SnapshotFormat.format(of: entry.path) != nil else {
        continue
      }
      let name = parts(of: entry.path).name
      if let index = tables.firstIndex(where: { $0.name == name }) {
        tables[index].paths.append(entry.path)
      } else {
        tables.append((name, [entry.path]))
      }
    }
    return tables.map { table in
      let paths = table.paths.enumerated().sorted { left, right in
        (parts(of: left.element).number, left.offset) < (parts(of: right.element).number, right.offset)
      }
      return Table(name: table.name, files: paths.map { File(path: $0.element) })
    }
  }

  /// The table's name and running number in a file name.
  private static func parts(of path: String) -> (name: String, number: Int) {
    let stem = path[..<(path.lastIndex(of: ".") ?? path.endIndex)]
    guard let mark = stem.lastIndex(where: { $0 == "-" || $0 == "_" }), mark > stem.startIndex,
      let number = Int(stem[stem.index(after: mark)...]), number >= 0
    else { return (String(stem), 0) }
    return (String(stem[..<mark]), number)
  }
}
