import Codecs

extension SnapshotManifest.Site {
  /// Size and SHA-256 of everything in the site: of its one file, or of a list with path, size and SHA-256 of each file of
  /// its folder, a line each, sorted by the bytes of the paths.
  ///
  /// - Parameter files: all files of the snapshot's folder.
  func digest(
    _ files: [FileEntry], in tree: any FileTree, progress: (Int) -> Void
  ) throws(InputFault) -> SnapshotManifest.Input {
    let path = SiteFolder.trimmed(root)
    if try tree.entry(at: path)?.kind == .file {
      let file = try SnapshotManifest.digest(of: path, in: tree, progress: progress)
      return SnapshotManifest.Input(path: root, size: file.size, sha256: file.sha256)
    }
    var hash = SHA256()
    var size = 0
    for entry in SiteFolder.files(of: self, among: files) {
      let file = try SnapshotManifest.digest(of: entry.path, in: tree, progress: progress)
      let name = entry.path.dropFirst(path.count + 1)
      hash.update(Array("\(name)\t\(file.size)\t\(file.sha256)\n".utf8))
      size += file.size
    }
    return SnapshotManifest.Input(path: root, size: size, sha256: Hexadecimal.text(hash.finish()))
  }
}

extension SiteReading {
  /// What the digests of the sites come to, for a run that verifies its inputs; empty for other runs.
  func verified(by setting: TableStream.Setting) -> [TableStream.InputRecord] {
    guard setting.verifies else { return [] }
    let files = (try? setting.tree.files()) ?? []
    return roots.map { root in
      var record = TableStream.InputRecord()
      let file = SnapshotManifest.File(path: root.site.root)
      do throws(InputFault) {
        let found = try root.site.digest(files, in: setting.tree) { _ in }
        record.sha256 = found.sha256
        record.size = found.size
        guard let recorded = setting.manifest.input(at: root.site.root) else {
          record.problem = SnapshotProblem(.notRegistered, file)
          return record
        }
        if recorded.size != found.size {
          record.problem = SnapshotProblem(.sizeDiffers(recorded: recorded.size, found: found.size), file)
        } else if recorded.sha256 != found.sha256 {
          record.problem = SnapshotProblem(.digestDiffers, file)
        }
      } catch {
        record.problem = SnapshotProblem(error, file)
      }
      return record
    }
  }
}
