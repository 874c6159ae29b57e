import RuleEngine
import TestSupport
import Testing

@Suite("Patterns matched over bytes")
struct PatternMatcherTests {
  private static let pieces = [
    "a", "b", "{数字}", "{汉字}", "[a-c甲]", "[^b]", "(a|甲乙)", "…", "{字母}", "{空白}", "{任意}", "(ab|a){0,2}", "号",
  ]
  private static let counts = ["", "", "{2}", "{0,1}", "{1,}", "{2,4}"]
  private static let characters = ["a", "b", "c", "A", "7", "甲", "乙", "号", " ", "é", "😀", "\u{3000}", "\u{E000}"]

  @Test("say what the steps of the pattern say")
  func sameLanguage() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<SeededGenerator.cases {
      let parts = (0..<(1 + random.below(4))).map { _ in random.pick(Self.pieces) + random.pick(Self.counts) }
      guard let pattern = try? TextPattern.compile(parts.joined()) else { continue }
      let matcher = PatternMatcher(pattern)
      for _ in 0..<12 {
        let text = (0..<random.below(9)).map { _ in random.pick(Self.characters) }.joined()
        #expect(matcher.matches(Array(text.utf8)) == pattern.matches(text), "\(parts.joined()) over \(text)")
      }
    }
  }

  @Test("a table of states that overflows is made anew, in linear time")
  func bounded() throws {
    // Which of the last twelve characters were an a: more sets of steps than the table keeps.
    let pattern = try TextPattern.compile("…a{任意}{12}")
    let matcher = PatternMatcher(pattern)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      let text = (0..<2_000).map { _ in random.chance(50) ? "a" : "b" }.joined()
      #expect(matcher.matches(Array(text.utf8)) == pattern.matches(text))
    }
    let long = try TextPattern.compile("(a|a){0,100}c")
    #expect(!PatternMatcher(long).matches(Array(repeating: 0x61, count: 100_000)))
  }
}
