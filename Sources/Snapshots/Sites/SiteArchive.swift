import Codecs
import SourceText

/// A site of the snapshot that is kept in web archives (`.warc`, `.warc.gz`).
struct SiteArchive: SiteRoot {
  let site: SnapshotManifest.Site
  let pages: [SitePage]
  let size: Int
  private let base: WebAddress?
  private let hosts: Set<String>
  private let table: [(key: String, target: AddressTable.Target)]
  private let moved: [(key: String, target: WebAddress)]

  /// Whether a file is a web archive, by its name.
  static func isArchive(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".warc") || name.hasSuffix(".warc.gz") || name.hasSuffix(".arc") || name.hasSuffix(".arc.gz")
  }

  /// Steps through the archives of a site.
  ///
  /// - Parameters:
  ///   - files: the archives.
  ///   - limit: the longest page in bytes.
  init(
    _ site: SnapshotManifest.Site, number: Int, files: [FileEntry], tree: any FileTree, limit: Int
  ) throws(InputFault) {
    self.site = site
    base = site.base.flatMap { WebAddress.absolute($0) }
    size = files.reduce(0) { $0 + ($1.size ?? 0) }
    var pages: [SitePage] = []
    var faults: [SitePage] = []
    var hosts: Set<String> = []
    var table: [(key: String, target: AddressTable.Target)] = []
    var moved: [(key: String, target: WebAddress)] = []
    for file in files {
      let listing = try ArchiveListing(try tree.open(file.path), limit: limit)
      hosts.formUnion(listing.hosts)
      for page in listing.pages where Self.isInside(page.key, base) {
        pages.append(SitePage(site: number, file: file.path, path: page.key, size: 0, record: page.record))
      }
      for fault in listing.faults {
        faults.append(SitePage(site: number, file: file.path, path: fault.name, size: 0, fault: fault.reason))
      }
      table += listing.others.map { ($0.key, $0.what == .file ? .file : .nothing) }
      moved += listing.moved
    }
    self.pages = Self.latest(pages) + faults
    self.hosts = base.map { [$0.host] } ?? hosts
    self.table = table
    self.moved = moved
  }

  private static func isInside(_ key: String, _ base: WebAddress?) -> Bool {
    base.map { key.utf8.starts(with: ($0.host + "/").utf8) } ?? true
  }

  /// The last capture of each address, where several archives have one.
  private static func latest(_ pages: [SitePage]) -> [SitePage] {
    var result: [SitePage] = []
    var numbers: [String: Int] = [:]
    for page in pages {
      if let number = numbers[page.path] {
        result[number] = page
      } else {
        numbers[page.path] = result.count
        result.append(page)
      }
    }
    return result
  }

  /// What an archive has not kept may still be on the site.
  var isComplete: Bool { false }

  func addresses(firstPage: Int) -> AddressTable {
    var addresses = AddressTable()
    for (index, page) in pages.enumerated() where page.fault == nil {
      addresses.put(.page(firstPage + index), at: page.path)
    }
    for (key, target) in table { addresses.put(target, at: key) }
    // What sends on stands for what it sends to; a few steps, since some send on in a circle.
    for _ in 0..<4 {
      for (key, target) in moved where addresses[key] == nil {
        if let found = addresses.target(path: target.host + target.path, query: target.query) {
          addresses.put(found, at: key)
        }
      }
    }
    return addresses
  }

  func address(of page: SitePage) -> WebAddress {
    let scheme = page.record?.scheme ?? base?.scheme ?? "https"
    return WebAddress.absolute(scheme + "://" + page.path)
      ?? WebAddress(scheme: scheme, host: page.path, path: "/", query: nil, fragment: nil)
  }

  func shownAddress(of page: SitePage) -> String { address(of: page).text }

  func shownPath(of page: SitePage) -> String { address(of: page).key }

  func path(of address: WebAddress) -> String? { hasHost(address) ? address.host + address.path : nil }

  func hasHost(_ address: WebAddress) -> Bool { hosts.contains(address.host) }

  func shown(_ address: WebAddress) -> String { address.text }

  func bytes(
    of page: SitePage, in tree: any FileTree, limit: Int
  ) throws(SiteReading.Fault) -> (bytes: [UInt8], charset: String?) {
    let payload: Result<WARCPayload, WARCFault>
    do throws(InputFault) {
      payload = try self.payload(of: page, in: tree, limit: limit)
    } catch {
      throw SiteReading.Fault(error, limit: limit)
    }
    switch payload {
    case .success(let payload): return (payload.body, payload.mediaType?.charset)
    case .failure(let fault): throw SiteReading.Fault(reason: fault.reason)
    }
  }

  private func payload(
    of page: SitePage, in tree: any FileTree, limit: Int
  ) throws(InputFault) -> Result<WARCPayload, WARCFault> {
    var source = try tree.open(page.file)
    try source.seek(to: page.record?.offset ?? 0)
    var reader = WARCReader(SourceBytes(source))
    var left = page.record?.ordinal ?? 0
    while true {
      switch try reader.next() {
      case .record where left > 0: left -= 1
      case .record: return try reader.readPayload(limit: limit)
      case .fault: continue
      case .end: throw InputFault(path: page.file, cause: .missing)
      }
    }
  }
}
