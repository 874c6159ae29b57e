import SourceText

extension BlockReader {
  private static let repeatable: Set<String> = [
    "basis", "start", "stop", "exclude", "limit", "marks", "require", "except", "tags",
  ]

  /// 规则.
  func rule(_ raw: RawBlock) -> RuleDeclaration {
    var rule = RuleDeclaration()
    let outer = vocabulary
    if let each = raw.clauses.first(where: { $0.id == "oneby" }) {
      let line = lines[each.line]
      if let name = NameReader.name(line.content, line.name) {
        vocabulary = outer.adding([VocabularyWord(zh: name.text, en: nil, kind: .environment, range: name.range)])
      }
    }
    eachClause(
      of: raw, repeatable: Self.repeatable, mayBeEmpty: ["require", "pairs"], withItems: ["require", "except"]
    ) { clause, line, scribe in
      read(clause, line, &scribe, into: &rule)
    }
    vocabulary = outer
    reportItems(raw.items)
    reportRows(raw)
    return rule
  }

  private func read(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe, into rule: inout RuleDeclaration
  ) {
    switch clause.id {
    case "start": rule.starts.append(conditional(line, &scribe) { read(.value, line, $0, &$1) })
    case "stop": rule.stops.append(conditional(line, &scribe) { read(.value, line, $0, &$1) })
    case "exclude": rule.exclusions.append(conditional(line, &scribe) { readList(.set, line, $0, &$1) })
    case "limit": rule.limits.append(limit(line, &scribe))
    case "ended": rule.ended = read(.condition, line, line.body, &scribe)
    case "marks": rule.marks += marks(line, &scribe)
    case "require": if let requirement = requirement(clause, line, &scribe) { rule.requirements.append(requirement) }
    case "except": rule.exceptions.append(exception(clause, line, &scribe))
    case "oneby": rule.each = each(line, &scribe)
    case "dueby": rule.dueBy = read(.value, line, line.body, &scribe)
    case "pairs": rule.allowsPairs = line.range
    case "message": rule.message = message(line, &scribe)
    case "remedy": rule.remedy = message(line, &scribe)
    default: readDescription(clause, line, &scribe, into: &rule)
    }
  }

  private func readDescription(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe, into rule: inout RuleDeclaration
  ) {
    switch clause.id {
    case "basis": rule.basis += CitationReader.citations(line, &scribe, &problems)
    case "effective": rule.effective = effective(line, &scribe)
    case "severity":
      if let word = word(of: "severity", line, line.body, &scribe), let value = SeverityWord(rawValue: word.id) {
        rule.severity = Placed(value, range: word.range)
      }
    case "owner": rule.owner = owner(line, &scribe)
    case "tags": rule.tags += tags(line, &scribe)
    case "attribution": rule.attribution = read(.value, line, line.body, &scribe)
    case "foreach": rule.object = object(line, &scribe)
    default: rule.missing = outcome(line, line.body, &scribe, except: ["pass", "notDue"])
    }
  }

  // MARK: Words

  private func tags(_ line: LogicalLine, _ scribe: inout LineScribe) -> [Name] {
    var words = LineScribe()
    let names = NameReader.names(line.content, line.body, &words)
    for (number, name) in names.enumerated() {
      if number > 0 { scribe.sign(.listComma, name.range) }
      scribe.raw(name.range)
    }
    return names
  }

  private func owner(_ line: LogicalLine, _ scribe: inout LineScribe) -> OwnerSyntax? {
    guard let text = NameReader.name(line.content, line.body) else { return nil }
    let readings = reader(line).tryReading(.value, line.body)
    if readings.all.isEmpty { scribe.raw(text.range) } else { scribe.readings(readings) }
    return OwnerSyntax(text: text, readings: readings)
  }

  private func each(_ line: LogicalLine, _ scribe: inout LineScribe) -> EachSyntax? {
    let words = NameReader.names(line.content, line.body, &scribe)
    guard let name = NameReader.name(line.content, line.name) else {
      wrongForm("逐一 列：甲、乙", "One by one column: a, b", line.range, &scribe)
      return nil
    }
    return EachSyntax(name: name, words: words, range: line.range)
  }

  // MARK: Scope

  /// `自 2004-07-01，至 2019-12-31，按受理日期`.
  func effective(_ line: LogicalLine, _ scribe: inout LineScribe) -> EffectiveSyntax? {
    var text = ClauseText(line.content, line.body, vocabulary: vocabulary)
    var from: DateSyntax?
    var until: DateSyntax?
    var by: Readings<Expression>?
    while !text.isAtEnd, let word = text.take(["from", "to", "by"]) {
      scribe.keyword(word.id, word.range)
      if word.id == "by" {
        by = read(.value, line, text.rest, &scribe)
        text.move(to: line.body.upperBound)
        break
      }
      guard let date = takeDate(&text, &scribe) else { break }
      if word.id == "from" { from = date } else { until = date }
      if let comma = text.takeComma() { scribe.sign(.comma, comma) }
    }
    guard text.isAtEnd else {
      if !scribe.isBroken {
        wrongForm("生效：自 2004-07-01，按受理日期", "Effective: from 2004-07-01, by accepted on", line.range, &scribe)
      }
      return nil
    }
    return EffectiveSyntax(from: from, until: until, by: by, range: line.range)
  }

