extension SnapshotManifest {
  /// What is amiss with the files that the tables list, without reading them: absent ones, folders, sizes that differ
  /// from the manifest, formats without a reader.
  package func problems(in tree: any FileTree) -> [SnapshotProblem] {
    tables.flatMap(\.files).flatMap { problems(of: $0, in: tree) }
      + sites.enumerated().flatMap { problems(of: $1, number: $0, in: tree) }
  }

  private func problems(of site: Site, number: Int, in tree: any FileTree) -> [SnapshotProblem] {
    var problems: [SnapshotProblem] = []
    do throws(InputFault) {
      if try tree.entry(at: SiteFolder.trimmed(site.root)) == nil {
        problems.append(SnapshotProblem(.noSuchSite, path: site.root))
      }
      if let columns = site.columns, try tree.entry(at: columns) == nil {
        throw InputFault(path: columns, cause: .missing)
      }
    } catch {
      problems.append(SnapshotProblem(error, File(path: error.path)))
    }
    if let base = site.base, WebAddress.absolute(base) == nil {
      problems.append(SnapshotProblem(.badBase(base), path: Self.fileName))
    }
    if sites[..<number].contains(where: { $0.name == site.name }) {
      problems.append(SnapshotProblem(.repeatedSite(site.name), path: Self.fileName))
    }
    return problems
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
