/// The encoding of a web page and where it was found (WHATWG HTML, section 13.2.3.2, "determining the encoding").
package struct HTMLEncoding: Equatable, Sendable {
  /// Where the encoding was found.
  package enum Source: String, Equatable, Sendable, CaseIterable {
    /// The page begins with a byte order mark, which overrules everything else.
    case byteOrderMark
    /// The `charset` of the `Content-Type` that the page came with.
    case transportHeader
    /// A `meta` element of the page, or its XML declaration.
    case meta
    /// Nothing says it; it was guessed from the bytes.
    case guess
  }

  /// The encoding.
  package let encoding: WebEncoding
  /// Where it was found.
  package let source: Source

  /// Makes an encoding with its source.
  package init(encoding: WebEncoding, source: Source) {
    self.encoding = encoding
    self.source = source
  }

  /// The encoding of a page: what its mark, the transport or the page itself says, else a guess.
  ///
  /// - Parameter transportCharset: the label in the `Content-Type` header; one that the standard does not know counts
  ///   for nothing.
  package static func determine(_ bytes: [UInt8], transportCharset: String?) -> HTMLEncoding {
    declared(bytes, transportCharset: transportCharset)
      ?? HTMLEncoding(encoding: EncodingGuess.guess(bytes), source: .guess)
  }

  /// The encoding that a mark, the transport or the page itself says; nil if nothing does.
  package static func declared(_ bytes: [UInt8], transportCharset: String?) -> HTMLEncoding? {
    if let encoding = markedEncoding(bytes) { return HTMLEncoding(encoding: encoding, source: .byteOrderMark) }
    if let label = transportCharset, let encoding = WebEncoding(label: label) {
      return HTMLEncoding(encoding: encoding, source: .transportHeader)
    }
    let early = MetaPrescan(bytes[..<min(bytes.count, MetaPrescan.usualLength)])
    if let encoding = early.encoding() { return HTMLEncoding(encoding: encoding, source: .meta) }
    // A browser that meets a meta element later on starts again with its encoding.
    guard bytes.count > MetaPrescan.usualLength else { return nil }
    var late = MetaPrescan(bytes[...])
    late.skipsRawText = true
    return late.encoding().map { HTMLEncoding(encoding: $0, source: .meta) }
  }

  /// The text of a page with its encoding.
  ///
  /// - Throws: the encoding if it is one that is not read, such as Shift_JIS.
  package static func decode(
    _ bytes: [UInt8], transportCharset: String?
  ) throws(UnreadableEncoding)
    -> (text: DecodedText, encoding: HTMLEncoding)
  {
    let encoding = determine(bytes, transportCharset: transportCharset)
    return (try encoding.encoding.decode(bytes), encoding)
  }

  /// The label in a `Content-Type` such as `text/html; charset=gb2312`; nil if it names none.
  package static func charset(ofContentType contentType: String) -> String? {
    MetaPrescan.charset(inContent: Array(contentType.utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The encoding of a byte order mark ("BOM sniff").
  private static func markedEncoding(_ bytes: [UInt8]) -> WebEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BE }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LE }
    return nil
  }
}
