/// Writes expressions of the kit as rule text.
struct ExpressionWriter {
  /// What a name stands for: a field of the case, or another expression.
  enum Meaning {
    case field(String, RuleType)
    case expression(Feel)
  }

  var pack = CasePack()
  /// By the name as the kit writes it, `Person.Name`.
  var meanings: [String: Meaning] = [:]
  /// The model whose decisions and callable models expressions may name.
  var model: KitModel?
  /// The decisions that are definitions already.
  var decided: [String: RuleValue] = [:]
  /// All names that expressions may use.
  var names: Set<String> { model?.names ?? [] }
  private var depth = 0

  // MARK: Values

  /// An expression as a value.
  mutating func value(_ feel: Feel) throws(Inexpressible) -> RuleValue {
    depth += 1
    defer { depth -= 1 }
    guard depth < 40 else { throw Inexpressible(reason: "an expression that is too deep") }
    switch feel {
    case .number(let digits):
      guard let number = RuleValue.number(digits) else { throw Inexpressible(reason: "a number that is none in rules") }
      return RuleValue(text: number, type: .number)
    case .negative(.number(let digits)):
      return RuleValue(text: try pack.field(.number, given: "-" + digits), type: .number)
    case .negative(let inner):
      let value = try value(inner)
      guard value.type == .number else { throw Inexpressible(reason: "a negative value that is no number") }
      return RuleValue(text: "（0 减\(value.text)）", type: .number)
    case .text(let text): return RuleValue(text: try RuleValue.quoted(text), type: .text)
    case .truth(let truth): return RuleValue(text: truth ? "是" : "否", type: .truth)
    case .null: throw Inexpressible(reason: "null as a value: missing is written by leaving it out")
    case .name(let name): return try meaning(name)
    case .member(let base, let part): return try member(base, part)
    case .call(let name, let arguments): return try FunctionWriter(name, arguments).write(with: &self)
    case .binary(let sign, let left, let right): return try arithmetic(sign, left, right)
    case .conditional(let condition, let yes, let no):
      let condition = try self.condition(condition)
      let (first, second) = (try value(yes), try value(no))
      guard first.type == second.type else { throw Inexpressible(reason: "two types behind one if") }
      let name = pack.definition([(first.text, condition), (second.text, nil)])
      return RuleValue(text: name, type: first.type)
    case .between, .isIn: throw Inexpressible(reason: "a condition as a value")
    case .list: throw Inexpressible(reason: "a list as a value: rules have fields with several values")
    }
  }

  private mutating func meaning(_ name: String) throws(Inexpressible) -> RuleValue {
    switch meanings[name] {
    case .field(let field, let type)?: return RuleValue(text: field, type: type)
    case .expression(let feel)?:
      // A parameter that is called like what it stands for.
      guard feel != .name(name) else { return try decisionOnce(name) }
      return try value(feel)
    case nil: return try decisionOnce(name)
    }
  }

  private mutating func decisionOnce(_ name: String) throws(Inexpressible) -> RuleValue {
    if let known = decided[name] { return known }
    return try decision(name)
  }

  private mutating func member(_ base: Feel, _ part: String) throws(Inexpressible) -> RuleValue {
    if let path = Self.path(.member(base, part)) {
      if meanings[path] != nil { return try meaning(path) }
      if case .name(let name) = base, let step = try step(part, of: name) { return step }
      // A parameter that stands for a structure.
      if case .name(let name) = base, case .expression(let inner)? = meanings[name], let outer = Self.path(inner) {
        return try meaning(outer + "." + part)
      }
    }
    let value = try value(base)
    let parts = ["year": "年份", "month": "月份", "day": "日号", "weekday": "星期数", "hour": "钟点"]
    guard value.type.isDate, let name = parts[part] else {
      throw Inexpressible(reason: "a part of a value that rules do not take: \(part)")
    }
    let date = value.type == .moment && part != "hour" ? "\(value.text)的日期部分" : value.text
    return RuleValue(text: "\(date)的\(name)", type: .number)
  }

  /// `A.b.c` of a chain of names.
  static func path(_ feel: Feel) -> String? {
    switch feel {
    case .name(let name): name
    case .member(let base, let part): path(base).map { $0 + "." + part }
    default: nil
    }
  }

