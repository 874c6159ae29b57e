import SourceText

/// Reads 依据: laws in 《》 with articles, paragraphs and items in Chinese or Arabic numerals, or as `art. 34(3)`.
///
/// `第32条第1款第（四）项`, `第三十条之一`, `第四十二条至第四十四条`, `art. 32 para. 1 item 4`, `arts. 42-44`; a paragraph or item
/// without an article belongs to the one before: `第十六条第二款、第三款`.
enum CitationReader {
  static func citations(
    _ line: LogicalLine, _ scribe: inout LineScribe, _ problems: inout [SyntaxProblem]
  ) -> [CitationSyntax] {
    var reader = Reader(line: line)
    while !reader.text.isAtEnd {
      guard reader.next(&scribe) else {
        let rest = reader.text.rest
        if let lone = line.content.loneMarks.first(where: { rest.contains($0) }) {
          let mark = lone..<(lone + 1)
          problems.append(.loneQuote(line.content.typed(mark), line.content.range(mark)))
          scribe.isBroken = true
          break
        }
        problems.append(.badCitation(line.content.text(rest), line.content.range(rest)))
        scribe.isBroken = true
        break
      }
    }
    return reader.finished
  }

  /// Places of one law, joined by `、`.
  static func places(
    _ line: LogicalLine, _ indices: Range<Int>, of law: Name, _ scribe: inout LineScribe,
    _ problems: inout [SyntaxProblem]
  ) -> [CitationSyntax] {
    var citations: [CitationSyntax] = []
    var last: CitationPlace?
    for part in ClauseText.split(line.content, indices, at: [0x3001, 0x2C, 0xFF0C]) {
      if part.lowerBound > indices.lowerBound {
        scribe.sign(.listComma, line.content.range((part.lowerBound - 1)..<part.lowerBound))
      }
      let part = line.content.trimmed(part)
      var reader = PlaceReader(line.content, part)
      guard !part.isEmpty, let span = reader.span(after: last), reader.text.isAtEnd else {
        problems.append(.badCitation(line.content.text(part), line.content.range(part)))
        scribe.isBroken = true
        continue
      }
      let range = line.content.range(part)
      scribe.literal(range)
      last = span.through ?? span.place
      citations.append(CitationSyntax(law: law, place: span.place, through: span.through, range: range))
    }
    return citations
  }

  /// A place with the range that it may begin.
  typealias Span = (place: CitationPlace, through: CitationPlace?)

  private struct Reader {
    let line: LogicalLine
    var text: ClauseText
    private var citations: [CitationSyntax] = []
    private var law: Name?
    private var lawIsBare = false
    /// The place before, which a paragraph or item without an article belongs to.
    private var last: CitationPlace?

    init(line: LogicalLine) {
      self.line = line
      text = ClauseText(line.content, line.body)
    }

    var finished: [CitationSyntax] {
      guard lawIsBare, let law else { return citations }
      return citations + [CitationSyntax(law: law, article: nil, range: law.range)]
    }

    mutating func next(_ scribe: inout LineScribe) -> Bool {
      if let quote = text.takeQuote([.book]) {
        citations = finished
        let range = line.content.range(quote.start..<quote.end)
        law = Name(text: quote.text, range: range)
        lawIsBare = true
        last = nil
        scribe.literal(range)
        return true
      }
      if let comma = text.takeListComma() ?? text.takeComma() ?? text.take([0x3B]) {
        scribe.sign(.listComma, comma)
        return !text.isAtEnd
      }
      guard let law else { return false }
      let start = text.rest.lowerBound
      var places = PlaceReader(line.content, text.rest)
      guard let span = places.span(after: last) else { return false }
      text.move(to: places.text.index)
      let range = line.content.range(start..<text.index)
      scribe.literal(range)
      lawIsBare = false
      last = span.through ?? span.place
      citations.append(CitationSyntax(law: law, place: span.place, through: span.through, range: range))
      return true
    }
  }

  /// Reads one place, or a range of places, at the beginning of a text.
  struct PlaceReader {
    private let content: ContentText
    private(set) var text: ClauseText

    init(_ content: ContentText, _ indices: Range<Int>) {
      self.content = content
      text = ClauseText(content, indices)
    }

    /// The place with the range that it may begin.
    ///
    /// - Parameter last: the place before, which a paragraph or item without an article belongs to.
    mutating func span(after last: CitationPlace?) -> Span? {
      if let places = shortRange() { return places }
      if let place = chinesePlace(after: last) { return range(from: place) { $0.chinesePlace(after: place) } }
      guard let isPlural = englishArticleWord() else { return nil }
      guard let place = englishPlace(mayInsert: !isPlural) else { return nil }
      return range(from: place, dashes: isPlural) { reader in
        _ = reader.englishArticleWord()
        return reader.englishPlace(mayInsert: false)
      }
    }

