import SourceText

/// An input of a decision table as far as it can be read without any vocabulary: `情节取值轻微、一般、严重`.
struct DecisionInputItem {
  let names: DeclaredName
  /// The words of 取值; empty when it names a type or values.
  private(set) var words: [DeclaredName] = []
  /// The type behind 取值.
  private(set) var type: FieldTypeSyntax?
  /// Whether 取值 says what values it has.
  var hasDomain: Bool { !words.isEmpty || type != nil || bounds != nil }
  /// The indices of values or bounds behind 取值 and the type; nil when there are none.
  private(set) var bounds: Range<Int>?
  let range: SourceRange

  /// Reads an input; nil when it has no name.
  init?(_ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe) {
    let values = Self.values(content, indices)
    guard let names = Self.names(content, indices.lowerBound..<(values?.lowerBound ?? indices.upperBound), &scribe)
    else { return nil }
    self.names = names
    range = content.range(indices)
    guard let values else { return }
    scribe.keyword("values", content.range(values))
    readDomain(content, content.trimmed(values.upperBound..<indices.upperBound), &scribe)
  }

  /// Names with a second label, or one that the formatter may write in the other language.
  static func names(_ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe) -> DeclaredName? {
    var trial = LineScribe()
    guard let names = NameReader.declaredName(content, indices, &trial) else { return nil }
    if names.en == nil {
      scribe.name(names.zh.range)
    } else {
      _ = NameReader.declaredName(content, indices, &scribe)
    }
    return names
  }

  /// Where 取值 stands.
  private static func values(_ content: ContentText, _ indices: Range<Int>) -> Range<Int>? {
    let lattice = Lattice(content: content, vocabulary: Vocabulary([]), end: indices.upperBound)
    var index = indices.lowerBound
    while index < indices.upperBound {
      if let quote = content.quotes[index] {
        index = quote.end
        continue
      }
      if index > indices.lowerBound, content.scalars[index] != 0x20,
        let end = KeywordForms.end(of: "values", in: lattice, at: index)
      {
        return index..<end
      }
      index += 1
    }
    return nil
  }

  private mutating func readDomain(_ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe) {
    var text = ClauseText(content, indices)
    let types = KeywordForms.ids(in: "type").filter { !["t.choice", "t.reference", "t.several"].contains($0) }
    if let found = text.take(types), text.isAtEnd || DecisionWords.beginsValue(content, text.rest) {
      var typeScribe = LineScribe()
      var ignored: [SyntaxProblem] = []
      let end = text.isAtEnd ? indices.upperBound : text.rest.lowerBound
      type = FieldItem.type(content, content.trimmed(indices.lowerBound..<end), &typeScribe, &ignored)
      scribe.keyword(found.id, found.range)
      if !text.isAtEnd { bounds = text.rest }
      return
    }
    let parts = ClauseText.split(content, indices, at: [0x3001, 0x2C, 0xFF0C]).map { content.trimmed($0) }
    if parts.count == 2, let truths = DecisionWords.truths(content, parts) {
      type = .truth
      scribe.keyword(truths[0].id, truths[0].range)
      scribe.sign(.listComma, content.range((parts[1].lowerBound - 1)..<parts[1].lowerBound))
      scribe.keyword(truths[1].id, truths[1].range)
      return
    }
    guard !indices.isEmpty, parts.allSatisfy({ DecisionWords.isWord(content, $0, inputs: []) }) else {
      bounds = indices
      return
    }
    for part in parts {
      if !words.isEmpty { scribe.sign(.listComma, content.range((part.lowerBound - 1)..<part.lowerBound)) }
      if let word = Self.names(content, part, &scribe) { words.append(word) }
    }
  }
}

/// Tells words from values in the cells of a decision table, before any vocabulary.
enum DecisionWords {
  private static let none = Vocabulary([])
  private static let comparisons: [String] = ExpressionParser.comparisonWords.map(\.0.id)

  /// Whether a value or a comparison begins here, and no word.
  static func beginsValue(_ content: ContentText, _ indices: Range<Int>) -> Bool {
    guard let first = indices.first else { return false }
    let lattice = Lattice(content: content, vocabulary: none, end: indices.upperBound)
    if CodePoints.isDigit(content.scalars[first]) || content.scalars[first] == 0x2D { return true }
    if let quote = content.quotes[first] { return quote.kind != .corner }
    return !lattice.numbers(at: first).isEmpty || KeywordForms.longest(comparisons, in: lattice, at: first) != nil
  }

  /// Whether a whole cell may be a word of its own: no number, no sign, no input in it. A word that looks like more than
  /// that stands in 「」.
  static func isWord(_ content: ContentText, _ indices: Range<Int>, inputs: [DeclaredName]) -> Bool {
    guard let first = indices.first, !beginsValue(content, indices) else { return false }
    if let quote = content.quotes[first], quote.kind == .corner { return quote.end == indices.upperBound }
    let text = content.text(indices)
    if truths(content, [indices]) != nil || isCellWord(content, indices) { return false }
    let lattice = Lattice(content: content, vocabulary: none, end: indices.upperBound)
    for index in indices {
      if CodePoints.isDigit(content.scalars[index]) || content.quotes[index] != nil { return false }
      if index > first, KeywordForms.end(of: "of", in: lattice, at: index) != nil { return false }
    }
    return !inputs.contains { input in
      [input.zh.text, input.en?.text].compactMap(\.self).contains { text.contains($0) }
    }
  }

