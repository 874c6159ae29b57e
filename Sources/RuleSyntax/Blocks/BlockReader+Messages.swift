import SourceText

extension BlockReader {
  /// 说明, 整改: one quotation, or two with a slash between them.
  func message(_ line: LogicalLine, _ scribe: inout LineScribe) -> MessageSyntax? {
    guard let quotes = NameReader.quotePair(line.content, line.body, &scribe, &problems) else { return nil }
    let texts = quotes.map { ($0.text, parts($0, line)) }
    let range = line.content.range(line.body)
    guard texts.count == 2 else { return texts.first.map { MessageSyntax(zh: $0.1, en: nil, range: range) } }
    let isEnglishFirst = !CodePoints.holdsHan(texts[0].0) && CodePoints.holdsHan(texts[1].0)
    return isEnglishFirst
      ? MessageSyntax(zh: texts[1].1, en: texts[0].1, range: range)
      : MessageSyntax(zh: texts[0].1, en: texts[1].1, range: range)
  }

  private func parts(_ quote: ContentText.Quote, _ line: LogicalLine) -> [MessageSyntax.Part] {
    pieces(quote, line).map { piece in
      switch piece {
      case .text(let text): .text(text)
      case .braces(let indices): .figure(figure(line.content.range(indices)))
      }
    }
  }

  /// A piece of a quotation: text as meant, or what stands in braces.
  enum QuotationPiece {
    case text(String)
    case braces(Range<Int>)
  }

  /// The text of a quotation with what stands in braces.
  func pieces(_ quote: ContentText.Quote, _ line: LogicalLine) -> [QuotationPiece] {
    let content = line.content
    let closing = content.scalars[quote.end - 1]
    var parts: [QuotationPiece] = []
    var text = String.UnicodeScalarView()
    var index = quote.start + 1
    let end = quote.end - 1
    func flush() {
      if !text.isEmpty { parts.append(.text(String(text))) }
      text = String.UnicodeScalarView()
    }
    while index < end {
      let scalar = content.scalars[index]
      let next = index + 1 < end ? content.scalars[index + 1] : 0
      if scalar == closing || ((scalar == 0x7B || scalar == 0x7D) && next == scalar) {
        text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        index += 2
      } else if scalar == 0x7B {
        flush()
        let close = (index..<end).first { content.scalars[$0] == 0x7D }
        guard let close else {
          problems.append(.loneBrace(content.range(index..<(index + 1))))
          return parts
        }
        parts.append(.braces((index + 1)..<close))
        index = close + 1
      } else {
        if scalar == 0x7D { problems.append(.loneBrace(content.range(index..<(index + 1)))) }
        text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        index += 1
      }
    }
    flush()
    return parts
  }

  private func figure(_ range: SourceRange) -> Readings<Expression> {
    let content = ContentText(source, [range.offsets])
    return TextReader(content: content, vocabulary: vocabulary).read(.value, 0..<content.count, &problems)
  }
}
