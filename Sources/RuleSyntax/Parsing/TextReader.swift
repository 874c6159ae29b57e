import Diagnostics
import SourceText

/// Reads a piece of a clause as a condition, a value or a set, and explains what can't be read.
struct TextReader {
  /// What a piece of text should be.
  enum Goal {
    case condition
    case value
    case set
    /// A value, or a condition as a value: 定义.
    case either
  }

  let content: ContentText
  let vocabulary: Vocabulary

  /// Longer pieces are not read.
  static let maximumLength = 4_000
  /// Brackets nested more deeply are not read.
  static let maximumNesting = 16

  /// The readings of a piece; a problem is added when there is none.
  func read(_ goal: Goal, _ indices: Range<Int>, _ problems: inout [SyntaxProblem]) -> Readings<Expression> {
    let indices = content.trimmed(indices)
    return read(indices, goal, &problems) { parser in
      parser.whole(self.parses(goal, parser, at: indices.lowerBound))
    }
  }

  /// The readings of values or sets joined by `、`.
  func readList(
    _ goal: Goal, _ indices: Range<Int>, _ problems: inout [SyntaxProblem]
  ) -> Readings<[Expression]> {
    let indices = content.trimmed(indices)
    return read(indices, goal, &problems) { parser in
      parser.list(at: indices.lowerBound) { self.parses(goal, parser, at: $0) }.filter {
        self.content.skipSpaces($0.end, to: indices.upperBound) == indices.upperBound
      }
    }
  }

  /// The readings of a cell in an input column, of what `subject` names; a problem is added when there is none.
  func readCell(
    _ indices: Range<Int>, of subject: Expression, _ problems: inout [SyntaxProblem]
  ) -> Readings<Expression> {
    let indices = content.trimmed(indices)
    return read(indices, .value, &problems) { parser in
      parser.whole(parser.cellConditions(at: indices.lowerBound, of: subject))
    }
  }

  /// The readings of a cell in an output column; a problem is added when there is none.
  func readOutputCell(
    _ indices: Range<Int>, of subject: Expression, _ problems: inout [SyntaxProblem]
  ) -> Readings<Expression> {
    let indices = content.trimmed(indices)
    return read(indices, .value, &problems) { parser in
      parser.whole(parser.outputCells(at: indices.lowerBound, of: subject))
    }
  }

  /// The readings of a piece, without any problem when there is none.
  func tryReading(_ goal: Goal, _ indices: Range<Int>) -> Readings<Expression> {
    var ignored: [SyntaxProblem] = []
    return read(goal, indices, &ignored)
  }

  /// The parses of a piece from an index.
  func parses(_ goal: Goal, _ parser: ExpressionParser, at index: Int) -> [Parse<Expression>] {
    switch goal {
    case .condition: parser.conditions(at: index)
    case .value: parser.values(at: index)
    case .set: parser.sets(at: index) + parser.intervals(at: index)
    case .either: parser.values(at: index) + parser.conditions(at: index)
    }
  }

  private func read<Node: Hashable & Sendable>(
    _ indices: Range<Int>, _ goal: Goal, _ problems: inout [SyntaxProblem],
    _ start: (ExpressionParser) -> [Parse<Node>]
  ) -> Readings<Node> {
    let range = content.range(indices)
    if let problem = signProblem(in: indices) {
      problems.append(problem)
      return Readings([], range: range)
    }
    guard indices.count <= Self.maximumLength else {
      problems.append(.tooLong(range))
      return Readings([], range: range)
    }
    let parser = ExpressionParser(content, indices, vocabulary: vocabulary)
    let parses = start(parser)
    if parser.limit == nil, !parses.isEmpty {
      return Readings(parses.map { Reading(node: $0.node, words: $0.words.words) }, range: range)
    }
    problems.append(ReadingFailure(parser, indices, goal: goal, reader: self).problem)
    return Readings([], range: range)
  }

  /// A quotation mark or bracket without a partner.
  private func signProblem(in indices: Range<Int>) -> SyntaxProblem? {
    if let lone = content.loneMarks.first(where: { indices.contains($0) }) {
      return .loneQuote(content.typed(lone..<(lone + 1)), content.range(lone..<(lone + 1)))
    }
    var open: [Int] = []
    var index = indices.lowerBound
    var deepest = 0
    while index < indices.upperBound {
      if let quote = content.quotes[index] {
        index = quote.end
        continue
      }
      if content.scalars[index] == 0x28 { open.append(index) }
      deepest = max(deepest, open.count)
      if content.scalars[index] == 0x29, open.popLast() == nil {
        return .loneBracket(content.typed(index..<(index + 1)), content.range(index..<(index + 1)))
      }
      index += 1
    }
    if let last = open.last {
      return .loneBracket(content.typed(last..<(last + 1)), content.range(last..<(last + 1)))
    }
    return deepest > Self.maximumNesting ? .tooDeep(content.range(indices)) : nil
  }
}
