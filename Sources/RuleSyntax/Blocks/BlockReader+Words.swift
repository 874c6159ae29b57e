import SourceText

extension BlockReader {
  /// 参数.
  func parameter(_ raw: RawBlock, _ scribe: inout LineScribe) -> Declaration {
    let line = lines[raw.header]
    let parts = ClauseText.parts(
      line.content, line.body, markers: ["o.smaller", "o.larger", "o.tighten"], vocabulary: Vocabulary([]))
    var value: Readings<Expression>?
    var type: FieldTypeSyntax?
    let pieces = ClauseText.split(line.content, parts[0].indices, at: [0xFF0C, 0x2C])
    if pieces.count > 1, parts[0].marker == nil {
      problems.append(WrongWord(line.content, pieces[1], ids: ["o.smaller", "o.larger", "o.tighten"]).problem)
      scribe.isBroken = true
      value = reader(line).tryReading(.value, pieces[0])
    } else if !parts[0].indices.isEmpty, parts[0].marker == nil {
      if let plain = plainType(line, parts[0].indices) {
        type = plain.type
        scribe.keyword(plain.id, plain.range)
      } else {
        value = read(.value, line, parts[0].indices, &scribe)
      }
    }
    var strictness: ParameterDeclaration.Strictness?
    var tightensOnly = false
    for part in parts {
      guard let marker = part.marker else { continue }
      if let comma = part.comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      switch marker.id {
      case "o.smaller": strictness = .smaller
      case "o.larger": strictness = .larger
      default: tightensOnly = true
      }
      NameReader.reportRest(ClauseText(line.content, part.indices), &scribe, &problems)
    }
    let dated = raw.items.compactMap { datedValue($0) }
    if value == nil, type == nil, dated.isEmpty {
      problems.append(.emptyClause(line.content.text(line.mark), line.content.range(line.mark)))
    }
    reportRows(raw)
    return .parameter(
      ParameterDeclaration(
        value: value, type: type, dated: dated, strictness: strictness, tightensOnly: tightensOnly))
  }

  /// A type that makes up a whole piece: a parameter without a default.
  private func plainType(
    _ line: LogicalLine, _ indices: Range<Int>
  ) -> (type: FieldTypeSyntax, id: String, range: SourceRange)? {
    var text = ClauseText(line.content, indices)
    let ids = KeywordForms.ids(in: "type").filter { !["t.choice", "t.reference", "t.several"].contains($0) }
    guard let found = text.take(ids), text.isAtEnd else { return nil }
    var scribe = LineScribe()
    var ignored: [SyntaxProblem] = []
    return FieldItem.type(line.content, indices, &scribe, &ignored).map { ($0, found.id, found.range) }
  }

  /// `- 自 2024-01-01：15 个工作日`.
  func datedValue(_ number: Int) -> ParameterDeclaration.Dated? {
    let line = lines[number]
    var scribe = itemScribe(line)
    defer { keep(scribe, number) }
    var text = ClauseText(line.content, line.body)
    guard let from = text.take(["o.from"]) else {
      wrongForm("- 自 2024-01-01：15 个工作日", "- from 2024-01-01: 15 working days", line.range, &scribe)
      return nil
    }
    scribe.keyword("o.from", from.range)
    guard let date = takeDate(&text, &scribe), let colon = text.take([0x3A]) else {
      if !scribe.isBroken {
        wrongForm("- 自 2024-01-01：15 个工作日", "- from 2024-01-01: 15 working days", line.range, &scribe)
      }
      return nil
    }
    scribe.sign(.colon, colon)
    return ParameterDeclaration.Dated(from: date, value: read(.value, line, text.rest, &scribe))
  }

  /// 词表.
  func wordList(_ raw: RawBlock, _ scribe: inout LineScribe) -> Declaration {
    let line = lines[raw.header]
    var text = ClauseText(line.content, line.body)
    var file: QuotedText?
    var words: [QuotedText] = []
    if let option = text.take(["o.file"]) {
      scribe.keyword("o.file", option.range)
      if let quote = text.takeQuote([.double, .corner]) {
        file = QuotedText(text: quote.text, range: line.content.range(quote.start..<quote.end))
        scribe.literal(line.content.range(quote.start..<quote.end))
      }
      NameReader.reportRest(text, &scribe, &problems)
    } else {
      words = quotedWords(line, text.rest, &scribe)
    }
    for number in raw.items {
      let item = lines[number]
      var itemScribe = itemScribe(item)
      words += quotedWords(item, item.body, &itemScribe)
      keep(itemScribe, number)
    }
    if words.isEmpty, file == nil, !scribe.isBroken {
      problems.append(.emptyClause(line.content.text(line.mark), line.content.range(line.mark)))
    }
    reportRows(raw)
    return .wordList(WordListDeclaration(words: words, file: file))
  }

