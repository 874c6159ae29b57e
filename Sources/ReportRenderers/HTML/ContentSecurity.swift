import Codecs

/// The content security policy of a page: nothing is loaded, and only our own style and script run.
///
/// Source: W3C Content Security Policy Level 3, hash sources.
enum ContentSecurity {
  /// The policy for a page with one style sheet and one script.
  static func policy(style: String, script: String) -> String {
    "default-src 'none'; style-src '" + source(style) + "'; script-src '" + source(script)
      + "'; base-uri 'none'; form-action 'none'"
  }

  /// `sha256-` and the digest in Base64.
  static func source(_ text: String) -> String {
    var digest = SHA256()
    digest.update(Array(text.utf8))
    return "sha256-" + base64(digest.finish())
  }

  /// Base64 (RFC 4648 §4).
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var digits: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for byte in group { bits = bits << 8 | Int(byte) }
      bits <<= 8 * (3 - group.count)
      for index in 0..<4 {
        digits.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : 0x3D)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
