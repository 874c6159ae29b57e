package import SourceText

/// A compiled pattern of `匹配`: plain text with classes, sets, counts and alternatives, matched in linear time.
///
/// `{数字}` `{汉字}` `{字母}` `{大写}` `{小写}` `{空白}` `{任意}` (also in English) are one character of a class, `[A-Z0-9]`
/// and `[^、]` one of a set, `{2}` `{2,4}` `{2,}` repeat what stands before, `(甲|乙)` is either, `…` is any text, `{{` and
/// `}}` are braces. Everything else stands for itself. There are no back-references; a count is at most 1,000.
package struct TextPattern: Sendable, Hashable {
  /// One step of the automaton.
  enum Step: Sendable, Hashable {
    case scalar(ScalarClass)
    case split(Int, Int)
    case jump(Int)
    case accept
  }

  /// The greatest number of repetitions that may be written.
  package static let greatestCount = 1_000
  /// The greatest number of steps of an automaton.
  package static let greatestSize = 20_000
  /// How deep groups may stand in each other.
  package static let greatestDepth = 40

  private let steps: [Step]

  /// Compiles a pattern.
  ///
  /// - Throws: what is wrong with it, with the place in code points.
  package static func compile(_ pattern: String) throws(TextPatternError) -> TextPattern {
    var parser = TextPatternParser(pattern)
    let tree = try parser.parse()
    var steps: [Step] = []
    try TextPatternBuilder.append(tree, to: &steps)
    steps.append(.accept)
    return TextPattern(steps: steps)
  }

  private init(steps: [Step]) {
    self.steps = steps
  }

  /// Whether the whole text is what the pattern says.
  ///
  /// - Complexity: O(length of the text × size of the pattern), never more.
  package func matches(_ text: String) -> Bool {
    var current = StateSet(size: steps.count)
    var next = StateSet(size: steps.count)
    add(0, to: &current)
    for scalar in text.unicodeScalars {
      next.removeAll()
      for state in current.members {
        if case .scalar(let scalars) = steps[state], scalars.contains(scalar) { add(state + 1, to: &next) }
      }
      if next.members.isEmpty { return false }
      swap(&current, &next)
    }
    return current.members.contains { steps[$0] == .accept }
  }

  // MARK: Sets of states, for the matcher that keeps them

  /// The classes of characters that the pattern asks for.
  var classes: [ScalarClass] {
    var seen: Set<ScalarClass> = []
    return steps.compactMap { step in
      if case .scalar(let scalars) = step, seen.insert(scalars).inserted { scalars } else { nil }
    }
  }

  /// The steps before the first character, rising.
  var start: [Int] {
    var set = StateSet(size: steps.count)
    add(0, to: &set)
    return reading(set)
  }

  /// The steps after a character, rising.
  func next(_ states: [Int], _ scalar: Unicode.Scalar) -> [Int] {
    var set = StateSet(size: steps.count)
    for state in states {
      if case .scalar(let scalars) = steps[state], scalars.contains(scalar) { add(state + 1, to: &set) }
    }
    return reading(set)
  }

  /// Whether the text may end at one of some steps.
  func accepts(_ states: [Int]) -> Bool {
    states.contains { steps[$0] == .accept }
  }

  /// The members that read a character or accept; what leads to them says nothing more.
  private func reading(_ set: StateSet) -> [Int] {
    set.members.filter { if case .split = steps[$0] { false } else if case .jump = steps[$0] { false } else { true } }
      .sorted()
  }

  /// Adds a state and all that it reaches without reading.
  private func add(_ state: Int, to set: inout StateSet) {
    var open = [state]
    while let index = open.popLast() {
      guard set.insert(index) else { continue }
      switch steps[index] {
      case .jump(let target): open.append(target)
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .scalar, .accept: break
      }
    }
  }

  /// A set of states with constant-time insertion and emptying.
  private struct StateSet {
    private(set) var members: [Int] = []
    private var marks: [Int]
    private var generation = 1

    init(size: Int) {
      marks = Array(repeating: 0, count: size)
    }

    mutating func removeAll() {
      members.removeAll(keepingCapacity: true)
      generation += 1
    }

    mutating func insert(_ state: Int) -> Bool {
      guard marks[state] != generation else { return false }
      marks[state] = generation
      members.append(state)
      return true
    }
  }
}

/// What is wrong with a pattern.
package struct TextPatternError: Error, Sendable, Hashable {
  /// The cause.
  package enum Cause: Sendable, Hashable {
    /// A bracket or brace that is never closed, or closed without being opened.
    case unbalanced(String)
    /// A word in braces that is no class.
    case unknownClass(String)
    /// A count without something before it.
    case nothingToRepeat
    /// A count above 1,000 or with the greater number first.
    case badCount(String)
    /// A set without characters or with a range backwards.
    case badSet(String)
    /// Groups too deep or repetitions that multiply to too large an automaton.
    case tooLarge
  }

  /// The cause.
  package let cause: Cause
  /// The zero-based place in code points.
  package let offset: Int

  /// What to tell the author.
  package var message: LocalizedText {
    switch cause {
    case .unbalanced(let mark):
      LocalizedText(zh: "“\(mark)” 没有配对", en: "`\(mark)` has no partner")
    case .unknownClass(let word):
      LocalizedText(
        zh: "没有名为 {\(word)} 的字符类；可用 {数字} {汉字} {字母} {大写} {小写} {空白} {任意}",
        en: "there is no class {\(word)}; use {digit} {han} {letter} {upper} {lower} {space} {any}")
    case .nothingToRepeat: LocalizedText(zh: "次数前面没有可重复的内容", en: "nothing stands before the count")
    case .badCount(let text):
      LocalizedText(
        zh: "次数 {\(text)} 不对：写 {n}、{n,m} 或 {n,}，最多 1000",
        en: "the count {\(text)} is wrong: write {n}, {n,m} or {n,}, at most 1000")
    case .badSet(let text):
      LocalizedText(zh: "字符集 [\(text)] 不对", en: "the set [\(text)] is wrong")
    case .tooLarge: LocalizedText(zh: "式样太大：减少次数或括号层数", en: "the pattern is too large: fewer repetitions or groups")
    }
  }
}