  private func quotedWords(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> [QuotedText] {
    var words: [QuotedText] = []
    var text = ClauseText(line.content, indices)
    while !text.isAtEnd {
      guard let quote = text.takeQuote([.double, .corner]) else {
        if let lone = line.content.loneMarks.first(where: { indices.contains($0) }) {
          let mark = lone..<(lone + 1)
          problems.append(.loneQuote(line.content.text(mark), line.content.range(mark)))
          scribe.isBroken = true
        } else {
          wrongForm(
            "词表 待定用语：\"待定\"、\"暂无\"", "Word list placeholders: \"tbd\", \"none\"", line.content.range(text.rest), &scribe
          )
        }
        break
      }
      let range = line.content.range(quote.start..<quote.end)
      words.append(QuotedText(text: quote.text, range: range))
      scribe.literal(range)
      if let comma = text.takeListComma() ?? text.takeComma() { scribe.sign(.listComma, comma) }
    }
    return words
  }

  /// 定义.
  func definition(_ raw: RawBlock, _ scribe: inout LineScribe) -> Declaration {
    let line = lines[raw.header]
    let parts = HeaderReader.ownerAndName(line)
    let owner = parts.owner.flatMap { NameReader.name(line.content, $0) }
    reportRows(raw)
    var body = DefinitionDeclaration.Body.broken
    if !line.body.isEmpty {
      body = .single(read(.either, line, line.body, &scribe))
      reportItems(raw.items)
    } else if raw.items.isEmpty {
      problems.append(.emptyClause(line.content.text(line.mark), line.content.range(line.mark)))
    } else {
      body = .cases(raw.items.compactMap { definitionCase($0) })
    }
    return .definition(DefinitionDeclaration(owner: owner, body: body))
  }

  /// `- 值，当条件`, `- 值，其余`.
  private func definitionCase(_ number: Int) -> DefinitionDeclaration.Case? {
    let line = lines[number]
    var scribe = itemScribe(line)
    defer { keep(scribe, number) }
    let parts = ClauseText.parts(
      line.content, line.body, markers: ["when", "otherwise"], vocabulary: vocabulary)
    guard parts.count == 2, let marker = parts[1].marker, let comma = parts[1].comma else {
      wrongForm("- 值，当条件；最后一行 - 值，其余", "- value, when condition; at last - value, otherwise", line.range, &scribe)
      return nil
    }
    let value = read(.either, line, parts[0].indices, &scribe)
    scribe.sign(.comma, comma)
    scribe.keyword(marker.id, marker.range)
    guard marker.id == "when" else {
      NameReader.reportRest(ClauseText(line.content, parts[1].indices), &scribe, &problems)
      return DefinitionDeclaration.Case(value: value, condition: nil, range: line.range)
    }
    let condition = read(.condition, line, parts[1].indices, &scribe)
    return DefinitionDeclaration.Case(value: value, condition: condition, range: line.range)
  }

  /// 指标.
  func measure(_ raw: RawBlock, _ scribe: inout LineScribe) -> Declaration {
    let line = lines[raw.header]
    var value: Readings<Expression>?
    if line.body.isEmpty {
      problems.append(.emptyClause(line.content.text(line.mark), line.content.range(line.mark)))
    } else {
      value = read(.value, line, line.body, &scribe)
    }
    reportItems(raw.items)
    reportRows(raw)
    var scope: Readings<Expression>?
    var group: Readings<Expression>?
    var noData: OutcomeSyntax?
    eachClause(of: raw) { clause, line, scribe in
      switch clause.id {
      case "scope": scope = read(.set, line, line.body, &scribe)
      case "groupedby": group = read(.value, line, line.body, &scribe)
      default: noData = outcome(line, line.body, &scribe)
      }
    }
    return .measure(MeasureDeclaration(value: value, scope: scope, group: group, noData: noData))
  }

  /// An outcome that makes up a whole piece.
  func outcome(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe, except: Set<String> = []
  ) -> OutcomeSyntax? {
    guard let found = word(of: "outcome", line, indices, &scribe, except: except) else { return nil }
    return OutcomeWord(rawValue: found.id).map { Placed($0, range: found.range) }
  }
}
