import SourceText

/// One page of a site, or of an archive of one.
struct SitePage: Sendable {
  /// Where a page stands in an archive.
  struct Record: Sendable {
    /// The offset of its record, or of the packed member in which that begins.
    let offset: Int
    /// How many records stand between the beginning of the member and this one.
    let ordinal: Int
    /// The scheme of its address.
    var scheme = "https"
  }

  /// The number of its site among those of the snapshot.
  let site: Int
  /// Its file in the snapshot's folder.
  let file: String
  /// The path under which it is looked up: in a folder that of the site, which begins with a slash; in an archive the
  /// address without its scheme. In readable form, with the query of a saved one.
  let path: String
  /// The size of its file in bytes; 0 where it is not known.
  let size: Int
  /// Where it stands in an archive; nil for a file of its own.
  var record: Record?
  /// Why it can't be read, if that is known already.
  var fault: LocalizedText?

  /// The file as it is shown: for a page in an archive with its address behind `#`.
  var shownFile: String { record == nil && fault == nil ? file : file + "#" + path }
}
