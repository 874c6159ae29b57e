extension SelectorParser {
  /// A pseudo-class, at its colon.
  mutating func parsePseudo() throws(SelectorError) -> Selector.Test {
    let start = position
    position += 1
    if current == ":" {
      position += 1
      let name = startsName() ? String(decoding: try name(), as: UTF8.self) : ""
      throw error(.pseudoElement(name), at: start)
    }
    let name = String(decoding: Selector.Name(try name()).lowered, as: UTF8.self)
    if current == "(" { return try parseFunction(name, at: start) }
    if let test = Self.simple(name) { return test }
    throw error(Self.cause(of: name), at: start)
  }

  private static func simple(_ name: String) -> Selector.Test? {
    let first = Selector.Cycle(step: 0, offset: 1)
    return switch name {
    case "root": .root
    case "empty": .empty
    case "first-child": .nth(first, fromEnd: false, ofType: false)
    case "last-child": .nth(first, fromEnd: true, ofType: false)
    case "first-of-type": .nth(first, fromEnd: false, ofType: true)
    case "last-of-type": .nth(first, fromEnd: true, ofType: true)
    case "only-child": .onlyChild(ofType: false)
    case "only-of-type": .onlyChild(ofType: true)
    case "link", "any-link": .link
    case "enabled": .enabled
    case "disabled": .disabled
    case "checked": .checked
    default: nil
    }
  }

  private static func cause(of name: String) -> SelectorError.Cause {
    switch name {
    case "hover", "active", "focus", "focus-within", "focus-visible", "visited", "target": .userState(name)
    case "before", "after", "first-line", "first-letter": .pseudoElement(name)
    default: .unknownPseudoClass(name)
    }
  }

  private mutating func parseFunction(_ name: String, at start: Int) throws(SelectorError) -> Selector.Test {
    switch name {
    case "not":
      return .not(
        try bracketed(at: start) { parser throws(SelectorError) in try parser.parseList(isRelative: false) })
    case "is", "where", "matches":
      return .matchesAny(
        try bracketed(at: start) { parser throws(SelectorError) in try parser.parseList(isRelative: false) })
    case "has":
      let list = try bracketed(at: start, isHas: true) { parser throws(SelectorError) in
        try parser.parseList(isRelative: true)
      }
      return .has(
        list.map { complex in
          Selector.Complex(
            compounds: [Selector.Compound(tests: [.scope])] + complex.compounds,
            combinators: [.descendant] + complex.combinators)
        })
    case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
      let cycle = try bracketed(at: start) { parser throws(SelectorError) in try parser.parseCycle() }
      return .nth(cycle, fromEnd: name.contains("last"), ofType: name.hasSuffix("of-type"))
    case "lang":
      return .language(
        try bracketed(at: start) { parser throws(SelectorError) in
          parser.skipSpace()
          return Selector.Name(try parser.stringOrName()).lowered
        })
    default: throw error(Self.cause(of: name), at: start)
    }
  }

  /// `an+b`, `odd`, `even` (CSS Syntax, section 6).
  private mutating func parseCycle() throws(SelectorError) -> Selector.Cycle {
    skipSpace()
    let start = position
    var text = ""
    while let scalar = current, scalar != ")" {
      text.unicodeScalars.append(scalar)
      position += 1
    }
    guard current != nil else { throw error(.unclosed("("), at: start) }
    guard let cycle = Self.cycle(text.lowercased()) else {
      throw error(.badCycle(text), at: start)
    }
    return cycle
  }

  private static func cycle(_ text: String) -> Selector.Cycle? {
    var words = text.unicodeScalars[...]
    while let last = words.last, isSpace(last) { words.removeLast() }
    let trimmed = String(words)
    if trimmed == "odd" { return Selector.Cycle(step: 2, offset: 1) }
    if trimmed == "even" { return Selector.Cycle(step: 2, offset: 0) }
    guard let place = words.firstIndex(of: "n") else {
      return number(trimmed).map { Selector.Cycle(step: 0, offset: $0) }
    }
    let (front, rest) = (String(words[..<place]), words[words.index(after: place)...])
    let step: Int? = front.isEmpty || front == "+" ? 1 : front == "-" ? -1 : number(front)
    // White space may stand around the sign, nowhere else.
    let tail = rest.drop(while: isSpace)
    guard let sign = tail.first else { return step.map { Selector.Cycle(step: $0, offset: 0) } }
    guard let step, sign == "+" || sign == "-" else { return nil }
    let digits = String(tail.dropFirst().drop(while: isSpace))
    guard digits.unicodeScalars.allSatisfy({ "0"..."9" ~= $0 }), let offset = number(digits) else { return nil }
    return Selector.Cycle(step: step, offset: sign == "-" ? -offset : offset)
  }

  /// A number of at most nine digits with a sign.
  private static func number(_ text: String) -> Int? { text.utf8.count <= 10 ? Int(text) : nil }
}
