/// A model of the kit: decisions, the types of their inputs, and models that they call.
struct KitModel {
  /// A named step of a decision.
  enum Logic {
    case table(KitTable)
    case literal(String)
    /// Named steps; the last one without a name is the result.
    case context([(name: String?, logic: Logic)])
    /// A call of a named model with expressions for its parameters.
    case call(String, [(name: String, text: String)])
    /// Something else, by the name of its element.
    case other(String)
  }

  /// A model that others call, with the names of its parameters.
  struct Callable {
    let parameters: [(name: String, type: String)]
    let logic: Logic
  }

  /// The decisions in order.
  let decisions: [(name: String, type: String?, logic: Logic)]
  /// The models that can be called.
  let callables: [String: Callable]
  /// The types of inputs by name.
  let inputs: [String: String]
  /// The types of decisions and inputs that expressions name.
  private let types: [String: ItemType]
  /// All names that expressions may use, spaces and all.
  let names: Set<String>

  private struct ItemType {
    let base: String?
    let parts: [(name: String, type: String?)]
    let isList: Bool
  }

  /// Reads a model and those that it imports.
  init(_ root: MarkupElement, imports: [(prefix: String, root: MarkupElement)] = []) {
    var decisions: [(name: String, type: String?, logic: Logic)] = []
    var callables: [String: Callable] = [:]
    var inputs: [String: String] = [:]
    var types: [String: ItemType] = [:]
    var names: Set<String> = []
    for (prefix, element) in [("", root)] + imports.map({ ($0.prefix + ".", $0.root) }) {
      for item in element.children("itemDefinition") {
        Self.add(item, as: prefix + (item.attributes["name"] ?? ""), to: &types, &names)
      }
      for input in element.children("inputData") where prefix.isEmpty {
        guard let name = input.attributes["name"] else { continue }
        inputs[name] = input.child("variable")?.attributes["typeRef"] ?? "Any"
        names.insert(name)
      }
      for model in element.children("businessKnowledgeModel") {
        guard let logic = model.child("encapsulatedLogic"), let name = model.attributes["name"] else { continue }
        let parameters = logic.children("formalParameter").map {
          (name: $0.attributes["name"] ?? "", type: $0.attributes["typeRef"] ?? "Any")
        }
        names.formUnion(parameters.map(\.name))
        names.insert(prefix + name)
        callables[prefix + name] = Callable(parameters: parameters, logic: Self.logic(in: logic, &names))
      }
      for decision in element.children("decision") where prefix.isEmpty {
        guard let name = decision.attributes["name"] else { continue }
        names.insert(name)
        decisions.append((name, decision.child("variable")?.attributes["typeRef"], Self.logic(in: decision, &names)))
      }
    }
    self.decisions = decisions
    self.callables = callables
    self.inputs = inputs
    self.types = types
    self.names = names
  }

  private static func add(
    _ item: MarkupElement, as name: String, to types: inout [String: ItemType], _ names: inout Set<String>
  ) {
    let parts = item.children("itemComponent")
    for part in parts {
      let own = part.attributes["name"] ?? ""
      names.insert(own)
      if part.child("typeRef") == nil { add(part, as: name + "." + own, to: &types, &names) }
    }
    types[name] = ItemType(
      base: item.child("typeRef")?.trimmed,
      parts: parts.map { part in
        let own = part.attributes["name"] ?? ""
        return (own, part.child("typeRef")?.trimmed ?? name + "." + own)
      }, isList: item.attributes["isCollection"] == "true")
  }

  private static let logics: Set<String> = [
    "decisionTable", "literalExpression", "context", "invocation", "relation", "list", "functionDefinition",
    "conditional", "filter", "for", "every", "some",
  ]

  private static func logic(in element: MarkupElement, _ names: inout Set<String>) -> Logic {
    guard let child = element.children.first(where: { logics.contains($0.name) }) else { return .other("nothing") }
    switch child.name {
    case "decisionTable": return .table(KitTable(child))
    case "literalExpression": return .literal(child.child("text")?.trimmed ?? "")
    case "invocation":
      let called = child.child("literalExpression")?.child("text")?.trimmed ?? ""
      let bindings = child.children("binding").map {
        (
          name: $0.child("parameter")?.attributes["name"] ?? "",
          text: $0.child("literalExpression")?.child("text")?.trimmed ?? ""
        )
      }
      return .call(called, bindings)
    case "context":
      var steps: [(name: String?, logic: Logic)] = []
      for entry in child.children("contextEntry") {
        let name = entry.child("variable")?.attributes["name"]
        if let name { names.insert(name) }
        steps.append((name, logic(in: entry, &names)))
      }
      return .context(steps)
    default: return .other(child.name)
    }
  }

  /// The plain type behind a type, and whether it is a list of such; nil for a structure.
  func plainType(_ name: String) -> (type: String, isList: Bool)? {
    var name = name
    var isList = false
    for _ in 0..<8 {
      guard let item = types[name] else { return (name, isList) }
      isList = isList || item.isList
      guard item.parts.isEmpty, let base = item.base else { return nil }
      name = base
    }
    return nil
  }

  /// The parts of a structure; empty for a plain type.
  func parts(of type: String) -> [(name: String, type: String?)] { types[type]?.parts ?? [] }
}

/// A decision table of the kit.
struct KitTable {
  let hit: String
  let aggregation: String?
  let inputs: [String]
  let outputs: [(name: String?, values: String?)]
  let rows: [(inputs: [String], outputs: [String])]

  init(_ element: MarkupElement) {
    hit = element.attributes["hitPolicy"] ?? "UNIQUE"
    aggregation = element.attributes["aggregation"]
    inputs = element.children("input").map { $0.child("inputExpression")?.child("text")?.trimmed ?? "" }
    outputs = element.children("output").map {
      ($0.attributes["name"], $0.child("outputValues")?.child("text")?.trimmed)
    }
    rows = element.children("rule").map { rule in
      (
        rule.children("inputEntry").map { $0.child("text")?.trimmed ?? "" },
        rule.children("outputEntry").map { $0.child("text")?.trimmed ?? "" }
      )
    }
  }
}
