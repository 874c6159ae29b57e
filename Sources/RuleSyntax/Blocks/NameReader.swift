import SourceText

/// Reads declared names, titles and quotations, with or without a scribe that keeps their layout.
enum NameReader {
  /// `受理日期 / accepted on`; nil when nothing stands there.
  static func declaredName(
    _ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> DeclaredName? {
    let indices = content.trimmed(indices)
    guard !indices.isEmpty else { return nil }
    guard let slash = slash(content, indices), let first = name(content, indices.lowerBound..<slash),
      let second = name(content, (slash + 1)..<indices.upperBound)
    else {
      guard let only = name(content, indices) else { return nil }
      scribe.raw(only.range)
      return DeclaredName(zh: only, en: nil)
    }
    scribe.raw(first.range)
    scribe.sign(.slash, content.range(slash..<(slash + 1)))
    scribe.raw(second.range)
    let isEnglishFirst = !CodePoints.holdsHan(first.text) && CodePoints.holdsHan(second.text)
    return isEnglishFirst ? DeclaredName(zh: second, en: first) : DeclaredName(zh: first, en: second)
  }

  /// One name without its 「」.
  static func name(_ content: ContentText, _ indices: Range<Int>) -> Name? {
    let indices = content.trimmed(indices)
    guard !indices.isEmpty else { return nil }
    if let quote = content.quotes[indices.lowerBound], quote.end == indices.upperBound {
      return Name(text: quote.kind == .book ? quote.text : quote.text, range: content.range(indices))
    }
    return Name(text: content.text(indices), range: content.range(indices))
  }

  /// The slash between two labels: one with a space or a Chinese character beside it.
  private static func slash(_ content: ContentText, _ indices: Range<Int>) -> Int? {
    ClauseText.split(content, indices, at: [0x2F]).dropFirst().map { $0.lowerBound - 1 }.first { index in
      guard index > indices.lowerBound, index + 1 < indices.upperBound else { return false }
      let neighbours = [content.scalars[index - 1], content.scalars[index + 1]]
      return neighbours.contains { $0 == 0x20 || CodePoints.isHan($0) }
    }
  }

  /// A title, given once or as `「…」 / "…"`.
  static func title(
    _ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]
  ) -> TitleSyntax? {
    guard let quotes = quotePair(content, indices, &scribe, &problems) else { return nil }
    let texts = quotes.map { QuotedText(text: $0.text, range: content.range($0.start..<$0.end)) }
    guard texts.count == 2 else { return texts.first.map { TitleSyntax(zh: $0, en: nil) } }
    let isEnglishFirst = !CodePoints.holdsHan(texts[0].text) && CodePoints.holdsHan(texts[1].text)
    return isEnglishFirst ? TitleSyntax(zh: texts[1], en: texts[0]) : TitleSyntax(zh: texts[0], en: texts[1])
  }

  /// One quotation, or two with a slash between them.
  static func quotePair(
    _ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]
  ) -> [ContentText.Quote]? {
    var clause = ClauseText(content, indices)
    if clause.isAtEnd { return nil }
    if let lone = content.loneMarks.first(where: { indices.contains($0) }) {
      problems.append(.loneQuote(content.text(lone..<(lone + 1)), content.range(lone..<(lone + 1))))
      scribe.isBroken = true
      return nil
    }
    guard let first = clause.takeQuote([.corner, .double]) else {
      problems.append(.notATitle(content.text(clause.rest), content.range(clause.rest)))
      scribe.isBroken = true
      return nil
    }
    guard let slash = clause.take([0x2F]), let second = clause.takeQuote([.corner, .double]) else {
      scribe.quotation(first.text, content.range(first.start..<first.end), .byLanguage)
      reportRest(clause, &scribe, &problems)
      return [first]
    }
    let isEnglishFirst = !CodePoints.holdsHan(first.text) && CodePoints.holdsHan(second.text)
    scribe.quotation(first.text, content.range(first.start..<first.end), isEnglishFirst ? .double : .corner)
    scribe.sign(.slash, slash)
    scribe.quotation(second.text, content.range(second.start..<second.end), isEnglishFirst ? .corner : .double)
    reportRest(clause, &scribe, &problems)
    return [first, second]
  }

  /// Reports what is left of a clause that should be at its end.
  static func reportRest(_ clause: ClauseText, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]) {
    guard !clause.isAtEnd else { return }
    scribe.isBroken = true
    let text = clause.content.text(clause.rest)
    problems.append(
      .unexpected(text, expected: [Expectation.end.words], isEnglish: false, clause.content.range(clause.rest)))
  }

  /// Names joined by `、`.
  static func names(
    _ content: ContentText, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> [Name] {
    var names: [Name] = []
    for part in ClauseText.split(content, indices, at: [0x3001, 0x2C, 0xFF0C]) {
      guard let name = name(content, part) else { continue }
      if !names.isEmpty { scribe.sign(.listComma, content.range((part.lowerBound - 1)..<part.lowerBound)) }
      scribe.name(name.range)
      names.append(name)
    }
    return names
  }
}
