import SourceText

/// Reads conditions and values: every way to split the text into words that parses, memoised by place.
///
/// A production is a method that takes an index and gives all its parses from there. `且`, `的` and the arithmetic words
/// are loops, brackets and 非 recurse with a depth limit, and a budget of steps bounds the whole: what it can't finish it
/// gives up with `limit` set. Where reading stopped is kept as the furthest index at which something else was expected.
final class ExpressionParser {
  typealias Parses = [Parse<Expression>]

  /// Why reading was given up.
  enum Limit: Sendable {
    case depth
    case steps
  }

  let lattice: Lattice
  let content: ContentText
  let start: Int
  let end: Int
  /// Whether 且 and 或 may stand side by side; only to explain that they need brackets.
  var mixesConnectives = false

  private(set) var furthest: Int
  private(set) var expected: Set<Expectation> = []
  private(set) var limit: Limit?
  /// A date that does not exist, where one was read.
  private(set) var impossibleDate: Range<Int>?
  /// The longest value that stands where a condition should, up to the furthest place.
  private(set) var bareValue: Range<Int>?
  /// A selection behind a comma, `T，其中 C，`, that is read as if it stood in brackets; only to explain that it needs them.
  var bracketless: Range<Int>?
  /// The places of selections behind a comma, in the order in which they were met.
  private(set) var bracketlessPlaces: [Range<Int>] = []
  /// Whether to look for them.
  var findsBracketless = false
  /// The chain of the first mixed condition, to show both readings.
  var mixedChain: [(isAnd: Bool, operand: Range<Int>)]?

  /// The keywords by place, counted from the start.
  private var keywordsByIndex: [[(number: Int, end: Int)]?]
  private var steps = 0
  private var depth = 0
  /// The parses by place and production, one row for each place.
  private var memo: [Parses?]

  private static let maximumSteps = 60_000
  private static let maximumDepth = 160
  private static let maximumParses = 48
  private static let maximumLinks = 64

  /// The productions that are memoised.
  enum Production: Int, CaseIterable {
    case condition, chain, unit, simple, value, sum, product, postfix, atom
  }

  private static let productionCount = Production.allCases.count

  init(_ content: ContentText, _ range: Range<Int>, vocabulary: Vocabulary) {
    self.content = content
    self.start = range.lowerBound
    self.end = range.upperBound
    self.furthest = range.lowerBound
    let places = max(0, range.count) + 1
    keywordsByIndex = Array(repeating: nil, count: places)
    memo = Array(repeating: nil, count: places * Self.productionCount)
    self.lattice = Lattice(content: content, vocabulary: vocabulary, end: range.upperBound)
  }

  /// The parses that reach the end of the text, each meaning once.
  func whole(_ parses: Parses) -> Parses {
    var seen: Set<Expression> = []
    return parses.filter { parse in
      guard content.skipSpaces(parse.end, to: end) == end else {
        expect(.end, at: parse.end)
        return false
      }
      return seen.insert(parse.node).inserted
    }
  }

  /// Runs a production once for each index, within the limits.
  func memoised(_ production: Production, _ index: Int, _ body: (Int) -> Parses) -> Parses {
    let index = content.skipSpaces(index, to: end)
    let key = (index - start) * Self.productionCount + production.rawValue
    guard memo.indices.contains(key) else { return [] }
    if let known = memo[key] { return known }
    steps += 1
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { limit = limit ?? .depth }
    if steps > Self.maximumSteps { limit = limit ?? .steps }
    guard limit == nil else { return [] }
    memo[key] = []
    let parses = distinct(body(index))
    memo[key] = parses
    return parses
  }

  /// Counts the links of a chain of 的, 加 or 乘: a longer one would make a tree too deep to walk.
  func mayGoOn(_ links: inout Int) -> Bool {
    links += 1
    if links > Self.maximumLinks { limit = limit ?? .depth }
    return limit == nil
  }

  /// Each meaning once; too many of them end the reading.
  func distinct(_ parses: Parses) -> Parses {
    guard parses.count > 1 else { return parses }
    struct Key: Hashable {
      let node: Expression
      let end: Int
    }
    var seen: Set<Key> = []
    let kept = parses.filter { seen.insert(Key(node: $0.node, end: $0.end)).inserted }
    steps += kept.count
    if kept.count > Self.maximumParses { limit = limit ?? .steps }
    return kept
  }

