package import SourceText

/// Writes a rule file in canonical form: canonical twins, spacing and layout; comments and quotations stay.
///
/// A line that could not be read stays as typed. With a language the keywords, declared labels, punctuation and spacing
/// are written in it; quoted text, comments, ids, numbers, dates, measure words and article numbers stay.
package struct Formatter: Sendable {
  private let language: Language?

  /// Creates a formatter; without a language each line keeps the one it is written in.
  package init(to language: Language? = nil) {
    self.language = language
  }

  /// The text of a file.
  package func format(_ file: RuleFile, choice: ReadingChoice = ReadingChoice()) -> String {
    var writer = FileWriter(file.layout, choice: choice, language: language)
    return writer.write()
  }
}

/// Writes the lines of one file.
private struct FileWriter {
  private let file: FileLayout
  private let choice: ReadingChoice
  private let language: Language?
  private let fileLanguage: Language
  /// The lines with their line ends.
  private var output: [String] = []

  init(_ file: FileLayout, choice: ReadingChoice, language: Language?) {
    self.file = file
    self.choice = choice
    self.language = language
    fileLanguage = Self.mainLanguage(of: file)
  }

  /// The language of most header and clause words.
  private static func mainLanguage(of file: FileLayout) -> Language {
    var balance = 0
    for line in file.lines where !line.mark.isEmpty {
      switch line.kind {
      case .header, .clause, .subheader: balance += CodePoints.holdsHan(line.content.text(line.mark)) ? 1 : -1
      default: break
      }
    }
    return balance >= 0 ? .zh : .en
  }

  mutating func write() -> String {
    var rows: [[String]] = []
    for (number, line) in file.lines.enumerated() {
      if line.kind == .row, let cells = cells(number) {
        rows.append(cells)
        continue
      }
      flush(&rows)
      write(line, number)
    }
    flush(&rows)
    guard file.lines.last?.kind != .prose else { return output.joined() }
    while output.last == "\n" { output.removeLast() }
    return output.joined()
  }

  private mutating func write(_ line: LogicalLine, _ number: Int) {
    switch line.kind {
    case .blank:
      if let last = output.last, last != "\n" { append("") }
    case .prose:
      output.append(prose(line))
    case .comment:
      append(marked(line, "#"))
    case .quote:
      append(marked(line, ">"))
    default:
      let texts = file.layouts[number].flatMap { lineText($0, line) } ?? line.pieces.map { file.source.text($0) }
      for text in texts { append(text) }
    }
  }

  private mutating func append(_ line: String) { output.append(line + "\n") }

  /// A line of a Markdown file outside its rules, byte for byte with its own line end.
  private func prose(_ line: LogicalLine) -> String {
    guard let number = line.lines.first, let piece = line.pieces.first else { return "" }
    let lines = file.source.lines
    let end = number + 1 < lines.lineCount ? lines.start(ofLine: number + 2) : file.source.bytes.count
    return String(decoding: file.source.bytes[piece.lowerBound..<end], as: UTF8.self)
  }

  /// A comment or quoted law: the canonical mark, a space, the text as typed.
  private func marked(_ line: LogicalLine, _ mark: String) -> String {
    let text = line.pieces.map { file.source.text($0) }.joined()
    let rest = text.unicodeScalars.dropFirst().drop { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }
    return rest.isEmpty ? mark : mark + " " + String(String.UnicodeScalarView(rest))
  }

  // MARK: Rows

  private func cells(_ number: Int) -> [String]? {
    guard let layout = file.layouts[number] else { return nil }
    let line = file.lines[number]
    let language = self.language ?? fileLanguage
    var texts: [String] = []
    for cell in layout.cells {
      guard let tokens = tokens(cell, language) else { return nil }
      texts.append(LineText(tokens, language, file.vocabulary, source: file.source).lines.joined(separator: " "))
    }
    return line.kind == .row ? texts : nil
  }

