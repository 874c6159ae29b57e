/// Reads selectors (Selectors Level 4, section 17; CSS Syntax Level 3 for names, strings and escapes).
struct SelectorParser {
  private static let maximumLength = 4_096
  private static let maximumDepth = 8

  let scalars: [Unicode.Scalar]
  var position = 0
  private var depth = 0
  private var isInHas = false

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The whole text as a list of selectors.
  mutating func parseAll() throws(SelectorError) -> [Selector.Complex] {
    guard scalars.count <= Self.maximumLength else { throw SelectorError(cause: .tooLarge, offset: 0) }
    let list = try parseList(isRelative: false)
    if let scalar = current { throw error(.unexpected(String(scalar))) }
    return list
  }

  // MARK: - Structure

  /// Selectors up to a closing bracket or the end.
  mutating func parseList(isRelative: Bool) throws(SelectorError) -> [Selector.Complex] {
    var list: [Selector.Complex] = []
    while true {
      list.append(try parseComplex(isRelative: isRelative))
      guard current == "," else { return list }
      position += 1
    }
  }

  private mutating func parseComplex(isRelative: Bool) throws(SelectorError) -> Selector.Complex {
    var complex = Selector.Complex(compounds: [], combinators: [])
    skipSpace()
    var combinator = Selector.Combinator.descendant
    if isRelative, let leading = takeCombinator() {
      combinator = leading
      skipSpace()
    }
    while true {
      let start = position
      guard let compound = try parseCompound() else {
        let isMissing = current == nil || current == "," || current == ")"
        if !isMissing, let scalar = current, Self.combinator(scalar) == nil {
          throw error(.unexpected(String(scalar)))
        }
        throw error(
          complex.compounds.isEmpty && isMissing && !isRelative ? .missingSelector : .danglingCombinator, at: start)
      }
      complex.compounds.append(compound)
      complex.combinators.append(combinator)
      let hadSpace = skipSpace()
      if let next = takeCombinator() {
        combinator = next
        skipSpace()
      } else if hadSpace, let scalar = current, scalar != ",", scalar != ")" {
        combinator = .descendant
      } else {
        return complex
      }
    }
  }

  private mutating func takeCombinator() -> Selector.Combinator? {
    guard let scalar = current, let combinator = Self.combinator(scalar) else { return nil }
    position += 1
    return combinator
  }

  private static func combinator(_ scalar: Unicode.Scalar) -> Selector.Combinator? {
    switch scalar {
    case ">": .child
    case "+": .nextSibling
    case "~": .laterSibling
    default: nil
    }
  }

  /// One compound; nil if none begins here.
  private mutating func parseCompound() throws(SelectorError) -> Selector.Compound? {
    var tests: [Selector.Test] = []
    if let type = try parseType() { tests.append(type) }
    while let scalar = current {
      switch scalar {
      case "#":
        position += 1
        tests.append(.id(try name(startsAnywhere: true)))
      case ".":
        position += 1
        tests.append(.className(try name()))
      case "[": tests.append(.attribute(try parseAttribute()))
      case ":": tests.append(try parsePseudo())
      default: return tests.isEmpty ? nil : Selector.Compound(tests: tests)
      }
    }
    return tests.isEmpty ? nil : Selector.Compound(tests: tests)
  }

  private mutating func parseType() throws(SelectorError) -> Selector.Test? {
    let start = position
    var test: Selector.Test?
    if current == "*" {
      position += 1
      test = .any
    } else if startsName() {
      test = .element(Selector.Name(try name()))
    }
    guard current == "|", peek(1) != "=" else { return test }
    // `*|name` is a name in any namespace, which a name without prefix is, too.
    position += 1
    if case .element(let prefix)? = test {
      throw error(.namespace(String(decoding: prefix.spelling, as: UTF8.self)), at: start)
    }
    if current == "*" {
      position += 1
      return .any
    }
    return .element(Selector.Name(try name()))
  }

  private mutating func parseAttribute() throws(SelectorError) -> Selector.AttributeTest {
    let start = position
    position += 1
    skipSpace()
    if current == "*", peek(1) == "|" { position += 2 }
    if current == "|", peek(1) != "=" { position += 1 }
    var test = Selector.AttributeTest(name: Selector.Name(try name()))
    if current == "|", peek(1) != "=" {
      throw error(.namespace(String(decoding: test.name.spelling, as: UTF8.self)), at: start + 1)
    }
    skipSpace()
    if let comparison = takeOperator() {
      test.comparison = comparison
      skipSpace()
      test.value = try stringOrName()
      let hadSpace = skipSpace()
      if let flag = current, "iIsS".unicodeScalars.contains(flag), hadSpace || peek(-1) == "\"" || peek(-1) == "'" {
        position += 1
        test.ignoresCase = flag == "i" || flag == "I"
        skipSpace()
      }
    }
    guard let scalar = current else { throw error(.unclosed("["), at: start) }
    guard scalar == "]" else { throw error(.unexpected(String(scalar))) }
    position += 1
    return test
  }

