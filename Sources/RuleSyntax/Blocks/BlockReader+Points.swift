import SourceText

extension BlockReader {
  // MARK: Numbers of points

  /// A number without its unit.
  func takeNumber(_ text: inout ClauseText) -> NumberSyntax? {
    let start = text.rest.lowerBound
    guard let match = text.lattice.numbers(at: start).first(where: { $0.digits.lowerBound == start }) else {
      return nil
    }
    text.move(to: match.digits.upperBound)
    return match.number
  }

  /// `60 分`, or a number without its unit, which the checker reports.
  func takePoints(_ text: inout ClauseText, _ scribe: inout LineScribe) -> PointsSyntax? {
    guard let number = takeNumber(&text) else { return nil }
    let unit = text.take(["u.point"])
    let points = PointsSyntax(
      number: number, hasUnit: unit != nil, range: unit.map { number.range.joined(with: $0.range) } ?? number.range)
    scribe.points(points)
    return points
  }

  /// `至 10 分`, `-10 分`.
  func takeUpperEnd(_ text: inout ClauseText, _ scribe: inout LineScribe) -> PointsSyntax? {
    guard let to = text.take(["to", "minus"]) else { return nil }
    scribe.keyword("to", to.range)
    return takePoints(&text, &scribe)
  }

  /// `违反 XK-01`.
  func takeBreach(_ text: inout ClauseText, _ scribe: inout LineScribe) -> Name? {
    let start = text.index
    guard let word = text.take(["breach"]) else { return nil }
    let rest = text.rest
    guard let id = text.lattice.ruleID(at: rest.lowerBound, inHeader: true), id.lowerBound == rest.lowerBound else {
      text.move(to: start)
      return nil
    }
    text.move(to: id.upperBound)
    scribe.keyword(word.id, word.range)
    scribe.literal(text.content.range(id))
    return Name(text: text.content.text(id), range: text.content.range(id))
  }

  /// `92.5 分，合格`, `88 至 92 分，等级待定`, `没有得分` behind 应为; nil for anything else.
  func expectedScore(_ line: LogicalLine, _ scribe: inout LineScribe) -> ExpectedScoreSyntax? {
    var text = ClauseText(line.content, line.body)
    if let none = text.take(["s.noScore"]), text.isAtEnd {
      scribe.keyword(none.id, none.range)
      return ExpectedScoreSyntax(low: nil, high: nil, grade: nil)
    }
    text = ClauseText(line.content, line.body)
    var ahead = LineScribe()
    guard let low = takePoints(&text, &ahead) else { return nil }
    let high = takeUpperEnd(&text, &ahead)
    guard high?.hasUnit ?? low.hasUnit else { return nil }
    let comma = text.takeComma()
    guard comma != nil || text.isAtEnd else { return nil }
    scribe.append(ahead)
    // `88 至 92 分` has its unit once.
    let first = high == nil || low.hasUnit ? low : PointsSyntax(number: low.number, hasUnit: true, range: low.range)
    guard let comma else { return ExpectedScoreSyntax(low: first, high: high, grade: nil) }
    scribe.sign(.comma, comma)
    if let open = text.take(["s.gradeOpen"]), text.isAtEnd {
      scribe.keyword(open.id, open.range)
      return ExpectedScoreSyntax(low: first, high: high, grade: .open)
    }
    guard let name = NameReader.name(line.content, text.rest) else { return nil }
    scribe.name(name.range)
    return ExpectedScoreSyntax(low: first, high: high, grade: .named(name))
  }

  // MARK: Grades

  /// `优秀 / excellent 至少 95 分：「计发全额奖金」`.
  func grade(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> GradeSyntax? {
    let content = line.content
    let body = content.trimmed(indices)
    let colon = LineShape(content).firstIndex(from: body.lowerBound) { $0 == 0x3A }
    let head = content.trimmed(body.lowerBound..<min(colon ?? body.upperBound, body.upperBound))
    for start in head.dropFirst() where content.scalars[start] != 0x20 {
      guard let band = band(content, start..<head.upperBound) else { continue }
      guard let names = NameReader.declaredName(content, head.lowerBound..<start, &scribe) else { break }
      scribe.append(band.scribe)
      var note: TitleSyntax?
      if let colon, colon < body.upperBound {
        scribe.sign(.colon, content.range(colon..<(colon + 1)))
        note = NameReader.title(content, (colon + 1)..<body.upperBound, &scribe, &problems)
      }
      return GradeSyntax(
        names: names, lower: band.lower, upper: band.upper, note: note, range: content.range(body))
    }
    wrongForm("合格 90 分至不满 95 分", "pass 90 points to below 95 points", content.range(body), &scribe)
    return nil
  }

  private struct Band {
    var lower: GradeSyntax.End?
    var upper: GradeSyntax.End?
    var scribe = LineScribe()
  }

  /// `至少 95 分`, `90 分至不满 95 分`, `95 分以上`; nil if the text is no band from end to end.
  private func band(_ content: ContentText, _ indices: Range<Int>) -> Band? {
    var text = ClauseText(content, indices)
    guard text.indices.lowerBound == indices.lowerBound else { return nil }
    var band = Band()
    if let (word, comparison) = takeComparison(&text) {
      band.scribe.keyword(word.id, word.range)
      guard let points = takePoints(&text, &band.scribe), text.isAtEnd else { return nil }
      switch comparison {
      case .atLeast: band.lower = .init(points: points, isIncluded: true)
      case .greater: band.lower = .init(points: points, isIncluded: false)
      case .atMost: band.upper = .init(points: points, isIncluded: true)
      default: band.upper = .init(points: points, isIncluded: false)
      }
      return band
    }
    guard let first = takePoints(&text, &band.scribe) else { return nil }
    if let word = text.take(["orMore", "orLess", "beyond"]) {
      band.scribe.keyword(word.id, word.range)
      switch word.id {
      case "orMore": band.lower = .init(points: first, isIncluded: true)
      case "orLess": band.upper = .init(points: first, isIncluded: true)
      default: band.lower = .init(points: first, isIncluded: false)
      }
      return text.isAtEnd ? band : nil
    }
    guard let to = text.take(["to", "minus"]) else { return nil }
    band.scribe.keyword("to", to.range)
    let below = text.take(["below"])
    if let below { band.scribe.keyword(below.id, below.range) }
    guard let last = takePoints(&text, &band.scribe), text.isAtEnd else { return nil }
    band.lower = .init(points: first, isIncluded: true)
    band.upper = .init(points: last, isIncluded: below == nil)
    return band
  }
}

extension LineScribe {
  /// Writes points.
  mutating func points(_ points: PointsSyntax) {
    literal(points.number.range)
    guard points.hasUnit else { return }
    let lower = Int(points.number.range.upper)
    keyword("u.point", SourceRange(file: points.range.file, lower: lower, upper: Int(points.range.upper)))
  }

  /// Writes what another scribe has collected.
  mutating func append(_ other: LineScribe) {
    for piece in other.pieces { insert(piece, at: pieces.count) }
    isBroken = isBroken || other.isBroken
  }
}
