import Codecs

/// Finds what a JSON Pointer (RFC 6901) refers to.
struct JSONPointerResolver {
  let document: JSONValue

  /// The value at a pointer; nil if there is none.
  func resolve(_ pointer: String) -> JSONValue? {
    guard pointer.isEmpty || pointer.hasPrefix("/") else { return nil }
    var value = document
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = unescaped(token)
      switch value.content {
      case .object:
        guard let member = value[name] else { return nil }
        value = member
      case .array(let elements):
        guard let index = Int(name), elements.indices.contains(index), String(index) == name else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }

  /// The text of the scalar at a pointer as the HTML writes it: empty for null; nil if there is none.
  func scalar(_ pointer: String) -> String? {
    switch resolve(pointer)?.content {
    case .number(let text), .string(let text): text
    case .bool(let truth): truth ? "true" : "false"
    case .null: ""
    default: nil
    }
  }

  private func unescaped(_ token: Substring) -> String {
    var text = ""
    var rest = token
    while let character = rest.popFirst() {
      guard character == "~", let next = rest.popFirst() else {
        text.append(character)
        continue
      }
      text += next == "1" ? "/" : "~"
    }
    return text
  }
}
