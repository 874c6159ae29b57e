import RuleEngine
import Testing

@Suite("Text patterns")
struct TextPatternTests {
  @Test(
    "matches the whole text",
    arguments: [
      ("ZJ-20{数字}{2}-…", "ZJ-2024-0012", true), ("ZJ-20{数字}{2}-…", "ZJ-202-0012", false),
      ("浙农（种）…", "浙农（种）12", true), ("(甲|乙|丙丁)号", "丙丁号", true), ("(甲|乙|丙丁)号", "丁号", false),
      ("[A-Z0-9]{3,5}", "A1", false), ("[A-Z0-9]{3,5}", "A1B2C", true), ("[A-Z0-9]{3,5}", "A1B2C3", false),
      ("[^、]{1,}", "甲乙", true), ("[^、]{1,}", "甲、乙", false), ("{{…}}", "{任何}", true), ("", "", true), ("", "x", false),
      ("{汉字}{2,4}", "张三", true), ("{digit}{0,1}{han}", "件", true), ("a{0}b", "b", true), ("…号", "12号外", false),
    ])
  func matching(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try TextPattern.compile(pattern).matches(text) == isMatch)
  }

  @Test(
    "says what is wrong with a pattern",
    arguments: [
      ("(甲", TextPatternError.Cause.unbalanced("(")), ("甲)", .unbalanced(")")), ("{数字", .unbalanced("{")),
      ("{数目}", .unknownClass("数目")), ("{2}", .nothingToRepeat), ("a{1001}", .badCount("1001")),
      ("a{3,2}", .badCount("3,2")), ("[z-a]", .badSet("z-a")), ("甲}", .unbalanced("}")),
      ("((a{1000}){1000}){1000}", .tooLarge),
    ])
  func errors(pattern: String, cause: TextPatternError.Cause) {
    #expect {
      _ = try TextPattern.compile(pattern)
    } throws: {
      ($0 as? TextPatternError)?.cause == cause
    }
  }

  @Test("patterns that explode elsewhere stay linear")
  func linear() throws {
    let text = String(repeating: "a", count: 3_000) + "b"
    #expect(try !TextPattern.compile("(a{1,}){1,}").matches(text))
    #expect(try !TextPattern.compile("(a|a){0,100}c").matches(text))
    #expect(throws: TextPatternError.self) { try TextPattern.compile(String(repeating: "(", count: 100)) }
    #expect(try TextPattern.compile("((()())){1000}{1000}").matches(""))
  }
}
