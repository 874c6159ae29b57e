import SourceText

extension BlockReader {
  /// 容许 code：「理由」, a clause that every declaration can have.
  func allowance(_ number: Int) -> AllowanceSyntax? {
    let line = lines[number]
    var scribe = LineScribe()
    scribe.keyword("allow", line.content.range(line.mark))
    defer { keep(scribe, number) }
    guard let code = NameReader.name(line.content, line.name) else {
      problems.append(.allowanceWithoutCode(line.content.range(line.mark)))
      scribe.isBroken = true
      return nil
    }
    scribe.space()
    scribe.raw(code.range)
    if line.colon.isEmpty { scribe.isBroken = true } else { scribe.sign(.colon, line.content.range(line.colon)) }
    let problemCount = problems.count
    let reason = NameReader.title(line.content, line.body, &scribe, &problems)
    let isBlank = reason.map { $0.zh.text.unicodeScalars.allSatisfy { $0.properties.isWhitespace } } ?? true
    if isBlank {
      scribe.isBroken = true
      if problems.count == problemCount { problems.append(.allowanceWithoutReason(code.text, line.range)) }
    }
    return AllowanceSyntax(code: code, reason: isBlank ? nil : reason, range: line.range)
  }
}
