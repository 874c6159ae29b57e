extension SnapshotManifest {
  /// What is amiss with the files that the tables list, without reading them: absent ones, folders, sizes that differ
  /// from the manifest, formats without a reader.
  package func problems(in tree: any FileTree) -> [SnapshotProblem] {
    tables.flatMap(\.files).flatMap { problems(of: $0, in: tree) }
  }

  private func problems(of file: File, in tree: any FileTree) -> [SnapshotProblem] {
    var problems: [SnapshotProblem] = []
    do throws(InputFault) {
      guard let entry = try tree.entry(at: file.path) else { throw InputFault(path: file.path, cause: .missing) }
      guard entry.kind == .file else { throw InputFault(path: file.path, cause: .folder) }
      if let size = entry.size, let recorded = input(at: file.reference)?.size, recorded != size {
        problems.append(SnapshotProblem(.sizeDiffers(recorded: recorded, found: size), file))
      }
    } catch {
      problems.append(SnapshotProblem(error, file))
      return problems
    }
    if file.sheet != nil || file.path.lowercased().hasSuffix(".xlsx") {
      problems.append(SnapshotProblem(.workbook, file))
    } else if SnapshotFormat.format(of: file.path) == nil {
      problems.append(SnapshotProblem(.unknownFormat, file))
    }
    return problems
  }
}
