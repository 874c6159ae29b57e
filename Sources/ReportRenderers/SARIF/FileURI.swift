/// Paths as URI references (RFC 3986): what is no unreserved character is percent-encoded in UTF-8.
enum FileURI {
  /// The reference of a path: relative as it is, absolute with `file://`.
  static func reference(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += byte < 16 ? "%0" + digits : "%" + digits
      }
    }
    return uri
  }
}
