import Diagnostics
import SourceText

/// Explains why a piece of text can't be read: one problem at the furthest readable place.
struct ReadingFailure {
  private let parser: ExpressionParser
  private let indices: Range<Int>
  private let goal: TextReader.Goal
  private let reader: TextReader

  init(_ parser: ExpressionParser, _ indices: Range<Int>, goal: TextReader.Goal, reader: TextReader) {
    self.parser = parser
    self.indices = indices
    self.goal = goal
    self.reader = reader
    furthest = min(parser.furthest, indices.upperBound)
    expected = parser.expected
    bareRange = parser.bareValue
  }

  private var content: ContentText { parser.content }
  /// Where reading stopped, before this explanation tried anything else.
  private let furthest: Int
  private let expected: Set<Expectation>
  private let bareRange: Range<Int>?

  /// The problem.
  var problem: SyntaxProblem {
    let whole = content.range(indices)
    switch parser.limit {
    case .depth: return .tooDeep(whole)
    case .steps: return .tooManyReadings(whole)
    case nil: break
    }
    if let date = parser.impossibleDate, date.upperBound >= furthest {
      return .impossibleDate(content.typed(date), content.range(date))
    }
    if let mixed { return mixed }
    if let withoutBrackets { return withoutBrackets }
    if let bare { return bare }
    if let asCondition { return asCondition }
    if let bare = bareRange, content.skipSpaces(bare.upperBound, to: indices.upperBound) == furthest {
      return bareValue(bare)
    }
    if furthest >= indices.upperBound { return incomplete }
    return mistake ?? separator ?? unit ?? comparisonTypo ?? unknownWord ?? unexpected
  }

  /// Reads on as if 且 and 或 might be mixed: if that helps, both readings are shown.
  private var mixed: SyntaxProblem? {
    guard goal != .value else { return nil }
    let again = ExpressionParser(content, indices, vocabulary: reader.vocabulary)
    again.mixesConnectives = true
    let parses =
      goal == .set ? again.sets(at: indices.lowerBound) : again.conditions(at: indices.lowerBound)
    guard again.limit == nil, !again.whole(parses).isEmpty, let chain = again.mixedChain else { return nil }
    let lower = chain[0].operand.lowerBound
    let range = content.range(lower..<(chain.last?.operand.upperBound ?? lower))
    return .mixedConnectives(
      first: bracketed(chain, joining: true), second: bracketed(chain, joining: false), range)
  }

  /// `T，其中 C` in the middle of a sentence: read as if it stood in brackets, and if that helps it is proposed.
  private var withoutBrackets: SyntaxProblem? {
    let text = content.text(indices)
    guard text.contains("其中") || text.lowercased().contains("where") else { return nil }
    let finder = ExpressionParser(content, indices, vocabulary: reader.vocabulary)
    finder.findsBracketless = true
    _ = reader.parses(goal, finder, at: indices.lowerBound)
    guard finder.limit == nil else { return nil }
    for place in finder.bracketlessPlaces {
      let again = ExpressionParser(content, indices, vocabulary: reader.vocabulary)
      again.bracketless = place
      let parses = again.whole(reader.parses(goal, again, at: indices.lowerBound))
      guard again.limit == nil, !parses.isEmpty else { continue }
      return .selectionWithoutBrackets(bracketed(place), content.range(place))
    }
    return nil
  }

  /// `，其中 C，` as `（其中 C）`.
  private func bracketed(_ place: Range<Int>) -> String {
    let isChinese = content.text(place).unicodeScalars.contains { CodePoints.isHan($0.value) }
    let commas: Set<UInt32> = [0x2C, 0xFF0C, 0x20]
    let inner = place.drop { commas.contains(content.scalars[$0]) }
    let last = inner.last { !commas.contains(content.scalars[$0]) } ?? inner.startIndex
    let text = content.typed(inner.startIndex..<(last + 1))
    return isChinese ? "（\(text)）" : " (\(text))"
  }

