/// A pack of one table of cases, made for one result that the kit expects: fields, given values, declarations and, for
/// each value that is compared, a rule that must pass and one that must be violated.
struct CasePack {
  /// A field with what it is given; nothing for a value that is missing.
  struct Field: Equatable {
    let name: String
    let type: RuleType
    let given: String?
  }

  /// What a comparison must come to.
  enum Outcome: String {
    case pass = "通过"
    case violation = "违规"
    case undetermined = "待查"
  }

  private static let names = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥").map(String.init)

  private(set) var fields: [Field] = []
  private var blocks: [String] = []
  private var rules = 0
  private var definitions: [String] = []
  private var tables = 0

  /// Adds a field and gives its name.
  mutating func field(_ type: RuleType, given: String?) throws(Inexpressible) -> String {
    if let known = fields.first(where: { $0.type == type && $0.given == given && given == nil }) { return known.name }
    guard fields.count < Self.names.count else { throw Inexpressible(reason: "more inputs than there are names here") }
    let name = "值" + Self.names[fields.count]
    fields.append(Field(name: name, type: type, given: given))
    return name
  }

  /// Adds a declaration.
  mutating func add(block: String) { blocks.append(block) }

  /// Adds a definition with cases and gives its name.
  mutating func definition(_ cases: [(value: String, condition: String?)]) -> String {
    let lines = cases.map { "- \($0.value)，" + ($0.condition.map { "当\($0)" } ?? "其余") }
    return define("\n" + lines.joined(separator: "\n"))
  }

  /// Adds a definition and gives its name.
  mutating func definition(_ value: String) -> String { define(value) }

  private mutating func define(_ content: String) -> String {
    let name = "式" + Self.names[definitions.count % Self.names.count]
    definitions.append(name)
    blocks.append("定义 案的\(name)：\(content)")
    return name
  }

  /// The id of one more decision table.
  mutating func nextTable() -> String {
    tables += 1
    return "T-\(tables)"
  }

  /// Whether a text is the name of a field or a definition.
  func isName(_ text: String) -> Bool { fields.contains { $0.name == text } || definitions.contains(text) }

  /// Adds a rule with its test.
  mutating func expect(_ condition: String, _ outcome: Outcome) {
    rules += 1
    let given = fields.compactMap { field in field.given.map { "，\(field.name) \($0)" } }.joined()
    blocks.append(
      """
      规则 D-\(rules)：「核对 \(rules)」
      对象：案
      要求：\(condition)

      测试 D-\(rules)：「核对 \(rules)」
      给定：编号 K1\(given)
      应为：\(outcome.rawValue)
      """)
  }

  /// Adds rules that a value is the expected one and no other.
  mutating func expect(_ value: String, is literal: String) {
    expect("\(value)为\(literal)", .pass)
    expect("\(value)不为\(literal)", .violation)
  }

  /// The pack as rule text.
  var text: String {
    let list = fields.map { "\n- \($0.name)：\($0.type.rawValue)" }.joined()
    return """
      规则集 核对 / kit：「DMN」
      版本：1

      表 案 / case：「案」
      来源：cases
      主键：编号
      - 编号：文本\(list)

      """ + "\n" + blocks.joined(separator: "\n\n") + "\n"
  }
}
