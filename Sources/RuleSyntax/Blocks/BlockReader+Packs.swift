import SourceText

extension BlockReader {
  /// 规则集.
  func ruleset(_ raw: RawBlock) -> RulesetDeclaration {
    var version: Name?
    var imports: [Name] = []
    var calendar: Name?
    eachClause(of: raw, repeatable: ["import"]) { clause, line, scribe in
      switch clause.id {
      case "version":
        version = NameReader.name(line.content, line.body)
        if let version { scribe.raw(version.range) }
      case "import":
        imports += NameReader.names(line.content, line.body, &scribe)
      default:
        calendar = NameReader.name(line.content, line.body)
        if let calendar { scribe.name(calendar.range) }
      }
    }
    reportItems(raw.items)
    reportRows(raw)
    return RulesetDeclaration(version: version, imports: imports, calendar: calendar)
  }

  /// 日历.
  func calendar(_ raw: RawBlock) -> CalendarDeclaration {
    var restDays: [Int] = []
    var notices: [CalendarDeclaration.Notice] = []
    eachClause(of: raw, repeatable: ["notice"], withItems: ["notice"]) { clause, line, scribe in
      if clause.id == "weekly" {
        restDays = weekdays(line, &scribe)
      } else if let notice = notice(clause, line, &scribe) {
        notices.append(notice)
      }
    }
    reportItems(raw.items)
    reportRows(raw)
    return CalendarDeclaration(restDays: restDays, notices: notices)
  }

  private func weekdays(_ line: LogicalLine, _ scribe: inout LineScribe) -> [Int] {
    var days: [Int] = []
    for part in ClauseText.split(line.content, line.body, at: [0x3001, 0x2C, 0xFF0C]) {
      if part.lowerBound > line.body.lowerBound {
        scribe.sign(.listComma, line.content.range((part.lowerBound - 1)..<part.lowerBound))
      }
      if let word = word(of: "weekday", line, part, &scribe), let day = Int(word.id) { days.append(day) }
    }
    return days
  }

  private func notice(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe
  ) -> CalendarDeclaration.Notice? {
    let parts = ClauseText.split(line.content, line.body, at: [0xFF0C, 0x2C])
    var issued: DateSyntax?
    if parts.count == 2 {
      var text = ClauseText(line.content, parts[0])
      issued = takeDate(&text, &scribe)
      NameReader.reportRest(text, &scribe, &problems)
      scribe.sign(.comma, line.content.range((parts[1].lowerBound - 1)..<parts[1].lowerBound))
    }
    let spans = parts.count > 2 ? [] : dateSpans(line, parts[parts.count - 1], &scribe)
    if spans.count != 1 {
      wrongForm(
        "通知 2025 年：2024-11-12，2025-01-01 至 2025-12-31", "Notice 2025: 2024-11-12, 2025-01-01 to 2025-12-31",
        line.range, &scribe)
    }
    var holidays: [DateSpanSyntax] = []
    var workdays: [DateSpanSyntax] = []
    for number in clause.items {
      let item = lines[number]
      var itemScribe = itemScribe(item)
      var text = ClauseText(item.content, item.body)
      if let word = text.take(["o.off", "o.work"]), let colon = text.take([0x3A]) {
        itemScribe.keyword(word.id, word.range)
        itemScribe.sign(.colon, colon)
        let days = dateSpans(item, text.rest, &itemScribe)
        if word.id == "o.off" { holidays += days } else { workdays += days }
      } else {
        wrongForm("- 放假：2025-01-01、2025-01-28 至 2025-02-04", "- off: 2025-01-01", item.range, &itemScribe)
      }
      keep(itemScribe, number)
    }
    let name = NameReader.name(line.content, line.name) ?? Name(text: "", range: line.content.range(line.mark))
    return CalendarDeclaration.Notice(
      name: name, issued: issued, days: spans.first, holidays: holidays, workdays: workdays, range: line.range)
  }