  /// 其余 or 缺, alone.
  private static func isCellWord(_ content: ContentText, _ indices: Range<Int>) -> Bool {
    var text = ClauseText(content, indices)
    return text.take(KeywordForms.ids(in: "cell")) != nil && text.isAtEnd
  }

  /// 是 and 否, each alone.
  static func truths(_ content: ContentText, _ parts: [Range<Int>]) -> [(id: String, range: SourceRange)]? {
    var found: [(id: String, range: SourceRange)] = []
    for part in parts {
      var text = ClauseText(content, part)
      guard let word = text.take(KeywordForms.ids(in: "truth")), text.isAtEnd else { return nil }
      found.append(word)
    }
    return found
  }
}

/// The names that a decision table declares, before any vocabulary.
struct DecisionTableOutline {
  /// The inputs of 输入, then the heads of input columns that it does not name.
  private(set) var inputs: [DecisionInputItem] = []
  /// The words in the cells of inputs without 取值, by the index of the input.
  private(set) var cellWords: [Int: [DeclaredName]] = [:]
  /// The columns of the head.
  private(set) var columns: [DecisionColumnSyntax] = []

  /// Reads the inputs and the head of a table with the words in its output columns.
  init(_ raw: RawBlock, lines: [LogicalLine]) {
    var scribe = LineScribe()
    for clause in raw.clauses where clause.id == "inputs" {
      for number in [clause.line] + clause.items {
        let line = lines[number]
        for part in Self.parts(of: line) {
          if let input = DecisionInputItem(line.content, part, &scribe) { inputs.append(input) }
        }
      }
    }
    guard let head = raw.rows.first else { return }
    let content = lines[head].content
    for (column, cell) in RowCells.cells(of: lines[head]).enumerated() {
      if let output = RowCells.behindArrow(content, cell) {
        guard let names = NameReader.declaredName(content, output.rest, &scribe) else { continue }
        columns.append(.output(names, words: words(of: column, raw, lines)))
      } else if let names = NameReader.declaredName(content, cell, &scribe) {
        let number = number(of: names, content, cell)
        columns.append(.input(number))
        if !inputs[number].hasDomain { cellWords[number] = words(of: column, ofInput: true, raw, lines) }
      }
    }
  }

  /// The inputs of a line, parted by `；`.
  static func parts(of line: LogicalLine) -> [Range<Int>] {
    ClauseText.split(line.content, line.body, at: [0x3B]).map { line.content.trimmed($0) }.filter { !$0.isEmpty }
  }

  /// The input of a head; one that 输入 does not name is added.
  private mutating func number(of names: DeclaredName, _ content: ContentText, _ cell: Range<Int>) -> Int {
    if let known = inputs.firstIndex(where: { $0.names.shares(names) }) { return known }
    var scribe = LineScribe()
    if let input = DecisionInputItem(content, cell, &scribe) { inputs.append(input) }
    return inputs.count - 1
  }

  /// The words in the cells of a column, each once; the cell of an input may hold several, or say that it is none of them.
  private func words(
    of column: Int, ofInput: Bool = false, _ raw: RawBlock, _ lines: [LogicalLine]
  ) -> [DeclaredName] {
    var found: [DeclaredName] = []
    var numbers: [[UInt32]: Int] = [:]
    for row in raw.rows.dropFirst() {
      let content = lines[row].content
      let cells = RowCells.cells(of: lines[row])
      guard cells.indices.contains(column) else { continue }
      for part in ofInput ? Self.alternatives(content, cells[column]) : [cells[column]] {
        guard DecisionWords.isWord(content, part, inputs: inputs.map(\.names)) else { continue }
        var scribe = LineScribe()
        guard let word = NameReader.declaredName(content, part, &scribe) else { continue }
        let forms = [word.zh.text, word.en?.text].compactMap(\.self).map { CodePoints.labelForm($0) }
        if let known = forms.lazy.compactMap({ numbers[$0] }).first {
          if found[known].en == nil { found[known] = word }
          for form in forms { numbers[form] = known }
        } else {
          for form in forms { numbers[form] = found.count }
          found.append(word)
        }
      }
    }
    return found
  }

  /// The values of a cell, without 不为 before them.
  private static func alternatives(_ content: ContentText, _ cell: Range<Int>) -> [Range<Int>] {
    var text = ClauseText(content, cell)
    _ = text.take(["isNot", "isNotIn"])
    return ClauseText.split(content, text.rest, at: [0x3001, 0x2C, 0xFF0C]).map { content.trimmed($0) }
  }
}

extension DeclaredName {
  /// Whether both have a label in common.
  func shares(_ other: DeclaredName) -> Bool {
    let own = [zh.text, en?.text].compactMap(\.self).map { CodePoints.labelForm($0) }
    return [other.zh.text, other.en?.text].compactMap(\.self).contains { own.contains(CodePoints.labelForm($0)) }
  }
}
