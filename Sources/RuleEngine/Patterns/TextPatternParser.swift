/// The tree of a pattern.
indirect enum TextPatternTree: Sendable {
  case one(ScalarClass)
  case sequence([TextPatternTree])
  case either([TextPatternTree])
  /// At least and at most so often; nil for without end.
  case repeated(TextPatternTree, Int, Int?)

  /// Whether it can only match nothing, so that repeating it is nothing too.
  var isEmpty: Bool {
    switch self {
    case .one, .either: false
    case .sequence(let parts): parts.allSatisfy(\.isEmpty)
    case .repeated(let part, _, let high): high == 0 || part.isEmpty
    }
  }
}

/// Reads the text of a pattern into a tree.
struct TextPatternParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func parse() throws(TextPatternError) -> TextPatternTree {
    let tree = try alternatives()
    guard position == scalars.count else { throw error(.unbalanced(String(scalars[position]))) }
    return tree
  }

  private mutating func alternatives() throws(TextPatternError) -> TextPatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= TextPattern.greatestDepth else { throw error(.tooLarge) }
    var branches = [try sequence()]
    while peek() == "|" {
      position += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .either(branches)
  }

  private mutating func sequence() throws(TextPatternError) -> TextPatternTree {
    var parts: [TextPatternTree] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      if let count = try count() {
        guard let last = parts.popLast() else { throw error(.nothingToRepeat) }
        parts.append(last.isEmpty ? .sequence([]) : .repeated(last, count.0, count.1))
      } else {
        parts.append(try atom(scalar))
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(TextPatternError) -> TextPatternTree {
    switch scalar {
    case "(":
      let start = position
      position += 1
      let group = try alternatives()
      guard peek() == ")" else { throw TextPatternError(cause: .unbalanced("("), offset: start) }
      position += 1
      return group
    case "[": return .one(try set())
    case "…":
      while peek() == "…" { position += 1 }
      return .repeated(.one(.any), 0, nil)
    case "{": return .one(try classOrBrace())
    case "}":
      guard scalars.indices.contains(position + 1), scalars[position + 1] == "}" else { throw error(.unbalanced("}")) }
      position += 2
      return .one(.exactly("}"))
    default:
      position += 1
      return .one(.exactly(scalar))
    }
  }

  private mutating func classOrBrace() throws(TextPatternError) -> ScalarClass {
    if scalars.indices.contains(position + 1), scalars[position + 1] == "{" {
      position += 2
      return .exactly("{")
    }
    let word = try braced()
    guard let scalars = ScalarClass.named(word.text) else {
      throw TextPatternError(cause: .unknownClass(word.text), offset: position)
    }
    position = word.end
    return scalars
  }

  /// A count such as `{2}` at this place; nil if something else stands here.
  private mutating func count() throws(TextPatternError) -> (Int, Int?)? {
    guard peek() == "{", scalars.indices.contains(position + 1), Self.isDigit(scalars[position + 1]) else { return nil }
    let word = try braced()
    let parts = word.text.split(separator: ",", omittingEmptySubsequences: false).map { Int(String($0)) }
    let isOpen = word.text.hasSuffix(",")
    guard parts.count <= 2, let low = parts[0], low <= TextPattern.greatestCount else {
      throw error(.badCount(word.text))
    }
    var high: Int? = low
    if parts.count == 2 { high = parts[1] }
    if let high, high < low || high > TextPattern.greatestCount { throw error(.badCount(word.text)) }
    guard high != nil || isOpen else { throw error(.badCount(word.text)) }
    position = word.end
    return (low, high)
  }

  private func braced() throws(TextPatternError) -> (text: String, end: Int) {
    guard let end = scalars[position...].firstIndex(of: "}") else { throw error(.unbalanced("{")) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[(position + 1)..<end])
    return (String(text), end + 1)
  }

  private mutating func set() throws(TextPatternError) -> ScalarClass {
    let start = position
    position += 1
    let isNegated = peek() == "^"
    if isNegated { position += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    while let low = peek(), low != "]" || ranges.isEmpty {
      position += 1
      var high = low
      if peek() == "-", scalars.indices.contains(position + 1), scalars[position + 1] != "]" {
        high = scalars[position + 1]
        position += 2
      }
      guard low <= high else { throw TextPatternError(cause: .badSet("\(low)-\(high)"), offset: start) }
      ranges.append(low.value...high.value)
    }
    guard peek() == "]" else { throw TextPatternError(cause: .unbalanced("["), offset: start) }
    position += 1
    return .set(ranges, isNegated: isNegated)
  }

  private func peek() -> Unicode.Scalar? { scalars.indices.contains(position) ? scalars[position] : nil }

  private func error(_ cause: TextPatternError.Cause) -> TextPatternError {
    TextPatternError(cause: cause, offset: position)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}

/// Turns the tree of a pattern into the steps of an automaton.
enum TextPatternBuilder {
  static func append(_ tree: TextPatternTree, to steps: inout [TextPattern.Step]) throws(TextPatternError) {
    guard steps.count < TextPattern.greatestSize else { throw TextPatternError(cause: .tooLarge, offset: 0) }
    switch tree {
    case .one(let scalars): steps.append(.scalar(scalars))
    case .sequence(let parts): for part in parts { try append(part, to: &steps) }
    case .either(let branches): try append(branches: branches[...], to: &steps)
    case .repeated(let part, let low, let high):
      for _ in 0..<low { try append(part, to: &steps) }
      guard let high else { return try append(anyNumberOf: part, to: &steps) }
      try append(part, atMost: high - low, to: &steps)
    }
  }

  private static func append(
    branches: ArraySlice<TextPatternTree>, to steps: inout [TextPattern.Step]
  ) throws(TextPatternError) {
    var exits: [Int] = []
    for (offset, branch) in branches.enumerated() {
      guard offset < branches.count - 1 else {
        try append(branch, to: &steps)
        break
      }
      let split = steps.count
      steps.append(.split(split + 1, split + 1))
      try append(branch, to: &steps)
      exits.append(steps.count)
      steps.append(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    for exit in exits { steps[exit] = .jump(steps.count) }
  }

  private static func append(
    anyNumberOf part: TextPatternTree, to steps: inout [TextPattern.Step]
  ) throws(TextPatternError) {
    let split = steps.count
    steps.append(.split(split + 1, split + 1))
    try append(part, to: &steps)
    steps.append(.jump(split))
    steps[split] = .split(split + 1, steps.count)
  }

  private static func append(
    _ part: TextPatternTree, atMost count: Int, to steps: inout [TextPattern.Step]
  ) throws(TextPatternError) {
    var splits: [Int] = []
    for _ in 0..<count {
      splits.append(steps.count)
      steps.append(.split(steps.count + 1, 0))
      try append(part, to: &steps)
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
  }
}
