/// Escaping of text for HTML and XML, in elements and in quoted attributes alike.
package enum MarkupEscaping {
  /// The text with `& < > " '` as character references.
  package static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text with `& < > " '` as character references.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
      case 0x22: bytes.append(contentsOf: "&quot;".utf8)
      case 0x27: bytes.append(contentsOf: "&#39;".utf8)
      default: bytes.append(byte)
      }
    }
  }
}

/// The text with `& < > " '` as character references, safe in HTML elements and quoted attributes.
package func escapeHTML(_ text: String) -> String {
  MarkupEscaping.escape(text)
}
