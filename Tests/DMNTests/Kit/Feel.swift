/// An expression of the kit, in the part of FEEL that has a counterpart in rules.
indirect enum Feel: Equatable {
  case number(String)
  case text(String)
  case truth(Bool)
  case null
  case name(String)
  case member(Feel, String)
  /// A call; names of arguments are kept for the few calls that use them.
  case call(String, [(label: String?, value: Feel)])
  case binary(String, Feel, Feel)
  case negative(Feel)
  case conditional(Feel, Feel, Feel)
  case between(Feel, Feel, Feel)
  case isIn(Feel, [Test])
  case list([Feel])

  /// What a cell, or `in`, asks of a value.
  enum Test: Equatable {
    case any
    case equals(Feel)
    case compares(String, Feel)
    case range(Feel, includesLower: Bool, Feel, includesUpper: Bool)
    case not([Test])
  }

  static func == (left: Feel, right: Feel) -> Bool { "\(left)" == "\(right)" }
}

/// Why something of the kit has no counterpart in rules.
struct Inexpressible: Error, Equatable {
  let reason: String
}

/// Reads expressions and cells of the kit.
struct FeelReader {
  private enum Token: Equatable {
    case number(String)
    case text(String)
    case name(String)
    case sign(String)
  }

  private static let builtins: Set<String> = [
    "date and time", "years and months duration", "string length", "upper case", "lower case", "substring before",
    "substring after", "starts with", "ends with", "round up", "round down", "round half up", "round half down",
    "day of year", "month of year", "day of week", "week of year", "list contains", "instance of",
  ]
  private static let words: Set<String> = ["and", "or", "if", "then", "else", "between", "in"]
  private var tokens: [Token] = []
  private var place = 0

  /// Reads an expression.
  static func expression(_ text: String, names: Set<String>) throws(Inexpressible) -> Feel {
    var reader = FeelReader()
    reader.tokens = try tokens(text, names: names)
    let result = try reader.disjunction()
    guard reader.place == reader.tokens.count else { throw reader.unreadable }
    return result
  }

  /// Reads a cell of an input column.
  static func tests(_ text: String, names: Set<String>) throws(Inexpressible) -> [Feel.Test] {
    var reader = FeelReader()
    reader.tokens = try tokens(text, names: names)
    if reader.tokens == [.sign("-")] { return [.any] }
    let result = try reader.tests()
    guard reader.place == reader.tokens.count else { throw reader.unreadable }
    return result
  }

  private var unreadable: Inexpressible { Inexpressible(reason: "an expression beyond the part of FEEL that is read") }

  // MARK: Tokens

