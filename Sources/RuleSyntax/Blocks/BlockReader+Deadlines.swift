import SourceText

extension BlockReader {
  /// A line with an optional condition after `，当`.
  func conditional<Content: Sendable & Hashable>(
    _ line: LogicalLine, _ scribe: inout LineScribe, _ content: (Range<Int>, inout LineScribe) -> Content
  ) -> ConditionalSyntax<Content> {
    let parts = ClauseText.parts(line.content, line.body, markers: ["when"], vocabulary: vocabulary)
    let read = content(parts[0].indices, &scribe)
    let condition = condition(of: parts.dropFirst(), line, &scribe)
    return ConditionalSyntax(content: read, condition: condition, range: line.content.range(line.body))
  }

  private func condition(
    of parts: ArraySlice<ClauseText.Part>, _ line: LogicalLine, _ scribe: inout LineScribe
  ) -> Readings<Expression>? {
    guard let part = parts.first(where: { $0.marker?.id == "when" }), let marker = part.marker else { return nil }
    if let comma = part.comma { scribe.sign(.comma, comma) }
    scribe.keyword("when", marker.range)
    // A second 当 belongs to the condition's own words; the condition reaches to the end of the line.
    return read(.condition, line, part.indices.lowerBound..<line.body.upperBound, &scribe)
  }

  /// 期限.
  func limit(_ line: LogicalLine, _ scribe: inout LineScribe) -> ConditionalSyntax<LimitSyntax> {
    let parts = ClauseText.parts(
      line.content, line.body, markers: ["extend", "rolls", "when"], vocabulary: vocabulary)
    let duration = read(.value, line, parts[0].indices, &scribe)
    var extent: Readings<Expression>?
    var needs: Readings<[Expression]>?
    var rollsForward = false
    for part in parts.dropFirst() {
      guard let marker = part.marker, marker.id != "when" else { break }
      if let comma = part.comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      if marker.id == "rolls" {
        rollsForward = true
        NameReader.reportRest(ClauseText(line.content, part.indices), &scribe, &problems)
      } else {
        (extent, needs) = extending(line, part.indices, &scribe)
      }
    }
    let condition = condition(of: parts.dropFirst(), line, &scribe)
    let limit = LimitSyntax(duration: duration, extent: extent, needs: needs, rollsForward: rollsForward)
    return ConditionalSyntax(content: limit, condition: condition, range: line.content.range(line.body))
  }

