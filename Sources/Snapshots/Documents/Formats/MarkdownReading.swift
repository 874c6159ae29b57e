/// Reads Markdown: headings with `#` or underlines, paragraphs of several lines, list items, tables with `|`.
///
/// Emphasis marks, link targets and code marks are left out of the text, and places stay those of the source. Fenced code,
/// HTML comments and front matter are no text of the document.
struct MarkdownReading {
  private let lines: [String]
  private var blocks: [DocumentContent.Block] = []
  private var paragraph: PlacedText?
  private var title: String?

  /// The blocks of a text.
  static func content(of text: String) -> DocumentContent {
    var reading = MarkdownReading(lines: TextLines.lines(of: text))
    reading.read()
    return DocumentContent(format: .markdown, title: reading.title, blocks: reading.blocks)
  }

  private init(lines: [String]) {
    self.lines = lines
  }

  private mutating func read() {
    var index = frontMatterEnd()
    while index < lines.count {
      index = readBlock(at: index)
    }
    endParagraph()
  }

  /// Reads what begins on a line and returns the number of the line behind it.
  private mutating func readBlock(at index: Int) -> Int {
    guard let (text, column) = TextLines.trimmed(lines[index]) else {
      endParagraph()
      return index + 1
    }
    let place = PlacedText.Place(line: index + 1, column: column)
    if let end = fenceEnd(text, from: index) ?? commentEnd(text, from: index) {
      endParagraph()
      return end
    }
    if let (level, start) = heading(text) {
      endParagraph()
      addHeading(level, text, from: start, place)
      return index + 1
    }
    if let level = underline(text), let words = paragraph {
      paragraph = nil
      blocks.append(.heading(level: level, label: nil, words))
      return index + 1
    }
    if isRule(text) {
      endParagraph()
      return index + 1
    }
    if let end = table(from: index) {
      endParagraph()
      return end
    }
    addText(text, place)
    return index + 1
  }

  private mutating func addText(_ text: String, _ place: PlacedText.Place) {
    var (start, isItem) = (0, false)
    let scalars = Array(text.unicodeScalars)
    while start < scalars.count, scalars[start] == ">" || scalars[start].isBlank { start += 1 }
    if start + 1 < scalars.count, "-*+".unicodeScalars.contains(scalars[start]), scalars[start + 1].isBlank {
      (start, isItem) = (start + 2, true)
    } else if HeadingNumber.reading(Scalars(text)) != nil {
      isItem = true
    }
    guard start < scalars.count else { return }
    if isItem { endParagraph() }
    let pieces = MarkdownInline.pieces(
      scalars[start...], at: PlacedText.Place(line: place.line, column: place.column + start))
    for piece in pieces {
      if paragraph == nil {
        paragraph = PlacedText(piece.text, at: piece.place)
      } else {
        paragraph?.append(piece.text, at: piece.place)
      }
    }
    if text.hasSuffix("\\") || lines[place.line - 1].hasSuffix("  ") { endParagraph() }
  }

  private mutating func endParagraph() {
    if let paragraph, TextLines.trimmed(paragraph.text) != nil { blocks.append(.paragraph(label: nil, paragraph)) }
    paragraph = nil
  }

  // MARK: - Headings

  private func heading(_ text: String) -> (level: Int, start: Int)? {
    let scalars = Array(text.unicodeScalars)
    var level = 0
    while level < scalars.count, scalars[level] == "#" { level += 1 }
    guard (1...6).contains(level), level < scalars.count, scalars[level].isBlank else { return nil }
    var start = level
    while start < scalars.count, scalars[start].isBlank { start += 1 }
    return start < scalars.count ? (level, start) : nil
  }