  private mutating func arithmetic(_ sign: String, _ left: Feel, _ right: Feel) throws(Inexpressible) -> RuleValue {
    if ["and", "or", "=", "!=", "<", ">", "<=", ">="].contains(sign) {
      throw Inexpressible(reason: "a condition as a value")
    }
    if left == .null || right == .null {
      let missing = try pack.field(.number, given: nil)
      let other = left == .null ? right : left
      guard other != .null, try value(other).type == .number else {
        throw Inexpressible(reason: "null with a value that is no number")
      }
      let (first, second) = (
        left == .null ? missing : try value(left).text, right == .null ? missing : try value(right).text
      )
      return RuleValue(text: "（\(first)\(try word(sign))\(second)）", type: .number)
    }
    let (first, second) = (try value(left), try value(right))
    switch (first.type, sign, second.type) {
    case (.number, _, .number):
      return RuleValue(text: "（\(first.text)\(try word(sign))\(second.text)）", type: .number)
    case (.text, "+", .text): return RuleValue(text: "连接（\(first.text)、\(second.text)）", type: .text)
    case (.date, "+", .days), (.date, "-", .days), (.date, "+", .months), (.date, "-", .months):
      return RuleValue(text: "（\(first.text)\(try word(sign))\(second.text)）", type: .date)
    case (.date, "-", .date):
      return RuleValue(text: "（\(second.text)至\(first.text)的日数）", type: .days)
    default: throw Inexpressible(reason: "an operation that rules do not have between these types: \(sign)")
    }
  }

  private func word(_ sign: String) throws(Inexpressible) -> String {
    switch sign {
    case "+": return "加"
    case "-": return "减"
    case "*": return "乘"
    case "/": return "除以"
    default: throw Inexpressible(reason: "a power: rules have none")
    }
  }

  // MARK: Conditions

  /// An expression as a condition.
  mutating func condition(_ feel: Feel) throws(Inexpressible) -> String {
    switch feel {
    case .binary("and", let left, let right):
      return "（\(try condition(left))且\(try condition(right))）"
    case .binary("or", let left, let right): return "（\(try condition(left))或\(try condition(right))）"
    case .call("not", let arguments):
      guard arguments.count == 1 else { throw Inexpressible(reason: "a call that does not check") }
      return "非（\(try condition(arguments[0].value))）"
    case .binary(let sign, let left, let right):
      if left == .null || right == .null {
        throw Inexpressible(reason: "null compared as a value: missing equals nothing in rules, not even missing")
      }
      let (first, second) = (try value(left), try value(right))
      return first.text + (try comparison(sign, first.type, second.type)) + second.text
    case .between(let value, let lower, let upper):
      return try member(value, [.range(lower, includesLower: true, upper, includesUpper: true)])
    case .isIn(let value, let tests): return try member(value, tests)
    case .truth(let truth): return "1 为 \(truth ? 1 : 2)"
    case .null:
      return "\(try pack.field(.truth, given: nil))为是"
    case .call(let name, let arguments):
      if let condition = try FunctionWriter(name, arguments).condition(with: &self) { return condition }
      return try truth(feel)
    default: return try truth(feel)
    }
  }

  private mutating func truth(_ feel: Feel) throws(Inexpressible) -> String {
    let value = try value(feel)
    guard value.type == .truth else {
      throw Inexpressible(reason: "a value that is no condition where one is wanted: the check refuses it")
    }
    return value.text + "为是"
  }

  /// The word of a comparison.
  func comparison(_ sign: String, _ left: RuleType, _ right: RuleType) throws(Inexpressible) -> String {
    guard left == right || (left.isDate && right.isDate) else {
      throw Inexpressible(reason: "values of two types compared: the check refuses it")
    }
    switch sign {
    case "=": return "为"
    case "!=": return "不为"
    default: break
    }
    guard left.isOrdered else { throw Inexpressible(reason: "texts or yes and no put in order: the check refuses it") }
    switch sign {
    case "<": return left.isDate ? "早于" : "不满"
    case "<=": return left.isDate ? "不晚于" : "至多"
    case ">": return left.isDate ? "晚于" : "超过"
    case ">=": return left.isDate ? "不早于" : "至少"
    default: throw Inexpressible(reason: "no comparison: \(sign)")
    }
  }

  private mutating func member(_ feel: Feel, _ tests: [Feel.Test]) throws(Inexpressible) -> String {
    let subject = try value(feel)
    var parts: [String] = []
    for test in tests { parts.append(try self.test(test, of: subject)) }
    return parts.count == 1 ? parts[0] : "（" + parts.joined(separator: "或") + "）"
  }

  private mutating func test(_ test: Feel.Test, of subject: RuleValue) throws(Inexpressible) -> String {
    switch test {
    case .any: throw Inexpressible(reason: "a condition that always holds")
    case .equals(let feel):
      let value = try value(feel)
      return subject.text + (try comparison("=", subject.type, value.type)) + value.text
    case .compares(let sign, let feel):
      let value = try value(feel)
      return subject.text + (try comparison(sign, subject.type, value.type)) + value.text
    case .range(let lower, let includesLower, let upper, let includesUpper):
      let (low, high) = (try value(lower), try value(upper))
      let first = try comparison(includesLower ? ">=" : ">", subject.type, low.type)
      let second = try comparison(includesUpper ? "<=" : "<", subject.type, high.type)
      return "（\(subject.text)\(first)\(low.text)且\(subject.text)\(second)\(high.text)）"
    case .not: throw Inexpressible(reason: "not inside a list")
    }
  }
}