  /// Days and spans of days joined by `、`.
  private func dateSpans(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> [DateSpanSyntax] {
    var spans: [DateSpanSyntax] = []
    var text = ClauseText(line.content, indices)
    while !text.isAtEnd {
      guard let first = takeDate(&text, &scribe) else {
        if !scribe.isBroken {
          problems.append(.badDate(line.content.text(text.rest), line.content.range(text.rest)))
          scribe.isBroken = true
        }
        break
      }
      var last = first
      if let to = text.take(["to"]) {
        scribe.keyword("to", to.range)
        guard let end = takeDate(&text, &scribe) else {
          if !scribe.isBroken { problems.append(.badDate(line.content.text(text.rest), line.content.range(indices))) }
          scribe.isBroken = true
          break
        }
        last = end
      }
      spans.append(DateSpanSyntax(first: first, last: last))
      if let comma = text.takeListComma() {
        scribe.sign(.listComma, comma)
      } else if !text.isAtEnd {
        NameReader.reportRest(text, &scribe, &problems)
        break
      }
    }
    return spans
  }

  /// 法规.
  func law(_ raw: RawBlock) -> LawDeclaration {
    var versions: [LawDeclaration.Version] = []
    for number in raw.items {
      let line = lines[number]
      var scribe = itemScribe(line)
      if let version = lawVersion(line, &scribe) { versions.append(version) }
      keep(scribe, number)
    }
    var provisions: [LawDeclaration.Provision] = []
    eachClause(of: raw, mayBeEmpty: ["provisions"], withItems: ["provisions"]) { clause, line, scribe in
      if !line.body.isEmpty { NameReader.reportRest(ClauseText(line.content, line.body), &scribe, &problems) }
      for number in clause.items {
        if let provision = provision(number, of: raw) { provisions.append(provision) }
      }
    }
    reportRows(raw)
    return LawDeclaration(versions: versions, provisions: provisions)
  }

  /// `- 第五条、第七条至第九条：人工，因为「…」`.
  private func provision(_ number: Int, of raw: RawBlock) -> LawDeclaration.Provision? {
    let line = lines[number]
    var scribe = itemScribe(line)
    defer { keep(scribe, number) }
    let colon = LineShape(line.content).firstIndex(from: line.body.lowerBound) { $0 == 0x3A }
    let name = NameReader.name(lines[raw.header].content, lines[raw.header].name)
    guard let colon, let law = name else {
      wrongForm("- 第五条：人工，因为「…」", "- art. 5: manual, because \"…\"", line.range, &scribe)
      return nil
    }
    let places = CitationReader.places(line, line.body.lowerBound..<colon, of: law, &scribe, &problems)
    scribe.sign(.colon, line.content.range(colon..<(colon + 1)))
    let parts = ClauseText.parts(
      line.content, (colon + 1)..<line.body.upperBound, markers: ["o.because"], vocabulary: Vocabulary([]))
    guard let word = word(of: "coverage", line, parts[0].indices, &scribe) else { return nil }
    var reason: TitleSyntax?
    for part in parts.dropFirst() {
      guard let marker = part.marker else { continue }
      if let comma = part.comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      reason = NameReader.title(line.content, part.indices, &scribe, &problems)
    }
    guard reason != nil else {
      if !scribe.isBroken {
        wrongForm("- 第五条：人工，因为「…」", "- art. 5: manual, because \"…\"", line.range, &scribe)
      }
      return nil
    }
    return LawDeclaration.Provision(
      places: places, coverage: word.id == "cov.manual" ? .manual : .partial, reason: reason, range: line.range)
  }

  /// `2019-04-23，自 2019-04-23，83 条`.
  private func lawVersion(_ line: LogicalLine, _ scribe: inout LineScribe) -> LawDeclaration.Version? {
    var adopted: DateSyntax?
    var effective: DateSyntax?
    var articles: Int?
    var text = ClauseText(line.content, line.body)
    while !text.isAtEnd {
      if let from = text.take(["o.from"]) {
        scribe.keyword("o.from", from.range)
        effective = takeDate(&text, &scribe)
        if effective == nil { break }
      } else if let date = takeDate(&text, &scribe) {
        adopted = date
      } else if let count = takeArticles(&text, &scribe) {
        articles = count
      } else {
        break
      }
      guard let comma = text.takeComma() else { break }
      scribe.sign(.comma, comma)
    }
    guard text.isAtEnd, let effective else {
      if !scribe.isBroken {
        wrongForm("- 2019-04-23，自 2019-04-23，83 条", "- 2019-04-23, from 2019-04-23, 83 articles", line.range, &scribe)
      }
      return nil
    }
    return LawDeclaration.Version(adopted: adopted, effective: effective, articles: articles, range: line.range)
  }

  private func takeArticles(_ text: inout ClauseText, _ scribe: inout LineScribe) -> Int? {
    let start = text.rest.lowerBound
    guard let number = text.lattice.numbers(at: start).first(where: { $0.digits.lowerBound == start }) else {
      return nil
    }
    text.move(to: number.digits.upperBound)
    guard let word = text.take(["o.articles"]) else { return nil }
    scribe.literal(text.content.range(number.digits))
    scribe.keyword("o.articles", word.range)
    return Int(number.number.decimal)
  }
}
