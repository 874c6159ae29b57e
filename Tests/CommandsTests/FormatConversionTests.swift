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
    #expect(RuleChecker.check(packs: english.sources).diagnostics.isEmpty)
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

  private static func converted(_ packs: RulePacks, to language: Language) -> RulePacks {
    let checked = RuleChecker.check(packs: packs.sources)
    var choice = RuleSyntax.ReadingChoice()
    for clause in checked.choices {
      choice.choose(Reading(node: 0, words: clause.words), for: Readings<Int>([], range: clause.range))
    }
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
