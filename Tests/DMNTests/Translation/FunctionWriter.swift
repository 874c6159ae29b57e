/// Writes calls of the kit's functions with the functions of rules.
struct FunctionWriter {
  private let name: String
  private let arguments: [Feel]
  private let hasLabels: Bool

  init(_ name: String, _ arguments: [(label: String?, value: Feel)]) {
    self.name = name
    self.arguments = arguments.map(\.value)
    let labels = arguments.compactMap(\.label)
    // Arguments by name, in the order of the parameters.
    hasLabels = !labels.isEmpty && labels != Array((Self.parameters[name] ?? []).prefix(arguments.count))
  }

  private static let parameters: [String: [String]] = [
    "round half up": ["n", "scale"], "round down": ["n", "scale"], "round up": ["n", "scale"], "floor": ["n"],
    "substring": ["string", "start position", "length"], "string length": ["string"], "day of year": ["date"],
    "substring before": ["string", "match"], "substring after": ["string", "match"], "contains": ["string", "match"],
    "even": ["number"], "odd": ["number"], "years and months duration": ["from", "to"],
    "replace": ["input", "pattern", "replacement"],
  ]

  private static let refused = Inexpressible(reason: "a call with arguments that the check refuses")

  private func need(_ count: Int) throws(Inexpressible) {
    guard arguments.count == count, !hasLabels else { throw Self.refused }
  }

  private func argument(
    _ index: Int, _ type: RuleType, _ writer: inout ExpressionWriter
  ) throws(Inexpressible) -> String {
    if arguments[index] == .null { return try writer.pack.field(type, given: nil) }
    let value = try writer.value(arguments[index])
    guard value.type == type || (type == .date && value.type == .moment) else { throw Self.refused }
    return value.type == .moment && type == .date ? "\(value.text)的日期部分" : value.text
  }

  /// The call as a condition; nil if it is none.
  func condition(with writer: inout ExpressionWriter) throws(Inexpressible) -> String? {
    let words = ["contains": "包含", "starts with": "开头为", "ends with": "结尾为"]
    if let word = words[name] {
      try need(2)
      return try argument(0, .text, &writer) + word + argument(1, .text, &writer)
    }
    switch name {
    case "even", "odd":
      try need(1)
      return "余数（\(try argument(0, .number, &writer))、2）为 \(name == "even" ? 0 : 1)"
    case "list contains":
      try need(2)
      let (list, value) = (try writer.value(arguments[0]), try argument(1, .text, &writer))
      guard list.type == .texts else { throw Self.refused }
      return "各值之中有（\(list.text)、\(value)）为是"
    case "matches":
      throw Inexpressible(reason: "a pattern in the kit's syntax: rules have their own, without its flags")
    default: return nil
    }
  }

  /// The call as a value.
  func write(with writer: inout ExpressionWriter) throws(Inexpressible) -> RuleValue {
    if let callable = writer.model?.callables[name] { return try call(callable, with: &writer) }
    switch name {
    case "date", "@", "date and time", "duration", "time": return try literal(with: &writer)
    case "string length", "upper case", "lower case", "substring", "substring before", "substring after", "string",
      "replace":
      return try text(with: &writer)
    case "day of year", "years and months duration", "week of year", "month of year", "day of week":
      return try date(with: &writer)
    default: return try number(with: &writer)
    }
  }

  private func call(
    _ callable: KitModel.Callable, with writer: inout ExpressionWriter
  ) throws(Inexpressible) -> RuleValue {
    guard case .literal(let text) = callable.logic, callable.parameters.count == arguments.count else {
      throw Inexpressible(reason: "a call of a model that is more than an expression")
    }
    let outer = writer.meanings
    for (parameter, argument) in zip(callable.parameters, arguments) {
      writer.meanings[parameter.name] = .expression(argument)
    }
    let value = try writer.value(try FeelReader.expression(text, names: writer.names))
    writer.meanings = outer
    return value
  }

  // MARK: Literals

  private func literal(with writer: inout ExpressionWriter) throws(Inexpressible) -> RuleValue {
    guard !hasLabels else { throw Self.refused }
    if name == "date", arguments.count == 3 {
      let parts = [
        try argument(0, .number, &writer), try argument(1, .number, &writer), try argument(2, .number, &writer),
      ]
      return RuleValue(text: "组成日期（\(parts.joined(separator: "、"))）", type: .date)
    }
    if name == "date and time", arguments.count == 2 {
      throw Inexpressible(reason: "a moment put together from a date and a time of day")
    }
    guard arguments.count == 1 else { throw Self.refused }
    guard case .text(let text) = arguments[0] else {
      if name == "date" { return RuleValue(text: try argument(0, .date, &writer), type: .date) }
      throw Inexpressible(reason: "a date or a duration read out of a text while judging: rules read when data come in")
    }
    switch name {
    case "date": return try day(text)
    case "duration": return try duration(text)
    case "date and time": return try moment(text, with: &writer)
    case "@" where text.hasPrefix("P") || text.hasPrefix("-P"): return try duration(text)
    case "@" where text.contains("T"): return try moment(text, with: &writer)
    case "@" where text.contains("-"): return try day(text)
    default: throw Inexpressible(reason: "a time of day: rules have moments only")
    }
  }

