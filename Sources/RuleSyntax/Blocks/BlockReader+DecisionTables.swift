import SourceText

extension BlockReader {
  /// 决策表.
  func decisionTable(_ raw: RawBlock) -> DecisionTableDeclaration {
    var table = DecisionTableDeclaration()
    eachClause(
      of: raw, repeatable: ["basis", "inputs", "legalRange", "lightToHeavy"], mayBeEmpty: ["inputs"],
      withItems: ["inputs"]
    ) { clause, line, scribe in
      switch clause.id {
      case "basis": table.basis += CitationReader.citations(line, &scribe, &problems)
      case "effective": table.effective = effective(line, &scribe)
      case "inputs":
        table.inputs += inputs(line, &scribe)
        for number in clause.items {
          var itemScribe = itemScribe(lines[number])
          table.inputs += inputs(lines[number], &itemScribe)
          keep(itemScribe, number)
        }
      case "hit": table.hit = hit(line, &scribe)
      case "legalRange":
        if let range = legalRange(line, raw, &scribe) { table.legalRanges.append(range) }
      case "lightToHeavy":
        if let order = order(line, raw, &scribe) { table.orders.append(order) }
      default:
        if let word = word(of: "cover", line, line.body, &scribe) {
          table.cover = Placed(word.id == "cover.partial" ? .partial : .complete, range: word.range)
        }
      }
    }
    reportItems(raw.items)
    readRows(raw, into: &table)
    return table
  }

  // MARK: Clauses

  private func inputs(_ line: LogicalLine, _ scribe: inout LineScribe) -> [DecisionInputSyntax] {
    var inputs: [DecisionInputSyntax] = []
    for (number, part) in DecisionTableOutline.parts(of: line).enumerated() {
      if number > 0 { scribe.sign(.semicolon, line.content.range((part.lowerBound - 1)..<part.lowerBound)) }
      guard let item = DecisionInputItem(line.content, part, &scribe) else {
        wrongForm(
          "输入：情节取值轻微、一般、严重；次数取值整数至少 1", "Inputs: circumstances values minor, serious; count values integer at least 1",
          line.content.range(part), &scribe)
        continue
      }
      var domain: DecisionInputSyntax.Domain?
      if !item.words.isEmpty {
        domain = .words(item.words)
      } else if item.type != nil || item.bounds != nil {
        let bounds = item.bounds.map { readCell(line, $0, of: item.names, &scribe) }
        domain = .values(item.type, bounds)
      }
      inputs.append(DecisionInputSyntax(names: item.names, domain: domain, range: item.range))
    }
    return inputs
  }

  /// `唯一`, `首个，因为「…」`, `汇总 合计`.
  private func hit(_ line: LogicalLine, _ scribe: inout LineScribe) -> DecisionHitSyntax? {
    var text = ClauseText(line.content, line.body)
    let ids = KeywordForms.ids(in: "hit")
    guard let found = text.take(ids), let word = DecisionHitSyntax.Word(rawValue: String(found.id.dropFirst(4))) else {
      problems.append(WrongWord(line.content, line.body, ids: ids).problem)
      scribe.isBroken = true
      return nil
    }
    scribe.keyword(found.id, found.range)
    var collecting: DecisionHitSyntax.Collecting?
    var reason: TitleSyntax?
    if word == .collect, !text.isAtEnd {
      let figures = KeywordForms.ids(in: "collecting")
      if let figure = text.take(figures) {
        scribe.space()
        scribe.keyword(figure.id, figure.range)
        collecting = DecisionHitSyntax.Collecting(rawValue: String(figure.id.dropFirst(8)))
      } else {
        problems.append(WrongWord(line.content, text.rest, ids: figures).problem)
        scribe.isBroken = true
        return nil
      }
    }
    if word == .first, let comma = text.takeComma() {
      scribe.sign(.comma, comma)
      if let because = text.take(["o.because"]) {
        scribe.keyword(because.id, because.range)
        reason = NameReader.title(line.content, text.rest, &scribe, &problems)
        text.move(to: line.body.upperBound)
      }
    }
    NameReader.reportRest(text, &scribe, &problems)
    return DecisionHitSyntax(word: word, collecting: collecting, reason: reason, range: line.content.range(line.body))
  }

  // MARK: Rows

  private func readRows(_ raw: RawBlock, into table: inout DecisionTableDeclaration) {
    guard let head = raw.rows.first else { return }
    let outline = DecisionTableOutline(raw, lines: lines)
    for input in outline.inputs.dropFirst(table.inputs.count) {
      table.inputs.append(DecisionInputSyntax(names: input.names, domain: nil, range: input.range))
    }
    writeHead(head)
    let cellCount = RowCells.cells(of: lines[head]).count
    guard outline.columns.count == cellCount else {
      problems.append(
        .wrongForm(
          LocalizedText(zh: "| 输入 | 输入 | => 输出 |", en: "| input | input | => output |"), lines[head].range))
      return
    }
    table.columns = outline.columns
    for number in raw.rows.dropFirst() {
      if let row = row(number, table) { table.rows.append(row) }
    }
  }

  private func writeHead(_ number: Int) {
    let line = lines[number]
    layouts[number] = LineLayout(
      cells: RowCells.cells(of: line).map { cell in
        var scribe = LineScribe()
        var indices = cell
        if let output = RowCells.behindArrow(line.content, cell) {
          scribe.sign(.arrow, line.content.range(output.arrow))
          indices = output.rest
        }
        _ = DecisionInputItem.names(line.content, indices, &scribe)
        return scribe.pieces
      })
  }

