import Records
import RuleEngine

/// What is known of one text.
struct TextFacts {
  private var allowed: Set<Text>?
  private var excluded: Set<Text> = []
  private var passed: [(test: TextTest, text: Text)] = []
  private var failed: [(test: TextTest, text: Text)] = []

  /// Adds that the text is one of some, or none of them.
  mutating func add(_ texts: Set<Text>, isOne: Bool) {
    guard isOne else {
      excluded.formUnion(texts)
      return
    }
    allowed = allowed.map { $0.intersection(texts) } ?? texts
  }

  /// Adds that the text passes a test, or does not.
  mutating func add(_ test: TextTest, _ text: Text, _ isPassed: Bool) {
    if isPassed { passed.append((test, text)) } else { failed.append((test, text)) }
  }

  /// Whether some text is like this, as far as can be told.
  var isPossible: Bool {
    if let allowed { return allowed.contains { isPossible($0) } }
    for (index, one) in passed.enumerated() {
      for other in passed[(index + 1)...] where Self.exclude(one, other) { return false }
      for other in failed where Self.implies(one, other) { return false }
    }
    return true
  }

  /// A text like this; nil when none is at hand.
  var example: Text? {
    if let allowed { return allowed.sorted().first { isPossible($0) } }
    let start = passed.filter { $0.test == .hasPrefix }.map(\.text.string).max { $0.count < $1.count } ?? ""
    let end = passed.filter { $0.test == .hasSuffix }.map(\.text.string).max { $0.count < $1.count } ?? ""
    let middle = passed.filter { $0.test == .contains }.map(\.text.string).joined()
    let text = Text(start + middle + end)
    return [text, Text("甲"), Text("乙"), Text("丙")].first { !$0.string.isEmpty && isPossible($0) }
  }

  private func isPossible(_ text: Text) -> Bool {
    !excluded.contains(text) && passed.allSatisfy { Self.passes(text, $0.test, $0.text) }
      && failed.allSatisfy { !Self.passes(text, $0.test, $0.text) }
  }

  private static func passes(_ text: Text, _ test: TextTest, _ sought: Text) -> Bool {
    switch test {
    case .contains: return text.string.unicodeScalars.containsRun(sought.string.unicodeScalars)
    case .hasPrefix: return text.string.unicodeScalars.starts(with: sought.string.unicodeScalars)
    case .hasSuffix:
      return text.string.unicodeScalars.reversed().starts(with: sought.string.unicodeScalars.reversed())
    case .matches:
      guard let pattern = try? TextPattern.compile(sought.string) else { return true }
      return pattern.matches(text.string)
    }
  }

  /// Whether no text passes both tests.
  private static func exclude(_ one: (test: TextTest, text: Text), _ other: (test: TextTest, text: Text)) -> Bool {
    guard one.test == other.test, one.test == .hasPrefix || one.test == .hasSuffix else { return false }
    return !passes(one.text, one.test, other.text) && !passes(other.text, one.test, one.text)
  }

  /// Whether every text that passes one test passes the other.
  private static func implies(_ one: (test: TextTest, text: Text), _ other: (test: TextTest, text: Text)) -> Bool {
    if one.test == .matches || other.test == .matches { return one.test == other.test && one.text == other.text }
    return (one.test == other.test || other.test == .contains) && passes(one.text, other.test, other.text)
  }
}

extension String.UnicodeScalarView {
  /// Whether the other characters stand somewhere in these, one behind the other.
  fileprivate func containsRun(_ other: String.UnicodeScalarView) -> Bool {
    guard !other.isEmpty else { return true }
    var start = startIndex
    while start < endIndex {
      if self[start...].starts(with: other) { return true }
      start = index(after: start)
    }
    return false
  }
}
