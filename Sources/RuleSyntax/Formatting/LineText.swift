import SourceText

/// A word, sign or quotation on its way into a line of text.
struct TextToken {
  enum Kind: Equatable {
    case word
    case quotation
    /// `'s`, straight behind its word.
    case possessive
    case sign(Punctuation)
  }

  let kind: Kind
  let text: String
  let range: SourceRange
  /// The piece of text it was read from; within one, words that run together must not make other words.
  let piece: Int?
  /// 「…」 straight behind the name of a table.
  let isKey: Bool
  /// Whether a space follows even between two Chinese words.
  var spaceFollows = false

  init(_ kind: Kind, _ text: String, at range: SourceRange, piece: Int?, isKey: Bool = false) {
    self.kind = kind
    self.text = text
    self.range = range
    self.piece = piece
    self.isKey = isKey
  }
}

/// Sets the spaces, signs and breaks of one logical line.
struct LineText {
  /// The physical lines.
  private(set) var lines: [String] = []
  private let language: Language
  private let vocabulary: Vocabulary
  private let source: SourceFile

  init(_ tokens: [TextToken], _ language: Language, _ vocabulary: Vocabulary, source: SourceFile) {
    self.language = language
    self.vocabulary = vocabulary
    self.source = source
    var line = ""
    var lastLine = tokens.first.map { sourceLine($0) } ?? 0
    for (number, token) in tokens.enumerated() {
      let text = self.text(of: token)
      let here = sourceLine(token)
      if number > 0, here > lastLine {
        lines.append(Self.trimmed(line))
        line = "  " + Self.trimmedStart(text)
      } else if number == 0 {
        line = text
      } else {
        line += gap(tokens[number - 1], token, tokens[number...], line) + text
      }
      lastLine = max(lastLine, here)
    }
    lines.append(Self.trimmed(line))
  }

  private func sourceLine(_ token: TextToken) -> Int { source.lines.line(at: Int(token.range.lower)) }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func trimmedStart(_ text: String) -> String { String(text.drop { $0 == " " }) }

  // MARK: Signs

  private func text(of token: TextToken) -> String {
    guard case .sign(let sign) = token.kind else { return token.text }
    switch (sign, language) {
    case (.comma, .zh): return "，"
    case (.comma, .en), (.listComma, .en): return ","
    case (.listComma, .zh), (.pause, _): return "、"
    case (.colon, .zh): return "："
    case (.colon, .en): return ":"
    case (.semicolon, .zh): return "；"
    case (.semicolon, .en): return ";"
    case (.open, .zh): return "（"
    case (.open, .en): return "("
    case (.close, .zh): return "）"
    case (.close, .en): return ")"
    case (.slash, _): return "/"
    case (.arrow, _): return "=>"
    case (.dash, _): return "-"
    case (.bar, _): return "|"
    }
  }

  /// What stands between two tokens: nothing or a space.
  private func gap(
    _ left: TextToken, _ right: TextToken, _ rest: ArraySlice<TextToken>, _ line: String
  ) -> String {
    if left.spaceFollows { return " " }
    if case .sign(let sign) = right.kind, let space = Self.before(sign, language) { return space }
    if case .sign(let sign) = left.kind, let space = Self.after(sign, language) { return space }
    if right.kind == .possessive || right.isKey { return "" }
    let last = line.unicodeScalars.last?.value ?? 0x20
    let next = right.text.unicodeScalars.first?.value ?? 0x20
    if next == 0x25, CodePoints.isDigit(last) { return "" }
    if language == .en { return " " }
    let isWide = (isWide(last), isWide(next))
    if isWide.0, isWide.1 { return runsTogether(line, rest) ? " " : "" }
    if !isWide.0, !isWide.1 { return " " }
    return last == 0x300D || next == 0x300C || next == 0x300A ? "" : " "
  }

  private static func before(_ sign: Punctuation, _ language: Language) -> String? {
    switch sign {
    case .comma, .listComma, .pause, .colon, .semicolon, .close: ""
    case .open: language == .zh ? "" : " "
    case .slash, .arrow, .dash, .bar: " "
    }
  }

  private static func after(_ sign: Punctuation, _ language: Language) -> String? {
    switch sign {
    case .comma, .listComma, .colon, .semicolon: language == .zh ? "" : " "
    case .open, .pause: ""
    case .close: nil
    case .slash, .arrow, .dash, .bar: " "
    }
  }

  /// Whether no space is needed beside it: Chinese characters and signs.
  private func isWide(_ scalar: UInt32) -> Bool { scalar >= 0x2E80 }

  /// Whether some visible word would span the border if two words stood without a space.
  private func runsTogether(_ line: String, _ rest: ArraySlice<TextToken>) -> Bool {
    guard let first = rest.first, let piece = first.piece else { return false }
    let tail = Array(line.unicodeScalars.suffix(16).map(\.value))
    var next: [UInt32] = []
    for token in rest where next.count < 16 {
      guard token.kind == .word, token.piece == piece || token.piece == first.piece else { break }
      next += token.text.unicodeScalars.map(\.value)
    }
    let text = (tail + next).map { CodePoints.folded($0) }
    for start in 0..<tail.count where CodePoints.isHan(text[start]) {
      for form in spellings(beginningWith: text[start]) {
        let end = start + form.count
        guard end > tail.count, end <= text.count else { continue }
        if text[start..<end].elementsEqual(form) { return true }
      }
    }
    return false
  }

  private static let keywords = SpellingIndex(
    KeywordTable.shared.keywords.enumerated().compactMap { number, keyword in
      ConditionWord.numbers[keyword.id] == nil ? nil : (keyword.spellings, number)
    })

  private func spellings(beginningWith scalar: UInt32) -> [[UInt32]] {
    vocabulary.spellings(beginningWith: scalar).map(\.form)
      + Self.keywords.spellings(beginningWith: scalar).map(\.form)
  }
}
