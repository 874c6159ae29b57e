import Diagnostics
package import RuleChecking
import SourceText
package import Testing

/// A rule text with marks (1️⃣, 2️⃣ …) at places; the marks are not part of the text.
package struct MarkedText: Sendable {
  /// The text without its marks.
  package let text: String
  /// The byte offset in the text at which each mark stood.
  package let offsets: [Character: Int]

  /// Takes the marks out of a text.
  package init(_ marked: String) {
    var text = ""
    var offsets: [Character: Int] = [:]
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        offsets[character] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = offsets
  }
}

/// Checks a marked text as one more file of the last of some packs, and compares the problems in it: each expected one is
/// given as its mark and its id (`1️⃣ unknown-choice`). Missing and extra ones are both reported.
/// - Returns: what was checked.
@discardableResult
package func expectProblems(
  _ marked: String, _ expected: [String] = [], beside packs: RulePacks = RulePacks(),
  options: CheckingOptions = CheckingOptions(lints: false), sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedPacks {
  let source = MarkedText(marked)
  var packs = packs
  let file = packs.addFile(path: "marked.zicha", text: source.text)
  let checked = RuleChecker.check(packs: packs.sources, options: options)
  let marks = Dictionary(source.offsets.map { ($0.value, $0.key) }) { first, _ in first }
  let found = checked.diagnostics.filter { $0.range?.file == file }.map { diagnostic in
    let offset = diagnostic.range.map { Int($0.lower) } ?? 0
    return (marks[offset].map(String.init) ?? "@\(offset)") + " " + diagnostic.id
  }
  let renderer = SnippetRenderer(files: packs.files, language: .en)
  #expect(
    found == expected,
    "\(renderer.render(checked.diagnostics.filter { $0.range?.file == file }))", sourceLocation: sourceLocation)
  return checked
}