  private mutating func addHeading(_ level: Int, _ text: String, from start: Int, _ place: PlacedText.Place) {
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, last == "#" || last.isBlank { scalars.removeLast() }
    guard start < scalars.count else { return }
    var words: PlacedText?
    let first = PlacedText.Place(line: place.line, column: place.column + start)
    for piece in MarkdownInline.pieces(scalars[start...], at: first) {
      if words == nil {
        words = PlacedText(piece.text, at: piece.place)
      } else {
        words?.append(piece.text, at: piece.place)
      }
    }
    guard let words else { return }
    if level == 1, title == nil { title = words.text }
    blocks.append(.heading(level: level, label: nil, words))
  }

  private func underline(_ text: String) -> Int? {
    guard text.unicodeScalars.count > 1 else { return nil }
    if text.unicodeScalars.allSatisfy({ $0 == "=" }) { return 1 }
    return text.unicodeScalars.allSatisfy { $0 == "-" } ? 2 : nil
  }

  private func isRule(_ text: String) -> Bool {
    let marks = text.unicodeScalars.filter { !$0.isBlank }
    guard marks.count >= 3, let first = marks.first, "-*_".unicodeScalars.contains(first) else { return false }
    return marks.allSatisfy { $0 == first }
  }

  // MARK: - What is left out

  private func frontMatterEnd() -> Int {
    guard lines.first == "---", let end = lines.dropFirst().prefix(200).firstIndex(of: "---") else { return 0 }
    return end + 1
  }

  private func fenceEnd(_ text: String, from index: Int) -> Int? {
    guard text.hasPrefix("```") || text.hasPrefix("~~~") else { return nil }
    let mark = text.prefix(3)
    var end = index + 1
    while end < lines.count, TextLines.trimmed(lines[end])?.text.hasPrefix(mark) != true { end += 1 }
    return min(end + 1, lines.count)
  }

  private func commentEnd(_ text: String, from index: Int) -> Int? {
    guard text.hasPrefix("<!--") else { return nil }
    var end = index
    while end < lines.count, !MarkdownInline.contains("-->", in: lines[end]) { end += 1 }
    return min(end + 1, lines.count)
  }

  // MARK: - Tables

  /// Reads a table whose head stands on a line and whose rule on the next; the line behind it, or nil for no table.
  private mutating func table(from index: Int) -> Int? {
    guard index + 1 < lines.count, lines[index].unicodeScalars.contains("|"), isTableRule(lines[index + 1]) else {
      return nil
    }
    var caption: PlacedText?
    if let paragraph, Scalars(paragraph.text).count <= 40 { caption = paragraph }
    var rows = [cells(of: index)]
    var end = index + 2
    while end < lines.count, lines[end].unicodeScalars.contains("|") {
      rows.append(cells(of: end))
      end += 1
    }
    endParagraph()
    blocks.append(.table(caption: caption, rows: rows))
    return end
  }

  private func isTableRule(_ line: String) -> Bool {
    guard line.unicodeScalars.contains("-") else { return false }
    return line.unicodeScalars.allSatisfy { $0 == "|" || $0 == "-" || $0 == ":" || $0.isBlank }
      && line.unicodeScalars.contains("|")
  }

  private func cells(of index: Int) -> [PlacedText] {
    var cells: [PlacedText] = []
    var cell = String.UnicodeScalarView()
    var (start, column) = (1, 1)
    var isEscaped = false
    func add() {
      let (text, place) = TextLines.trimmed(String(cell), from: start) ?? ("", start)
      let pieces = MarkdownInline.pieces(
        Array(text.unicodeScalars)[...], at: PlacedText.Place(line: index + 1, column: place))
      cells.append(
        PlacedText(
          pieces.map(\.text).joined(), at: pieces.first?.place ?? PlacedText.Place(line: index + 1, column: place)))
    }
    for scalar in lines[index].unicodeScalars {
      column += 1
      if scalar == "|", !isEscaped {
        add()
        (cell, start) = (String.UnicodeScalarView(), column)
      } else {
        cell.append(scalar)
      }
      isEscaped = scalar == "\\"
    }
    if TextLines.trimmed(String(cell)) != nil { add() }
    if lines[index].unicodeScalars.first(where: { !$0.isBlank }) == "|" { cells.removeFirst() }
    return cells
  }
}
