/// One element of an XML file: as much of XML as the models and cases of the kit use.
final class MarkupElement {
  /// The name without its prefix.
  let name: String
  /// The attributes by their names without prefixes.
  let attributes: [String: String]
  private(set) var children: [MarkupElement] = []
  /// The text directly inside.
  private(set) var text = ""

  private init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The children with a name.
  func children(_ name: String) -> [MarkupElement] { children.filter { $0.name == name } }

  /// The first child with a name.
  func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }

  /// All elements inside with a name, in order.
  func all(_ name: String) -> [MarkupElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// The text without white space around it.
  var trimmed: String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  // MARK: Reading

  /// Reads a file; nil if it is no well-formed XML.
  static func read(_ source: String) -> MarkupElement? {
    var reader = Reader(rest: Substring(source))
    return reader.document()
  }

  private struct Reader {
    var rest: Substring
    var open: [MarkupElement] = [MarkupElement(name: "", attributes: [:])]

    mutating func document() -> MarkupElement? {
      while !rest.isEmpty {
        if rest.first != "<" {
          let end = rest.firstIndex(of: "<") ?? rest.endIndex
          open.last?.text += Self.plain(rest[..<end])
          rest = rest[end...]
          continue
        }
        if skip("<!--", to: "-->") || skip("<?", to: "?>") { continue }
        if rest.hasPrefix("<![CDATA[") {
          guard let end = rest.firstRange(of: "]]>") else { return nil }
          open.last?.text += rest[rest.index(rest.startIndex, offsetBy: 9)..<end.lowerBound]
          rest = rest[end.upperBound...]
          continue
        }
        guard tag() else { return nil }
      }
      return open.count == 1 ? open[0].children.first : nil
    }

    private mutating func skip(_ start: String, to end: String) -> Bool {
      guard rest.hasPrefix(start) else { return false }
      rest = rest.firstRange(of: end).map { rest[$0.upperBound...] } ?? Substring()
      return true
    }

    private mutating func tag() -> Bool {
      guard let end = tagEnd() else { return false }
      var inside = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.first == "/" {
        guard open.count > 1 else { return false }
        let closed = open.removeLast()
        return Self.local(inside.dropFirst().prefix { !$0.isWhitespace }) == closed.name
      }
      let isEmpty = inside.last == "/"
      if isEmpty { inside.removeLast() }
      let name = inside.prefix { !$0.isWhitespace }
      let element = MarkupElement(
        name: Self.local(name), attributes: Self.attributes(inside.dropFirst(name.count)))
      open.last?.children.append(element)
      if !isEmpty { open.append(element) }
      return true
    }

    /// The `>` that closes the tag, not one inside an attribute.
    private func tagEnd() -> Substring.Index? {
      var quote: Character?
      for index in rest.indices {
        let character = rest[index]
        if let mark = quote {
          if character == mark { quote = nil }
        } else if character == "\"" || character == "'" {
          quote = character
        } else if character == ">" {
          return index
        }
      }
      return nil
    }

    private static func attributes(_ text: Substring) -> [String: String] {
      var found: [String: String] = [:]
      var rest = text
      while let equals = rest.firstIndex(of: "=") {
        let name = rest[..<equals].filter { !$0.isWhitespace }
        rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
        guard let mark = rest.first, let end = rest.dropFirst().firstIndex(of: mark) else { break }
        found[local(Substring(name))] = plain(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      }
      return found
    }

    private static func local(_ name: Substring) -> String {
      String(name.split(separator: ":").last ?? name)
    }

    /// A text without its entities.
    private static func plain(_ text: Substring) -> String {
      guard text.contains("&") else { return String(text) }
      var result = ""
      var rest = text
      while let start = rest.firstIndex(of: "&") {
        result += rest[..<start]
        guard let end = rest[start...].firstIndex(of: ";") else { return result + rest[start...] }
        result += entity(rest[rest.index(after: start)..<end])
        rest = rest[rest.index(after: end)...]
      }
      return result + rest
    }

    private static func entity(_ name: Substring) -> String {
      switch name {
      case "lt": return "<"
      case "gt": return ">"
      case "amp": return "&"
      case "quot": return "\""
      case "apos": return "'"
      default:
        let digits = name.dropFirst()
        let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
      }
    }
  }
}
