import RuleChecking
import RuleSyntax
package import SourceText

/// Rule files laid out in the canonical way, after checking has decided how each line is read.
package struct RuleFormatting: Sendable {
  /// A file before and after.
  package struct File: Sendable, Hashable {
    /// The path as shown.
    package let path: String
    /// The bytes as they should be.
    package let bytes: [UInt8]
    /// Whether they differ from what is there.
    package let isChanged: Bool
  }

  /// The chosen files in order.
  package let files: [File]

  /// Lays out the chosen files of some packs.
  /// - Parameter language: the language to write them in; nil keeps that of each line.
  package init(_ rules: LoadedRules, to language: Language?) {
    let choice = rules.checked.formatting
    let formatter = Formatter(to: language)
    files = rules.checked.files.filter { rules.chosenFiles.contains($0.file) }.map { file in
      let source = rules.files[file.file]
      let bytes = Array(formatter.format(file, choice: choice).utf8)
      return File(path: source.path, bytes: bytes, isChanged: bytes != source.bytes)
    }
  }
}
