import SourceText

/// The text of a clause while it is read from left to right.
struct ClauseText {
  let content: ContentText
  let indices: Range<Int>
  let lattice: Lattice
  /// The index that is read next.
  private(set) var index: Int

  init(_ content: ContentText, _ indices: Range<Int>, vocabulary: Vocabulary = Vocabulary([])) {
    self.content = content
    self.indices = content.trimmed(indices)
    self.index = self.indices.lowerBound
    lattice = Lattice(content: content, vocabulary: vocabulary, end: self.indices.upperBound)
  }

  /// What is not read yet, without spaces at both ends.
  var rest: Range<Int> { content.trimmed(index..<indices.upperBound) }
  /// Whether all was read.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func move(to index: Int) { self.index = index }

  /// Takes the keyword with the longest spelling.
  mutating func take(_ ids: [String]) -> (id: String, range: SourceRange)? {
    guard let found = KeywordForms.longest(ids, in: lattice, at: rest.lowerBound) else { return nil }
    let first = rest.lowerBound
    index = found.end
    return (found.id, content.range(first..<found.end))
  }

  /// Takes one sign of several.
  mutating func take(_ signs: Set<UInt32>) -> SourceRange? {
    let first = rest.lowerBound
    guard first < indices.upperBound, signs.contains(content.scalars[first]), content.quotes[first] == nil else {
      return nil
    }
    index = first + 1
    return content.range(first..<index)
  }

  mutating func takeComma() -> SourceRange? { take([0xFF0C, 0x2C]) }
  mutating func takeListComma() -> SourceRange? { take([0x3001, 0x2C]) }

  /// Takes a quotation.
  mutating func takeQuote(_ kinds: Set<ContentText.Quote.Kind>) -> ContentText.Quote? {
    guard let quote = content.quotes[rest.lowerBound], kinds.contains(quote.kind) else { return nil }
    index = quote.end
    return quote
  }

  /// Takes a date that exists; `text` of the result is nil for one that does not.
  mutating func takeDate() -> DateMatch? {
    guard let date = lattice.date(at: rest.lowerBound), date.start == rest.lowerBound else { return nil }
    index = date.end
    return date
  }

  // MARK: Cutting

  /// Cuts a text at signs outside quotations and brackets; a comma between the groups of a number does not cut.
  static func split(_ content: ContentText, _ indices: Range<Int>, at signs: Set<UInt32>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var first = indices.lowerBound
    var index = first
    var depth = 0
    while index < indices.upperBound {
      if let quote = content.quotes[index] {
        index = min(quote.end, indices.upperBound)
        continue
      }
      let scalar = content.scalars[index]
      if scalar == 0x28 || scalar == 0x5B { depth += 1 }
      if scalar == 0x29 || scalar == 0x5D { depth -= 1 }
      if depth <= 0, signs.contains(scalar), !isThousandsComma(content, index, indices) {
        parts.append(first..<index)
        first = index + 1
      }
      index += 1
    }
    parts.append(first..<indices.upperBound)
    return parts
  }

  private static func isThousandsComma(_ content: ContentText, _ index: Int, _ indices: Range<Int>) -> Bool {
    guard content.scalars[index] == 0x2C, index > indices.lowerBound, index + 3 < indices.upperBound else {
      return false
    }
    let isGroup = (1...3).allSatisfy { CodePoints.isDigit(content.scalars[index + $0]) }
    let next = index + 4
    return CodePoints.isDigit(content.scalars[index - 1]) && isGroup
      && !(next < indices.upperBound && CodePoints.isDigit(content.scalars[next]))
  }

  /// A part of a clause that begins with a marking word, such as `，当 …`; the first part has none.
  struct Part {
    /// The comma before it.
    let comma: SourceRange?
    /// The marking word.
    let marker: (id: String, range: SourceRange)?
    /// What follows the word.
    let indices: Range<Int>
  }

  /// Cuts a clause before each comma that a marking word follows; the words may also stand at the very beginning.
  static func parts(
    _ content: ContentText, _ indices: Range<Int>, markers: [String], vocabulary: Vocabulary
  ) -> [Part] {
    let commas = split(content, indices, at: [0xFF0C, 0x2C])
    var parts: [Part] = []
    var first = indices.lowerBound
    var current: (comma: SourceRange?, marker: (id: String, range: SourceRange)?) = (nil, nil)
    for (number, piece) in commas.enumerated() {
      var clause = ClauseText(content, piece.lowerBound..<indices.upperBound, vocabulary: vocabulary)
      guard let marker = clause.take(markers) else { continue }
      if number > 0 || piece.lowerBound > indices.lowerBound {
        parts.append(Part(comma: current.comma, marker: current.marker, indices: first..<(piece.lowerBound - 1)))
        current.comma = content.range((piece.lowerBound - 1)..<piece.lowerBound)
      }
      current.marker = marker
      first = clause.index
    }
    parts.append(Part(comma: current.comma, marker: current.marker, indices: first..<indices.upperBound))
    return parts.map {
      Part(comma: $0.comma, marker: $0.marker, indices: content.trimmed($0.indices))
    }
  }
}
