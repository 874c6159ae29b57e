import SourceText

extension ExpressionParser {
  /// Names, numbers, dates, texts, brackets and the words that stand before a name.
  func atoms(at index: Int) -> Parses {
    memoised(.atom, index) { index in
      guard index < end else { return [] }
      if let quote = content.quotes[index] { return quoted(quote) }
      var parses: Parses = names(at: index).flatMap { self.named($0, from: index) }
      parses += numbers(at: index)
      parses += dates(at: index)
      parses += truths(at: index)
      parses += rows(at: index)
      parses += previous(at: index)
      let periods = periods(at: index)
      let plainPeriods = Set(periods.compactMap { $0.node.isPeriod ? $0.end : nil })
      parses.removeAll { $0.node.isName && plainPeriods.contains($0.end) }
      parses += periods
      parses += outcomes(at: index)
      parses += decisionTables(at: index)
      parses += bracketed(at: index)
      if let id = lattice.ruleID(at: index), !parses.contains(where: { $0.end == id.upperBound }) {
        let name = Name(text: content.text(id), range: content.range(id))
        parses.append(parse(.name(name), from: index, to: id.upperBound, literal(id)))
      }
      for word in keyword(.everything, at: index) {
        parses.append(parse(.everything, from: index, to: word.end, word.words))
      }
      return parses
    }
  }

  /// The visible names at an index.
  func names(at index: Int) -> [Parse<Name>] {
    let first = content.skipSpaces(index, to: end)
    if let quote = content.quotes[first], quote.kind == .corner {
      let name = Name(text: quote.text, range: content.range(first..<quote.end))
      return [Parse(node: name, words: .word(Word(kind: .name, range: name.range)), end: quote.end)]
    }
    return lattice.names(at: first).map { found in
      let range = content.range(found.start..<found.end)
      let name = Name(text: content.text(found.start..<found.end), range: range)
      return Parse(node: name, words: .word(Word(kind: .name, range: range)), end: found.end)
    }
  }

  private func quoted(_ quote: ContentText.Quote) -> Parses {
    let indices = quote.start..<quote.end
    switch quote.kind {
    case .corner:
      return names(at: quote.start).flatMap { self.named($0, from: quote.start) }
    case .double:
      return [parse(.text(quote.text), from: quote.start, to: quote.end, literal(indices))]
    case .book:
      let text = "《" + quote.text + "》"
      return [parse(.text(text), from: quote.start, to: quote.end, literal(indices))]
    }
  }

  /// A name, and with 「…」 straight behind it the row with that key.
  private func named(_ name: Parse<Name>, from index: Int) -> Parses {
    let plain = parse(.name(name.node), from: index, to: name.end, name.words)
    guard let key = content.quotes[name.end], key.kind == .corner else { return [plain] }
    let words = name.words + literal(key.start..<key.end)
    return [plain, parse(.keyed(name.node, key: key.text), from: index, to: key.end, words)]
  }

  func numbers(at index: Int) -> Parses {
    if lattice.date(at: index) != nil { return [] }
    return lattice.numbers(at: index).map { match in
      var words = literal(match.digits)
      if !match.unitIndices.isEmpty {
        let kind: Word.Kind = match.unitID.map { .keyword($0) } ?? .literal
        words = words + .word(Word(kind: kind, range: content.range(match.unitIndices)))
      }
      let last = max(match.digits.upperBound, match.unitIndices.upperBound)
      guard let unit = match.unit else { return parse(.number(match.number), from: index, to: last, words) }
      return parse(.quantity(match.number, unit), from: index, to: last, words)
    }
  }

  private func dates(at index: Int) -> Parses {
    guard let date = lattice.date(at: index) else { return [] }
    guard let text = date.text else {
      noteImpossibleDate(date.start..<date.end)
      return []
    }
    return [parse(.date(text), from: index, to: date.end, literal(date.start..<date.end))]
  }

  private static let truthWords = SpellingIndex(
    KeywordTable.shared.keywords(in: .words("truth")).enumerated().map { ($1.spellings, $0) })

  private func truths(at index: Int) -> Parses {
    var parses: Parses = []
    for spelling in Self.truthWords.spellings(beginningWith: CodePoints.folded(content.scalars[index])) {
      guard let last = lattice.match(spelling.form, at: index) else { continue }
      let isYes = spelling.number == 0
      let word = Word(kind: .keyword(isYes ? "yes" : "no"), range: content.range(index..<last))
      parses.append(parse(.truth(isYes), from: index, to: last, .word(word)))
    }
    return parses
  }

  /// 本 T, 该 T, 其他 T.
  private func rows(at index: Int) -> Parses {
    var parses: Parses = []
    for (word, make) in Self.rowWords {
      for found in keyword(word, at: index) {
        let names = names(at: found.end)
        if names.isEmpty { expect(.table, at: found.end) }
        for name in names {
          parses.append(parse(make(name.node), from: index, to: name.end, found.words + name.words))
        }
      }
    }
    return parses
  }

