import SourceText

extension BlockReader {
  /// 表.
  func table(_ raw: RawBlock) -> TableDeclaration {
    var parts = TableParts()
    let items = raw.items + raw.clauses.flatMap(\.items)
    let fields = items.compactMap { field($0) }
    eachClause(of: raw, repeatable: ["counted"], withItems: Set(raw.clauses.map(\.id))) { clause, line, scribe in
      switch clause.id {
      case "source":
        if line.isPageSource {
          parts.pages = read(.set, line, line.body, &scribe)
        } else {
          parts.source = source(line, &scribe)
        }
      case "key": parts.key = own(NameReader.names(line.content, line.body, &scribe), fields)
      case "parent": parts.parent = parent(line, &scribe)
      case "interval": parts.interval = interval(line, fields, &scribe)
      case "existence": parts.existence = interval(line, fields, &scribe)
      case "counted": parts.measureWords += measureWords(line, &scribe)
      case "ended": parts.ended = read(.condition, line, line.body, &scribe)
      case "owner": parts.owner = read(.value, line, line.body, &scribe)
      case "attribution": parts.attribution = read(.value, line, line.body, &scribe)
      default: parts.blanks = NameReader.names(line.content, line.body, &scribe)
      }
    }
    reportRows(raw)
    return TableDeclaration(
      source: parts.source, pages: parts.pages, key: parts.key, parent: parts.parent, interval: parts.interval,
      existence: parts.existence, measureWords: parts.measureWords, ended: parts.ended, blanks: parts.blanks,
      owner: parts.owner, attribution: parts.attribution, fields: fields)
  }

  private struct TableParts {
    var source: Name?
    var pages: Readings<Expression>?
    var key: [Name] = []
    var parent: TableDeclaration.Parent?
    var interval: TableDeclaration.Interval?
    var existence: TableDeclaration.Interval?
    var measureWords: [Name] = []
    var ended: Readings<Expression>?
    var blanks: [Name] = []
    var owner: Readings<Expression>?
    var attribution: Readings<Expression>?
  }

  private func source(_ line: LogicalLine, _ scribe: inout LineScribe) -> Name? {
    guard let name = NameReader.name(line.content, line.body) else { return nil }
    scribe.raw(name.range)
    return name
  }

  private func measureWords(_ line: LogicalLine, _ scribe: inout LineScribe) -> [Name] {
    var words = LineScribe()
    let names = NameReader.names(line.content, line.body, &words)
    for (number, name) in names.enumerated() {
      if number > 0 { scribe.sign(.listComma, name.range) }
      scribe.raw(name.range)
    }
    return names
  }

  /// Notes the labels of a table's own fields, so that they need no checking to be written in the other language.
  private func own(_ names: [Name], _ fields: [FieldDeclaration]) -> [Name] {
    for name in names {
      let form = CodePoints.labelForm(name.text)
      let field = fields.first { field in
        [field.names.zh.text, field.names.en?.text].compactMap(\.self).contains { CodePoints.labelForm($0) == form }
      }
      if let field { labels[name.range] = field.names.text }
    }
    return names
  }

  /// `办件，字段 special_procedures，缺为无`, `办件，按 办件编号`.
  private func parent(_ line: LogicalLine, _ scribe: inout LineScribe) -> TableDeclaration.Parent? {
    let parts = ClauseText.parts(
      line.content, line.body, markers: ["o.field", "o.by", "o.none"], vocabulary: Vocabulary([]))
    guard let table = NameReader.name(line.content, parts[0].indices), parts[0].marker == nil else {
      wrongForm("属于：办件，字段 rows，缺为无", "Belongs to: case, field rows, blank is none", line.range, &scribe)
      return nil
    }
    scribe.name(table.range)
    var link: TableDeclaration.Parent.Link?
    var absentMeansNone = false
    for part in parts.dropFirst() {
      guard let marker = part.marker else { continue }
      if let comma = part.comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      let name = NameReader.name(line.content, part.indices)
      switch (marker.id, name) {
      case ("o.none", nil): absentMeansNone = true
      case ("o.field", let name?):
        link = .nested(name)
        scribe.space()
        scribe.raw(name.range)
      case ("o.by", let name?):
        link = .keyed(name)
        scribe.space()
        scribe.name(name.range)
      default:
        wrongForm("属于：办件，字段 rows，缺为无", "Belongs to: case, field rows, blank is none", line.range, &scribe)
      }
    }
    return TableDeclaration.Parent(table: table, link: link, absentMeansNone: absentMeansNone, range: line.range)
  }

  /// `开始日期至结束日期，含首日`.
  private func interval(
    _ line: LogicalLine, _ fields: [FieldDeclaration], _ scribe: inout LineScribe
  ) -> TableDeclaration.Interval? {
    let readings = read(.set, line, line.body, &scribe)
    for reading in readings.all {
      guard case .interval(let first, let last, let includesFirstDay) = reading.node.kind,
        case .name(let start) = first.kind, case .name(let end) = last.kind
      else { continue }
      _ = own([start, end], fields)
      return TableDeclaration.Interval(start: start, end: end, includesFirstDay: includesFirstDay, range: line.range)
    }
    if !readings.all.isEmpty {
      wrongForm("区间：开始日期至结束日期，含首日", "Interval: started on to ended on, including first day", line.range, &scribe)
    }
    return nil
  }

  private func field(_ number: Int) -> FieldDeclaration? {
    let line = lines[number]
    var scribe = itemScribe(line)
    defer { keep(scribe, number) }
    guard let item = FieldItem(line, &scribe, &problems) else { return nil }
    var blank: Readings<Expression>?
    if let indices = item.blank {
      blank = reader(line).read(.value, indices, &problems)
      if let blank { scribe.insert(blank, afterKeyword: "o.blank") }
    }
    return FieldDeclaration(
      names: item.names, code: item.code, type: item.type, isRequired: item.isRequired, blankDefault: blank,
      extractor: item.extractor, unit: item.unit, range: line.range)
  }
}

extension LogicalLine {
  /// Whether a 来源 names pages: 网页 or page alone or before a comma, without marks.
  var isPageSource: Bool {
    let first = ClauseText.split(content, body, at: [0xFF0C, 0x2C])[0]
    let form = CodePoints.labelForm(content.text(content.trimmed(first)))
    return form == CodePoints.labelForm("网页") || form == CodePoints.labelForm("page")
  }
}

extension LineScribe {
  /// Writes readings straight behind a keyword that is already written.
  mutating func insert(_ readings: Readings<Expression>, afterKeyword id: String) {
    if readings.all.isEmpty { isBroken = true }
    let index = pieces.lastIndex { piece in
      if case .word(let word) = piece, word.kind == .keyword(id) { true } else { false }
    }
    insert(.readings(readings.range, readings.all.map(\.words)), at: (index ?? pieces.count - 1) + 1)
  }
}
