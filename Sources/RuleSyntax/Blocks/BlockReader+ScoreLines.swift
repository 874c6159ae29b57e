import SourceText

extension BlockReader {
  /// `名称：20 分，违反 XK-01 每次扣 2 分，至多扣 30 分`.
  func scoreLine(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> ScoreLineSyntax {
    let content = line.content
    var body = content.trimmed(indices)
    var result = ScoreLineSyntax(range: content.range(body))
    let colon = LineShape(content).firstIndex(from: body.lowerBound) { $0 == 0x3A }
    if let colon, colon > body.lowerBound, colon < body.upperBound {
      result.label = NameReader.declaredName(content, body.lowerBound..<colon, &scribe)
      scribe.sign(.colon, content.range(colon..<(colon + 1)))
      body = content.trimmed((colon + 1)..<body.upperBound)
    }
    let parts = ClauseText.parts(
      content, body, markers: ["s.atMost", "s.atMostAdd", "s.within", "s.same", "when"], vocabulary: vocabulary)
    let first = ownPoints(line, parts[0].indices, &scribe, &result)
    result.content = scoreContent(line, first, &scribe)
    for part in parts.dropFirst() { read(part, line, &scribe, into: &result) }
    return result
  }

  /// `20 分，` at the beginning: the line's own points; gives what is left.
  private func ownPoints(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe, _ result: inout ScoreLineSyntax
  ) -> Range<Int> {
    var text = ClauseText(line.content, indices)
    var ahead = LineScribe()
    guard let points = takePoints(&text, &ahead) else { return indices }
    let comma = text.takeComma()
    guard comma != nil || text.isAtEnd else { return indices }
    result.points = points
    scribe.points(points)
    if let comma { scribe.sign(.comma, comma) }
    return text.rest
  }

  private func scoreContent(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> ScoreLineSyntax.Content {
    let content = line.content
    var text = ClauseText(content, indices)
    if let take = text.take(["s.take"]) {
      scribe.keyword(take.id, take.range)
      return .given(read(.value, line, text.rest, &scribe))
    }
    guard let each = eachTime(text) else {
      wrongForm(
        "违反 XK-01 每次扣 2 分，至多扣 30 分；签到记录（其中…）每次扣 2 分；取业务得分的得分",
        "breach of XK-01 each time deduct 2 points, at most deduct 30 points; take monthly mark's points",
        content.range(indices.isEmpty ? line.body : indices), &scribe)
      return .broken
    }
    let subject = content.trimmed(indices.lowerBound..<each)
    var head = ClauseText(content, subject)
    if let rule = takeBreach(&head, &scribe) {
      NameReader.reportRest(head, &scribe, &problems)
      return counting(line, each..<indices.upperBound, &scribe).map { .breach(rule: rule, $0) } ?? .broken
    }
    let rows = read(.set, line, subject, &scribe)
    return counting(line, each..<indices.upperBound, &scribe).map { .rows(rows, $0) } ?? .broken
  }

  /// Where the last 每次扣 or 每次加 begins.
  private func eachTime(_ text: ClauseText) -> Int? {
    var found: Int?
    var index = text.indices.lowerBound
    while index < text.indices.upperBound {
      if let quote = text.content.quotes[index] {
        index = quote.end
        continue
      }
      if text.content.scalars[index] != 0x20, let end = KeywordForms.end(of: "s.each", in: text.lattice, at: index),
        KeywordForms.longest(["s.deduct", "s.add"], in: text.lattice, at: end) != nil
      {
        found = index
      }
      index += 1
    }
    return found
  }

  /// `每次扣 2 分`, `每次扣其扣分`, `每次扣 5 至 10 分`.
  private func counting(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> ScoreLineSyntax.Counting? {
    var text = ClauseText(line.content, indices)
    guard let each = text.take(["s.each"]), let word = text.take(["s.deduct", "s.add"]) else { return nil }
    scribe.keyword(each.id, each.range)
    scribe.keyword(word.id, word.range)
    let isAddition = word.id == "s.add"
    if let its = text.take(["s.its"]) {
      scribe.keyword(its.id, its.range)
      return .init(isAddition: isAddition, amount: .field(read(.value, line, text.rest, &scribe)))
    }
    guard let points = takePoints(&text, &scribe) else {
      wrongForm("每次扣 2 分", "each time deduct 2 points", line.content.range(indices), &scribe)
      return nil
    }
    if let upper = takeUpperEnd(&text, &scribe) {
      NameReader.reportRest(text, &scribe, &problems)
      return .init(isAddition: isAddition, amount: .discretion(points, upper))
    }
    NameReader.reportRest(text, &scribe, &problems)
    return .init(isAddition: isAddition, amount: .points(points))
  }

  // MARK: Bounds and conditions

  private func read(
    _ part: ClauseText.Part, _ line: LogicalLine, _ scribe: inout LineScribe, into result: inout ScoreLineSyntax
  ) {
    guard let marker = part.marker else { return }
    if let comma = part.comma { scribe.sign(.comma, comma) }
    scribe.keyword(marker.id, marker.range)
    switch marker.id {
    case "s.same": result.once = once(line, part.indices, &scribe)
    case "when": readCondition(line, part.indices, &scribe, into: &result)
    default:
      var text = ClauseText(line.content, part.indices)
      let points = takePoints(&text, &scribe)
      if marker.id == "s.within" {
        result.lower = points
        result.upper = takeUpperEnd(&text, &scribe)
      } else {
        result.cap = points
      }
      if points == nil || !text.isAtEnd || (marker.id == "s.within" && result.upper == nil) {
        wrongForm("至多扣 30 分；限 5 至 10 分", "at most deduct 30 points; within 5 to 10 points", line.range, &scribe)
      }
    }
  }

  /// `同一 F 只扣一次`.
  private func once(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe
  ) -> Readings<Expression>? {
    let text = ClauseText(line.content, indices)
    let start = text.indices.first { index in
      KeywordForms.end(of: "s.once", in: text.lattice, at: index) == text.indices.upperBound
        && text.content.scalars[index] != 0x20
    }
    guard let start else {
      wrongForm("同一督查事项只扣一次", "the same matter once only", line.content.range(indices), &scribe)
      return nil
    }
    let field = read(.value, line, text.indices.lowerBound..<start, &scribe)
    scribe.keyword("s.once", line.content.range(start..<text.indices.upperBound))
    return field
  }

  /// `当扣分后超过 80 分`, `当 C`.
  private func readCondition(
    _ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe, into result: inout ScoreLineSyntax
  ) {
    var text = ClauseText(line.content, indices)
    guard let score = text.take(["s.afterDeductions"]) else {
      result.condition = read(.condition, line, indices, &scribe)
      return
    }
    scribe.keyword(score.id, score.range)
    guard let (word, comparison) = takeComparison(&text), let points = takeThreshold(&text, word, &scribe), text.isAtEnd
    else {
      wrongForm("当扣分后超过 80 分", "when score after deductions above 80 points", line.content.range(indices), &scribe)
      return
    }
    result.threshold = .init(comparison: comparison, points: points)
  }

  private func takeThreshold(
    _ text: inout ClauseText, _ word: (id: String, range: SourceRange), _ scribe: inout LineScribe
  ) -> PointsSyntax? {
    scribe.keyword(word.id, word.range)
    return takePoints(&text, &scribe)
  }

  func takeComparison(
    _ text: inout ClauseText
  ) -> (word: (id: String, range: SourceRange), comparison: ComparisonWord)? {
    let words: [String: ComparisonWord] = [
      "atLeast": .atLeast, "atMost": .atMost, "below": .less, "moreThan": .greater,
    ]
    guard let word = text.take(["atLeast", "atMost", "below", "moreThan"]), let comparison = words[word.id] else {
      return nil
    }
    return (word, comparison)
  }
}
