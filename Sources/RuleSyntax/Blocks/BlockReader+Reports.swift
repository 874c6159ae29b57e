import SourceText

extension BlockReader {
  /// 报告.
  func report(_ raw: RawBlock) -> ReportDeclaration {
    let outer = vocabulary
    let figures = KeywordTable.shared.keywords(in: .words("runfigure"))
    vocabulary = outer.adding(
      figures.map { VocabularyWord(zh: $0.text.zh, en: $0.text.en, kind: .environment, range: nil) })
    defer { vocabulary = outer }
    eachClause(of: raw) { _, _, _ in }
    reportItems(raw.items)
    reportRows(raw)
    let header = lines[raw.header]
    var ignored = LineScribe()
    return ReportDeclaration(
      title: header.body.isEmpty ? nil : reportText(header, header.body, &ignored, isTitle: true),
      sections: raw.parts.map(section))
  }

  private func section(_ part: RawBlock.Part) -> ReportDeclaration.Section {
    let header = lines[part.line]
    var scribe = LineScribe()
    scribe.keyword(part.id, header.content.range(header.mark))
    scribe.space()
    let names = NameReader.declaredName(header.content, header.name, &scribe)
    if !header.body.isEmpty || !header.colon.isEmpty {
      wrongForm("节 总体情况 / overview", "Section overview", header.range, &scribe)
    }
    keep(scribe, part.line)
    reportItems(part.items)
    if let first = part.rows.first { problems.append(.rowWithoutOwner(lines[first].range)) }
    return ReportDeclaration.Section(
      names: names, isAnnex: part.id == "annex", blocks: part.clauses.flatMap(blocks),
      range: header.content.range(header.mark.lowerBound..<max(header.mark.upperBound, header.name.upperBound)))
  }

  private func blocks(_ clause: RawBlock.Clause) -> [Placed<ReportDeclaration.Block>] {
    let line = lines[clause.line]
    reportItems(clause.items)
    guard !line.body.isEmpty else {
      problems.append(.emptyClause(line.content.text(line.mark), line.content.range(line.mark)))
      return []
    }
    var scribe = scribe(of: line, clause.id)
    defer { keep(scribe, clause.line) }
    guard let block = block(clause.id, line, &scribe) else { return [] }
    return [Placed(block, range: line.content.range(line.body))]
  }

  private func block(
    _ id: String, _ line: LogicalLine, _ scribe: inout LineScribe
  ) -> ReportDeclaration.Block? {
    switch id {
    case "r.text", "r.note": return text(line, &scribe, isNote: id == "r.note")
    case "r.heading": return NameReader.declaredName(line.content, line.body, &scribe).map { .heading($0) }
    case "r.content": return .standard(words(of: "block", line, line.body, &scribe).map { String($0.id.dropFirst(2)) })
    case "r.list": return .list(NameReader.names(line.content, line.body, &scribe))
    case "r.chart": return chart(line, &scribe)
    case "r.problems": return problemList(line, &scribe)
    case "r.ledger":
      return .ledger(
        listParts(line).enumerated().compactMap { number, part in
          separate(number, part, line, &scribe)
          return outcome(line, part, &scribe)
        })
    default:
      return .signature(
        listParts(line).enumerated().compactMap { number, part in
          separate(number, part, line, &scribe)
          return NameReader.declaredName(line.content, part, &scribe)
        })
    }
  }

  // MARK: Texts

  private func text(
    _ line: LogicalLine, _ scribe: inout LineScribe, isNote: Bool
  ) -> ReportDeclaration.Block? {
    let parts = ClauseText.parts(line.content, line.body, markers: ["when"], vocabulary: vocabulary)
    guard parts.count <= 2, parts[0].marker == nil, let text = reportText(line, parts[0].indices, &scribe) else {
      if !scribe.isBroken {
        wrongForm("正文：「……」，当违规件数超过 0", "Text: \"…\", when number of violations more than 0", line.range, &scribe)
      }
      return nil
    }
    var condition: Readings<Expression>?
    if parts.count == 2, let marker = parts[1].marker {
      if let comma = parts[1].comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      condition = read(.condition, line, parts[1].indices, &scribe)
    }
    return .text(text, condition: condition, isNote: isNote)
  }

