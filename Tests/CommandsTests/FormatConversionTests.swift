import Diagnostics
import RuleChecking
import RuleSyntax
import SourceText
import System
import TestSupport
import Testing

/// The shipped packs written in English and back, with the readings that checking chose.
@Suite("Packs in the other language")
struct FormatConversionTests {
  @Test("there and back again is byte for byte the same, and both check")
  func thereAndBack() throws {
    let shipped = try RulePacks.read(under: Path.join(SharedData.packageRoot, "rules"))
    let english = Self.converted(shipped, to: .en)
    let chinese = Self.converted(english, to: .zh)
    #expect(RuleChecker.check(packs: english.sources).diagnostics.allSatisfy { $0.severity == .note })
    for (before, after) in zip(shipped.files.files, chinese.files.files) {
      #expect(before.bytes == after.bytes, "\(before.path)")
    }
  }

  @Test("given values of choices, yes/no and durations change language too; texts and marks stay")
  func givenValues() throws {
    let shipped = try RulePacks.read(under: Path.join(SharedData.packageRoot, "rules"))
    for file in Self.converted(shipped, to: .en).files.files {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      for line in lines where line.hasPrefix("Given") && !line.contains("\"") {
        #expect(!line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(line)")
      }
    }
  }

  @Test("every form, and names that two tables call differently in English, there and back")
  func sharedNames() throws {
    var packs = RulePacks()
    try packs.add(folder: Path.join(SharedData.packageRoot, "Tests/Fixtures/forms"))
    packs.add(folder: "shared", [(path: "shared.zicha", bytes: Array(Self.sharedNamesText.utf8))])
    let chinese = Self.converted(packs, to: .zh)
    let english = Self.converted(chinese, to: .en)
    let again = Self.converted(english, to: .zh)
    for (before, after) in zip(chinese.files.files, again.files.files) {
      #expect(before.bytes == after.bytes, "\(before.path)")
    }
    let texts = english.files.files.map { String(decoding: $0.bytes, as: UTF8.self) }
    let text = try #require(texts.first { $0.contains("Ruleset shared") || $0.contains("shared names") })
    #expect(text.contains("Require: begun on not after finished on"))
    #expect(text.contains("Require: started on not after finished on"))
    #expect(text.contains("Given: started on 2025-01-01"))
  }

  private static let sharedNamesText = """
    规则集 同名 / shared names：「同名」
    版本：1

    表 甲 / first：「甲」
    来源：a
    - 开始日期 / begun on（begun）：日期
    - 结束日期 / finished on（ended）：日期

    表 乙 / second：「乙」
    来源：b
    - 开始日期 / started on（begun）：日期
    - 结束日期 / finished on（ended）：日期

    规则 TM-01：「甲」
    对象：甲
    要求：开始日期不晚于结束日期

    规则 TM-02：「乙」
    对象：乙
    要求：开始日期不晚于结束日期

    测试 TM-02：「同日」
    给定：开始日期 2025-01-01，结束日期 2025-01-01
    应为：通过

    """

  private static func converted(_ packs: RulePacks, to language: Language) -> RulePacks {
    let checked = RuleChecker.check(packs: packs.sources)
    let choice = checked.formatting
    let formatter = Formatter(to: language)
    var result = RulePacks()
    var trees = checked.files[...]
    for source in packs.sources {
      let texts = zip(source.files, trees.prefix(source.files.count)).map { file, tree in
        (path: file.path, bytes: Array(formatter.format(tree, choice: choice).utf8))
      }
      trees = trees.dropFirst(source.files.count)
      result.add(folder: source.folder, texts)
    }
    return result
  }
}
