import SourceText

extension BlockReader {
  /// The header of a waiver: `豁免 XK-01：办件 2024-0012、2024-0013`.
  func waiver(_ raw: RawBlock, _ head: inout Head) -> WaiverDeclaration {
    let header = lines[raw.header]
    var scribe = LineScribe()
    scribe.keyword(raw.head, header.content.range(header.mark))
    scribe.space()
    head.id = HeaderReader.id(header)
    if let id = head.id {
      scribe.literal(id.range)
    } else {
      let place = header.content.range(header.name.isEmpty ? header.mark : header.name)
      problems.append(.missingID(head: raw.head, fix: nil, place))
      scribe.isBroken = true
    }
    let objects = waivedObjects(header, &scribe)
    keep(scribe, raw.header)
    return waiver(raw, objects)
  }

  private func waiver(_ raw: RawBlock, _ objects: (table: Name?, keys: [Name])) -> WaiverDeclaration {
    var until: DateSyntax?
    var reason: TitleSyntax?
    var approval: TitleSyntax?
    eachClause(of: raw) { clause, line, scribe in
      switch clause.id {
      case "until": until = wholeDate(line, &scribe)
      case "reason": reason = NameReader.title(line.content, line.body, &scribe, &problems)
      default: approval = NameReader.title(line.content, line.body, &scribe, &problems)
      }
    }
    reportItems(raw.items)
    reportRows(raw)
    return WaiverDeclaration(
      table: objects.table, keys: objects.keys, until: until, reason: reason, approval: approval,
      clauses: Set(raw.clauses.map(\.id)))
  }

  /// A date that makes up a whole clause.
  private func wholeDate(_ line: LogicalLine, _ scribe: inout LineScribe) -> DateSyntax? {
    var text = ClauseText(line.content, line.body)
    let date = takeDate(&text, &scribe)
    if date == nil, !scribe.isBroken {
      problems.append(.badDate(line.content.text(line.body), line.content.range(line.body)))
      scribe.isBroken = true
      return nil
    }
    // A second date behind it, or a time of day, would be guessed away: a waiver holds for whole days.
    guard !line.content.text(line.body).contains(":") else {
      problems.append(.badDate(line.content.text(line.body), line.content.range(line.body)))
      scribe.isBroken = true
      return nil
    }
    let isWhole = text.isAtEnd
    NameReader.reportRest(text, &scribe, &problems)
    return isWhole ? date : nil
  }

  /// The keys behind the colon, with the name of their table before the first or before each.
  private func waivedObjects(_ header: LogicalLine, _ scribe: inout LineScribe) -> (table: Name?, keys: [Name]) {
    let content = header.content
    guard !header.colon.isEmpty else {
      let end = Int(header.range.upper)
      problems.append(
        .missingColon(
          after: content.text(header.name.isEmpty ? header.mark : header.name),
          isChinese: CodePoints.holdsHan(content.text(header.mark)),
          SourceRange(file: source.id, lower: end, upper: end)))
      scribe.isBroken = true
      return (nil, [])
    }
    scribe.sign(.colon, content.range(header.colon))
    var table: Name?
    var keys: [Name] = []
    for part in ClauseText.split(content, header.body, at: [0x3001, 0x2C, 0xFF0C]) {
      if part.lowerBound > header.body.lowerBound {
        scribe.sign(.listComma, content.range((part.lowerBound - 1)..<part.lowerBound))
      }
      let part = content.trimmed(part)
      guard !part.isEmpty else { continue }
      let start = keyStart(content, part)
      if start > part.lowerBound, let name = NameReader.name(content, part.lowerBound..<start) {
        if table == nil { table = name }
        scribe.name(name.range)
        scribe.space()
      }
      guard let key = NameReader.name(content, start..<part.upperBound) else { continue }
      keys.append(key)
      scribe.raw(key.range)
    }
    return (table, keys)
  }

  /// Where the key begins behind the name of a table: after the last space, or at a quotation that ends the part.
  private func keyStart(_ content: ContentText, _ part: Range<Int>) -> Int {
    var start = part.lowerBound
    var index = start
    while index < part.upperBound {
      if let quote = content.quotes[index] {
        if quote.end == part.upperBound { return index }
        index = quote.end
        continue
      }
      if content.scalars[index] == 0x20 || content.scalars[index] == 0x3000 { start = index + 1 }
      index += 1
    }
    return content.skipSpaces(start, to: part.upperBound)
  }
}
