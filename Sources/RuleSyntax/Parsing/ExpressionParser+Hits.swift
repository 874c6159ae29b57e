import SourceText

extension ExpressionParser {
  /// `F 的命中 "式样"`, `F 的命中 词表名`, `F 的命中 手机号`.
  func hits(
    of base: Parse<Expression>, from index: Int, after of: (end: Int, words: WordRope)
  ) -> [Parse<Expression>] {
    keyword(.hits, at: of.end).flatMap { word in
      searches(at: word.end).map { search in
        parse(
          .hits(base.node, search.node), from: index, to: search.end,
          base.words + of.words + word.words + search.words)
      }
    }
  }

  private func searches(at index: Int) -> [Parse<SearchSyntax>] {
    let first = content.skipSpaces(index, to: end)
    guard first < end else {
      expect(.searched, at: first)
      return []
    }
    if let quote = content.quotes[first], quote.kind == .double {
      let range = content.range(first..<quote.end)
      return [Parse(node: .pattern(quote.text, range), words: literal(first..<quote.end), end: quote.end)]
    }
    let lists = names(at: first).filter { name in
      lattice.vocabulary.words(called: name.node.text).contains { $0.kind == .wordList }
    }
    var searches = lists.map { name in
      Parse(node: SearchSyntax.words(name.node), words: name.words, end: name.end)
    }
    for spelling in Self.formats.spellings(beginningWith: CodePoints.folded(content.scalars[first])) {
      // A word list of this name wins.
      guard let last = lattice.match(spelling.form, at: first), !lists.contains(where: { $0.end == last }) else {
        continue
      }
      let id = Self.formatIDs[spelling.number]
      let range = content.range(first..<last)
      searches.append(
        Parse(node: .format(id, range), words: .word(Word(kind: .keyword(id), range: range)), end: last))
    }
    if searches.isEmpty { expect(.searched, at: first) }
    return searches
  }

  private static let formatIDs = KeywordForms.ids(in: "searched")
  private static let formats = SpellingIndex(
    KeywordTable.shared.keywords(in: .words("searched")).enumerated().map { ($1.spellings, $0) })
}
