import Codecs

/// Checks JSON against the part of JSON Schema (draft 4 to 7) that the schema of SARIF uses; says what is wrong where.
struct SchemaCheck {
  private let root: JSONValue

  init(_ schema: JSONValue) {
    root = schema
  }

  func problems(_ value: JSONValue) -> [String] {
    problems(value, root, at: "")
  }

  private func problems(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    if let reference = schema["$ref"]?.string {
      let names = reference.dropFirst(2).split(separator: "/").map(String.init)
      let target = names.reduce(root as JSONValue?) { $0?[$1] }
      return target.map { self.problems(value, $0, at: place) } ?? ["\(place): \(reference) is not in the schema"]
    }
    var problems: [String] = []
    if let type = schema["type"], !matches(value, type) {
      problems.append("\(place): is no \(type.string ?? "?")")
    }
    if let words = schema["enum"]?.elements, !words.contains(value) { problems.append("\(place): not in the list") }
    problems += members(value, schema, at: place) + elements(value, schema, at: place)
    if let number = value.integer, let least = schema["minimum"]?.integer, number < least {
      problems.append("\(place): below \(least)")
    }
    if let choices = schema["anyOf"]?.elements,
      !choices.contains(where: { self.problems(value, $0, at: place).isEmpty })
    {
      problems.append("\(place): none of the choices")
    }
    for part in schema["allOf"]?.elements ?? [] { problems += self.problems(value, part, at: place) }
    return problems
  }

  private func members(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    guard let members = value.members else { return [] }
    var problems: [String] = []
    for name in schema["required"]?.elements?.compactMap(\.string) ?? [] where value[name] == nil {
      problems.append("\(place): lacks \(name)")
    }
    for member in members {
      let own = place + "/" + member.key
      if let rule = schema["properties"]?[member.key] {
        problems += self.problems(member.value, rule, at: own)
      } else if let rule = schema["additionalProperties"] {
        if rule.bool == false { problems.append("\(own): is not allowed") }
        if rule.members != nil { problems += self.problems(member.value, rule, at: own) }
      }
    }
    return problems
  }

  private func elements(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    guard let elements = value.elements else { return [] }
    var problems: [String] = []
    if let least = schema["minItems"]?.integer, elements.count < least { problems.append("\(place): too few") }
    if schema["uniqueItems"]?.bool == true, elements.count < 100 {
      for (index, element) in elements.enumerated() where elements[..<index].contains(element) {
        problems.append("\(place)/\(index): stands twice")
      }
    }
    if let rule = schema["items"] {
      for (index, element) in elements.enumerated() {
        problems += self.problems(element, rule, at: place + "/" + String(index))
      }
    }
    return problems
  }

  private func matches(_ value: JSONValue, _ type: JSONValue) -> Bool {
    if let types = type.elements { return types.contains { matches(value, $0) } }
    return switch type.string {
    case "object": value.members != nil
    case "array": value.elements != nil
    case "string": value.string != nil
    case "boolean": value.bool != nil
    case "integer": value.integer != nil
    case "number": value.number != nil
    case "null": value.isNull
    default: true
    }
  }
}
