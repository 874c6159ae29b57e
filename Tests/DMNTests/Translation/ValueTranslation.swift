/// Makes one expression of the kit and what it must come to into a pack of rule text.
struct ValueTranslation {
  private var writer = ExpressionWriter()
  private let kitCase: KitCase

  /// The pack for one expected result.
  static func pack(_ model: KitModel, _ kitCase: KitCase) throws(Inexpressible) -> String {
    guard let decision = model.decisions.first(where: { $0.name == kitCase.decision }) else {
      throw Inexpressible(reason: "a decision that the model does not have")
    }
    guard case .literal(let text) = decision.logic else {
      throw Inexpressible(reason: "a decision that is no expression")
    }
    var translation = ValueTranslation(kitCase)
    try translation.addInputs(model)
    translation.writer.model = model
    return try translation.pack(try FeelReader.expression(text, names: model.names))
  }

  private init(_ kitCase: KitCase) { self.kitCase = kitCase }

  private mutating func addInputs(_ model: KitModel) throws(Inexpressible) {
    for (name, type) in model.inputs.sorted(by: { $0.key < $1.key }) {
      try writer.addInput(name, type: type, kitCase.inputs.first { $0.name == name }?.value ?? .null, of: model)
    }
  }

  private mutating func pack(_ feel: Feel) throws(Inexpressible) -> String {
    if kitCase.isError { throw Inexpressible(reason: "an evaluation that must fail: the check refuses it") }
    switch kitCase.expected {
    case .null: try expectNothing(feel)
    case .plain(let text, "boolean"):
      let condition = try writer.condition(feel)
      writer.pack.expect(condition, text == "true" ? .pass : .violation)
      writer.pack.expect("非（\(condition)）", text == "true" ? .violation : .pass)
    default:
      let value = try writer.value(feel)
      let literal = try RuleValue.literal(kitCase.expected)
      writer.pack.expect(value.text, is: try self.literal(literal, for: value))
    }
    return writer.pack.text
  }

  /// A value that can't be known: neither it nor its opposite may be told.
  private mutating func expectNothing(_ feel: Feel) throws(Inexpressible) {
    if Self.isCondition(feel) {
      let condition = try writer.condition(feel)
      writer.pack.expect(condition, .undetermined)
      writer.pack.expect("非（\(condition)）", .undetermined)
      return
    }
    let value = try writer.value(feel)
    let field = try writer.pack.field(value.type, given: Self.sample(value.type))
    writer.pack.expect("\(value.text)为\(field)", .undetermined)
    writer.pack.expect("\(value.text)不为\(field)", .undetermined)
  }

  private static func isCondition(_ feel: Feel) -> Bool {
    switch feel {
    case .binary(let sign, _, _): !["+", "-", "*", "/", "**"].contains(sign)
    case .between, .isIn: true
    case .call(let name, _):
      ["not", "even", "odd", "contains", "starts with", "ends with", "list contains", "matches"].contains(name)
    default: false
    }
  }

  private static func sample(_ type: RuleType) -> String {
    switch type {
    case .number: "1"
    case .text, .texts: "\"x\""
    case .truth: "是"
    case .date: "2020-01-01"
    case .moment: "2020-01-01 00:00:00"
    case .days: "1 日"
    case .hours: "1 小时"
    case .months: "1 个月"
    }
  }

  /// The expected value as the type of the expression writes it.
  private mutating func literal(_ literal: RuleValue, for value: RuleValue) throws(Inexpressible) -> String {
    // Whole months are a number in rules.
    if value.type == .number, literal.type == .months {
      return try negatable(String(literal.text.dropLast(3)), .number)
    }
    if value.type == .days, literal.type == .hours {
      throw Inexpressible(reason: "days and hours in one duration")
    }
    return try negatable(literal.text, literal.type)
  }

  private mutating func negatable(_ text: String, _ type: RuleType) throws(Inexpressible) -> String {
    guard text.hasPrefix("-") || type == .moment else { return text }
    return try writer.pack.field(type, given: text)
  }
}
