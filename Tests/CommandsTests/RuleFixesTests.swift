import Diagnostics
import Driver
import SourceText
import Testing

@Suite("Fixes of lint")
struct RuleFixesTests {
  @Test("applies certain fixes only, and of two that overlap the first")
  func appliesCertainFixes() {
    var files = SourceFiles()
    let first = files.add(path: "a.zicha", bytes: Array("期限 20 日".utf8))
    let second = files.add(path: "b.zicha", bytes: Array("abc".utf8))
    func problem(_ file: FileID, _ lower: Int, _ upper: Int, _ text: String, isCertain: Bool = true) -> Diagnostic {
      let range = SourceRange(file: file, lower: lower, upper: upper)
      return Diagnostic(
        id: "x", range: range, headline: LocalizedText(same: "x"),
        fix: Diagnostic.Fix(range: range, replacement: text, isCertain: isCertain))
    }
    let fixes = RuleFixes(
      [
        problem(second, 1, 2, "X", isCertain: false), problem(first, 6, 7, "："), problem(first, 6, 9, "…"),
        problem(first, 9, 10, ""), problem(second, 9, 12, "?"),
      ], in: files)
    #expect(fixes.count == 2)
    #expect(fixes.changed.map(\.path) == ["a.zicha"])
    #expect(fixes.changed.map { String(decoding: $0.bytes, as: UTF8.self) } == ["期限：20日"])
  }
}