  /// One quotation, or two with a slash between them, with the names in their braces.
  ///
  /// The header of the block reports the problems of its quotation itself, so a title is read in silence.
  private func reportText(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe, isTitle: Bool = false
  ) -> ReportTextSyntax? {
    let before = problems.count
    let quotes = NameReader.quotePair(line.content, indices, &scribe, &problems)
    if isTitle { problems.removeSubrange(before...) }
    guard let quotes else { return nil }
    let texts = quotes.map { ($0.text, reportParts($0, line)) }
    let range = line.content.range(indices)
    guard texts.count == 2 else { return texts.first.map { ReportTextSyntax(zh: $0.1, en: nil, range: range) } }
    let isEnglishFirst = !CodePoints.holdsHan(texts[0].0) && CodePoints.holdsHan(texts[1].0)
    return isEnglishFirst
      ? ReportTextSyntax(zh: texts[1].1, en: texts[0].1, range: range)
      : ReportTextSyntax(zh: texts[0].1, en: texts[1].1, range: range)
  }

  private func reportParts(_ quote: ContentText.Quote, _ line: LogicalLine) -> [ReportTextSyntax.Part] {
    pieces(quote, line).compactMap { piece in
      switch piece {
      case .text(let text): return .text(text)
      case .braces(let indices):
        if let name = NameReader.name(line.content, indices) { return .figure(name) }
        problems.append(.loneBrace(line.content.range(indices)))
        return nil
      }
    }
  }

  // MARK: Lists

  private func listParts(_ line: LogicalLine) -> [Range<Int>] {
    ClauseText.split(line.content, line.body, at: [0x3001, 0x2C, 0xFF0C])
  }

  private func separate(
    _ number: Int, _ part: Range<Int>, _ line: LogicalLine, _ scribe: inout LineScribe
  ) {
    if number > 0 { scribe.sign(.listComma, line.content.range((part.lowerBound - 1)..<part.lowerBound)) }
  }

  private func words(
    of place: String, _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> [(id: String, range: SourceRange)] {
    listParts(line).enumerated().compactMap { number, part in
      separate(number, part, line, &scribe)
      return word(of: place, line, part, &scribe)
    }
  }

  /// `柱状，按期率，按部门`; `堆叠，即办件数、承诺件数`.
  private func chart(_ line: LogicalLine, _ scribe: inout LineScribe) -> ReportDeclaration.Block? {
    var text = ClauseText(line.content, line.body, vocabulary: vocabulary)
    guard let kind = text.take(KeywordForms.ids(in: "chart")) else {
      wrongForm("图：柱状，按期率，按部门", "Chart: bars, on-time rate, by department", line.range, &scribe)
      return nil
    }
    scribe.keyword(kind.id, kind.range)
    if let comma = text.takeComma() { scribe.sign(.comma, comma) }
    let parts = ClauseText.parts(line.content, text.rest, markers: ["by"], vocabulary: vocabulary)
    let names = NameReader.names(line.content, parts[0].indices, &scribe)
    var by: Name?
    if parts.count == 2, let marker = parts[1].marker {
      if let comma = parts[1].comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      by = NameReader.name(line.content, parts[1].indices)
      if let by { scribe.name(by.range) }
    }
    guard !names.isEmpty, parts.count <= 2, parts.count == 1 || by != nil else {
      wrongForm("图：柱状，按期率，按部门", "Chart: bars, on-time rate, by department", line.range, &scribe)
      return nil
    }
    return .chart(isStacked: kind.id == "c.stacked", names, by: by)
  }

  /// `级别至少一般，按责任单位`; `全部`.
  private func problemList(_ line: LogicalLine, _ scribe: inout LineScribe) -> ReportDeclaration.Block? {
    var text = ClauseText(line.content, line.body, vocabulary: vocabulary)
    var minimum: SeverityWord?
    var byOwner = false
    while !text.isAtEnd {
      if let all = text.take(["p.all"]) {
        scribe.keyword("p.all", all.range)
      } else if let by = text.take(["by"]), let owner = text.take(["p.owner"]) {
        scribe.keyword("by", by.range)
        scribe.keyword("p.owner", owner.range)
        byOwner = true
      } else if let level = text.take(["p.severity"]), let atLeast = text.take(["atLeast"]),
        let severity = text.take(KeywordForms.ids(in: "severity"))
      {
        scribe.keyword("p.severity", level.range)
        scribe.keyword("atLeast", atLeast.range)
        scribe.keyword(severity.id, severity.range)
        minimum = SeverityWord(rawValue: severity.id)
      } else {
        break
      }
      guard let comma = text.takeComma() else { break }
      scribe.sign(.comma, comma)
    }
    guard text.isAtEnd else {
      wrongForm(
        "问题清单：级别至少一般，按责任单位", "Problem list: severity at least major, by owner", line.range, &scribe)
      return nil
    }
    return .problems(minimum: minimum, byOwner: byOwner)
  }
}
