/// What was taken out of pages in earlier runs, so that only changed pages are read again.
///
/// Calls come from several threads. An entry that is lost or unsound only costs the time to read its page again.
package protocol PageCache: Sendable {
  /// What was kept for a page; nil if nothing was, or the page has changed since.
  ///
  /// - Parameters:
  ///   - path: the file of the page in the snapshot's folder.
  ///   - extraction: the digest of what is taken out of pages.
  func record(of path: String, extraction: String) -> [UInt8]?

  /// Keeps what was taken out of a page.
  ///
  /// - Parameter content: the hash of the page's bytes.
  func keep(_ record: [UInt8], of path: String, content: UInt64, extraction: String)

  /// Whether what was kept stands for a page with a content, for stores that can't tell by the file.
  func record(of path: String, content: UInt64, extraction: String) -> [UInt8]?
}