  /// Writes the rows gathered so far, their columns aligned by display width.
  private mutating func flush(_ rows: inout [[String]]) {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.hasPrefix("---") ? 3 : displayWidth(cell))
      }
    }
    for row in rows {
      let isRule = row.allSatisfy { cell in cell.count > 2 && cell.allSatisfy { $0 == "-" || $0 == ":" } }
      let cells = row.enumerated().map { column, cell in
        isRule
          ? String(repeating: "-", count: widths[column])
          : cell + String(repeating: " ", count: widths[column] - displayWidth(cell))
      }
      append("| " + cells.joined(separator: " | ") + " |")
    }
    rows = []
  }

  // MARK: Lines

  private func lineText(_ layout: LineLayout, _ line: LogicalLine) -> [String]? {
    let pieces = layout.cells.flatMap { $0 }
    let language = self.language ?? lineLanguage(line)
    guard let tokens = tokens(pieces, language) else { return nil }
    var lines = LineText(tokens, language, file.vocabulary, source: file.source).lines
    if language == .en, line.kind != .item, let first = lines.first {
      lines[0] = first.prefix(1).uppercased() + first.dropFirst()
    }
    return lines
  }

  /// The language of a line is that of its head or clause word; an item goes by its text.
  private func lineLanguage(_ line: LogicalLine) -> Language {
    if line.kind != .item, !line.mark.isEmpty { return CodePoints.holdsHan(line.content.text(line.mark)) ? .zh : .en }
    return fileLanguage
  }

  private func tokens(_ pieces: [LayoutPiece], _ language: Language) -> [TextToken]? {
    var tokens: [TextToken] = []
    for (number, piece) in pieces.enumerated() {
      switch piece {
      case .word(let word):
        tokens.append(token(word, language, piece: nil))
      case .readings(let range, let candidates):
        guard let words = chosen(range, candidates) else { return nil }
        append(words, to: &tokens, language, piece: number)
      case .free(let range, let candidates):
        if let words = choice.words(of: range), candidates.contains(words) {
          append(words, to: &tokens, language, piece: number)
        } else {
          tokens.append(TextToken(.word, file.source.text(range), at: range, piece: number))
        }
      case .raw(let range):
        tokens.append(TextToken(.word, file.source.text(range), at: range, piece: nil))
      case .quotation(let text, let range, let marks):
        tokens.append(TextToken(.quotation, quoted(text, marks, language), at: range, piece: nil))
      case .space:
        if !tokens.isEmpty { tokens[tokens.count - 1].spaceFollows = true }
      }
    }
    return tokens
  }

  private func append(_ words: [Word], to tokens: inout [TextToken], _ language: Language, piece: Int) {
    for word in words {
      let isSingular = language == .en && tokens.last?.text == "1"
      tokens.append(token(word, language, piece: piece, isSingular: isSingular))
    }
  }

  /// The reading that checking chose, or the only one that does not cut names of another.
  private func chosen(_ range: SourceRange, _ candidates: [[Word]]) -> [Word]? {
    if let words = choice.words(of: range) { return words }
    if candidates.count <= 1 { return candidates.first }
    let readings = candidates.map { Reading(node: 0, words: $0) }
    let whole = readings.filter { reading in !readings.contains { reading.cutsNames(of: $0) } }
    let distinct = Set(whole.map(\.words))
    return distinct.count == 1 ? whole.first?.words : nil
  }

  private func quoted(_ text: String, _ marks: LayoutPiece.QuotationMarks, _ language: Language) -> String {
    let isCorner =
      switch marks {
      case .byLanguage: language == .zh
      case .corner: true
      case .double: false
      }
    let closing: Unicode.Scalar = isCorner ? "」" : "\""
    var doubled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      doubled.append(scalar)
      if scalar == closing { doubled.append(scalar) }
    }
    return (isCorner ? "「" : "\"") + String(doubled) + (isCorner ? "」" : "\"")
  }

  // MARK: Words

  private func token(
    _ word: Word, _ language: Language, piece: Int?, isSingular: Bool = false
  ) -> TextToken {
    let typed = file.source.text(word.range)
    switch word.kind {
    case .keyword(let id):
      let kind: TextToken.Kind = id == "of" && language == .en ? .possessive : .word
      var spelling = KeywordTable.shared.spelling(id, language)
      if isSingular, id.hasPrefix("u."), spelling.hasSuffix("s") { spelling.removeLast() }
      return TextToken(kind, spelling, at: word.range, piece: piece)
    case .punctuation(let sign):
      return TextToken(.sign(Punctuation(rawValue: sign) ?? .comma), "", at: word.range, piece: piece)
    case .literal:
      return TextToken(.word, typed, at: word.range, piece: piece, isKey: typed.hasPrefix("「"))
    case .name:
      return TextToken(.word, label(typed, word.range, language), at: word.range, piece: piece)
    }
  }

  /// A name in the language of the line, in the spelling of its declaration; with its 「」 if it had them.
  private func label(_ typed: String, _ range: SourceRange, _ language: Language) -> String {
    let isQuoted = typed.hasPrefix("「") && typed.hasSuffix("」") && typed.count > 1
    let name = isQuoted ? String(typed.dropFirst().dropLast()) : typed
    let wanted = self.language ?? (CodePoints.holdsHan(name) ? .zh : .en)
    let label = counterpart(name, range, wanted) ?? name
    return isQuoted ? "「" + label + "」" : label
  }

  private func counterpart(_ name: String, _ range: SourceRange, _ language: Language) -> String? {
    if let label = choice.label(of: range) ?? file.labels[range] { return label[language] }
    let words = labelled(file.vocabulary.words(called: name))
    guard let first = words.first else { return nil }
    let label = language == .zh ? first.zh : first.en ?? first.zh
    let isClear = words.allSatisfy { $0.zh == first.zh && ($0.en ?? $0.zh) == (first.en ?? first.zh) }
    guard isClear else { return nil }
    // The way back must lead here again: another declaration may have the same label in the other language.
    let back = labelled(file.vocabulary.words(called: label))
    return back.allSatisfy { $0.zh == first.zh } ? label : nil
  }

  /// The words without those names of decision tables that have the labels of another declaration.
  private func labelled(_ words: [VocabularyWord]) -> [VocabularyWord] {
    let others = words.filter { !$0.kind.isInDecisionTable || $0.en != nil }
    return others.isEmpty ? words : others
  }
}
