import SourceText

/// Cuts a rule file into logical lines: kinds, continuations, the parts of headers and clauses.
///
/// Needs no vocabulary. Header and clause words are recognised only at a line's start, before an id, a name or `：`.
struct LineReader {
  private let source: SourceFile
  private let isMarkdown: Bool
  private(set) var lines: [LogicalLine] = []
  private(set) var problems: [SyntaxProblem] = []
  /// The id of the head word of the current block; nil before the first.
  private var head: String?
  private var fences = MarkdownFences()

  /// A longer line is not read.
  static let maximumLineBytes = 65_536

  init(_ source: SourceFile) {
    self.source = source
    isMarkdown = source.path.hasSuffix(".md")
    guard checkEncoding() else { return }
    for number in 0..<source.lines.lineCount { read(lineNumber: number) }
    finish()
  }

  /// A file that is no UTF-8 is not read at all: one problem instead of hundreds.
  private mutating func checkEncoding() -> Bool {
    let bytes = source.bytes
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var control: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D, control == nil { control = index }
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let isWhole =
        byte >= 0xC2 && byte <= 0xF4 && index + length <= bytes.count
        && bytes[(index + 1)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 }
      guard isWhole else {
        problems.append(.notUTF8(place(index, index + 1)))
        return false
      }
      index += length
    }
    if let control { problems.append(.controlCharacter(place(control, control + 1))) }
    return true
  }

  private func place(_ lower: Int, _ upper: Int) -> SourceRange {
    SourceRange(file: source.id, lower: lower, upper: upper)
  }

  // MARK: Physical lines

  private mutating func read(lineNumber number: Int) {
    let bytes = source.lines.contents(ofLine: number + 1, in: source.bytes)
    if isMarkdown, !fences.take(source.bytes[trim(bytes)]) {
      lines.append(plain(.prose, number, bytes))
      return
    }
    let trimmed = trim(bytes)
    guard !trimmed.isEmpty else {
      lines.append(plain(.blank, number, trimmed))
      return
    }
    guard trimmed.count <= Self.maximumLineBytes else {
      problems.append(.lineTooLong(place(trimmed.lowerBound, trimmed.lowerBound + 1)))
      lines.append(plain(.prose, number, bytes))
      return
    }
    add(classify(ContentText(source, [trimmed]), number, trimmed))
  }

  private func plain(_ kind: LogicalLine.Kind, _ number: Int, _ bytes: Range<Int>) -> LogicalLine {
    LogicalLine(
      kind: kind, lines: [number], pieces: [bytes], content: ContentText(source, [bytes.lowerBound..<bytes.lowerBound]),
      mark: 0..<0, name: 0..<0, colon: 0..<0, body: 0..<0)
  }

  /// Trims ASCII white space, U+3000, U+00A0 and U+FEFF.
  private func trim(_ bytes: Range<Int>) -> Range<Int> {
    var lower = bytes.lowerBound
    var upper = bytes.upperBound
    while let width = spaceWidth(from: lower, to: upper) { lower += width }
    while upper > lower, let width = spaceWidth(before: upper, from: lower) { upper -= width }
    return lower..<upper
  }

  private static let wideSpaces: [[UInt8]] = [[0xE3, 0x80, 0x80], [0xC2, 0xA0], [0xEF, 0xBB, 0xBF]]

  private func spaceWidth(from lower: Int, to upper: Int) -> Int? {
    guard lower < upper else { return nil }
    let byte = source.bytes[lower]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0 { return 1 }
    return Self.wideSpaces.first { source.bytes[lower..<upper].starts(with: $0) }?.count
  }

  private func spaceWidth(before upper: Int, from lower: Int) -> Int? {
    let byte = source.bytes[upper - 1]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0 { return 1 }
    return Self.wideSpaces.first { space in
      upper - lower >= space.count && source.bytes[(upper - space.count)..<upper].elementsEqual(space)
    }?.count
  }

  // MARK: Kinds

  private mutating func classify(_ content: ContentText, _ number: Int, _ bytes: Range<Int>) -> LogicalLine {
    func line(_ kind: LogicalLine.Kind, mark: Range<Int>) -> LogicalLine {
      LogicalLine(
        kind: kind, lines: [number], pieces: [bytes], content: content, mark: mark,
        name: mark.upperBound..<mark.upperBound, colon: mark.upperBound..<mark.upperBound,
        body: mark.upperBound..<content.count)
    }
    switch content.scalars[0] {
    case 0x23: return line(.comment, mark: 0..<1)
    case 0x3E where !(content.count > 1 && content.scalars[1] == 0x3D), 0xFF1E: return line(.quote, mark: 0..<1)
    case 0x7C: return line(.row, mark: 0..<1)
    default: break
    }
    let shape = LineShape(content)
    if let end = shape.itemMarkEnd { return line(.item, mark: 0..<end) }
    let isOpen = self.isOpen
    if let header = shape.header(in: head, continuing: isOpen) { return shape.line(header, number, bytes) }
    if let clause = shape.clause(of: head, continuing: isOpen) { return shape.line(clause, number, bytes) }
    if let header = shape.misspeltHeader(continuing: isOpen) {
      let place = content.range(0..<header.word.end)
      problems.append(.misspeltHeader(header.written, meant: header.meant, place))
      return shape.line(header.word, number, bytes)
    }
    return line(.stray, mark: 0..<0)
  }

  /// Whether the last line of a header, clause or item asks for more.
  private var isOpen: Bool {
    guard let last = lines.last(where: { $0.kind != .comment }) else { return false }
    switch last.kind {
    case .header, .subheader, .clause, .item: return LineShape(last.content).isOpenAtEnd
    case .blank, .comment, .quote, .row, .stray, .prose: return false
    }
  }

  private mutating func add(_ line: LogicalLine) {
    switch line.kind {
    case .header(let id):
      head = id
    case .stray:
      if join(line) { return }
      problems.append(LineShape(line.content).strayProblem(in: head, line.range))
    case .clause(let id):
      if line.colon.isEmpty, id != "pairs" {
        let end = line.content.range(line.mark).upper
        problems.append(
          .missingColon(
            after: line.content.text(line.mark), isChinese: CodePoints.holdsHan(line.content.text(line.mark)),
            place(Int(end), Int(end))))
      }
    case .blank, .comment, .quote, .row, .item, .subheader, .prose:
      break
    }
    lines.append(line)
  }

  /// Appends a continuation line to the line it continues.
  private mutating func join(_ line: LogicalLine) -> Bool {
    guard let index = lines.lastIndex(where: { $0.kind != .comment }) else { return false }
    switch lines[index].kind {
    case .header, .subheader, .clause, .item: break
    case .blank, .comment, .quote, .row, .stray, .prose: return false
    }
    guard LineShape(lines[index].content).isOpenAtEnd || LineShape(line.content).beginsWithConnective else {
      return false
    }
    var joined = lines[index]
    joined.lines += line.lines
    joined.pieces += line.pieces
    guard joined.pieces.reduce(0, { $0 + $1.count }) <= Self.maximumLineBytes else { return false }
    joined.content = ContentText(source, joined.pieces)
    joined.body = joined.body.lowerBound..<joined.content.count
    lines[index] = joined
    return true
  }

  /// Drops one `；`, `，` or `。` at the end of each line that has content.
  private mutating func finish() {
    for index in lines.indices {
      var line = lines[index]
      switch line.kind {
      case .header, .subheader, .clause, .item: break
      case .blank, .comment, .quote, .row, .stray, .prose: continue
      }
      line.body = LineShape(line.content).withoutEndMark(line.content.trimmed(line.body))
      lines[index] = line
    }
  }
}
