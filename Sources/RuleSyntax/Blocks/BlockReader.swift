import SourceText

/// Reads the blocks of a file with the vocabulary: clause by clause, each line by itself.
final class BlockReader {
  let source: SourceFile
  let lines: [LogicalLine]
  /// The visible words; the name of 逐一 is added while its rule is read.
  var vocabulary: Vocabulary
  var problems: [SyntaxProblem] = []
  /// What the formatter writes, by line.
  var layouts: [Int: LineLayout] = [:]
  /// Labels that are known without checking: the fields of a table inside its own block.
  var labels: [SourceRange: LocalizedText] = [:]

  init(_ outline: RuleFileOutline, vocabulary: Vocabulary) {
    source = outline.source
    lines = outline.lines
    self.vocabulary = vocabulary
  }

  func read(_ raw: RawBlock) -> Block {
    let header = lines[raw.header]
    let range = header.range.joined(with: lines[raw.last].range)
    var head = Head()
    let declaration = declaration(raw, header, &head)
    return block(raw, header, head, declaration, range)
  }

  private func block(
    _ raw: RawBlock, _ header: LogicalLine, _ head: Head, _ declaration: Declaration, _ range: SourceRange
  ) -> Block {
    let mark = header.content.range(header.mark)
    let headerRange = header.name.isEmpty ? mark : mark.joined(with: header.content.range(header.name))
    return Block(
      id: head.id, names: head.names, title: head.title, quotedLaw: raw.quotes.map { quotedLaw(lines[$0]) },
      allowances: raw.allowances.compactMap { allowance($0) }, declaration: declaration,
      headerRange: headerRange, range: range)
  }

  private func quotedLaw(_ line: LogicalLine) -> QuotedText {
    let body = line.content.trimmed(line.body)
    return QuotedText(text: source.text(line.content.range(body)), range: line.range)
  }

  /// What a header declares besides its content.
  struct Head {
    var id: Name?
    var names: DeclaredName?
    var title: TitleSyntax?
  }

  private func declaration(_ raw: RawBlock, _ header: LogicalLine, _ head: inout Head) -> Declaration {
    switch raw.head {
    case "ruleset":
      head = namedHead(raw, header, needsName: false)
      return .ruleset(ruleset(raw))
    case "calendar":
      head = namedHead(raw, header, needsName: true)
      return .calendar(calendar(raw))
    case "law":
      head = lawHead(raw, header)
      return .law(law(raw))
    case "table":
      head = namedHead(raw, header, needsName: true)
      return .table(table(raw))
    case "parameter":
      head.names = contentHead(raw, header) { self.parameter(raw, &$0) }
      return pendingDeclaration(raw)
    case "wordlist":
      head.names = contentHead(raw, header) { self.wordList(raw, &$0) }
      return pendingDeclaration(raw)
    case "definition":
      head.names = contentHead(raw, header) { self.definition(raw, &$0) }
      return pendingDeclaration(raw)
    case "measure":
      head.names = contentHead(raw, header) { self.measure(raw, &$0) }
      return pendingDeclaration(raw)
    case "rule":
      head = identifiedHead(raw, header)
      return .rule(rule(raw))
    case "decision":
      head = identifiedHead(raw, header)
      return .decisionTable(decisionTable(raw))
    case "scorecard":
      head = identifiedHead(raw, header)
      return .scorecard(scorecard(raw))
    case "report":
      head = identifiedHead(raw, header)
      return .report(report(raw))
    case "profile":
      head = namedHead(raw, header, needsName: true)
      return .profile(profile(raw))
    case "waiver":
      return .waiver(waiver(raw, &head))
    default:
      head = identifiedHead(raw, header)
      return .test(test(raw))
    }
  }

  /// The declaration that a header with content has just read.
  private var pending: Declaration?

  private func pendingDeclaration(_ raw: RawBlock) -> Declaration {
    defer { pending = nil }
    return pending ?? .unsupported(raw.head)
  }

  // MARK: Headers

