import Diagnostics
import RuleEngine
import RuleSyntax
import SourceText

/// Reads the files of all packs as trees, each with the words that are visible in its pack.
struct SyntaxPass {
  /// The trees by pack.
  let files: [[RuleFile]]
  /// The words visible in each pack.
  let vocabularies: [Vocabulary]
  /// The problems of lines and words.
  let sink: DiagnosticSink

  /// All blocks with the number of their pack, in order.
  var blocks: [(pack: Int, block: Block)] {
    files.enumerated().flatMap { pack, files in
      files.flatMap(\.blocks).map { (pack: pack, block: $0) }
    }
  }

  /// Reads the files.
  static func read(_ packs: [PackSource]) -> SyntaxPass {
    SyntaxPass(files: packs.map { _ in [] }, vocabularies: [], sink: DiagnosticSink())
  }
}
