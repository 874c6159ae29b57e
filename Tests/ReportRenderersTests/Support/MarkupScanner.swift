/// Reads start tags and texts out of the pages we write; it knows our own markup, not HTML at large.
struct MarkupScanner {
  struct Tag {
    let name: String
    let attributes: [String: String]
    /// The text up to the next tag.
    let text: String
  }

  let tags: [Tag]
  /// All text outside tags, style and script, entities resolved.
  let text: String

  init(_ html: String) {
    var tags: [Tag] = []
    var text = ""
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      text += Self.unescaped(rest[..<start])
      let end = Self.endOfTag(rest[start...])
      let inner = rest[rest.index(after: start)..<end]
      rest = rest[end...].dropFirst()
      let following = rest.prefix { $0 != "<" }
      let tag = Self.tag(inner, following)
      tags.append(tag)
      if tag.name == "style" || tag.name == "script" {
        while !rest.isEmpty, !rest.hasPrefix("</" + tag.name) { rest = rest.dropFirst() }
      }
    }
    self.tags = tags
    self.text = text
  }

  private static func endOfTag(_ text: Substring) -> Substring.Index {
    var quoted = false
    for index in text.indices {
      if text[index] == "\"" { quoted.toggle() }
      if text[index] == ">", !quoted { return index }
    }
    return text.endIndex
  }

  private static func tag(_ inner: Substring, _ following: Substring) -> Tag {
    let name = inner.prefix { !$0.isWhitespace && $0 != "/" || $0 == "/" && inner.first == "/" }
    var attributes: [String: String] = [:]
    var rest = inner.dropFirst(name.count)
    while let equals = rest.firstIndex(of: "="), !rest.isEmpty {
      let key = rest[..<equals].drop { $0.isWhitespace }
      let value = rest[equals...].dropFirst(2).prefix { $0 != "\"" }
      attributes[String(key)] = unescaped(value)
      rest = rest[value.endIndex...].dropFirst()
    }
    return Tag(name: String(name), attributes: attributes, text: unescaped(following))
  }

  static func unescaped(_ text: some StringProtocol) -> String {
    var result = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      guard character == "&", let end = rest.firstIndex(of: ";") else {
        result.append(character)
        continue
      }
      let names: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
      result += names[String(rest[..<end])] ?? "?"
      rest = rest[end...].dropFirst()
    }
    return result
  }
}
