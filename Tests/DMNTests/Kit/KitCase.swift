/// A value in a case of the kit.
indirect enum KitValue: Equatable {
  case null
  /// A plain value with its XML Schema type, such as `string`.
  case plain(String, type: String)
  case list([KitValue])
  case parts([String: KitValue])

  init(_ element: MarkupElement) {
    if let list = element.child("list") {
      self = .list(list.children("item").map { KitValue($0) })
      return
    }
    let components = element.children("component")
    if !components.isEmpty {
      self = .parts(
        Dictionary(components.map { ($0.attributes["name"] ?? "", KitValue($0)) }) { first, _ in first })
      return
    }
    guard let value = element.child("value"), value.attributes["nil"] != "true" else {
      self = .null
      return
    }
    let type = value.attributes["type"] ?? "string"
    self = .plain(value.text, type: String(type.split(separator: ":").last ?? "string"))
  }
}

/// One expected result of the kit: a decision under given inputs.
struct KitCase {
  /// `0004-simpletable-U/001/Approval Status`.
  let id: String
  let folder: String
  let decision: String
  let inputs: [(name: String, value: KitValue)]
  let expected: KitValue
  /// Whether the kit expects the evaluation to fail.
  let isError: Bool

  /// The results that a file of cases expects.
  static func read(_ root: MarkupElement, folder: String) -> [KitCase] {
    root.children("testCase").flatMap { test -> [KitCase] in
      let inputs = test.children("inputNode").map { (name: $0.attributes["name"] ?? "", value: KitValue($0)) }
      return test.children("resultNode").map { node in
        let decision = node.attributes["name"] ?? ""
        return KitCase(
          id: "\(folder)/\(test.attributes["id"] ?? "")/\(decision)", folder: folder, decision: decision,
          inputs: inputs, expected: node.child("expected").map { KitValue($0) } ?? .null,
          isError: node.attributes["errorResult"] == "true")
      }
    }
  }
}
