import Diagnostics
import RuleSyntax
import SourceText
import Testing

extension SourceRules {
  /// All files formatted, with the same paths.
  func formatted(to language: Language? = nil) -> [(path: String, bytes: [UInt8])] {
    zip(files.files, trees).map { file, tree in
      (file.path, Array(Formatter(to: language).format(tree).utf8))
    }
  }
}

@Suite("Formatter on shipped rules")
struct FormatterPackTests {
  @Test("is idempotent on the packs", arguments: [nil, Language.zh, Language.en])
  func idempotent(_ language: Language?) throws {
    let rules = try ShippedRules.packs()
    let once = rules.formatted(to: language)
    let again = SourceRules(once)
    #expect(again.rendered() == "")
    for (first, second) in zip(once, again.formatted(to: language)) {
      #expect(String(decoding: first.bytes, as: UTF8.self) == String(decoding: second.bytes, as: UTF8.self))
    }
  }

  @Test("writes the packs in English and back byte for byte")
  func roundTrip() throws {
    let chinese = SourceRules(try ShippedRules.packs().formatted(to: .zh))
    let english = SourceRules(chinese.formatted(to: .en))
    #expect(english.rendered(.en) == "")
    for (first, second) in zip(chinese.files.files, english.formatted(to: .zh)) {
      let expected = first.text(0..<first.bytes.count).split(separator: "\n", omittingEmptySubsequences: false)
      let found = String(decoding: second.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(found.count == expected.count)
      for (left, right) in zip(expected, found) { #expect(left == right) }
    }
  }
}