  private func row(_ number: Int, _ table: DecisionTableDeclaration) -> DecisionRowSyntax? {
    let line = lines[number]
    let cells = RowCells.cells(of: line)
    if RowCells.isSeparator(line, cells) {
      layouts[number] = LineLayout(cells: cells.map { [.raw(line.content.range($0))] })
      return nil
    }
    guard cells.count == table.columns.count else {
      problems.append(
        .wrongForm(
          LocalizedText(
            zh: "每行 \(table.columns.count) 格，同表头", en: "\(table.columns.count) cells a row, as in the head"),
          line.range))
      return nil
    }
    var inputs: [DecisionCellSyntax] = []
    var outputs: [DecisionOutputSyntax] = []
    var layout: [[LayoutPiece]] = []
    for (cell, column) in zip(cells, table.columns) {
      var scribe = LineScribe()
      switch column {
      case .input(let input): inputs.append(inputCell(line, cell, of: table.inputs[input].names, &scribe))
      case .output(let names, let words): outputs.append(outputCell(line, cell, of: names, words, &scribe))
      }
      layout.append(scribe.isBroken ? [.raw(line.content.range(cell))] : scribe.pieces)
    }
    layouts[number] = LineLayout(cells: layout)
    return DecisionRowSyntax(cells: inputs, outputs: outputs, range: line.range)
  }

  /// Whether a cell is `-`, written down as such.
  private func isDash(_ line: LogicalLine, _ cell: Range<Int>, _ scribe: inout LineScribe) -> Bool {
    guard cell.count == 1, [0x2D, 0x2014, 0x2013].contains(line.content.scalars[cell.lowerBound]) else { return false }
    scribe.sign(.dash, line.content.range(cell))
    return true
  }

  private func isEmpty(_ line: LogicalLine, _ cell: Range<Int>, _ scribe: inout LineScribe) -> Bool {
    guard cell.isEmpty else { return false }
    let range = line.content.range(max(0, cell.lowerBound - 1)..<cell.lowerBound)
    wrongForm("什么都不写的格填 -", "- in a cell that says nothing", range, &scribe)
    return true
  }

  private func inputCell(
    _ line: LogicalLine, _ cell: Range<Int>, of input: DeclaredName, _ scribe: inout LineScribe
  ) -> DecisionCellSyntax {
    let range = line.content.range(cell)
    if isEmpty(line, cell, &scribe) || isDash(line, cell, &scribe) { return DecisionCellSyntax(.any, range: range) }
    var text = ClauseText(line.content, cell)
    if let word = text.take(KeywordForms.ids(in: "cell")), text.isAtEnd {
      scribe.keyword(word.id, word.range)
      return DecisionCellSyntax(word.id == "cell.rest" ? .rest : .missing, range: range)
    }
    return DecisionCellSyntax(.condition(readCell(line, cell, of: input, &scribe)), range: range)
  }

  /// Values, ranges and comparisons as 属于 of an input.
  private func readCell(
    _ line: LogicalLine, _ indices: Range<Int>, of input: DeclaredName, _ scribe: inout LineScribe
  ) -> Readings<Expression> {
    let subject = Expression(.name(input.zh), range: input.zh.range)
    let readings = reader(line).readCell(indices, of: subject, &problems)
    scribe.readings(readings)
    return readings
  }

  private func outputCell(
    _ line: LogicalLine, _ cell: Range<Int>, of output: DeclaredName, _ words: [DeclaredName],
    _ scribe: inout LineScribe
  ) -> DecisionOutputSyntax {
    let range = line.content.range(cell)
    if isEmpty(line, cell, &scribe) || isDash(line, cell, &scribe) { return DecisionOutputSyntax(.none, range: range) }
    if let word = words.first(where: { $0.en != nil && range.contains($0.range) }) {
      _ = NameReader.declaredName(line.content, cell, &scribe)
      return DecisionOutputSyntax(.value(Self.readings(of: word.zh, range)), range: range)
    }
    let parts = ClauseText.split(line.content, cell, at: [0xFF0C, 0x2C]).map { line.content.trimmed($0) }
    if parts.count == 2, let rising = rising(line, parts[0], parts[1], &scribe) {
      return DecisionOutputSyntax(rising, range: range)
    }
    let subject = Expression(.name(output.zh), range: output.zh.range)
    let readings = reader(line).readOutputCell(cell, of: subject, &problems)
    scribe.readings(readings)
    return DecisionOutputSyntax(.value(readings), range: range)
  }

  private static func readings(of word: Name, _ range: SourceRange) -> Readings<Expression> {
    let reading = Reading(
      node: Expression(.name(word), range: word.range), words: [Word(kind: .name, range: word.range)])
    return Readings([reading], range: range)
  }

  /// `200 元，每 10 件递增 100 元`.
  private func rising(
    _ line: LogicalLine, _ base: Range<Int>, _ growth: Range<Int>, _ scribe: inout LineScribe
  ) -> DecisionOutputSyntax.Content? {
    var text = ClauseText(line.content, growth)
    guard let every = text.take(["rising.every"]) else { return nil }
    let rest = text.rest
    let by = rest.first { KeywordForms.end(of: "rising.by", in: text.lattice, at: $0) != nil }
    guard let by, by > rest.lowerBound, let end = KeywordForms.end(of: "rising.by", in: text.lattice, at: by) else {
      return nil
    }
    let start = read(.value, line, base, &scribe)
    scribe.sign(.comma, line.content.range((base.upperBound)..<(base.upperBound + 1)))
    scribe.keyword("rising.every", every.range)
    let step = read(.value, line, rest.lowerBound..<by, &scribe)
    scribe.keyword("rising.by", line.content.range(line.content.skipSpaces(by, to: end)..<end))
    let increment = read(.value, line, end..<rest.upperBound, &scribe)
    return .rising(start, every: step, by: increment)
  }
}
