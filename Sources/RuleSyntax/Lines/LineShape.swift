import Diagnostics
import SourceText

/// What can be told of one line by its signs and its first word.
struct LineShape {
  let content: ContentText
  private let lattice: Lattice

  /// A recognised first word.
  struct FirstWord {
    let kind: LogicalLine.Kind
    let end: Int
    let colon: Int?
  }

  private static let noWords = Vocabulary([])
  private static let heads = KeywordTable.shared.keywords(in: .head).map(\.id)
  private static let headIndex = KeywordForms.index(heads)
  private static let subheadsByHead = Dictionary(
    uniqueKeysWithValues: heads.map { head in
      (head, KeywordForms.index(KeywordTable.shared.subheads(of: head).map(\.id)))
    })
  private static let connectiveIndex = KeywordForms.index(["and", "or"])
  private static let clausesByHead = Dictionary(
    uniqueKeysWithValues: heads.map { head in
      let owners = [head] + KeywordTable.shared.subheads(of: head).map(\.id)
      return (head, KeywordForms.index(owners.flatMap { KeywordTable.shared.clauses(of: $0).map(\.id) }))
    })
  /// The last code points of connecting words.
  private static let connectiveEnds: Set<UInt32> = Set(
    KeywordTable.shared.keywords(in: .condition).flatMap(\.spellings).compactMap { CodePoints.labelForm($0).last })
  private static let allClauses: [String] = KeywordTable.shared.keywords.compactMap {
    if case .clause = $0.place { $0.id } else { nil }
  }
  /// The clauses that hold a name between their word and the colon.
  private static let namedClauses: Set<String> = ["except", "oneby", "notice", "allow"]

  init(_ content: ContentText) {
    self.content = content
    lattice = Lattice(content: content, vocabulary: Self.noWords, end: content.count)
  }

  /// The index of the first colon outside quotations and brackets.
  func colon(from index: Int) -> Int? {
    firstIndex(from: index) { $0 == 0x3A }
  }

  /// The first code point outside quotations and brackets that fits.
  func firstIndex(from start: Int, _ fits: (UInt32) -> Bool) -> Int? {
    var index = start
    var depth = 0
    while index < content.count {
      if let quote = content.quotes[index] {
        index = quote.end
        continue
      }
      let scalar = content.scalars[index]
      if depth == 0, fits(scalar) { return index }
      if scalar == 0x28 || scalar == 0x5B { depth += 1 }
      if scalar == 0x29 || scalar == 0x5D, depth > 0 { depth -= 1 }
      index += 1
    }
    return nil
  }

  // MARK: Items

  /// The index after an item mark: `-`, `－`, `—`, `•`, `（一）`, `1.`, `1、`, `①`.
  var itemMarkEnd: Int? {
    let first = content.scalars[0]
    switch first {
    case 0x2D, 0x2014, 0x2013, 0x2022, 0x25CF, 0x00B7, 0x2015:
      var index = 0
      while index < content.count, content.scalars[index] == first { index += 1 }
      return index
    case 0x2460...0x2473: return 1
    case 0x28: return bracketMarkEnd
    default: return numberMarkEnd
    }
  }

  private var bracketMarkEnd: Int? {
    guard let last = numeralEnd(from: 1), last < content.count, content.scalars[last] == 0x29 else { return nil }
    return last + 1
  }

  private var numberMarkEnd: Int? {
    guard let last = numeralEnd(from: 0), last < content.count else { return nil }
    switch content.scalars[last] {
    case 0x2E: return last + 1 < content.count && CodePoints.isDigit(content.scalars[last + 1]) ? nil : last + 1
    case 0x3001: return last + 1
    case 0x29: return last + 1
    default: return nil
    }
  }

  private func numeralEnd(from start: Int) -> Int? {
    var index = start
    while index < content.count, index - start < 3, CodePoints.isDigit(content.scalars[index]) { index += 1 }
    if index > start { return index }
    return ChineseNumeral(content.scalars, at: start, end: min(content.count, start + 3))?.end
  }

  // MARK: Headers and clauses

