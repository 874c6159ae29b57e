import Diagnostics
import SourceText

extension BlockReader {
  /// 测试.
  func test(_ raw: RawBlock) -> TestDeclaration {
    var given: [GivenValue] = []
    var rows: [GivenRow] = []
    var expected: ExpectedSyntax?
    let clauses = Set(raw.clauses.map(\.id))
    eachClause(of: raw, repeatable: ["given"], mayBeEmpty: ["given"], withItems: clauses) { clause, line, scribe in
      if clause.id == "given" {
        if !line.body.isEmpty { given += givenValues(line, line.body, &scribe) }
      } else {
        expected = self.expected(line, &scribe)
      }
    }
    for number in raw.items + raw.clauses.flatMap(\.items) {
      let line = lines[number]
      var scribe = itemScribe(line)
      if let colon = LineShape(line.content).firstIndex(from: line.body.lowerBound, { $0 == 0x3A }) {
        if let row = givenRow(line, colon, &scribe) { rows.append(row) }
      } else {
        given += givenValues(line, line.body, &scribe)
      }
      keep(scribe, number)
    }
    return TestDeclaration(given: given, rows: rows, expected: expected, table: testTable(raw))
  }

  // MARK: Values

  /// `受理日期 2025-01-20，办理方式承诺件`.
  private func givenValues(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> [GivenValue] {
    var values: [GivenValue] = []
    for part in ClauseText.split(line.content, indices, at: [0xFF0C, 0x2C]) {
      if part.lowerBound > indices.lowerBound {
        scribe.sign(.comma, line.content.range((part.lowerBound - 1)..<part.lowerBound))
      }
      let part = line.content.trimmed(part)
      if part.isEmpty { continue }
      if let value = givenValue(line, part, &scribe) { values.append(value) }
    }
    return values
  }

  private func givenValue(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> GivenValue? {
    let parser = ExpressionParser(line.content, indices, vocabulary: vocabulary)
    let paths = parser.postfixes(at: indices.lowerBound).filter { $0.node.isField }
    guard let longest = paths.map(\.end).max() else {
      problems.append(unknownField(line, indices))
      scribe.isBroken = true
      return nil
    }
    let fitting = paths.filter { $0.end == longest }
    let field = Readings(
      fitting.map { Reading(node: $0.node, words: $0.words.words) },
      range: line.content.range(indices.lowerBound..<longest))
    scribe.readings(field)
    let value = givenContent(line, line.content.trimmed(longest..<indices.upperBound), of: field, &scribe)
    return GivenValue(field: field, value: value, range: line.content.range(indices))
  }

  private func unknownField(_ line: LogicalLine, _ indices: Range<Int>) -> SyntaxProblem {
    let text = line.content.text(indices)
    let word = text.split(whereSeparator: { $0 == " " || $0 == "「" || $0 == "\"" }).first.map(String.init) ?? text
    let fields = vocabulary.words.filter {
      switch $0.kind {
      case .field, .environment, .parameter, .definition: true
      default: false
      }
    }
    let labels = fields.flatMap { [$0.zh, $0.en].compactMap(\.self) }
    let first = indices.lowerBound
    let range = line.content.range(first..<(first + word.unicodeScalars.count))
    return .unknownWord(word, nearest: nearestName(to: word, among: labels), others: 0, range)
  }

  /// What stands behind a field, or in a cell.
  private func givenContent(
    _ line: LogicalLine, _ indices: Range<Int>, of field: Readings<Expression>, _ scribe: inout LineScribe
  ) -> GivenContent {
    let content = line.content
    if indices.isEmpty { return .missing }
    if content.text(indices).split(separator: " ").joined() == "[]" {
      scribe.raw(content.range(indices))
      return .none
    }
    let parts = ClauseText.split(content, indices, at: [0x3001])
    if parts.count > 1 {
      var texts: [GivenText] = []
      for part in parts {
        if part.lowerBound > indices.lowerBound {
          scribe.sign(.pause, content.range((part.lowerBound - 1)..<part.lowerBound))
        }
        texts.append(givenText(line, part, of: field, &scribe))
      }
      return .list(texts)
    }
    if let span = givenSpan(line, indices, of: field, &scribe) { return span }
    return .single(givenText(line, indices, of: field, &scribe))
  }

  /// A value; it is written in another language only if it is a word of its own field, as free text stays.
  private func givenText(
    _ line: LogicalLine, _ indices: Range<Int>, of field: Readings<Expression>, _ scribe: inout LineScribe
  ) -> GivenText {
    let content = line.content
    let indices = content.trimmed(indices)
    let range = content.range(indices)
    if let quote = content.quotes[indices.lowerBound], quote.end == indices.upperBound, quote.kind != .book {
      scribe.literal(range)
      return GivenText(text: quote.text, isQuoted: true, readings: Readings([], range: range), range: range)
    }
    let readings = reader(line).tryReading(.value, indices)
    let words = readings.all.first { isWord($0.node, of: field) }
    if let words { scribe.readings(Readings([words], range: range)) } else { scribe.free(readings) }
    return GivenText(text: source.text(range), isQuoted: false, readings: readings, range: range)
  }

  /// Whether a value is a word of a field's 选项.
  private func isWord(_ value: Expression, of field: Readings<Expression>) -> Bool {
    guard case .name(let word) = value.kind else { return false }
    let owners = Set(field.all.compactMap { $0.node.lastName }.flatMap { vocabulary.words(called: $0) }.map(\.zh))
    return vocabulary.words(called: word.text).contains {
      if case .choice(let table, let owner) = $0.kind { !table.isEmpty && owners.contains(owner) } else { false }
    }
  }

  /// `2025-01-01 至 2025-12-31`.
  private func givenSpan(
    _ line: LogicalLine, _ indices: Range<Int>, of field: Readings<Expression>, _ scribe: inout LineScribe
  ) -> GivenContent? {
    var text = ClauseText(line.content, indices)
    guard let first = text.takeDate(), let to = text.take(["to"]) else { return nil }
    let second = text.rest
    guard let last = text.takeDate(), text.isAtEnd, first.text != nil, last.text != nil else { return nil }
    let start = givenText(line, first.start..<first.end, of: field, &scribe)
    scribe.keyword("to", to.range)
    return .span(start, givenText(line, second, of: field, &scribe))
  }

  // MARK: Rows

  /// `特别程序：程序种类听证，…`, `许可事项 SX-001：…`, `上年 办件 A-1：…`.
  private func givenRow(_ line: LogicalLine, _ colon: Int, _ scribe: inout LineScribe) -> GivenRow? {
    let content = line.content
    let head = content.trimmed(line.body.lowerBound..<colon)
    var text = ClauseText(content, head, vocabulary: vocabulary)
    var isPrevious = false
    if let word = text.take(["lastYear", "previous"]) {
      isPrevious = true
      scribe.keyword(word.id, word.range)
    }
    var table: Name?
    var key: Name?
    let rest = text.rest
    if !rest.isEmpty {
      guard let found = tableName(text.lattice, at: rest.lowerBound) else {
        problems.append(unknownTable(line, rest))
        scribe.isBroken = true
        return nil
      }
      table = found
      scribe.name(found.range)
      let keyIndices = content.trimmed((rest.lowerBound + found.text.unicodeScalars.count)..<rest.upperBound)
      if let name = NameReader.name(content, keyIndices) {
        key = name
        scribe.raw(name.range)
      }
    }
    scribe.sign(.colon, content.range(colon..<(colon + 1)))
    let values = givenValues(line, (colon + 1)..<line.body.upperBound, &scribe)
    return GivenRow(table: table, key: key, isPrevious: isPrevious, values: values, range: line.range)
  }

  private func tableName(_ lattice: Lattice, at index: Int) -> Name? {
    let found = lattice.names(at: index).first { name in
      name.words.contains { vocabulary.words[$0].kind == .table }
    }
    return found.map {
      Name(text: lattice.content.text($0.start..<$0.end), range: lattice.content.range($0.start..<$0.end))
    }
  }

  private func unknownTable(_ line: LogicalLine, _ indices: Range<Int>) -> SyntaxProblem {
    let tables = vocabulary.words.filter { $0.kind == .table }.flatMap { [$0.zh, $0.en].compactMap(\.self) }
    let text = line.content.text(indices)
    return .unknownWord(text, nearest: nearestName(to: text, among: tables), others: 0, line.content.range(indices))
  }

  // MARK: Expectations

  /// `通过，到期日 2025-02-24`.
  private func expected(_ line: LogicalLine, _ scribe: inout LineScribe) -> ExpectedSyntax {
    if let score = expectedScore(line, &scribe) {
      return ExpectedSyntax(outcome: nil, figures: [], score: score, range: line.content.range(line.body))
    }
    var outcome: OutcomeSyntax?
    var figures: [GivenValue] = []
    for (number, part) in ClauseText.split(line.content, line.body, at: [0xFF0C, 0x2C]).enumerated() {
      if number > 0 { scribe.sign(.comma, line.content.range((part.lowerBound - 1)..<part.lowerBound)) }
      let part = line.content.trimmed(part)
      if number == 0 {
        var text = ClauseText(line.content, part)
        if text.take(KeywordForms.ids(in: "outcome")) != nil, text.isAtEnd {
          outcome = self.outcome(line, part, &scribe)
          continue
        }
        let parser = ExpressionParser(line.content, part, vocabulary: vocabulary)
        if !parser.postfixes(at: part.lowerBound).contains(where: { $0.node.isPath }) {
          _ = self.outcome(line, part, &scribe)
          continue
        }
      }
      if let figure = givenValue(line, part, &scribe) { figures.append(figure) }
    }
    return ExpectedSyntax(outcome: outcome, figures: figures, range: line.content.range(line.body))
  }

  // MARK: Tables

  private func testTable(_ raw: RawBlock) -> TestTable? {
    guard let first = raw.rows.first else { return nil }
    let columns = headCells(first)
    var rows: [TestTable.Row] = []
    for number in raw.rows.dropFirst() {
      let line = lines[number]
      let cells = RowCells.cells(of: line)
      if RowCells.isSeparator(line, cells) {
        layouts[number] = LineLayout(cells: cells.map { [.raw(line.content.range($0))] })
        continue
      }
      guard cells.count == columns.count else {
        problems.append(
          .wrongForm(
            LocalizedText(zh: "每行 \(columns.count) 格，同表头", en: "\(columns.count) cells a row, as in the head"),
            line.range))
        continue
      }
      rows.append(testRow(number, line, cells, columns))
    }
    return TestTable(columns: columns.map(\.column), rows: rows)
  }

  private typealias HeadCell = (column: TestTable.Column, field: Readings<Expression>)

  private func headCells(_ number: Int) -> [HeadCell] {
    let line = lines[number]
    var layout: [[LayoutPiece]] = []
    var isBroken = false
    let cells = RowCells.cells(of: line).map { cell -> HeadCell in
      var scribe = LineScribe()
      defer {
        layout.append(scribe.pieces)
        isBroken = isBroken || scribe.isBroken
      }
      return headCell(line, cell, &scribe)
    }
    if !isBroken { layouts[number] = LineLayout(cells: layout) }
    return cells
  }

  private func headCell(_ line: LogicalLine, _ cell: Range<Int>, _ scribe: inout LineScribe) -> HeadCell {
    let content = line.content
    var indices = cell
    var isExpected = false
    if let expected = RowCells.behindArrow(content, cell) {
      isExpected = true
      scribe.sign(.arrow, content.range(expected.arrow))
      indices = expected.rest
      var text = ClauseText(content, indices)
      if let word = text.take(["o.result"]), text.isAtEnd {
        scribe.keyword("o.result", word.range)
        return (.outcome, Readings([], range: content.range(indices)))
      }
    }
    let field = read(.value, line, indices, &scribe)
    return (isExpected ? .figure(field) : .given(field), field)
  }

  private func testRow(
    _ number: Int, _ line: LogicalLine, _ cells: [Range<Int>], _ columns: [HeadCell]
  ) -> TestTable.Row {
    var given: [GivenValue] = []
    var outcome: OutcomeSyntax?
    var figures: [GivenValue] = []
    var layout: [[LayoutPiece]] = []
    for (cell, head) in zip(cells, columns) {
      var scribe = LineScribe()
      if case .outcome = head.column {
        if !cell.isEmpty { outcome = self.outcome(line, cell, &scribe) }
      } else {
        let value = givenContent(line, cell, of: head.field, &scribe)
        let entry = GivenValue(field: head.field, value: value, range: line.content.range(cell))
        if case .given = head.column { given.append(entry) } else { figures.append(entry) }
      }
      layout.append(scribe.isBroken ? [.raw(line.content.range(cell))] : scribe.pieces)
    }
    layouts[number] = LineLayout(cells: layout)
    let expected = ExpectedSyntax(outcome: outcome, figures: figures, range: line.range)
    return TestTable.Row(given: given, expected: expected, range: line.range)
  }
}

extension Expression {
  /// The name at the end of a path.
  fileprivate var lastName: String? {
    switch kind {
    case .name(let name), .member(_, let name): name.text
    case .previous(let inner, lastYear: _): inner.lastName
    default: nil
    }
  }

  /// Whether a test can give it a value; 「…」 behind a field is the value, not a key.
  var isField: Bool {
    if case .keyed = kind { false } else { isPath }
  }

  /// Whether it is a name or names joined by 的, also of the previous snapshot: what a test can give a value.
  var isPath: Bool {
    switch kind {
    case .name, .this, .keyed: true
    case .period(let word): word == .reporting
    case .member(let base, _): base.isPath
    case .previous(let inner, lastYear: _): inner.isPath
    default: false
    }
  }
}
