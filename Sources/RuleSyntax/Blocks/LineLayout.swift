import SourceText

/// A piece of a line as the formatter writes it.
enum LayoutPiece: Sendable {
  /// A keyword, a name, a literal or punctuation.
  case word(Word)
  /// Text with several possible readings; the words of the one that was chosen are written.
  case readings(SourceRange, [[Word]])
  /// Text that stays as typed unless a reading was chosen for it.
  case free(SourceRange, [[Word]])
  /// Text that stays as typed.
  case raw(SourceRange)
  /// A quotation whose marks follow the language, or are fixed in a pair of titles.
  case quotation(String, SourceRange, QuotationMarks)
  /// A space that stands even between two Chinese words.
  case space

  /// The marks of a quotation.
  enum QuotationMarks: Sendable {
    case byLanguage
    case corner
    case double
  }
}

/// The pieces of one logical line, in cells for a table row.
struct LineLayout: Sendable {
  /// The pieces; a row has several cells, any other line one.
  var cells: [[LayoutPiece]]
}

/// Collects the pieces of a line while it is read; a line with a problem stays as typed.
struct LineScribe {
  private(set) var pieces: [LayoutPiece] = []
  /// Whether a part could not be read.
  var isBroken = false

  mutating func keyword(_ id: String, _ range: SourceRange) {
    pieces.append(.word(Word(kind: .keyword(id), range: range)))
  }

  mutating func sign(_ sign: Punctuation, _ range: SourceRange) {
    pieces.append(.word(Word(kind: .punctuation(sign.rawValue), range: range)))
  }

  mutating func name(_ range: SourceRange) {
    pieces.append(.word(Word(kind: .name, range: range)))
  }

  mutating func literal(_ range: SourceRange) {
    pieces.append(.word(Word(kind: .literal, range: range)))
  }

  mutating func readings<Node>(_ readings: Readings<Node>) {
    if readings.all.isEmpty { isBroken = true }
    pieces.append(.readings(readings.range, readings.all.map(\.words)))
  }

  mutating func free<Node>(_ readings: Readings<Node>) {
    pieces.append(.free(readings.range, readings.all.map(\.words)))
  }

  mutating func raw(_ range: SourceRange) { pieces.append(.raw(range)) }

  mutating func insert(_ piece: LayoutPiece, at index: Int) { pieces.insert(piece, at: index) }

  mutating func space() { pieces.append(.space) }

  mutating func quotation(_ text: String, _ range: SourceRange, _ marks: LayoutPiece.QuotationMarks) {
    pieces.append(.quotation(text, range, marks))
  }
}