  /// `办件，其中 C，每月`.
  func object(_ line: LogicalLine, _ scribe: inout LineScribe) -> ObjectSyntax {
    var body = line.body
    var period: Placed<ObjectPeriodWord>?
    var periodWord: (id: String, range: SourceRange, comma: SourceRange)?
    let parts = ClauseText.split(line.content, body, at: [0xFF0C, 0x2C])
    if parts.count > 1, let last = parts.last {
      var text = ClauseText(line.content, last)
      if let found = text.take(KeywordForms.ids(in: "period")), text.isAtEnd {
        periodWord = (found.id, found.range, line.content.range((last.lowerBound - 1)..<last.lowerBound))
        period = ObjectPeriodWord(rawValue: found.id).map { Placed($0, range: found.range) }
        body = line.content.trimmed(body.lowerBound..<(last.lowerBound - 1))
      }
    }
    let selection = read(.set, line, body, &scribe)
    if let periodWord {
      scribe.sign(.comma, periodWord.comma)
      scribe.keyword(periodWord.id, periodWord.range)
    }
    return ObjectSyntax(selection: selection, period: period, range: line.range)
  }

  // MARK: Requirements

  private func requirement(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe
  ) -> RequirementSyntax? {
    let range = line.content.range(line.body.isEmpty ? line.mark : line.body)
    guard !line.body.isEmpty else {
      if clause.items.isEmpty { problems.append(.emptyClause(line.content.text(line.mark), range)) }
      return RequirementSyntax(condition: nil, items: clause.items.map { item($0) }, range: range)
    }
    let condition = read(.condition, line, line.body, &scribe)
    let items = items(clause, after: [condition], range)
    return RequirementSyntax(condition: condition, items: items, range: range)
  }

  /// The items of a clause, with a problem when they and the clause do not fit.
  private func items(
    _ clause: RawBlock.Clause, after conditions: [Readings<Expression>], _ range: SourceRange
  ) -> [ItemSyntax] {
    let readings = conditions.flatMap(\.all)
    let wantsItems = readings.contains { $0.node.holdsItems }
    if wantsItems, clause.items.isEmpty, readings.allSatisfy(\.node.holdsItems) {
      problems.append(.missingItems(range))
    }
    if !wantsItems, !readings.isEmpty, let first = clause.items.first {
      problems.append(.itemWithoutOwner(lines[first].range))
    }
    return clause.items.map { item($0) }
  }

  /// `- 标签：条件`, `- 条件`.
  private func item(_ number: Int) -> ItemSyntax {
    let line = lines[number]
    var scribe = itemScribe(line)
    defer { keep(scribe, number) }
    let colon = LineShape(line.content).firstIndex(from: line.body.lowerBound) { $0 == 0x3A }
    guard let colon, colon > line.body.lowerBound, colon + 1 < line.body.upperBound,
      reader(line).tryReading(.condition, line.body).all.isEmpty
    else {
      return ItemSyntax(
        label: nil, condition: read(.condition, line, line.body, &scribe), range: line.content.range(line.body))
    }
    let label = NameReader.declaredName(line.content, line.body.lowerBound..<colon, &scribe)
    scribe.sign(.colon, line.content.range(colon..<(colon + 1)))
    let condition = read(.condition, line, (colon + 1)..<line.body.upperBound, &scribe)
    return ItemSyntax(label: label, condition: condition, range: line.content.range(line.body))
  }

  private func exception(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe
  ) -> ExceptionSyntax {
    var ignored = LineScribe()
    let label = NameReader.declaredName(line.content, line.name, &ignored)
    let parts = ClauseText.parts(line.content, line.body, markers: ["instead"], vocabulary: vocabulary)
    let condition = read(.condition, line, parts[0].indices, &scribe)
    var replacement: Readings<Expression>?
    if parts.count > 1, let marker = parts[1].marker {
      if let comma = parts[1].comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      replacement = read(.condition, line, parts[1].indices, &scribe)
    }
    let range = line.content.range(line.body)
    let items = items(clause, after: [condition, replacement].compactMap(\.self), range)
    return ExceptionSyntax(
      label: label, condition: condition, replacement: replacement, items: items, range: range)
  }
}

extension Expression {
  /// Whether the items below a clause belong to this condition.
  var holdsItems: Bool {
    switch kind {
    case .items: true
    case .and(let parts), .or(let parts): parts.contains(where: \.holdsItems)
    case .not(let inner): inner.holdsItems
    case .implies(let premise, let conclusion): premise.holdsItems || conclusion.holdsItems
    case .exists(_, let meets): meets?.holdsItems ?? false
    case .every(_, let meets): meets.holdsItems
    default: false
    }
  }
}