  /// A header with a name and a title.
  private func namedHead(_ raw: RawBlock, _ header: LogicalLine, needsName: Bool) -> Head {
    var scribe = LineScribe()
    scribe.keyword(raw.head, header.content.range(header.mark))
    var head = Head()
    if header.name.isEmpty {
      if needsName { problems.append(.missingName(head: raw.head, header.content.range(header.mark))) }
    } else {
      scribe.space()
      head.names = NameReader.declaredName(header.content, header.name, &scribe)
    }
    head.title = title(header, &scribe)
    keep(scribe, raw.header)
    return head
  }

  /// A header with an id and a title.
  private func identifiedHead(_ raw: RawBlock, _ header: LogicalLine) -> Head {
    var scribe = LineScribe()
    scribe.keyword(raw.head, header.content.range(header.mark))
    scribe.space()
    var head = Head()
    head.id = HeaderReader.id(header)
    if let id = head.id {
      scribe.literal(id.range)
    } else {
      problems.append(
        .missingID(
          head: raw.head, fix: Self.narrowed(header.content.text(header.name)),
          header.content.range(header.name.isEmpty ? header.mark : header.name)))
      scribe.isBroken = true
    }
    head.title = title(header, &scribe)
    keep(scribe, raw.header)
    return head
  }

  /// An id typed with full-width letters, in ASCII; nil if there are none.
  private static func narrowed(_ text: String) -> String? {
    var narrow = String.UnicodeScalarView()
    var isChanged = false
    for scalar in text.unicodeScalars {
      let isWide = (0xFF21...0xFF3A).contains(scalar.value) || (0xFF41...0xFF5A).contains(scalar.value)
      isChanged = isChanged || isWide
      narrow.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return isChanged ? String(narrow) : nil
  }

  private func lawHead(_ raw: RawBlock, _ header: LogicalLine) -> Head {
    var scribe = LineScribe()
    scribe.keyword(raw.head, header.content.range(header.mark))
    scribe.space()
    var head = Head()
    if let name = NameReader.name(header.content, header.name) {
      head.id = name
      scribe.literal(name.range)
    } else {
      problems.append(.missingName(head: raw.head, header.content.range(header.mark)))
    }
    head.title = title(header, &scribe)
    keep(scribe, raw.header)
    return head
  }

  private func title(_ header: LogicalLine, _ scribe: inout LineScribe) -> TitleSyntax? {
    if !header.colon.isEmpty {
      scribe.sign(.colon, header.content.range(header.colon))
    } else if !header.body.isEmpty {
      let place = header.content.range(header.body.lowerBound..<header.body.lowerBound)
      problems.append(
        .missingColon(
          after: header.content.text(header.name.isEmpty ? header.mark : header.name),
          isChinese: CodePoints.holdsHan(header.content.text(header.mark)), place))
      scribe.isBroken = true
    }
    return NameReader.title(header.content, header.body, &scribe, &problems)
  }

  /// A header whose content follows the colon.
  private func contentHead(
    _ raw: RawBlock, _ header: LogicalLine, _ content: (inout LineScribe) -> Declaration
  ) -> DeclaredName? {
    var scribe = LineScribe()
    scribe.keyword(raw.head, header.content.range(header.mark))
    scribe.space()
    var name = header.name
    if raw.head == "definition" {
      let parts = HeaderReader.ownerAndName(header)
      if let owner = parts.owner, let of = parts.of {
        scribe.name(header.content.range(owner))
        scribe.keyword("of", header.content.range(of))
        name = parts.name
      }
    }
    let names = NameReader.declaredName(header.content, name, &scribe)
    if names == nil { problems.append(.missingName(head: raw.head, header.content.range(header.mark))) }
    if header.colon.isEmpty {
      let end = Int(header.range.upper)
      problems.append(
        .missingColon(
          after: header.content.text(header.name.isEmpty ? header.mark : header.name),
          isChinese: CodePoints.holdsHan(header.content.text(header.mark)),
          SourceRange(file: source.id, lower: end, upper: end)))
      scribe.isBroken = true
    } else {
      scribe.sign(.colon, header.content.range(header.colon))
    }
    pending = content(&scribe)
    keep(scribe, raw.header)
    return names
  }

  // MARK: Lines

  /// Keeps what the formatter writes for a line; a broken line stays as typed.
  func keep(_ scribe: LineScribe, _ line: Int) {
    if !scribe.isBroken { layouts[line] = LineLayout(cells: [scribe.pieces]) }
  }

  /// The scribe of a clause line, with its word and its colon.
  func scribe(of line: LogicalLine, _ id: String) -> LineScribe {
    var scribe = LineScribe()
    scribe.keyword(id, line.content.range(line.mark))
    if !line.name.isEmpty, let name = NameReader.name(line.content, line.name) {
      scribe.space()
      scribe.raw(name.range)
    }
    if line.colon.isEmpty {
      scribe.isBroken = id != "pairs"
    } else {
      scribe.sign(.colon, line.content.range(line.colon))
    }
    return scribe
  }

  /// The scribe of an item line, with its mark.
  func itemScribe(_ line: LogicalLine) -> LineScribe {
    var scribe = LineScribe()
    scribe.sign(.dash, line.content.range(line.mark))
    return scribe
  }

  func reader(_ line: LogicalLine) -> TextReader {
    TextReader(content: line.content, vocabulary: vocabulary)
  }

  /// Reads a piece of a line and writes it down.
  func read(
    _ goal: TextReader.Goal, _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> Readings<Expression> {
    let readings = reader(line).read(goal, indices, &problems)
    scribe.readings(readings)
    return readings
  }

  func readList(
    _ goal: TextReader.Goal, _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> Readings<[Expression]> {
    let readings = reader(line).readList(goal, indices, &problems)
    scribe.readings(readings)
    return readings
  }

  /// Runs over the clauses of a block: reports empty and repeated ones and items that belong to none.
  func eachClause(
    of raw: RawBlock, repeatable: Set<String> = [], mayBeEmpty: Set<String> = [], withItems: Set<String> = [],
    _ body: (RawBlock.Clause, LogicalLine, inout LineScribe) -> Void
  ) {
    var first: [String: SourceRange] = [:]
    for clause in raw.clauses {
      let line = lines[clause.line]
      let word = line.content.range(line.mark)
      if let earlier = first[clause.id], !repeatable.contains(clause.id) {
        problems.append(.doubleClause(line.content.text(line.mark), word, first: earlier))
      }
      first[clause.id] = first[clause.id] ?? word
      if !withItems.contains(clause.id), let item = clause.items.first {
        problems.append(.itemWithoutOwner(lines[item].range))
      }
      if line.body.isEmpty, !mayBeEmpty.contains(clause.id) {
        problems.append(.emptyClause(line.content.text(line.mark), word))
        continue
      }
      var scribe = scribe(of: line, clause.id)
      body(clause, line, &scribe)
      keep(scribe, clause.line)
    }
  }

  /// Reports items and rows where none belong.
  func reportItems(_ items: [Int]) {
    if let first = items.first { problems.append(.itemWithoutOwner(lines[first].range)) }
  }

  func reportRows(_ raw: RawBlock) {
    if let first = raw.rows.first { problems.append(.rowWithoutOwner(lines[first].range)) }
  }

  /// A word of a fixed list that makes up a whole piece.
  func word(
    of place: String, _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe,
    except: Set<String> = []
  ) -> (id: String, range: SourceRange)? {
    let ids = KeywordForms.ids(in: place).filter { !except.contains($0) }
    var clause = ClauseText(line.content, indices)
    guard let found = clause.take(ids), clause.isAtEnd else {
      problems.append(WrongWord(line.content, indices, ids: ids).problem)
      scribe.isBroken = true
      return nil
    }
    scribe.keyword(found.id, found.range)
    return found
  }

  /// A date that makes up a whole piece or its beginning.
  func takeDate(_ clause: inout ClauseText, _ scribe: inout LineScribe) -> DateSyntax? {
    guard let date = clause.takeDate() else { return nil }
    let range = clause.content.range(date.start..<date.end)
    guard let text = date.text else {
      problems.append(.impossibleDate(source.text(range), range))
      scribe.isBroken = true
      return nil
    }
    scribe.literal(range)
    return DateSyntax(text: String(text.prefix(10)), range: range)
  }

  func wrongForm(_ zh: String, _ en: String, _ range: SourceRange, _ scribe: inout LineScribe) {
    problems.append(.wrongForm(LocalizedText(zh: zh, en: en), range))
    scribe.isBroken = true
  }
}