  /// The header that begins here. A header word without a space behind it needs an id or a colon on its line.
  func header(in head: String?, continuing: Bool) -> FirstWord? {
    if let head, let subheader = subheader(in: head) { return subheader }
    guard let found = KeywordForms.longest(Self.headIndex, atStartOf: lattice) else { return nil }
    let kind = LogicalLine.Kind.header(found.id)
    let next = content.skipSpaces(found.end, to: content.count)
    let colon = colon(from: found.end)
    let word = FirstWord(kind: kind, end: found.end, colon: colon)
    if next == content.count { return continuing ? nil : word }
    if content.scalars[next] == 0x3A { return isClause(of: head) ? nil : word }
    if let clause = clauseWord(of: head), clause.end > found.end { return nil }
    if let id = lattice.ruleID(at: next, inHeader: true), next == id.lowerBound, colon != nil || !continuing {
      return word
    }
    if next > found.end || content.quotes[next] != nil { return colon != nil || !continuing ? word : nil }
    return colon != nil && !isUnknownClauseLike(found.end, colon) ? word : nil
  }

  /// `项目 业务工作：60 分`, `节 总体情况`: a word of this block with a name behind it.
  private func subheader(in head: String) -> FirstWord? {
    guard let index = Self.subheadsByHead[head], let found = KeywordForms.longest(index, atStartOf: lattice) else {
      return nil
    }
    if let clause = clauseWord(of: head), clause.end >= found.end { return nil }
    let next = content.skipSpaces(found.end, to: content.count)
    let colon = colon(from: found.end)
    guard next == content.count || next > found.end || content.quotes[next] != nil else { return nil }
    return FirstWord(kind: .subheader(found.id), end: found.end, colon: colon)
  }

  /// A header whose word is one character off: `规测 XK-02：「…」`, a word, a space, an id and a colon.
  func misspeltHeader(continuing: Bool) -> (word: FirstWord, written: String, meant: String)? {
    guard !continuing, let space = content.scalars.firstIndex(of: 0x20), space > 1 else { return nil }
    let next = content.skipSpaces(space, to: content.count)
    guard let id = lattice.ruleID(at: next, inHeader: true), id.lowerBound == next, let colon = colon(from: next) else {
      return nil
    }
    let written = content.text(0..<space)
    let words = ["rule", "test"].compactMap { KeywordTable.shared[$0] }
    guard let meant = nearestName(to: written, among: words.flatMap(\.spellings)),
      let keyword = words.first(where: { $0.spellings.contains(meant) })
    else { return nil }
    return (FirstWord(kind: .header(keyword.id), end: space, colon: colon), written, meant)
  }

  /// `报告期：` is no report called 期: a head word run into one more character before the colon is left alone.
  private func isUnknownClauseLike(_ end: Int, _ colon: Int?) -> Bool {
    guard let colon else { return true }
    return colon - end < 2
  }

  private func isClause(of head: String?) -> Bool { clauseWord(of: head) != nil }

  private func clauseWord(of head: String?) -> (id: String, end: Int)? {
    guard let head, let index = Self.clausesByHead[head],
      let found = KeywordForms.longest(index, atStartOf: lattice)
    else { return nil }
    let next = content.skipSpaces(found.end, to: content.count)
    return next < content.count && content.scalars[next] == 0x3A ? found : nil
  }

  /// The clause that begins here; without its colon only if the line can't continue the one above.
  func clause(of head: String?, continuing: Bool) -> FirstWord? {
    guard let head, let index = Self.clausesByHead[head],
      let found = KeywordForms.longest(index, atStartOf: lattice)
    else { return nil }
    let next = content.skipSpaces(found.end, to: content.count)
    let kind = LogicalLine.Kind.clause(found.id)
    if next < content.count, content.scalars[next] == 0x3A {
      return FirstWord(kind: kind, end: found.end, colon: next)
    }
    if found.id == "pairs" { return FirstWord(kind: kind, end: found.end, colon: nil) }
    if Self.namedClauses.contains(found.id), let colon = colon(from: found.end) {
      return FirstWord(kind: kind, end: found.end, colon: colon)
    }
    if continuing || beginsWithConnective { return nil }
    if let colon = colon(from: found.end), colon - found.end <= 3 { return nil }
    return FirstWord(kind: kind, end: found.end, colon: nil)
  }