  private static func tokens(_ text: String, names: Set<String>) throws(Inexpressible) -> [Token] {
    let known = names.union(builtins).filter { $0.contains { !$0.isLetter } }.sorted {
      ($1.count, $0) < ($0.count, $1)
    }
    var tokens: [Token] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if let name = known.first(where: { rest.hasPrefix($0) && !isWord(rest.dropFirst($0.count).first) }) {
        tokens.append(.name(name))
        rest = rest.dropFirst(name.count)
      } else if first == "\"" {
        tokens.append(.text(try string(&rest)))
      } else if first.isNumber || (first == "." && rest.dropFirst().first?.isNumber == true) {
        let digits = rest.prefix { $0.isNumber || $0 == "." }
        let number =
          digits.hasSuffix("..")
          ? digits.dropLast(2) : digits.firstRange(of: "..").map { digits[..<$0.lowerBound] } ?? digits
        tokens.append(.number(number.hasPrefix(".") ? "0" + number : String(number)))
        rest = rest.dropFirst(number.count)
      } else if first.isLetter || first == "_" {
        let word = rest.prefix { isWord($0) }
        tokens.append(.name(String(word)))
        rest = rest.dropFirst(word.count)
      } else {
        let pair = String(rest.prefix(2))
        let sign = ["**", "<=", ">=", "!=", ".."].contains(pair) ? pair : String(first)
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      }
    }
    return tokens
  }

  private static func isWord(_ character: Character?) -> Bool {
    guard let character else { return false }
    return character.isLetter || character.isNumber || character == "_"
  }

  private static func string(_ rest: inout Substring) throws(Inexpressible) -> String {
    var result = ""
    rest.removeFirst()
    while let next = rest.popFirst() {
      if next == "\"" { return result }
      guard next == "\\" else {
        result.append(next)
        continue
      }
      switch rest.popFirst() {
      case "\""?: result.append("\"")
      case "\\"?: result.append("\\")
      default: throw Inexpressible(reason: "an escape in a text: rules write the character itself")
      }
    }
    throw Inexpressible(reason: "a text that does not end")
  }

  // MARK: Expressions

  private var next: Token? { place < tokens.count ? tokens[place] : nil }

  private mutating func take(_ sign: String) -> Bool {
    guard next == .sign(sign) else { return false }
    place += 1
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard next == .name(word) else { return false }
    place += 1
    return true
  }

  private mutating func need(_ sign: String) throws(Inexpressible) {
    guard take(sign) else { throw unreadable }
  }

  private mutating func disjunction() throws(Inexpressible) -> Feel {
    if takeWord("if") {
      let condition = try disjunction()
      guard takeWord("then") else { throw unreadable }
      let yes = try disjunction()
      guard takeWord("else") else { throw unreadable }
      return .conditional(condition, yes, try disjunction())
    }
    var left = try conjunction()
    while takeWord("or") { left = .binary("or", left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(Inexpressible) -> Feel {
    var left = try comparison()
    while takeWord("and") { left = .binary("and", left, try comparison()) }
    return left
  }

  private mutating func comparison() throws(Inexpressible) -> Feel {
    let left = try sum()
    if takeWord("between") {
      let lower = try sum()
      guard takeWord("and") else { throw unreadable }
      return .between(left, lower, try sum())
    }
    if takeWord("in") {
      if take("(") {
        let list = try tests()
        try need(")")
        return .isIn(left, list)
      }
      return .isIn(left, [try test()])
    }
    for sign in ["<=", ">=", "!=", "=", "<", ">"] where take(sign) { return .binary(sign, left, try sum()) }
    return left
  }

  private mutating func sum() throws(Inexpressible) -> Feel {
    var left = try product()
    while true {
      if take("+") {
        left = .binary("+", left, try product())
      } else if take("-") {
        left = .binary("-", left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(Inexpressible) -> Feel {
    var left = try power()
    while true {
      if take("*") {
        left = .binary("*", left, try power())
      } else if take("/") {
        left = .binary("/", left, try power())
      } else {
        return left
      }
    }
  }

  private mutating func power() throws(Inexpressible) -> Feel {
    var left = try unary()
    while take("**") { left = .binary("**", left, try unary()) }
    return left
  }

  private mutating func unary() throws(Inexpressible) -> Feel {
    take("-") ? .negative(try unary()) : try postfix()
  }

  private mutating func postfix() throws(Inexpressible) -> Feel {
    var result = try primary()
    while true {
      if take(".") {
        guard case .name(let part)? = next else { throw unreadable }
        place += 1
        result = .member(result, part)
      } else if case .name(let name) = result, take("(") {
        result = .call(name, try arguments())
      } else if case .member(.name(let prefix), let name) = result, take("(") {
        result = .call(prefix + "." + name, try arguments())
      } else if next == .name("instance of") || next == .sign("[") {
        throw Inexpressible(reason: "a test of a type or a filter of a list")
      } else {
        return result
      }
    }
  }

  private mutating func arguments() throws(Inexpressible) -> [(label: String?, value: Feel)] {
    var found: [(label: String?, value: Feel)] = []
    if take(")") { return found }
    repeat {
      let start = place
      var label: [String] = []
      while case .name(let word)? = next {
        label.append(word)
        place += 1
      }
      if !label.isEmpty, take(":") {
        found.append((label.joined(separator: " "), try disjunction()))
      } else {
        place = start
        found.append((nil, try disjunction()))
      }
    } while take(",")
    try need(")")
    return found
  }

  private mutating func primary() throws(Inexpressible) -> Feel {
    guard let token = next else { throw unreadable }
    place += 1
    switch token {
    case .number(let digits): return .number(digits)
    case .text(let text): return .text(text)
    case .name("true"): return .truth(true)
    case .name("false"): return .truth(false)
    case .name("null"): return .null
    case .name(let name):
      if Self.words.contains(name) || name == "for" || name == "some" || name == "every" || name == "function" {
        throw Inexpressible(reason: "a loop or a function as a value: rules have neither")
      }
      return .name(name)
    case .sign("("):
      let inside = try disjunction()
      try need(")")
      return inside
    case .sign("@"):
      guard case .text(let text)? = next else { throw unreadable }
      place += 1
      return .call("@", [(nil, .text(text))])
    case .sign("["):
      var list: [Feel] = []
      if take("]") { return .list([]) }
      repeat { list.append(try disjunction()) } while take(",")
      try need("]")
      return .list(list)
    case .sign("{"): throw Inexpressible(reason: "a structure as a value: rules have fields and rows")
    case .sign: throw unreadable
    }
  }

  // MARK: Tests

  private mutating func tests() throws(Inexpressible) -> [Feel.Test] {
    var list = [try test()]
    while take(",") { list.append(try test()) }
    return list
  }

  private mutating func test() throws(Inexpressible) -> Feel.Test {
    for sign in ["<=", ">=", "<", ">"] where take(sign) { return .compares(sign, try sum()) }
    if next == .name("not"), place + 1 < tokens.count, tokens[place + 1] == .sign("(") {
      place += 2
      let inside = try tests()
      try need(")")
      return .not(inside)
    }
    let start = place
    let opening: Bool? = take("[") ? true : take("(") || take("]") ? false : nil
    if let includesLower = opening, let lower = try? sum(), take("..") {
      let upper = try sum()
      if take("]") { return .range(lower, includesLower: includesLower, upper, includesUpper: true) }
      guard take(")") || take("[") else { throw unreadable }
      return .range(lower, includesLower: includesLower, upper, includesUpper: false)
    }
    place = start
    return .equals(try sum())
  }
}