  /// The chain with brackets around the runs of 且 (or of 或).
  private func bracketed(_ chain: [(isAnd: Bool, operand: Range<Int>)], joining isAnd: Bool) -> String {
    let isChinese = content.text(indices).unicodeScalars.contains { CodePoints.isHan($0.value) }
    let words = isChinese ? ("且", "或") : (" and ", " or ")
    var groups: [[String]] = []
    for (number, link) in chain.enumerated() {
      let text = source(link.operand)
      if number > 0, link.isAnd == isAnd {
        groups[groups.count - 1].append(text)
      } else {
        groups.append([text])
      }
    }
    let brackets = isChinese ? ("（", "）") : ("(", ")")
    let inner = isAnd ? words.0 : words.1
    return groups.map {
      $0.count == 1 ? $0[0] : brackets.0 + $0.joined(separator: inner) + brackets.1
    }
    .joined(separator: isAnd ? words.1 : words.0)
  }

  private func source(_ range: Range<Int>) -> String {
    content.typed(content.trimmed(range))
  }

  /// A value where a condition should be.
  private var bare: SyntaxProblem? {
    guard goal == .condition else { return nil }
    let again = ExpressionParser(content, indices, vocabulary: reader.vocabulary)
    guard !again.whole(again.values(at: indices.lowerBound)).isEmpty else { return nil }
    return bareValue(indices)
  }

  private func bareValue(_ range: Range<Int>) -> SyntaxProblem {
    let text = source(range)
    var field: String?
    for word in reader.vocabulary.words(called: content.text(content.trimmed(range))) {
      if case .choice(_, let owner) = word.kind { field = field ?? owner }
    }
    return .bareValue(text, choiceOf: field, content.range(content.trimmed(range)))
  }

  /// A condition where a value should be.
  private var asCondition: SyntaxProblem? {
    guard goal == .value else { return nil }
    let again = ExpressionParser(content, indices, vocabulary: reader.vocabulary)
    guard !again.whole(again.conditions(at: indices.lowerBound)).isEmpty else { return nil }
    return .conditionAsValue(source(indices), content.range(indices))
  }

  private var expectedWords: [String] {
    let shown = expected.sorted().filter { $0 != .end || expected.count == 1 }
    let hidesValue = shown.contains(.condition)
    return shown.filter { !(hidesValue && $0 == .value) }.prefix(3).map(\.words)
  }

  private var incomplete: SyntaxProblem {
    let last = content.trimmed(indices).upperBound
    return .incomplete(expected: expectedWords.isEmpty ? [Expectation.value.words] : expectedWords, place(last))
  }

  private func place(_ index: Int) -> SourceRange {
    let first = max(index - 1, indices.lowerBound)
    return content.range(min(first, index)..<index)
  }

  private static let mistakes: [(wrong: String, meant: String, isCertain: Bool)] = [
    ("是", "为", true), ("以及", "且", false), ("和", "且", false), ("与", "且", false), ("及", "且", false),
    ("&&", "且", true), ("||", "或", true), ("在", "属于", false), ("＆", "且", false), ("do not", "not", false),
    ("are", "is", true), ("&", "and", false),
  ]

  /// 至少于, 至多于: a comparison word with a 于 too many.
  private var comparisonWithExtra: SyntaxProblem? {
    guard content.scalars[furthest] == 0x4E8E else { return nil }
    let words = KeywordTable.shared.keywords(in: .condition)
    for keyword in words {
      let length = keyword.text.zh.unicodeScalars.count
      let start = furthest - length
      guard length > 1, start >= indices.lowerBound, content.text(start..<furthest) == keyword.text.zh else { continue }
      let range = start..<(furthest + 1)
      return .mistakenWord(content.typed(range), meant: keyword.text.zh, isCertain: true, content.range(range))
    }
    return nil
  }

  /// Words that officers write for a connecting word.
  private var mistake: SyntaxProblem? {
    if let comparisonWithExtra { return comparisonWithExtra }
    guard !expected.isDisjoint(with: [.comparison, .connective, .end]) else { return nil }
    for (wrong, meant, isCertain) in Self.mistakes {
      guard let end = parser.lattice.match(CodePoints.labelForm(wrong), at: furthest) else { continue }
      let needsComparison = meant == "为" || meant == "属于" || meant == "is"
      guard expected.contains(.comparison) || !needsComparison else { continue }
      let range = furthest..<end
      return .mistakenWord(content.typed(range), meant: meant, isCertain: isCertain, content.range(range))
    }
    return nil
  }