  /// The logical line of a header or clause.
  func line(_ word: FirstWord, _ number: Int, _ bytes: Range<Int>) -> LogicalLine {
    let colon = word.colon.map { $0..<($0 + 1) }
    let nameEnd = colon?.lowerBound ?? headerNameEnd(word)
    let name = content.trimmed(word.end..<max(word.end, nameEnd))
    let body = (colon?.upperBound ?? max(word.end, nameEnd))..<content.count
    return LogicalLine(
      kind: word.kind, lines: [number], pieces: [bytes], content: content, mark: 0..<word.end, name: name,
      colon: colon ?? nameEnd..<nameEnd, body: body)
  }

  /// Where the name of a header without a colon ends: before a title, else with the line; a clause has no name.
  private func headerNameEnd(_ word: FirstWord) -> Int {
    switch word.kind {
    case .header, .subheader: break
    default: return word.end
    }
    let first = content.skipSpaces(word.end, to: content.count)
    var index = first
    while index < content.count {
      if let quote = content.quotes[index] {
        if quote.kind != .book, index > first { return index }
        index = quote.end
      } else {
        index += 1
      }
    }
    return content.count
  }

  // MARK: Continuation

  /// Whether the line begins with 且, 或, and, or.
  var beginsWithConnective: Bool {
    KeywordForms.longest(Self.connectiveIndex, atStartOf: lattice) != nil
  }

  /// Whether a bracket is open, or the line ends with `，`, `、`, `,` or a connecting word.
  var isOpenAtEnd: Bool {
    let last = content.trimmed(0..<content.count).upperBound
    guard last > 0 else { return false }
    if openBrackets > 0 { return true }
    switch content.scalars[last - 1] {
    case 0xFF0C, 0x3001, 0x2C: return true
    default: break
    }
    guard Self.connectiveEnds.contains(CodePoints.folded(content.scalars[last - 1])) else { return false }
    let shortest = max(0, last - 12)
    for start in stride(from: last - 1, through: shortest, by: -1) {
      if content.quotes.values.contains(where: { $0.start < start && start < $0.end }) { return false }
      if lattice.connectingWordEnd(at: start) == last { return true }
    }
    return false
  }

  private var openBrackets: Int {
    var depth = 0
    var index = 0
    while index < content.count {
      if let quote = content.quotes[index] {
        index = quote.end
        continue
      }
      if content.scalars[index] == 0x28 { depth += 1 }
      if content.scalars[index] == 0x29 { depth -= 1 }
      index += 1
    }
    return depth
  }

  /// A body without one `；`, `，` or `。` at its end.
  func withoutEndMark(_ body: Range<Int>) -> Range<Int> {
    guard let last = body.last, !content.quotes.values.contains(where: { $0.start < last && last < $0.end }) else {
      return body
    }
    switch content.scalars[last] {
    case 0x3B, 0xFF0C, 0x2C, 0x3002: return content.trimmed(body.lowerBound..<last)
    default: return body
    }
  }

  // MARK: Stray lines

  /// What is wrong with a line that is neither header, clause, item, row, quote nor comment.
  func strayProblem(in head: String?, _ range: SourceRange) -> SyntaxProblem {
    if let colon = colon(from: 0), colon <= 24 {
      let word = content.text(content.trimmed(0..<colon))
      let place = content.range(content.trimmed(0..<colon))
      if let other = KeywordForms.longest(Self.allClauses, in: lattice, at: 0), other.end >= colon {
        return .clauseElsewhere(word, owners: Self.owners(of: other.id), head: head, place)
      }
      return .unknownClause(word, head: head, place)
    }
    return .strayLine(head: head, range)
  }

  private static func owners(of clause: String) -> [String] {
    guard case .clause(let heads)? = KeywordTable.shared[clause]?.place else { return [] }
    return heads
  }
}
