package import Diagnostics
import SourceText

extension RuleFile {
  /// Reads the blocks of a file with the words that are visible to it.
  ///
  /// All problems of the file are reported at once; an unknown word once with the number of its other places.
  /// - Parameter withTests: whether 测试 blocks are read; without them they are not in the tree, and nobody looks into them.
  package init(
    _ outline: RuleFileOutline, vocabulary: Vocabulary, withTests: Bool = true, into sink: inout DiagnosticSink
  ) {
    let reader = BlockReader(outline, vocabulary: vocabulary)
    let blocks = outline.blocks.filter { withTests || $0.head != "test" }.map { reader.read($0) }
    for problem in Self.merged(outline.problems + reader.problems) { sink.report(problem) }
    self.init(
      file: outline.source.id, blocks: blocks,
      layout: FileLayout(
        source: outline.source, lines: outline.lines, layouts: reader.layouts, labels: reader.labels,
        vocabulary: vocabulary))
  }

  /// Each unknown word once, at its first place.
  private static func merged(_ problems: [SyntaxProblem]) -> [SyntaxProblem] {
    var firstPlace: [String: Int] = [:]
    var others: [Int: Int] = [:]
    var kept: [SyntaxProblem] = []
    for problem in problems.sorted(by: { $0.range < $1.range }) {
      if case .unknownWord(let word, _, _, _) = problem {
        if let first = firstPlace[word] {
          others[first, default: 0] += 1
          continue
        }
        firstPlace[word] = kept.count
      }
      kept.append(problem)
    }
    return kept.enumerated().map { number, problem in
      guard case .unknownWord(let word, let nearest, _, let range) = problem, let count = others[number] else {
        return problem
      }
      return .unknownWord(word, nearest: nearest, others: count, range)
    }
  }
}

/// Everything the formatter needs of a file: its lines with their pieces, and the words that were visible.
struct FileLayout: Sendable {
  let source: SourceFile
  let lines: [LogicalLine]
  let layouts: [Int: LineLayout]
  let labels: [SourceRange: LocalizedText]
  let vocabulary: Vocabulary
}
