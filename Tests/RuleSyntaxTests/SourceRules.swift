import Diagnostics
import RuleSyntax
import SourceText

/// Rule text read as the product reads it, for tests: several files with one vocabulary.
struct SourceRules {
  let files: SourceFiles
  let trees: [RuleFile]
  let diagnostics: [Diagnostic]
  let vocabulary: Vocabulary

  init(_ texts: [(path: String, bytes: [UInt8])]) {
    var files = SourceFiles()
    for text in texts { files.add(path: text.path, bytes: text.bytes) }
    let outlines = files.files.map { RuleFileOutline($0) }
    let vocabulary = Vocabulary(VocabularyWord.alwaysThere + outlines.flatMap(\.declaredWords))
    var sink = DiagnosticSink()
    trees = outlines.map { RuleFile($0, vocabulary: vocabulary, into: &sink) }
    diagnostics = sink.sorted
    self.files = files
    self.vocabulary = vocabulary
  }

  init(_ text: String, path: String = "rules/test.zicha") {
    self.init([(path, Array(text.utf8))])
  }

  /// The diagnostics as a user sees them.
  func rendered(_ language: Language = .zh) -> String {
    SnippetRenderer(files: files, language: language).render(diagnostics)
  }
}
