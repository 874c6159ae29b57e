import SourceText

/// A header with the logical lines that belong to it, before anything in them is read.
struct RawBlock: Sendable {
  /// A clause with the items under it.
  struct Clause: Sendable {
    let id: String
    /// The index of the line in the file.
    let line: Int
    var items: [Int] = []
  }

  /// The id of the head word.
  let head: String
  /// The index of the header line; of a later version too.
  let header: Int
  /// The quoted law above the header.
  var quotes: [Int]
  var clauses: [Clause] = []
  /// The items directly under the header.
  var items: [Int] = []
  var rows: [Int] = []
  /// The last line of the block.
  var last: Int

  /// Gathers the blocks of a file; lines before the first header that need one are reported.
  static func blocks(of lines: [LogicalLine], _ problems: inout [SyntaxProblem]) -> [RawBlock] {
    var blocks: [RawBlock] = []
    var quotes: [Int] = []
    for (number, line) in lines.enumerated() {
      switch line.kind {
      case .header(let head), .later(let head):
        if case .later = line.kind, ["item", "section"].contains(head), blocks.last?.isLater ?? false {
          blocks[blocks.count - 1].last = number
          continue
        }
        blocks.append(RawBlock(head: head, header: number, quotes: quotes, last: number))
        quotes = []
      case .quote:
        quotes.append(number)
      case .clause, .item, .row:
        guard !blocks.isEmpty else {
          problems.append(.strayLine(head: nil, line.range))
          continue
        }
        blocks[blocks.count - 1].add(line, number, quotes)
        quotes = []
      case .blank, .comment, .stray, .prose:
        break
      }
    }
    if !blocks.isEmpty { blocks[blocks.count - 1].quotes += quotes }
    return blocks
  }

  /// Whether the head word is one of a later version.
  var isLater: Bool { KeywordTable.shared[head]?.place == .later }

  private mutating func add(_ line: LogicalLine, _ number: Int, _ quotesBefore: [Int]) {
    last = number
    quotes += quotesBefore
    switch line.kind {
    case .clause(let id):
      clauses.append(Clause(id: id, line: number))
    case .item:
      if clauses.isEmpty { items.append(number) } else { clauses[clauses.count - 1].items.append(number) }
    case .row:
      rows.append(number)
    case .blank, .comment, .quote, .header, .later, .stray, .prose:
      break
    }
  }
}
