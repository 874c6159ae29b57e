/// A site of the snapshot: a folder that mirrors it, with what stands where.
struct SiteFolder: SiteRoot {
  /// The site as the manifest has it.
  let site: SnapshotManifest.Site
  /// The address that the root stands for; nil when the manifest gives none.
  let base: WebAddress?
  /// What addresses of the site begin with as texts.
  let prefix: String
  /// The pages, sorted by path.
  let pages: [SitePage]
  /// All other files, as paths in the site.
  let others: [String]
  /// The size of all files in bytes.
  let size: Int

  /// The path of the base, which ends with a slash.
  var basePath: String {
    guard let base else { return "/" }
    return String(base.path[...(base.path.lastIndex(of: "/") ?? base.path.startIndex)])
  }

  var isComplete: Bool { true }

  func addresses(firstPage: Int) -> AddressTable {
    var table = AddressTable()
    for (index, page) in pages.enumerated() { table.put(.page(firstPage + index), at: page.path) }
    for path in others { table.put(.file, at: path) }
    return table
  }

  /// A site without an address of its own gets a host that no name on the web can have.
  func address(of page: SitePage) -> WebAddress {
    let (bare, query) = Self.parts(page.path)
    return WebAddress(
      scheme: base?.scheme ?? "https", host: base?.host ?? Self.madeUpHost(site), path: basePath + bare.dropFirst(),
      query: query, fragment: nil)
  }

  func shownPath(of page: SitePage) -> String { page.path }

  func bytes(
    of page: SitePage, in tree: any FileTree, limit: Int
  ) throws(SiteReading.Fault) -> (bytes: [UInt8], charset: String?) {
    do throws(InputFault) {
      return (try tree.bytes(of: page.file, limit: limit), nil)
    } catch {
      throw SiteReading.Fault(error, limit: limit)
    }
  }

  func shownAddress(of page: SitePage) -> String { prefix + page.path.dropFirst() }

  func path(of address: WebAddress) -> String? {
    guard hasHost(address), address.path.hasPrefix(basePath) else { return nil }
    return "/" + address.path.dropFirst(basePath.count)
  }

  func hasHost(_ address: WebAddress) -> Bool { address.host == (base?.host ?? Self.madeUpHost(site)) }

  func shown(_ address: WebAddress) -> String {
    guard base == nil, let path = path(of: address) else { return address.text }
    return prefix + path.dropFirst() + (address.query.map { "?" + $0 } ?? "")
      + (address.fragment.map { "#" + $0 } ?? "")
  }

  private static func madeUpHost(_ site: SnapshotManifest.Site) -> String { "//" + site.root }

  private static func parts(_ path: String) -> (Substring, String?) {
    guard let mark = path.firstIndex(of: "?") else { return (path[...], nil) }
    return (path[..<mark], String(path[path.index(after: mark)...]))
  }

  // MARK: - Listing

  /// Lists a site.
  ///
  /// - Parameters:
  ///   - number: the number of the site among those of the snapshot.
  ///   - files: all files of the snapshot's folder.
  init(_ site: SnapshotManifest.Site, number: Int, files: [FileEntry], tree: any FileTree) {
    self.site = site
    base = site.base.flatMap { WebAddress.absolute($0) }
    prefix =
      if let base {
        base.scheme + "://" + base.host + base.path[...(base.path.lastIndex(of: "/") ?? base.path.startIndex)]
      } else {
        Self.trimmed(site.name) + "/"
      }
    let folder = Self.trimmed(site.root) + "/"
    var pages: [SitePage] = []
    var others: [String] = []
    var size = 0
    for entry in Self.files(of: site, among: files) {
      let relative = entry.path.dropFirst(folder.count)
      size += entry.size ?? 0
      let path = Self.path(relative)
      if PageFiles.isPage(String(relative)) ?? Self.looksLikePage(entry.path, tree) {
        pages.append(SitePage(site: number, file: entry.path, path: path, size: entry.size ?? 0))
      } else {
        others.append(path)
      }
    }
    self.pages = pages
    self.others = others
    self.size = size
  }

  /// The files that belong to a site.
  static func files(of site: SnapshotManifest.Site, among files: [FileEntry]) -> [FileEntry] {
    let folder = trimmed(site.root) + "/"
    return files.filter { entry in
      entry.kind == .file && entry.path.utf8.starts(with: folder.utf8) && entry.path != site.columns
        && !isHidden(entry.path.dropFirst(folder.count))
    }
  }

  /// A path or name without what stands for nothing at its ends.
  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.hasPrefix("./") { text = text.dropFirst(2) }
    while text.utf8.last == 0x2F { text = text.dropLast() }
    return String(text)
  }

  /// What version control, the desktop and this tool leave in folders is no part of a site.
  private static func isHidden(_ path: Substring) -> Bool {
    path.split(separator: "/").contains { [".git", ".svn", ".hg", ".zicha", ".DS_Store", "Thumbs.db"].contains($0) }
  }

  /// The path in the site of a file: names in readable form, a question mark in the last one begins the query.
  private static func path(_ relative: Substring) -> String {
    let names = relative.split(separator: "/")
    var result = ""
    for (index, name) in names.enumerated() {
      result += "/"
      guard index == names.count - 1, let mark = name.utf8.firstIndex(of: 0x3F) else {
        result += PercentText.segment(name.utf8)
        continue
      }
      result += PercentText.segment(name.utf8[..<mark])
      result += "?" + PercentText.query(name.utf8[name.utf8.index(after: mark)...])
    }
    return result
  }

  private static func looksLikePage(_ path: String, _ tree: any FileTree) -> Bool {
    guard var source = try? tree.open(path) else { return false }
    var start: [UInt8] = []
    while start.count < 512, let count = try? source.read(into: &start, atMost: 512), count > 0 {}
    return PageFiles.beginsAsPage(start)
  }
}
