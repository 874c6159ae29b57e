/// The type of a body, as `Content-Type` tells it (RFC 9110, section 8.3).
package struct MediaType: Equatable, Sendable {
  /// Type and subtype in small letters, such as `text/html`.
  package let name: String
  /// The encoding of the text, as it is written; nil if none is told.
  package let charset: String?

  /// Reads a field's value; nil if it names no type.
  package init?(_ value: String) {
    let parts = value.split(separator: ";", omittingEmptySubsequences: false).map(MediaType.trimmed)
    let name = parts[0].lowercased()
    guard name.split(separator: "/", omittingEmptySubsequences: false).count == 2, !name.hasPrefix("/"),
      !name.hasSuffix("/"), !name.contains(" ")
    else { return nil }
    self.name = name
    charset = parts.dropFirst().lazy.compactMap(MediaType.charset).first
  }

  private static func charset(_ parameter: Substring) -> String? {
    guard let equals = parameter.firstIndex(of: "=") else { return nil }
    guard trimmed(parameter[..<equals]).lowercased() == "charset" else { return nil }
    var value = trimmed(parameter[parameter.index(after: equals)...])
    if let quote = value.first, quote == "\"" || quote == "'" { value = value.dropFirst().prefix { $0 != quote } }
    return value.isEmpty ? nil : String(value)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? ""
  }
}
