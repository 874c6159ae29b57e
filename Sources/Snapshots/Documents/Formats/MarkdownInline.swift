/// The text of a line of Markdown without emphasis, code marks, link targets and HTML tags.
enum MarkdownInline {
  /// A part of the text as it stands in the source.
  struct Piece {
    let text: String
    let place: PlacedText.Place
  }

  /// The parts of a line; the first of its characters stands at a place.
  ///
  /// Marks that could be meant as they stand, such as __ or ** with nothing between or a single _, stay.
  static func pieces(_ line: ArraySlice<Unicode.Scalar>, at place: PlacedText.Place) -> [Piece] {
    var pieces: [Piece] = []
    var text = String.UnicodeScalarView()
    var start = line.startIndex
    let scalars = Array(line)
    func column(_ index: Int) -> PlacedText.Place { PlacedText.Place(line: place.line, column: place.column + index) }
    start = 0
    var index = 0
    var closing: [Int: Int] = [:]
    func cut(_ from: Int, _ to: Int) {
      if !text.isEmpty { pieces.append(Piece(text: String(text), place: column(start))) }
      text = String.UnicodeScalarView()
      start = to
      index = to
    }
    while index < scalars.count {
      if let end = closing[index] {
        cut(index, end)
      } else if let (width, close) = emphasis(scalars, index) {
        closing[close] = close + width
        cut(index, index + width)
      } else if scalars[index] == "["
        || scalars[index] == "!" && index + 1 < scalars.count && scalars[index + 1] == "[",
        let (open, close, end) = link(scalars, index)
      {
        closing[close] = end
        cut(index, open)
      } else if scalars[index] == "\\", index + 1 < scalars.count, scalars[index + 1].isASCII,
        !scalars[index + 1].isLatin, scalars[index + 1].digit == nil
      {
        cut(index, index + 1)
        text.append(scalars[index])
        index += 1
      } else if scalars[index] == "<", let end = tag(scalars, index) {
        cut(index, end)
      } else {
        text.append(scalars[index])
        index += 1
      }
    }
    if !text.isEmpty { pieces.append(Piece(text: String(text), place: column(start))) }
    return pieces
  }

  /// Says whether words stand in a line.
  static func contains(_ words: String, in line: String) -> Bool {
    let (words, line) = (Array(words.unicodeScalars), Scalars(line))
    return (0..<max(0, line.count - words.count + 1)).contains { line.has(words, at: $0) }
  }

  /// `**`, `*`, `` ` `` with words directly inside and the same mark behind them.
  private static func emphasis(_ line: [Unicode.Scalar], _ index: Int) -> (width: Int, close: Int)? {
    let mark = line[index]
    guard mark == "*" || mark == "`" else { return nil }
    var width = 1
    while index + width < line.count, line[index + width] == mark, width < 3 { width += 1 }
    let first = index + width
    guard first < line.count, !line[first].isBlank, line[first].isHan || line[first].isLatin || isOpening(line[first])
    else { return nil }
    var end = first + 1
    while end + width <= line.count, end - first < 500 {
      if line[end..<end + width].allSatisfy({ $0 == mark }), !line[end - 1].isBlank,
        end + width == line.count || line[end + width] != mark
      {
        return (width, end)
      }
      end += 1
    }
    return nil
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    scalar.opensBracket || scalar == "《" || scalar == "“" || scalar == "第" || scalar.digit != nil
  }

  private static func link(_ line: [Unicode.Scalar], _ index: Int) -> (open: Int, close: Int, end: Int)? {
    let open = line[index] == "!" ? index + 2 : index + 1
    var close = open
    while close < line.count, close - open < 300, line[close] != "]" { close += 1 }
    guard close + 1 < line.count, line[close] == "]", line[close + 1] == "(" else { return nil }
    var end = close + 2
    while end < line.count, end - close < 2_000, line[end] != ")" { end += 1 }
    return end < line.count && line[end] == ")" ? (open, close, end + 1) : nil
  }

  private static func tag(_ line: [Unicode.Scalar], _ index: Int) -> Int? {
    guard index + 1 < line.count, line[index + 1].isLatin || line[index + 1] == "/" else { return nil }
    var end = index + 1
    while end < line.count, end - index < 300, line[end] != ">" { end += 1 }
    return end < line.count && line[end] == ">" ? end + 1 : nil
  }
}
