/// What was taken out of pages in earlier runs, so that only changed pages are read again.
///
/// Calls come from several threads. An entry that is lost or unsound only costs the time to read its page again.
package protocol PageCache: Sendable {
  /// What was taken out of the page with an identity; nil if nothing was kept.
  ///
  /// - Parameters:
  ///   - identity: what names the content of the page, see ``FileTree/identity(of:)``.
  ///   - extraction: the digest of what is taken out of pages, and how.
  func record(of identity: String, extraction: String) -> [UInt8]?

  /// Keeps what was taken out of a page under all its identities.
  func keep(_ record: [UInt8], of identities: [String], extraction: String)
}