  private mutating func takeOperator() -> Selector.Operator? {
    if current == "=" {
      position += 1
      return .equals
    }
    guard peek(1) == "=" else { return nil }
    let comparison: Selector.Operator
    switch current {
    case "~": comparison = .includes
    case "|": comparison = .dashMatch
    case "^": comparison = .prefix
    case "$": comparison = .suffix
    case "*": comparison = .substring
    default: return nil
    }
    position += 2
    return comparison
  }

  // MARK: - Brackets

  /// What stands in a pair of brackets that may hold selectors.
  mutating func bracketed<Value>(
    at start: Int, isHas: Bool = false,
    _ body: (inout SelectorParser) throws(SelectorError) -> Value
  ) throws(SelectorError) -> Value {
    position += 1
    depth += 1
    guard depth <= Self.maximumDepth else { throw error(.tooLarge, at: start) }
    let wasInHas = isInHas
    if isHas {
      guard !isInHas else { throw error(.nestedHas, at: start) }
      isInHas = true
    }
    let value = try body(&self)
    skipSpace()
    guard let scalar = current else { throw error(.unclosed("("), at: start) }
    guard scalar == ")" else { throw error(.unexpected(String(scalar))) }
    position += 1
    depth -= 1
    isInHas = wasInHas
    return value
  }
}

extension SelectorParser {
  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  func peek(_ distance: Int) -> Unicode.Scalar? {
    let index = position + distance
    return index >= 0 && index < scalars.count ? scalars[index] : nil
  }

  func error(_ cause: SelectorError.Cause, at offset: Int? = nil) -> SelectorError {
    SelectorError(cause: cause, offset: offset ?? position)
  }

  /// Moves over white space and comments; whether there was any white space, since comments join what is around them.
  @discardableResult
  mutating func skipSpace() -> Bool {
    var hadSpace = false
    while let scalar = current {
      if Self.isSpace(scalar) {
        position += 1
        hadSpace = true
      } else if scalar == "/", peek(1) == "*" {
        position += 2
        while position < scalars.count, !(current == "*" && peek(1) == "/") { position += 1 }
        position = min(position + 2, scalars.count)
      } else {
        break
      }
    }
    return hadSpace
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{C}"
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: scalar.value >= 0x80
    }
  }

  /// Whether an identifier begins here (CSS Syntax, section 4.3.9).
  func startsName() -> Bool {
    guard let first = current else { return false }
    if first == "\\" { return peek(1).map { $0 != "\n" } ?? false }
    if first == "-" {
      guard let second = peek(1) else { return false }
      return second == "-" || second == "\\" || Self.isNameScalar(second) && !("0"..."9" ~= second)
    }
    return Self.isNameScalar(first) && !("0"..."9" ~= first)
  }

  /// A name with its escapes resolved; that of an id may begin with a digit.
  mutating func name(startsAnywhere: Bool = false) throws(SelectorError) -> [UInt8] {
    guard startsAnywhere || startsName() else { throw error(.missingName) }
    var name: [UInt8] = []
    while let scalar = current {
      if scalar == "\\", peek(1) != nil, peek(1) != "\n" {
        position += 1
        takeEscape(into: &name)
      } else if Self.isNameScalar(scalar) {
        position += 1
        name.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        break
      }
    }
    guard !name.isEmpty else { throw error(.missingName) }
    return name
  }

  /// A string in quotes or a name.
  mutating func stringOrName() throws(SelectorError) -> [UInt8] {
    guard let quote = current, quote == "\"" || quote == "'" else {
      // A bare number or the like is no name; saying which character is wrong helps most.
      guard startsName() else {
        if let scalar = current { throw error(.unexpected(String(scalar))) }
        throw error(.unclosed("["))
      }
      return try name()
    }
    let start = position
    position += 1
    var text: [UInt8] = []
    while let scalar = current {
      position += 1
      if scalar == quote { return text }
      if scalar == "\\" {
        if current == "\n" { position += 1 } else if current != nil { takeEscape(into: &text) }
      } else {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    throw error(.unclosed(String(quote)), at: start)
  }

  /// Takes what is behind a backslash: up to six hexadecimal digits and one space, or any character as it is.
  private mutating func takeEscape(into text: inout [UInt8]) {
    var value: UInt32 = 0
    var count = 0
    while count < 6, let scalar = current, let digit = Character(scalar).hexDigitValue, scalar.isASCII {
      value = value << 4 | UInt32(digit)
      count += 1
      position += 1
    }
    if count == 0, let scalar = current {
      position += 1
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    }
    if let scalar = current, Self.isSpace(scalar) { position += 1 }
    let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
