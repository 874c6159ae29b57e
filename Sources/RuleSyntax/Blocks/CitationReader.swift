import SourceText

/// Reads 依据: laws in 《》 with articles, paragraphs, items in Chinese or Arabic numerals, or as `art. 34(3)`.
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

  private struct Reader {
    let line: LogicalLine
    var text: ClauseText
    private var citations: [CitationSyntax] = []
    private var law: Name?
    private var lawIsBare = false

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
        scribe.literal(range)
        return true
      }
      if let comma = text.takeListComma() ?? text.takeComma() ?? text.take([0x3B]) {
        scribe.sign(.listComma, comma)
        return !text.isAtEnd
      }
      guard let law else { return false }
      let start = text.rest.lowerBound
      guard let numbers = chineseArticle() ?? englishArticle() else { return false }
      let range = line.content.range(start..<text.index)
      scribe.literal(range)
      lawIsBare = false
      citations.append(
        CitationSyntax(
          law: law, article: numbers[0], insertion: numbers[1], paragraph: numbers[2], item: numbers[3],
          subitem: numbers[4], range: range))
      return true
    }

    /// 第四十二条之一第一款第（二）项第三目.
    private mutating func chineseArticle() -> [Int?]? {
      var numbers: [Int?] = [nil, nil, nil, nil, nil]
      let levels: [(slot: Int, sign: UInt32)] = [(0, 0x6761), (2, 0x6B3E), (3, 0x9879), (4, 0x76EE)]
      var found = false
      let start = text.index
      for level in levels {
        let before = text.index
        guard scalar(0x7B2C) else { continue }
        let bracket = scalar(0x28)
        guard let number = numeral() else {
          text.move(to: before)
          return found ? numbers : nil
        }
        if bracket { _ = scalar(0x29) }
        guard scalar(level.sign) else {
          text.move(to: before)
          continue
        }
        numbers[level.slot] = number
        found = true
        if level.slot == 0 {
          let mark = text.index
          if scalar(0x4E4B), let insertion = numeral() { numbers[1] = insertion } else { text.move(to: mark) }
        }
      }
      if found, numbers[0] != nil { return numbers }
      text.move(to: start)
      return nil
    }

    /// `art. 34(3)`, `article 32(1)(4)`.
    private mutating func englishArticle() -> [Int?]? {
      let before = text.index
      guard word(["art", "article", "articles", "arts"]) else { return nil }
      _ = scalar(0x2E)
      guard let article = numeral() else {
        text.move(to: before)
        return nil
      }
      var numbers: [Int?] = [article, nil, nil, nil, nil]
      for slot in 2...4 {
        let mark = text.index
        guard scalar(0x28), let number = numeral(), scalar(0x29) else {
          text.move(to: mark)
          break
        }
        numbers[slot] = number
      }
      return numbers
    }

    private mutating func scalar(_ wanted: UInt32) -> Bool {
      let index = text.rest.lowerBound
      guard index < text.indices.upperBound, line.content.scalars[index] == wanted else { return false }
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
      let digits = DecimalDigits(line.content, at: index, end: text.indices.upperBound)
      if digits.isNumber, digits.places == 0, let value = Int(digits.text), value > 0 {
        text.move(to: digits.end)
        return value
      }
      guard let numeral = ChineseNumeral(line.content.scalars, at: index, end: text.indices.upperBound),
        numeral.value > 0
      else { return nil }
      text.move(to: numeral.end)
      return numeral.value
    }
  }
}