  /// A comma where 且 or 或 should be, or 其中 without its comma.
  private var separator: SyntaxProblem? {
    let isChinese = CodePoints.holdsHan(content.text(indices))
    if parser.keyword(.whereWord, at: furthest).first != nil, expected.contains(.end) {
      return .missingComma(content.range(furthest..<furthest))
    }
    guard let comma = parser.comma(at: furthest) else { return nil }
    if goal == .set, let when = parser.keyword(.when, at: comma.end).first {
      let range = content.trimmed(comma.end..<when.end)
      return .mistakenWord(
        content.typed(range), meant: isChinese ? "其中" : "where", isCertain: false, content.range(range))
    }
    guard goal != .value, !parser.conditions(at: comma.end).isEmpty else { return nil }
    if goal == .set, parser.atoms(at: indices.lowerBound).contains(where: { $0.end == furthest }) {
      return .missingWhere(isChinese: isChinese, content.range(comma.end..<comma.end))
    }
    if expected.contains(.then) {
      return .missingThen(isChinese: isChinese, content.range(comma.end..<comma.end))
    }
    return .missingConnective(isChinese: isChinese, content.range(comma.end..<comma.end))
  }

  /// A number with a unit that is none.
  private var unit: SyntaxProblem? {
    guard let start = unitStart else { return nil }
    let run = self.run(from: content.skipSpaces(start, to: indices.upperBound))
    guard !run.isEmpty else { return nil }
    let places = ["unit", "measure"]
    let spellings = places.flatMap { KeywordTable.shared.keywords(in: .words($0)).flatMap(\.spellings) }
    let nearest = nearestName(to: content.text(run), among: spellings)
    return .unknownUnit(content.typed(run), nearest: nearest, content.range(run))
  }

  /// The index behind the number that stands before the furthest place, with at most a measure word between them.
  private var unitStart: Int? {
    for back in 0...2 {
      var before = furthest - back
      while before > indices.lowerBound, content.scalars[before - 1] == 0x20 { before -= 1 }
      guard before > indices.lowerBound else { return nil }
      let scalar = content.scalars[before - 1]
      if CodePoints.isDigit(scalar) || scalar == 0x4E07 || scalar == 0x4EBF { return isInID(before) ? nil : before }
    }
    return nil
  }

  /// Whether the digits before an index are those of an id: `CF-07`.
  private func isInID(_ end: Int) -> Bool {
    var index = end
    while index > indices.lowerBound, CodePoints.isDigit(content.scalars[index - 1]) { index -= 1 }
    guard index > indices.lowerBound + 1, content.scalars[index - 1] == 0x2D else { return false }
    return CodePoints.isASCIIWord(content.scalars[index - 2])
  }

  /// A comparison word with one character wrong: 早与 for 早于.
  private var comparisonTypo: SyntaxProblem? {
    guard expected.contains(.comparison), !expected.contains(.value) else { return nil }
    let spellings = KeywordTable.shared.keywords(in: .condition).flatMap(\.spellings).filter {
      $0.unicodeScalars.count > 1
    }
    let run = self.run(from: furthest)
    if !run.isEmpty, CodePoints.isASCIILetter(content.scalars[furthest]) { return englishTypo(run, spellings) }
    for length in stride(from: 4, through: 2, by: -1) where run.count >= length {
      let range = furthest..<(furthest + length)
      let word = content.text(range)
      guard CodePoints.holdsHan(word), let nearest = nearestName(to: word, among: spellings) else { continue }
      guard nearest.unicodeScalars.count == length else { continue }
      return .mistakenWord(word, meant: nearest, isCertain: false, content.range(range))
    }
    return nil
  }

