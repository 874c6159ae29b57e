/// Makes a decision table of the kit and one case of it into a pack of rule text.
struct TableTranslation {
  private var writer = ExpressionWriter()
  private let model: KitModel
  private let kitCase: KitCase

  /// The pack for one expected result.
  static func pack(_ model: KitModel, _ kitCase: KitCase) throws(Inexpressible) -> String {
    var translation = TableTranslation(model, kitCase)
    guard let decision = model.decisions.first(where: { $0.name == kitCase.decision }) else {
      throw Inexpressible(reason: "a decision that the model does not have")
    }
    try translation.addInputs()
    let table = try translation.writer.table(decision.logic)
    let written = try TableWriter(table, title: decision.name).write(with: &translation.writer)
    try translation.expect(table, written)
    return translation.writer.pack.text
  }

  private init(_ model: KitModel, _ kitCase: KitCase) {
    self.model = model
    self.kitCase = kitCase
    writer.model = model
  }

  // MARK: Inputs

  private mutating func addInputs() throws(Inexpressible) {
    for (name, type) in model.inputs.sorted(by: { $0.key < $1.key }) {
      try writer.addInput(name, type: type, kitCase.inputs.first { $0.name == name }?.value ?? .null, of: model)
    }
  }

  // MARK: Results

  private mutating func expect(_ table: KitTable, _ written: [RuleValue]) throws(Inexpressible) {
    for (output, result) in zip(table.outputs, written) {
      let value = result.text
      if kitCase.expected == .null {
        writer.pack.expect("有\(value)", .undetermined)
      } else if table.givesList {
        guard case .list(let items) = kitCase.expected else { throw Inexpressible(reason: "no list where one is due") }
        let parts = try items.map { item throws(Inexpressible) in try Self.plain(Self.part(item, output.name)) }
        writer.pack.expect("合并文本（\(value)、\"|\"）", is: try RuleValue.quoted(parts.joined(separator: "|")))
      } else {
        writer.pack.expect(value, is: try RuleValue.literal(Self.part(kitCase.expected, output.name)).text)
      }
    }
  }

  private static func part(_ value: KitValue, _ name: String?) throws(Inexpressible) -> KitValue {
    guard case .parts(let parts) = value else { return value }
    guard let name, let part = parts[name] else { throw Inexpressible(reason: "an output without a name") }
    return part
  }

  private static func plain(_ value: KitValue) throws(Inexpressible) -> String {
    guard case .plain(let text, "string") = value else {
      throw Inexpressible(reason: "a list of values that are no texts")
    }
    return text
  }
}
