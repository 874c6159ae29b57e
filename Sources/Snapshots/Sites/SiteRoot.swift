/// A site of the snapshot as pages of it and as a part of the web: a folder that mirrors it, or an archive.
protocol SiteRoot: Sendable {
  /// The site as the manifest has it.
  var site: SnapshotManifest.Site { get }
  /// The pages, in the order of their rows.
  var pages: [SitePage] { get }
  /// The size of all files in bytes.
  var size: Int { get }
  /// What stands where.
  ///
  /// - Parameter firstPage: the number of the site's first page among those of the snapshot.
  func addresses(firstPage: Int) -> AddressTable
  /// Whether what is not there is not there on the site either.
  var isComplete: Bool { get }

  /// The address of a page, for resolving what stands in it.
  func address(of page: SitePage) -> WebAddress
  /// The path of a page as rules see it, which begins with a slash.
  func shownPath(of page: SitePage) -> String
  /// The bytes of a page, with the encoding that the transport told.
  func bytes(
    of page: SitePage, in tree: any FileTree, limit: Int
  ) throws(SiteReading.Fault) -> (bytes: [UInt8], charset: String?)
  /// The address of a page as rules see it.
  func shownAddress(of page: SitePage) -> String
  /// The path, without its query, under which an address is looked up; nil if it lies elsewhere.
  func path(of address: WebAddress) -> String?
  /// Whether an address belongs to a host of the site.
  func hasHost(_ address: WebAddress) -> Bool
  /// An address in the site as rules see it.
  func shown(_ address: WebAddress) -> String
}
