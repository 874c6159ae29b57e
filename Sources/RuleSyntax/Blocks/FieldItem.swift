import SourceText

/// A field of a table as far as it can be read without any vocabulary.
struct FieldItem {
  let names: DeclaredName
  let code: Name?
  let type: FieldTypeSyntax?
  var isRequired = false
  var unit: DataUnitSyntax?
  /// What stands behind 取自.
  var extractor: ExtractorSyntax?
  /// The indices of the value after 缺为.
  var blank: Range<Int>?

  /// Reads `名称 / name（code）：类型，选项…`; nil when there is no name.
  init?(_ line: LogicalLine, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]) {
    let content = line.content
    let body = line.body
    let colon = LineShape(content).firstIndex(from: body.lowerBound) { $0 == 0x3A }
    let head = content.trimmed(body.lowerBound..<(colon ?? body.upperBound))
    let parts = Self.split(content, head)
    guard let names = NameReader.declaredName(content, parts.name, &scribe) else {
      problems.append(.badField(line.range))
      return nil
    }
    self.names = names
    code = parts.code.flatMap { NameReader.name(content, $0) }
    if let code { Self.write(code, &scribe) }
    guard let colon, colon + 1 < body.upperBound else {
      type = nil
      scribe.isBroken = true
      problems.append(.badField(line.range))
      return
    }
    scribe.sign(.colon, content.range(colon..<(colon + 1)))
    let options = ClauseText.parts(
      content, (colon + 1)..<body.upperBound, markers: ["o.required", "o.blank", "o.unit", "o.takenfrom"],
      vocabulary: Vocabulary([]))
    let pieces = ClauseText.split(content, options[0].indices, at: [0xFF0C])
    if pieces.count > 1 {
      problems.append(
        WrongWord(content, pieces[1], ids: ["o.required", "o.blank", "o.unit", "o.takenfrom"]).problem)
      scribe.isBroken = true
      var ignored: [SyntaxProblem] = []
      type = Self.type(content, pieces[0], &scribe, &ignored)
    } else {
      type = Self.type(content, options[0].indices, &scribe, &problems)
    }
    for option in options.dropFirst() { read(option, content, &scribe, &problems) }
  }

  /// `即办件 / instant（即办件）` in name and code.
  static func split(_ content: ContentText, _ indices: Range<Int>) -> (name: Range<Int>, code: Range<Int>?) {
    let indices = content.trimmed(indices)
    guard let last = indices.last, content.scalars[last] == 0x29, content.quotes[last] == nil,
      let open = (indices.lowerBound..<last).last(where: { content.scalars[$0] == 0x28 }), open > indices.lowerBound
    else { return (indices, nil) }
    return (content.trimmed(indices.lowerBound..<open), content.trimmed((open + 1)..<last))
  }

  private static func write(_ code: Name, _ scribe: inout LineScribe) {
    scribe.sign(.open, code.range)
    scribe.raw(code.range)
    scribe.sign(.close, code.range)
  }

  private mutating func read(
    _ option: ClauseText.Part, _ content: ContentText, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]
  ) {
    guard let marker = option.marker else { return }
    if let comma = option.comma { scribe.sign(.comma, comma) }
    scribe.keyword(marker.id, marker.range)
    switch marker.id {
    case "o.required":
      isRequired = true
      NameReader.reportRest(ClauseText(content, option.indices), &scribe, &problems)
    case "o.blank":
      blank = option.indices
    case "o.unit":
      readUnit(option.indices, content, &scribe, &problems)
    default:
      extractor = Self.extractor(content, option.indices, &scribe)
      if extractor == nil {
        problems.append(
          .wrongForm(
            LocalizedText(
              zh: "取自 标注 \"办理依据\"、\"设定依据\"（或者 取自 元数据 \"ItemCode\"、取自 选择器 \"td.limit\"）",
              en: "taken from label \"Basis\", \"Legal basis\" (or metadata \"ItemCode\", selector \"td.limit\")"),
            content.range(option.indices.isEmpty ? line(content) : option.indices)))
        scribe.isBroken = true
      }
    }
  }

  private func line(_ content: ContentText) -> Range<Int> { content.trimmed(0..<content.count) }

  /// `标注 "办理依据"、"设定依据"`; nil if it is none.
  private static func extractor(
    _ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> ExtractorSyntax? {
    var clause = ClauseText(content, indices)
    guard let word = clause.take(KeywordForms.ids(in: "extractor")) else { return nil }
    scribe.space()
    scribe.keyword(word.id, word.range)
    scribe.space()
    var texts: [QuotedText] = []
    while true {
      guard let quote = clause.takeQuote([.double]), !quote.text.isEmpty else { return nil }
      let range = content.range(quote.start..<quote.end)
      scribe.literal(range)
      texts.append(QuotedText(text: quote.text, range: range))
      guard let comma = clause.takeListComma() else { break }
      scribe.sign(.listComma, comma)
    }
    guard clause.isAtEnd, let kind = ExtractorSyntax.Kind(rawValue: word.id) else { return nil }
    return kind == .selector && texts.count > 1
      ? nil : ExtractorSyntax(kind: kind, texts: texts, range: content.range(content.trimmed(indices)))
  }

  private mutating func readUnit(
    _ indices: Range<Int>, _ content: ContentText, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]
  ) {
    var clause = ClauseText(content, indices)
    let ids = KeywordForms.ids(in: "dataunit")
    guard let found = clause.take(ids), clause.isAtEnd else {
      problems.append(
        WrongWord(content, indices, ids: ids).problem)
      scribe.isBroken = true
      return
    }
    scribe.keyword(found.id, found.range)
    switch found.id {
    case "d.yuan": unit = .yuan
    case "d.wan": unit = .tenThousandYuan
    case "d.yi": unit = .hundredMillionYuan
    case "d.one": unit = .one
    default: unit = .percent
    }
  }

  // MARK: Types

  /// A type: `文本`, `选项 甲、乙`, `引用 T`, `多个文本`.
  static func type(
    _ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]
  ) -> FieldTypeSyntax? {
    let ids = KeywordForms.ids(in: "type")
    var clause = ClauseText(content, indices)
    guard let found = clause.take(ids) else {
      problems.append(WrongWord(content, indices, ids: ids).problem)
      scribe.isBroken = true
      return nil
    }
    scribe.keyword(found.id, found.range)
    let rest = clause.rest
    switch found.id {
    case "t.choice":
      scribe.space()
      return .choice(choices(content, rest, &scribe))
    case "t.reference":
      scribe.space()
      guard let table = NameReader.name(content, rest) else { break }
      scribe.name(table.range)
      return .reference(table)
    case "t.several":
      return type(content, rest, &scribe, &problems).map { .several($0) }
    default:
      if rest.isEmpty { return simpleType(found.id) }
    }
    problems.append(WrongWord(content, indices, ids: ids).problem)
    scribe.isBroken = true
    return nil
  }

  private static func choices(
    _ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> [ChoiceSyntax] {
    var choices: [ChoiceSyntax] = []
    for part in ClauseText.split(content, indices, at: [0x3001, 0x2C, 0xFF0C]) {
      let pieces = split(content, part)
      guard !content.trimmed(part).isEmpty else { continue }
      if !choices.isEmpty { scribe.sign(.listComma, content.range((part.lowerBound - 1)..<part.lowerBound)) }
      guard let names = NameReader.declaredName(content, pieces.name, &scribe) else { continue }
      let code = pieces.code.flatMap { NameReader.name(content, $0) }
      if let code { write(code, &scribe) }
      choices.append(ChoiceSyntax(names: names, code: code))
    }
    if choices.isEmpty { scribe.isBroken = true }
    return choices
  }

  private static func simpleType(_ id: String) -> FieldTypeSyntax? {
    switch id {
    case "t.text": .text
    case "t.number": .number
    case "t.integer": .integer
    case "t.money": .money
    case "t.rate": .rate
    case "t.date": .date
    case "t.moment": .moment
    case "t.truth": .truth
    case "t.workday": .duration(.workday)
    case "t.day": .duration(.day)
    case "t.month": .duration(.month)
    case "t.year": .duration(.year)
    case "t.hour": .duration(.hour)
    default: nil
    }
  }
}