  private static let rowWords: [(ConditionWord, @Sendable (Name) -> Expression.Kind)] = [
    (.this, { .this($0) }), (.that, { .that($0) }), (.other, { .other($0) }),
  ]

  /// 上年 X, 上期 X.
  private func previous(at index: Int) -> Parses {
    var parses: Parses = []
    for (word, isLastYear) in [(ConditionWord.lastYear, true), (.previous, false)] {
      for found in keyword(word, at: index) {
        let operands: Parses =
          names(at: found.end).flatMap { self.named($0, from: found.end) } + rows(at: found.end)
        for operand in operands {
          let kind = Expression.Kind.previous(operand.node, lastYear: isLastYear)
          parses.append(parse(kind, from: index, to: operand.end, found.words + operand.words))
        }
      }
    }
    return parses
  }

  /// 通过 R, 违反 R, 适用 R, 待查 R; and `number of S`.
  private func outcomes(at index: Int) -> Parses {
    var parses: Parses = []
    for (word, outcome) in Self.outcomeWords {
      for found in keyword(word, at: index) {
        guard let id = lattice.ruleID(at: found.end) else {
          expect(.ruleID, at: found.end)
          continue
        }
        let name = Name(text: content.text(id), range: content.range(id))
        parses.append(
          parse(.ruleOutcome(outcome, rule: name), from: index, to: id.upperBound, found.words + literal(id)))
      }
    }
    for word in keyword(.numberOf, at: index) {
      for set in postfixes(at: word.end) {
        let count = Name(text: "数量", range: range(index, word.end))
        let words =
          set.words + .word(Word(kind: .keyword("of"), range: count.range))
          + .word(Word(kind: .keyword("setCount"), range: count.range))
        parses.append(parse(.member(set.node, count), from: index, to: set.end, words))
      }
    }
    return parses
  }

  private static let outcomeWords: [(ConditionWord, RuleOutcomeWord)] = [
    (.passes, .pass), (.breach, .violation), (.applicable, .applicable), (.pending, .undetermined),
  ]

  private func bracketed(at index: Int) -> Parses {
    guard let open = open(at: index) else { return [] }
    return values(at: open.end).compactMap { value in
      guard let close = close(at: value.end) else { return nil }
      return Parse(node: value.node, words: open.words + value.words + close.words, end: close.end)
    }
  }

  /// 本期, 报告期, 次月 5 日, 次年 1 月 31 日, 本期 27 日.
  private func periods(at index: Int) -> Parses {
    var parses: Parses = []
    for word in keyword(.thisPeriod, at: index) {
      parses.append(parse(.period(.own), from: index, to: word.end, word.words))
    }
    for word in keyword(.reportPeriod, at: index) {
      parses.append(parse(.period(.reporting), from: index, to: word.end, word.words))
    }
    for (word, base) in Self.dayBases {
      for found in keyword(word, at: index) {
        let needsMonth = base == .nextYear || base == .year
        for day in periodDays(base, needsMonth: needsMonth, after: found.end) {
          parses.append(parse(.periodDay(day.node), from: index, to: day.end, found.words + day.words))
        }
      }
    }
    return parses
  }

  private static let dayBases: [(ConditionWord, PeriodDay.Base)] = [
    (.thisPeriod, .own), (.nextMonth, .next), (.nextQuarter, .next), (.nextYear, .nextYear), (.yearItself, .year),
  ]

  private func periodDays(_ base: PeriodDay.Base, needsMonth: Bool, after index: Int) -> [Parse<PeriodDay>] {
    guard let first = wholeNumber(at: index) else { return [] }
    let afterFirst = content.skipSpaces(first.end, to: end)
    guard afterFirst < end else { return [] }
    if content.scalars[afterFirst] == 0x6708 {
      guard let day = wholeNumber(at: afterFirst + 1) else { return [] }
      let mark = content.skipSpaces(day.end, to: end)
      guard mark < end, content.scalars[mark] == 0x65E5, (1...12).contains(first.value) else { return [] }
      let node = PeriodDay(base: base, month: first.value, day: day.value)
      return [Parse(node: node, words: literal(first.start..<(mark + 1)), end: mark + 1)]
    }
    guard !needsMonth, content.scalars[afterFirst] == 0x65E5 else { return [] }
    let node = PeriodDay(base: base, month: nil, day: first.value)
    return [Parse(node: node, words: literal(first.start..<(afterFirst + 1)), end: afterFirst + 1)]
  }

  private func wholeNumber(at index: Int) -> (value: Int, start: Int, end: Int)? {
    let first = content.skipSpaces(index, to: end)
    var last = first
    var value = 0
    while last < end, CodePoints.isDigit(content.scalars[last]), last - first < 3 {
      value = value * 10 + Int(content.scalars[last] - 0x30)
      last += 1
    }
    return last > first && value > 0 ? (value, first, last) : nil
  }
}

extension Expression {
  fileprivate var isPeriod: Bool { if case .period = kind { true } else { false } }
  fileprivate var isName: Bool { if case .name = kind { true } else { false } }
}
