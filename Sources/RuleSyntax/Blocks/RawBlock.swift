import SourceText

/// A header with the logical lines that belong to it, before anything in them is read.
struct RawBlock: Sendable {
  /// A clause with the items and table rows under it.
  struct Clause: Sendable {
    let id: String
    /// The index of the line in the file.
    let line: Int
    var items: [Int] = []
    var rows: [Int] = []
  }

  /// A sub-header (项目, 节) with the clauses that it owns; a clause word it does not own belongs to the block.
  struct Part: Sendable {
    /// The id of its word.
    let id: String
    /// The index of its line in the file.
    let line: Int
    var clauses: [Clause] = []
    /// The items directly under it.
    var items: [Int] = []
    /// The table rows directly under it.
    var rows: [Int] = []
  }

  /// The id of the head word.
  let head: String
  /// The index of the header line.
  let header: Int
  /// The quoted law above the header.
  var quotes: [Int]
  var clauses: [Clause] = []
  /// The items directly under the header.
  var items: [Int] = []
  /// All table rows outside sub-headers.
  var rows: [Int] = []
  /// The lines of 容许, which own no items: those below belong to the clause or header above.
  var allowances: [Int] = []
  /// The sub-headers in order.
  var parts: [Part] = []
  /// The last line of the block.
  var last: Int
  /// Whether the last clause stands under the last sub-header.
  private var isInPart = false

  init(head: String, header: Int, quotes: [Int], last: Int) {
    self.head = head
    self.header = header
    self.quotes = quotes
    self.last = last
  }

  /// Gathers the blocks of a file; lines before the first header that need one are reported.
  static func blocks(of lines: [LogicalLine], _ problems: inout [SyntaxProblem]) -> [RawBlock] {
    var blocks: [RawBlock] = []
    var quotes: [Int] = []
    for (number, line) in lines.enumerated() {
      switch line.kind {
      case .header(let head):
        blocks.append(RawBlock(head: head, header: number, quotes: quotes, last: number))
        quotes = []
      case .quote:
        quotes.append(number)
      case .clause, .item, .row, .subheader:
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

  private mutating func add(_ line: LogicalLine, _ number: Int, _ quotesBefore: [Int]) {
    last = number
    quotes += quotesBefore
    switch line.kind {
    case .subheader(let id):
      parts.append(Part(id: id, line: number))
      isInPart = true
    case .clause("allow"):
      allowances.append(number)
    case .clause(let id):
      add(Clause(id: id, line: number))
    case .item:
      if isInPart { parts[parts.count - 1].addItem(number) } else { addItem(number) }
    case .row:
      if isInPart { parts[parts.count - 1].addRow(number) } else { addRow(number) }
    case .blank, .comment, .quote, .header, .stray, .prose:
      break
    }
  }

  private mutating func add(_ clause: Clause) {
    if let part = parts.last, KeywordTable.shared.clauses(of: part.id).contains(where: { $0.id == clause.id }) {
      parts[parts.count - 1].clauses.append(clause)
      isInPart = true
    } else {
      clauses.append(clause)
      isInPart = false
    }
  }

  private mutating func addItem(_ number: Int) {
    if clauses.isEmpty { items.append(number) } else { clauses[clauses.count - 1].items.append(number) }
  }

  private mutating func addRow(_ number: Int) {
    rows.append(number)
    if !clauses.isEmpty { clauses[clauses.count - 1].rows.append(number) }
  }
}

extension RawBlock.Part {
  fileprivate mutating func addItem(_ number: Int) {
    if clauses.isEmpty { items.append(number) } else { clauses[clauses.count - 1].items.append(number) }
  }

  fileprivate mutating func addRow(_ number: Int) {
    if clauses.isEmpty { rows.append(number) } else { clauses[clauses.count - 1].rows.append(number) }
  }
}