    /// The end of a range behind its first place; nil if what follows 至 is no later place.
    private mutating func range(
      from place: CitationPlace, dashes: Bool = false, _ end: (inout PlaceReader) -> CitationPlace?
    ) -> Span? {
      let mark = text.index
      guard text.take(["to"]) != nil || (dashes && scalar(0x2D)) else {
        text.move(to: mark)
        return (place, nil)
      }
      guard let through = end(&self), place.numbers.lexicographicallyPrecedes(through.numbers) else { return nil }
      return (place, through)
    }

    // MARK: Chinese

    /// `第四十二至四十四条`.
    private mutating func shortRange() -> Span? {
      let start = text.index
      if scalar(0x7B2C), let first = numeral(), text.take(["to"]) != nil {
        _ = scalar(0x7B2C)
        if let last = numeral(), scalar(0x6761), first < last {
          return (CitationPlace(article: first), CitationPlace(article: last))
        }
      }
      text.move(to: start)
      return nil
    }

    /// 第四十二条之一第一款第（二）项第三目.
    private mutating func chinesePlace(after last: CitationPlace?) -> CitationPlace? {
      let start = text.index
      var place: CitationPlace?
      if let article = level(0x6761) {
        place = CitationPlace(article: article)
        let mark = text.index
        if scalar(0x4E4B), let insertion = numeral() { place?.insertion = insertion } else { text.move(to: mark) }
      }
      var isInherited = false
      if place == nil, let last {
        place = CitationPlace(article: last.article, insertion: last.insertion)
        isInherited = true
      }
      guard var found = place else { return nil }
      let paragraph = level(0x6B3E)
      found.paragraph = paragraph ?? (isInherited ? last?.paragraph : nil)
      let item = level(0x9879)
      found.item = item ?? (isInherited && paragraph == nil ? last?.item : nil)
      found.subitem = level(0x76EE)
      if isInherited, paragraph == nil, item == nil, found.subitem == nil {
        text.move(to: start)
        return nil
      }
      return found
    }

    /// The number before 条, 款, 项 or 目: 第四款, 第（四）项, （四）项.
    private mutating func level(_ sign: UInt32) -> Int? {
      let before = text.index
      let isOrdinal = scalar(0x7B2C)
      let isBracketed = scalar(0x28)
      if isOrdinal || isBracketed, let number = numeral(), !isBracketed || scalar(0x29), scalar(sign) { return number }
      text.move(to: before)
      return nil
    }

    // MARK: English

    /// `art.`, `articles`; whether it is a plural.
    private mutating func englishArticleWord() -> Bool? {
      for (words, isPlural) in [(["articles", "arts"], true), (["article", "art"], false)] where word(words) {
        _ = scalar(0x2E)
        return isPlural
      }
      return nil
    }

    /// `34(3)`, `32 para. 1 item 4`, `30-1`.
    private mutating func englishPlace(mayInsert: Bool) -> CitationPlace? {
      guard let article = numeral() else { return nil }
      var place = CitationPlace(article: article)
      let mark = text.index
      if mayInsert, scalar(0x2D), let insertion = numeral() { place.insertion = insertion } else { text.move(to: mark) }
      place.paragraph = bracketed() ?? named(["paragraph", "para"])
      place.item = bracketed() ?? named(["item", "subparagraph"])
      place.subitem = bracketed() ?? named(["subitem", "point"])
      return place
    }

    private mutating func bracketed() -> Int? {
      let mark = text.index
      if scalar(0x28), let number = numeral(), scalar(0x29) { return number }
      text.move(to: mark)
      return nil
    }

    private mutating func named(_ words: [String]) -> Int? {
      let mark = text.index
      if word(words) {
        _ = scalar(0x2E)
        if let number = bracketed() ?? numeral() { return number }
      }
      text.move(to: mark)
      return nil
    }

    // MARK: Signs and numbers

    private mutating func scalar(_ wanted: UInt32) -> Bool {
      let index = text.rest.lowerBound
      guard index < text.indices.upperBound, content.scalars[index] == wanted else { return false }
      text.move(to: index + 1)
      return true
    }

    private mutating func word(_ words: [String]) -> Bool {
      let index = text.rest.lowerBound
      let ends = words.compactMap { text.lattice.match(CodePoints.labelForm($0), at: index) }
      guard let end = ends.max() else { return false }
      text.move(to: end)
      return true
    }

    private mutating func numeral() -> Int? {
      let index = text.rest.lowerBound
      let digits = DecimalDigits(content, at: index, end: text.indices.upperBound)
      if digits.isNumber, digits.places == 0, let value = Int(digits.text), value > 0 {
        text.move(to: digits.end)
        return value
      }
      guard let numeral = ChineseNumeral(content.scalars, at: index, end: text.indices.upperBound), numeral.value > 0
      else { return nil }
      text.move(to: numeral.end)
      return numeral.value
    }
  }
}