  /// An English connecting word with one letter wrong: `si` for `is`, `too` for `to`.
  private func englishTypo(_ run: Range<Int>, _ spellings: [String]) -> SyntaxProblem? {
    let letters = run.prefix { CodePoints.isASCIIWord(content.scalars[$0]) }
    let word = content.text(letters.startIndex..<letters.endIndex)
    let swapped = spellings.first { $0.count == 2 && $0 == String(word.reversed()) }
    guard let nearest = swapped ?? nearestName(to: word, among: spellings) else { return nil }
    let range = letters.startIndex..<letters.endIndex
    return .mistakenWord(content.typed(range), meant: nearest, isCertain: false, content.range(range))
  }

  private var unknownWord: SyntaxProblem? {
    if expected.contains(.value),
      let numeral = ChineseNumeral(content.scalars, at: furthest, end: indices.upperBound),
      content.skipSpaces(numeral.end, to: indices.upperBound) == indices.upperBound
    {
      let range = furthest..<numeral.end
      return .numeralWithoutUnit(content.typed(range), content.range(range))
    }
    let wantsName = !expected.isDisjoint(with: [.value, .name, .table, .condition])
    let starts = wantsName ? [furthest] : nameStarts(endingAt: furthest)
    for start in starts {
      var run = self.run(from: start)
      for _ in 0..<3 {
        let word = content.text(run)
        if !word.isEmpty, parser.lattice.vocabulary.words(called: word).isEmpty,
          let nearest = nearestName(to: word, among: parser.lattice.vocabulary.labels)
        {
          return .unknownWord(content.typed(run), nearest: nearest, others: 0, content.range(run))
        }
        guard run.upperBound < indices.upperBound, !Self.isSign(content.scalars[run.upperBound]) else { break }
        run = start..<self.run(from: run.upperBound, skipping: 1).upperBound
      }
    }
    guard wantsName else { return nil }
    let run = self.run(from: furthest)
    guard !run.isEmpty else { return nil }
    return .unknownWord(content.typed(run), nearest: nil, others: 0, content.range(run))
  }

  /// Where names that end at an index begin: a longer, mistyped name may have been cut there.
  private func nameStarts(endingAt index: Int) -> [Int] {
    var last = index
    while last > indices.lowerBound, content.scalars[last - 1] == 0x20 { last -= 1 }
    let first = max(indices.lowerBound, last - 24)
    return (first..<max(first, last)).filter { start in
      parser.lattice.names(at: start).contains { $0.start == start && $0.end == last }
    }
  }

  /// The letters from an index up to the next connecting word, sign or border.
  private func run(from start: Int, skipping skipped: Int = 0) -> Range<Int> {
    var index = min(start + skipped, indices.upperBound)
    while index < indices.upperBound {
      let scalar = content.scalars[index]
      if content.quotes[index] != nil || Self.isSign(scalar) { break }
      if scalar == 0x20 {
        let next = content.skipSpaces(index, to: indices.upperBound)
        guard next < indices.upperBound, CodePoints.isASCIILetter(content.scalars[next]),
          CodePoints.isASCIIWord(content.scalars[index - 1])
        else { break }
        if parser.lattice.connectingWordEnd(at: next) != nil { break }
        index = next
        continue
      }
      if index > start + skipped || skipped == 0, index > start,
        parser.lattice.connectingWordEnd(at: index) != nil
      {
        break
      }
      index += 1
    }
    return content.trimmed(start..<max(start, index))
  }

  private static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0xFF0C, 0x3001, 0x3002, 0x3D, 0x3C, 0x3E, 0x7C, 0x300D, 0x201D, 0x5B, 0x5D:
      true
    default: false
    }
  }

  private var unexpected: SyntaxProblem {
    var run = self.run(from: furthest)
    if run.isEmpty { run = furthest..<min(furthest + 1, indices.upperBound) }
    if let word = parser.lattice.connectingWordEnd(at: furthest), word > run.upperBound { run = furthest..<word }
    let first = content.text(run).split(separator: " ").first.map(\.unicodeScalars.count) ?? run.count
    run = run.lowerBound..<min(run.upperBound, run.lowerBound + max(first, 1))
    let isEnglish = !CodePoints.holdsHan(content.text(indices))
    return .unexpected(content.typed(run), expected: expectedWords, isEnglish: isEnglish, content.range(run))
  }
}
