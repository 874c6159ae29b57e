import SourceText

extension BlockReader {
  /// 评分.
  func scorecard(_ raw: RawBlock) -> ScorecardDeclaration {
    var card = ScorecardDeclaration()
    eachClause(
      of: raw, repeatable: ["basis", "totaldeduct", "bonus", "rescale", "veto"], mayBeEmpty: ["grades"],
      withItems: ["grades"]
    ) { clause, line, scribe in
      read(clause, line, &scribe, into: &card)
    }
    card.parts = raw.parts.map { part($0) }
    reportItems(raw.items)
    reportRows(raw)
    return card
  }

  private func read(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe, into card: inout ScorecardDeclaration
  ) {
    switch clause.id {
    case "basis": card.basis += CitationReader.citations(line, &scribe, &problems)
    case "foreach": card.object = object(line, &scribe)
    case "cycle": card.cycle = cycle(line, &scribe)
    case "fullmarks": card.fullMarks = onlyPoints(line, &scribe)
    case "totaldeduct": card.totals.append(scoreLine(line, line.body, &scribe))
    case "bonus": card.bonuses.append(scoreLine(line, line.body, &scribe))
    case "rescale": if let rescale = rescale(line, &scribe) { card.rescales.append(rescale) }
    case "veto": if let veto = veto(line, &scribe) { card.vetoes.append(veto) }
    case "rounding": card.rounding = onlyPoints(line, &scribe)
    case "grades": readGrades(clause, line, &scribe, into: &card)
    default: break
    }
  }

  private func readGrades(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe, into card: inout ScorecardDeclaration
  ) {
    card.gradesRange = line.content.range(line.mark)
    if !line.body.isEmpty, let grade = grade(line, line.body, &scribe) { card.grades.append(grade) }
    for number in clause.items {
      let item = lines[number]
      var itemScribe = itemScribe(item)
      if let grade = grade(item, item.body, &itemScribe) { card.grades.append(grade) }
      keep(itemScribe, number)
    }
  }

  // MARK: Parts

  /// `项目 业务工作：60 分，当 C`, with its items.
  private func part(_ raw: RawBlock.Part) -> ScorePartSyntax {
    let line = lines[raw.line]
    var scribe = LineScribe()
    scribe.keyword(raw.id, line.content.range(line.mark))
    scribe.space()
    let names = NameReader.declaredName(line.content, line.name, &scribe)
    var points: PointsSyntax?
    var condition: Readings<Expression>?
    if line.colon.isEmpty || line.body.isEmpty {
      wrongForm("项目 业务工作：60 分", "Part case work: 60 points", line.range, &scribe)
    } else {
      scribe.sign(.colon, line.content.range(line.colon))
      let parts = ClauseText.parts(line.content, line.body, markers: ["when"], vocabulary: vocabulary)
      var text = ClauseText(line.content, parts[0].indices)
      points = takePoints(&text, &scribe)
      if points == nil || !text.isAtEnd {
        wrongForm("项目 业务工作：60 分", "Part case work: 60 points", line.range, &scribe)
      }
      condition = self.condition(parts, line, &scribe)
    }
    keep(scribe, raw.line)
    let items = raw.items.map { scoreItem($0) }
    if let row = raw.rows.first { problems.append(.rowWithoutOwner(lines[row].range)) }
    return ScorePartSyntax(names: names, points: points, condition: condition, lines: items, range: line.range)
  }

  private func scoreItem(_ number: Int) -> ScoreLineSyntax {
    let line = lines[number]
    var scribe = itemScribe(line)
    defer { keep(scribe, number) }
    return scoreLine(line, line.body, &scribe)
  }

  /// The condition of a part that 当 begins.
  private func condition(
    _ parts: [ClauseText.Part], _ line: LogicalLine, _ scribe: inout LineScribe
  ) -> Readings<Expression>? {
    guard parts.count > 1, let marker = parts[1].marker else { return nil }
    if let comma = parts[1].comma { scribe.sign(.comma, comma) }
    scribe.keyword(marker.id, marker.range)
    return read(.condition, line, parts[1].indices, &scribe)
  }

  // MARK: Clauses

  private func cycle(_ line: LogicalLine, _ scribe: inout LineScribe) -> ScoreCycleSyntax? {
    var text = ClauseText(line.content, line.body)
    let example = ("周期：每月，年度取平均", "Cycle: every month, yearly mean")
    guard let found = text.take(KeywordForms.ids(in: "period")), let word = ObjectPeriodWord(rawValue: found.id) else {
      wrongForm(example.0, example.1, line.range, &scribe)
      return nil
    }
    scribe.keyword(found.id, found.range)
    var hasMean = false
    if let comma = text.takeComma(), let mean = text.take(["s.yearlyMean"]) {
      scribe.sign(.comma, comma)
      scribe.keyword(mean.id, mean.range)
      hasMean = true
    }
    if !text.isAtEnd { wrongForm(example.0, example.1, line.range, &scribe) }
    return ScoreCycleSyntax(period: Placed(word, range: found.range), hasYearlyMean: hasMean)
  }

  private func onlyPoints(_ line: LogicalLine, _ scribe: inout LineScribe) -> PointsSyntax? {
    var text = ClauseText(line.content, line.body)
    let points = takePoints(&text, &scribe)
    if points == nil || !text.isAtEnd { wrongForm("满分：100 分", "Full marks: 100 points", line.range, &scribe) }
    return points
  }

  /// `乘 4 除以 3，当 C`.
  private func rescale(_ line: LogicalLine, _ scribe: inout LineScribe) -> RescaleSyntax? {
    let parts = ClauseText.parts(line.content, line.body, markers: ["when"], vocabulary: vocabulary)
    var text = ClauseText(line.content, parts[0].indices)
    var numbers: [String: NumberSyntax] = [:]
    while let word = text.take(["times", "dividedBy"]), numbers[word.id] == nil {
      scribe.keyword(word.id, word.range)
      guard let number = takeNumber(&text) else { break }
      scribe.literal(number.range)
      numbers[word.id] = number
    }
    guard !numbers.isEmpty, text.isAtEnd else {
      wrongForm("换算：乘 4 除以 3，当 …", "Rescale: times 4 divided by 3, when …", line.range, &scribe)
      return nil
    }
    return RescaleSyntax(
      times: numbers["times"], dividedBy: numbers["dividedBy"], condition: condition(parts, line, &scribe),
      range: line.content.range(line.body))
  }

  /// `违反 CF-01 => 不合格`.
  private func veto(_ line: LogicalLine, _ scribe: inout LineScribe) -> VetoSyntax? {
    let content = line.content
    let arrow = line.body.first { index in
      index + 1 < line.body.upperBound && content.scalars[index] == 0x3D && content.scalars[index + 1] == 0x3E
        && content.quotes[index] == nil
    }
    guard let arrow, let grade = NameReader.name(content, (arrow + 2)..<line.body.upperBound) else {
      wrongForm("否决：违反 CF-01 => 不合格", "Veto: breach of CF-01 => fail", line.range, &scribe)
      return nil
    }
    let indices = content.trimmed(line.body.lowerBound..<arrow)
    var text = ClauseText(content, indices)
    let result: VetoSyntax.Content
    if let breach = takeBreach(&text, &scribe) {
      result = .breach(rule: breach)
      NameReader.reportRest(text, &scribe, &problems)
    } else {
      result = .rows(read(.set, line, indices, &scribe))
    }
    scribe.sign(.arrow, content.range(arrow..<(arrow + 2)))
    scribe.name(grade.range)
    return VetoSyntax(content: result, grade: grade, range: content.range(line.body))
  }
}
