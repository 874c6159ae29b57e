import SourceText

extension BlockReader {
  /// `罚款 0 元至 5 万元`.
  func legalRange(_ line: LogicalLine, _ raw: RawBlock, _ scribe: inout LineScribe) -> DecisionRangeSyntax? {
    guard let (output, rest) = output(atStartOf: line, raw), !rest.isEmpty else {
      wrongForm("法定幅度：罚款 0 元至 5 万元", "Legal range: fine 0 yuan to 50000 yuan", line.content.range(line.body), &scribe)
      return nil
    }
    scribe.name(output.range)
    scribe.space()
    let subject = Expression(.name(output), range: output.range)
    let readings = reader(line).readOutputCell(rest, of: subject, &problems)
    scribe.readings(readings)
    return DecisionRangeSyntax(output: output, value: readings, range: line.content.range(line.body))
  }

  /// `阶次 不予处罚、从轻、一般、从重`.
  func order(_ line: LogicalLine, _ raw: RawBlock, _ scribe: inout LineScribe) -> DecisionOrderSyntax? {
    let content = line.content
    guard let (output, rest) = output(atStartOf: line, raw), !rest.isEmpty else {
      wrongForm(
        "由轻到重：阶次 不予处罚、从轻、一般、从重", "From light to heavy: step none, lighter, usual, heavier",
        content.range(line.body), &scribe)
      return nil
    }
    scribe.name(output.range)
    scribe.space()
    var words: [Name] = []
    for part in ClauseText.split(content, rest, at: [0x3001, 0x2C, 0xFF0C]).map({ content.trimmed($0) }) {
      if !words.isEmpty { scribe.sign(.listComma, content.range((part.lowerBound - 1)..<part.lowerBound)) }
      let word = Name(text: content.text(part), range: content.range(part))
      scribe.name(word.range)
      words.append(word)
    }
    return DecisionOrderSyntax(output: output, words: words, range: content.range(line.body))
  }

  /// The output column whose label begins a clause, and what follows it.
  private func output(atStartOf line: LogicalLine, _ raw: RawBlock) -> (name: Name, rest: Range<Int>)? {
    let content = line.content
    let body = content.trimmed(line.body)
    var found: Int?
    for case .output(let names, _) in DecisionTableOutline(raw, lines: lines).columns {
      for label in [names.zh.text, names.en?.text].compactMap(\.self) {
        let end = body.lowerBound + label.unicodeScalars.count
        guard end <= body.upperBound, end > found ?? 0,
          CodePoints.labelForm(content.text(body.lowerBound..<end)) == CodePoints.labelForm(label)
        else { continue }
        found = end
      }
    }
    guard let found else { return nil }
    let name = Name(
      text: content.text(body.lowerBound..<found), range: content.range(body.lowerBound..<found))
    return (name, content.trimmed(found..<body.upperBound))
  }
}