  /// Records that something else could have stood at an index.
  func expect(_ expectation: Expectation, at index: Int) {
    let index = content.skipSpaces(index, to: end)
    if index > furthest {
      furthest = index
      expected = [expectation]
    } else if index == furthest {
      expected.insert(expectation)
    }
  }

  /// Records a value that no comparison follows.
  func noteBareValue(_ indices: Range<Int>) {
    let indices = content.trimmed(indices)
    guard isAtRest(indices.upperBound), indices.count > (bareValue?.count ?? 0) else { return }
    bareValue = indices
  }

  /// Records a selection behind a comma.
  func noteBracketless(_ indices: Range<Int>) {
    if bracketlessPlaces.count < 64, !bracketlessPlaces.contains(indices) { bracketlessPlaces.append(indices) }
  }

  func noteImpossibleDate(_ indices: Range<Int>) {
    if impossibleDate == nil { impossibleDate = indices }
  }

  // MARK: Words

  /// The ends of a keyword at an index, each with its word.
  func keyword(_ word: ConditionWord, at index: Int) -> [(end: Int, words: WordRope)] {
    let first = content.skipSpaces(index, to: end)
    let number = word.number
    var found: [(end: Int, words: WordRope)] = []
    for keyword in keywords(at: first) where keyword.number == number {
      let range = content.range(first..<keyword.end)
      found.append((keyword.end, .word(Word(kind: .keyword(word.id), range: range))))
    }
    return found
  }

  private func keywords(at index: Int) -> [(number: Int, end: Int)] {
    let place = index - start
    guard keywordsByIndex.indices.contains(place) else { return lattice.keywords(at: index) }
    if let known = keywordsByIndex[place] { return known }
    let found = lattice.keywords(at: index)
    keywordsByIndex[place] = found
    return found
  }

  /// The word that a punctuation sign at an index makes; nil when another sign stands there.
  private func sign(
    _ one: UInt32, or other: UInt32? = nil, as kind: Punctuation, at index: Int
  ) -> (end: Int, words: WordRope)? {
    let first = content.skipSpaces(index, to: end)
    guard first < end, content.scalars[first] == one || content.scalars[first] == other, content.quotes[first] == nil
    else { return nil }
    let word = Word(kind: .punctuation(kind.rawValue), range: content.range(first..<(first + 1)))
    return (first + 1, .word(word))
  }

  func comma(at index: Int) -> (end: Int, words: WordRope)? { sign(0xFF0C, or: 0x2C, as: .comma, at: index) }

  /// `、`, or in English `,`.
  func listComma(at index: Int) -> (end: Int, words: WordRope)? { sign(0x3001, or: 0x2C, as: .listComma, at: index) }

  func colon(at index: Int) -> (end: Int, words: WordRope)? { sign(0x3A, as: .colon, at: index) }

  func open(at index: Int) -> (end: Int, words: WordRope)? { sign(0x28, as: .open, at: index) }

  func close(at index: Int) -> (end: Int, words: WordRope)? {
    let found = sign(0x29, as: .close, at: index)
    if found == nil { expect(.closingBracket, at: index) }
    return found
  }

  /// The index itself, and the one after a comma.
  func afterOptionalComma(_ index: Int) -> [(end: Int, words: WordRope)] {
    [(index, .empty)] + (comma(at: index).map { [$0] } ?? [])
  }

  /// Whether nothing but a closing bracket or the end follows.
  func isAtRest(_ index: Int) -> Bool {
    let index = content.skipSpaces(index, to: end)
    return index >= end || content.scalars[index] == 0x29
  }

  func literal(_ indices: Range<Int>) -> WordRope {
    .word(Word(kind: .literal, range: content.range(indices)))
  }

  func range(_ first: Int, _ last: Int) -> SourceRange {
    content.range(content.skipSpaces(first, to: end)..<max(last, content.skipSpaces(first, to: end)))
  }

  func parse(_ kind: Expression.Kind, from first: Int, to last: Int, _ words: WordRope) -> Parse<Expression> {
    Parse(node: Expression(kind, range: range(first, last)), words: words, end: last)
  }
}

/// The canonical punctuation of words; the formatter writes it in the signs of a language.
enum Punctuation: String, CaseIterable, Sendable {
  case comma
  case listComma
  /// `、` in both languages: between the values of one field in a test, where `,` begins the next field.
  case pause
  case colon
  case semicolon
  case open
  case close
  case slash
  case arrow
  case dash
  case bar
}