  private func day(_ text: String) throws(Inexpressible) -> RuleValue {
    RuleValue(text: try RuleValue.day(text), type: .date)
  }

  private func duration(_ text: String) throws(Inexpressible) -> RuleValue {
    let value = try RuleValue.duration(text)
    if value.text.hasPrefix("-") { throw Inexpressible(reason: "a negative duration") }
    return value
  }

  private func moment(_ text: String, with writer: inout ExpressionWriter) throws(Inexpressible) -> RuleValue {
    let value = try RuleValue.moment(text)
    return RuleValue(text: try writer.pack.field(.moment, given: value.text), type: .moment)
  }

  // MARK: Texts

  private func text(with writer: inout ExpressionWriter) throws(Inexpressible) -> RuleValue {
    guard let first = arguments.first, !hasLabels else { throw Self.refused }
    switch name {
    case "string length":
      try need(1)
      return RuleValue(text: "字数（\(try argument(0, .text, &writer))）", type: .number)
    case "upper case", "lower case":
      try need(1)
      let word = name == "upper case" ? "转大写" : "转小写"
      return RuleValue(text: "\(word)（\(try argument(0, .text, &writer))）", type: .text)
    case "substring before", "substring after":
      try need(2)
      let word = name == "substring before" ? "之前部分" : "之后部分"
      return RuleValue(
        text: "\(word)（\(try argument(0, .text, &writer))、\(try argument(1, .text, &writer))）", type: .text)
    case "substring":
      let source = try argument(0, .text, &writer)
      guard arguments.count > 1, case .number(let start) = arguments[1] else {
        throw Inexpressible(reason: "a part counted from the end of a text")
      }
      let length = arguments.count > 2 ? try argument(2, .number, &writer) : "字数（\(source)）"
      return RuleValue(text: "截取（\(source)、\(start)、\(length)）", type: .text)
    case "replace":
      try need(3)
      guard case .text(let pattern) = arguments[1], pattern.allSatisfy({ $0.isLetter || $0.isNumber }) else {
        throw Inexpressible(reason: "a pattern in the kit's syntax: rules replace words")
      }
      return RuleValue(
        text:
          "替换（\(try argument(0, .text, &writer))、\(try RuleValue.quoted(pattern))、\(try argument(2, .text, &writer))）",
        type: .text)
    default:
      try need(1)
      let value = try writer.value(first)
      switch value.type {
      case .text: return value
      case .number: return RuleValue(text: "数字文本（\(value.text)）", type: .text)
      default: throw Inexpressible(reason: "a value other than a number as a text")
      }
    }
  }

  // MARK: Dates

  private func date(with writer: inout ExpressionWriter) throws(Inexpressible) -> RuleValue {
    switch name {
    case "day of year":
      try need(1)
      return RuleValue(text: "年内天数（\(try argument(0, .date, &writer))）", type: .number)
    case "years and months duration":
      try need(2)
      return RuleValue(
        text: "整月数（\(try argument(0, .date, &writer))、\(try argument(1, .date, &writer))）", type: .number)
    default: throw Inexpressible(reason: "the name of a month or a day, or the number of a week")
    }
  }

  // MARK: Numbers

  private func number(with writer: inout ExpressionWriter) throws(Inexpressible) -> RuleValue {
    switch name {
    case "floor", "ceiling", "abs":
      try need(1)
      let words = ["floor": "取整", "ceiling": "进整", "abs": "绝对值"]
      return RuleValue(text: "\(words[name] ?? "")（\(try argument(0, .number, &writer))）", type: .number)
    case "modulo":
      try need(2)
      return RuleValue(
        text: "余数（\(try argument(0, .number, &writer))、\(try argument(1, .number, &writer))）", type: .number)
    case "round half up", "round up", "round down":
      try need(2)
      let words = ["round half up": "舍入", "round up": "进一", "round down": "舍去"]
      guard case .number(let digits) = arguments[1], let places = Int(digits), places <= 6 else {
        throw Inexpressible(reason: "rounding to a number of places that is not written")
      }
      let step = places == 0 ? "1" : "0." + String(repeating: "0", count: places - 1) + "1"
      return RuleValue(
        text: "（\(try argument(0, .number, &writer)) \(words[name] ?? "") \(step)）", type: .number)
    case "decimal":
      try need(2)
      guard case .number("0") = arguments[1] else {
        throw Inexpressible(reason: "rounding to the even neighbour")
      }
      // Half to even and half away from zero agree on whole numbers, which is what the tables of the kit give.
      return RuleValue(text: "（\(try argument(0, .number, &writer)) 舍入 1）", type: .number)
    case "max", "min":
      guard arguments.count > 1, !hasLabels else { throw Self.refused }
      var parts: [String] = []
      for index in arguments.indices { parts.append(try argument(index, .number, &writer)) }
      return RuleValue(
        text: "\(name == "max" ? "较大值" : "较小值")（\(parts.joined(separator: "、"))）", type: .number)
    default: throw Inexpressible(reason: "a function that rules do not have: \(name)")
    }
  }
}
