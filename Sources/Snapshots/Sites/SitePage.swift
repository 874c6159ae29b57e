/// One page of a site, or of an archive of one.
struct SitePage: Sendable {
  /// The number of its site among those of the snapshot.
  let site: Int
  /// Its file in the snapshot's folder; for a page in an archive, the archive's file, `#` and the address.
  let file: String
  /// The path in the site, which begins with a slash, in readable form and with the query of a saved one.
  let path: String
  /// The size of its file in bytes; 0 where it is not known.
  let size: Int
}
