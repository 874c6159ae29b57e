/// The characters of a paragraph as they are seen, each with its place: the number of the paragraph and the column in it.
struct DOCXText {
  private struct Anchor {
    let index: Int
    let place: PlacedText.Place
  }

  private var scalars: [Unicode.Scalar] = []
  private var anchors: [Anchor] = []
  private var place = PlacedText.Place(line: 1)

  /// Goes on in a paragraph; what is there already is the text of paragraphs that have been joined with it.
  mutating func begin(_ paragraph: Int) {
    place = PlacedText.Place(line: paragraph)
    anchors.append(Anchor(index: scalars.count, place: place))
  }

  /// Where the next character would stand.
  var end: PlacedText.Place { place }

  /// Adds characters; a line feed breaks the line.
  mutating func append(_ text: String) {
    scalars.append(contentsOf: text.unicodeScalars)
    place.column += text.unicodeScalars.count
  }

  /// The lines that are not blank, without white space at their ends.
  var lines: [PlacedText] {
    scalars.indices.split { scalars[$0] == "\n" }.compactMap { line in
      guard let first = line.first(where: { !Self.isBlank(scalars[$0]) }),
        let last = line.last(where: { !Self.isBlank(scalars[$0]) })
      else { return nil }
      return placed(first..<last + 1)
    }
  }

  /// All lines as one: with a blank between words of Latin letters, without one between Chinese ones.
  var joined: PlacedText? {
    let lines = self.lines
    guard var text = lines.first else { return nil }
    for line in lines.dropFirst() {
      let isLatin = text.text.unicodeScalars.last?.isASCII == true && line.text.unicodeScalars.first?.isASCII == true
      if isLatin { text.append(" ", at: line.place) }
      text.append(line.text, at: line.place)
    }
    return text
  }

  private func placed(_ range: Range<Int>) -> PlacedText {
    var text: PlacedText?
    for (number, anchor) in anchors.enumerated() {
      let end = number + 1 < anchors.count ? anchors[number + 1].index : scalars.count
      let part = range.clamped(to: anchor.index..<max(anchor.index, end))
      guard !part.isEmpty else { continue }
      let words = String(String.UnicodeScalarView(scalars[part]))
      let column = anchor.place.column + part.lowerBound - anchor.index
      let place = PlacedText.Place(line: anchor.place.line, column: column)
      if text == nil { text = PlacedText(words, at: place) } else { text?.append(words, at: place) }
    }
    return text ?? PlacedText("", at: place)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
  }

  /// A text without white space at its ends; nil if nothing is left.
  static func trimmed(_ text: String) -> String? {
    let view = text.unicodeScalars.drop(while: isBlank)
    return view.lastIndex { !isBlank($0) }.map { String(view[...$0]) }
  }
}
