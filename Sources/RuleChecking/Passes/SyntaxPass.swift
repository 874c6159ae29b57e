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

  /// Reads the lines and names of all packs, then each file with the words of its pack and of what it imports.
  static func read(_ packs: [PackSource]) -> SyntaxPass {
    let outlines = packs.map { pack in pack.files.map { RuleFileOutline($0) } }
    let vocabularies = packs.indices.map { vocabulary(of: $0, packs, outlines) }
    var sink = DiagnosticSink()
    let files = outlines.enumerated().map { pack, outlines in
      outlines.map { RuleFile($0, vocabulary: vocabularies[pack], into: &sink) }
    }
    return SyntaxPass(files: files, vocabularies: vocabularies, sink: sink)
  }

  private static func vocabulary(
    of pack: Int, _ packs: [PackSource], _ outlines: [[RuleFileOutline]]
  ) -> Vocabulary {
    let functions = BuiltinFunctions.all.flatMap { function in
      [VocabularyWord(zh: function.name.zh, en: function.name.en, kind: .function)]
        + function.twins.map { VocabularyWord(zh: $0, en: nil, kind: .function) }
    }
    let imported = outlines[pack].flatMap(\.imports).compactMap { index(of: $0.text, packs, outlines) }
    var seen: Set<Int> = [pack]
    let visible = [pack] + imported.filter { seen.insert($0).inserted }
    let declared = visible.flatMap { outlines[$0].flatMap(\.declaredWords) }
    return Vocabulary(VocabularyWord.alwaysThere + functions + declared)
  }

  private static func index(
    of name: String, _ packs: [PackSource], _ outlines: [[RuleFileOutline]]
  ) -> Int? {
    let key = nameKey(name)
    return packs.indices.first { pack in
      let declared = outlines[pack].compactMap(\.packName).first
      let names = declared.map { [$0.zh.text] + ($0.en.map { [$0.text] } ?? []) } ?? [packs[pack].folder]
      return names.contains { nameKey($0) == key }
    }
  }
}