  /// `10 个工作日须有延期批准日期`: cut at the 须有 that lets both sides be read.
  private func extending(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> (Readings<Expression>?, Readings<[Expression]>?) {
    let lattice = Lattice(content: line.content, vocabulary: vocabulary, end: indices.upperBound)
    let cuts = indices.dropFirst().compactMap { index -> Range<Int>? in
      guard line.content.scalars[index] != 0x20, let end = KeywordForms.end(of: "needs", in: lattice, at: index) else {
        return nil
      }
      return index..<end
    }
    let best =
      cuts.first { cut in
        var ignored: [SyntaxProblem] = []
        return !reader(line).tryReading(.value, indices.lowerBound..<cut.lowerBound).all.isEmpty
          && !reader(line).readList(.value, cut.upperBound..<indices.upperBound, &ignored).all.isEmpty
      } ?? cuts.first
    guard let cut = best else {
      let problemCount = problems.count
      let extent = read(.value, line, indices, &scribe)
      if problems.count > problemCount, let wrong = hasInsteadOfNeeds(line, indices) {
        problems.removeSubrange(problemCount...)
        problems.append(wrong)
      }
      return (extent, nil)
    }
    let extent = read(.value, line, indices.lowerBound..<cut.lowerBound, &scribe)
    scribe.keyword("needs", line.content.range(cut))
    let needs = readList(.value, line, cut.upperBound..<indices.upperBound, &scribe)
    return (extent, needs)
  }

  /// 有 where 须有 is meant.
  private func hasInsteadOfNeeds(_ line: LogicalLine, _ indices: Range<Int>) -> SyntaxProblem? {
    let lattice = Lattice(content: line.content, vocabulary: vocabulary, end: indices.upperBound)
    for index in indices.dropFirst() where line.content.scalars[index] != 0x20 {
      guard let end = KeywordForms.end(of: "has", in: lattice, at: index) else { continue }
      let isChinese = CodePoints.isHan(line.content.scalars[index])
      return .mistakenWord(
        line.content.typed(index..<end), meant: isChinese ? "须有" : "needs", isCertain: true,
        line.content.range(index..<end))
    }
    return nil
  }

  /// 亮牌.
  func marks(_ line: LogicalLine, _ scribe: inout LineScribe) -> [MarkSyntax] {
    var marks: [MarkSyntax] = []
    for part in ClauseText.split(line.content, line.body, at: [0x3B]) {
      if part.lowerBound > line.body.lowerBound {
        scribe.sign(.semicolon, line.content.range((part.lowerBound - 1)..<part.lowerBound))
      }
      let indices = line.content.trimmed(part)
      guard !indices.isEmpty else { continue }
      if let mark = mark(line, indices, &scribe) {
        marks.append(mark)
      } else {
        wrongForm(
          "亮牌：红牌超期至少 1 个工作日；黄牌剩余至多 1 个工作日",
          "Marks: red overdue at least 1 working day; yellow remaining at most 1 working day",
          line.content.range(indices), &scribe)
      }
    }
    return marks
  }

  private func mark(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> MarkSyntax? {
    let parser = ExpressionParser(line.content, indices, vocabulary: vocabulary)
    for index in indices.dropFirst() where line.content.scalars[index] != 0x20 {
      guard let figure = KeywordForms.longest(MarkSyntax.figureIDs, in: parser.lattice, at: index),
        let kind = MarkSyntax.Figure(rawValue: figure.id)
      else { continue }
      let tails = parser.comparisonTails(at: figure.end).filter {
        line.content.skipSpaces($0.bound.end, to: indices.upperBound) == indices.upperBound
      }
      guard let comparison = tails.first?.comparison else { continue }
      let fitting = tails.filter { $0.comparison == comparison }
      let names = markNames(line, indices.lowerBound..<index, &scribe)
      scribe.keyword(figure.id, line.content.range(index..<figure.end))
      let bound = Readings(
        fitting.map { Reading(node: $0.bound.node, words: $0.bound.words.words) },
        range: line.content.range(line.content.trimmed(figure.end..<indices.upperBound)))
      scribe.readings(bound)
      return MarkSyntax(
        names: names, figure: kind, comparison: comparison, bound: bound, range: line.content.range(indices))
    }
    return nil
  }

  private func markNames(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> DeclaredName {
    let indices = line.content.trimmed(indices)
    let range = line.content.range(indices)
    var text = ClauseText(line.content, indices)
    if let word = text.take(KeywordForms.ids(in: "mark")), text.isAtEnd, let keyword = KeywordTable.shared[word.id] {
      scribe.keyword(word.id, word.range)
      return DeclaredName(
        zh: Name(text: keyword.text.zh, range: range), en: Name(text: keyword.text.en, range: range))
    }
    scribe.raw(range)
    return DeclaredName(zh: Name(text: line.content.text(indices), range: range), en: nil)
  }
}

extension MarkSyntax {
  /// The keywords of the figures.
  fileprivate static let figureIDs = ["overdue", "remaining", "used"]

  /// The marks that a clause names, before its words are known.
  static func names(of line: LogicalLine) -> [Name] {
    let lattice = Lattice(content: line.content, vocabulary: Vocabulary([]), end: line.body.upperBound)
    return ClauseText.split(line.content, line.body, at: [0x3B]).compactMap { part in
      let indices = line.content.trimmed(part)
      let figure = indices.dropFirst().first { index in
        line.content.scalars[index] != 0x20 && KeywordForms.longest(figureIDs, in: lattice, at: index) != nil
      }
      guard let figure else { return nil }
      let name = line.content.trimmed(indices.lowerBound..<figure)
      return Name(text: line.content.text(name), range: line.content.range(name))
    }
  }
}
