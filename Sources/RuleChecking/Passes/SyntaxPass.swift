import Diagnostics
import RuleEngine
import RuleSyntax
import SourceText
import Synchronization

/// Reads the files of all packs as trees, each with the words that are visible in its pack.
struct SyntaxPass {
  /// The trees by pack.
  let files: [[RuleFile]]
  /// The words visible in each pack.
  let vocabularies: [Vocabulary]
  /// The built-in tables that each pack speaks of.
  let builtIns: [BuiltInTables]
  /// The problems of lines and words.
  let sink: DiagnosticSink

  /// All blocks with the number of their pack, in order.
  var blocks: [(pack: Int, block: Block)] {
    files.enumerated().flatMap { pack, files in
      files.flatMap(\.blocks).map { (pack: pack, block: $0) }
    }
  }

  /// Reads the lines and names of all packs, then each file with the words of its pack and of what it imports.
  ///
  /// Files are read side by side where the options have threads; their problems are put together in the order of the files.
  static func read(_ packs: [PackSource], _ options: CheckingOptions = CheckingOptions()) -> SyntaxPass {
    let outlines = packs.map { pack in pack.outlines ?? pack.files.map { RuleFileOutline($0) } }
    let declared = packs.indices.map { declaredWords(of: $0, packs, outlines) }
    let builtIns = packs.indices.map { BuiltInTables(outlines[$0], declared: declared[$0]) }
    let vocabularies = packs.indices.map { Vocabulary(alwaysThere + declared[$0] + builtIns[$0].words) }
    var sink = DiagnosticSink()
    let all = outlines.enumerated().flatMap { pack, outlines in
      outlines.map { FileToRead(pack: pack, outline: $0, vocabulary: vocabularies[pack]) }
    }
    var files = [[RuleFile]](repeating: [], count: packs.count)
    for (file, read) in zip(all, Self.read(all, options)) {
      files[file.pack].append(read.file)
      sink.append(read.sink)
    }
    return SyntaxPass(files: files, vocabularies: vocabularies, builtIns: builtIns, sink: sink)
  }

  private struct FileToRead: Sendable {
    let pack: Int
    let outline: RuleFileOutline
    let vocabulary: Vocabulary

    func read(withTests: Bool) -> FileRead {
      var sink = DiagnosticSink()
      let file = RuleFile(outline, vocabulary: vocabulary, withTests: withTests, into: &sink)
      return FileRead(file: file, sink: sink)
    }
  }

  private struct FileRead: Sendable {
    let file: RuleFile
    let sink: DiagnosticSink
  }

  private static func read(_ files: [FileToRead], _ options: CheckingOptions) -> [FileRead] {
    let withTests = options.checksTests
    guard let threads = options.threads else { return files.map { $0.read(withTests: withTests) } }
    let results = Mutex([FileRead?](repeating: nil, count: files.count))
    threads(files.count) { index in
      let read = files[index].read(withTests: withTests)
      results.withLock { $0[index] = read }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// The names that every pack sees.
  private static let alwaysThere: [VocabularyWord] =
    VocabularyWord.alwaysThere
    + BuiltinFunctions.all.flatMap { function in
      [VocabularyWord(zh: function.name.zh, en: function.name.en, kind: .function)]
        + function.twins.map { VocabularyWord(zh: $0, en: nil, kind: .function) }
    }

  /// What a pack and those that it imports declare.
  private static func declaredWords(
    of pack: Int, _ packs: [PackSource], _ outlines: [[RuleFileOutline]]
  ) -> [VocabularyWord] {
    let imported = outlines[pack].flatMap(\.imports).compactMap { index(of: $0.text, packs, outlines) }
    var seen: Set<Int> = [pack]
    let visible = [pack] + imported.filter { seen.insert($0).inserted }
    return visible.flatMap { outlines[$0].flatMap(\.declaredWords) }
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
