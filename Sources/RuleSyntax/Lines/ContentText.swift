import SourceText

/// The text of one clause, item or cell as code points with their byte offsets, ready for the lattice of words.
///
/// Punctuation twins are canonical outside quotations; the lines of a continued clause follow one another with a space
/// between them. Indices count code points.
final class ContentText: Sendable {
  /// A quotation or a title in 《》.
  struct Quote: Sendable, Equatable {
    /// The kinds of marks.
    enum Kind: Sendable {
      /// 「…」: a name, a key or a title.
      case corner
      /// "…" or “…”: text.
      case double
      /// 《…》: a law.
      case book
    }

    /// The marks.
    let kind: Kind
    /// The index of the opening mark.
    let start: Int
    /// The index after the closing mark.
    let end: Int
    /// The text between the marks, doubled closing marks resolved.
    let text: String
  }

  /// The file.
  let file: FileID
  /// The canonical code points.
  let scalars: [UInt32]
  /// The code points as typed.
  let typedScalars: [UInt32]
  /// The byte offset of each code point, and of the end.
  let offsets: [Int]
  /// The quotations by the index of their opening mark.
  let quotes: [Int: Quote]
  /// The indices of quotation marks without a partner.
  let loneMarks: [Int]
  /// The bytes that each code point takes; none for the space between two lines.
  private let widths: [UInt8]

  /// Reads byte ranges of a file, one for each physical line.
  init(_ source: SourceFile, _ pieces: [Range<Int>]) {
    var decoder = ContentDecoder()
    for (number, piece) in pieces.enumerated() {
      if number > 0 { decoder.addBreak(at: piece.lowerBound) }
      decoder.add(source.bytes, piece)
    }
    file = source.id
    scalars = decoder.scalars
    typedScalars = decoder.typed
    offsets = decoder.offsets + [pieces.last?.upperBound ?? 0]
    quotes = decoder.quotes
    loneMarks = decoder.loneMarks
    widths = decoder.widths
  }

  /// The number of code points.
  var count: Int { scalars.count }

  /// The source range of code points.
  func range(_ indices: Range<Int>) -> SourceRange {
    let lower = offsets[indices.lowerBound]
    guard let last = indices.last else { return SourceRange(file: file, lower: lower, upper: lower) }
    // A continued clause has a gap between its lines: the end of a code point is not the start of the next one.
    return SourceRange(file: file, lower: lower, upper: offsets[last] + Int(widths[last]))
  }

  /// The canonical text of code points.
  func text(_ indices: Range<Int>) -> String { Self.text(scalars[indices]) }

  /// The text of code points as typed.
  func typed(_ indices: Range<Int>) -> String { Self.text(typedScalars[indices]) }

  private static func text(_ scalars: ArraySlice<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(text)
  }

  /// The index of the first code point at or after one that is no space.
  func skipSpaces(_ index: Int, to end: Int) -> Int {
    var index = index
    while index < end, scalars[index] == 0x20 { index += 1 }
    return index
  }

  /// The indices without the spaces at both ends.
  func trimmed(_ indices: Range<Int>) -> Range<Int> {
    let lower = skipSpaces(indices.lowerBound, to: indices.upperBound)
    var upper = indices.upperBound
    while upper > lower, scalars[upper - 1] == 0x20 { upper -= 1 }
    return lower..<upper
  }
}

/// Collects the code points and quotations of a text line by line.
private struct ContentDecoder {
  var scalars: [UInt32] = []
  var typed: [UInt32] = []
  var offsets: [Int] = []
  var widths: [UInt8] = []
  var quotes: [Int: ContentText.Quote] = [:]
  var loneMarks: [Int] = []

  /// The space between two physical lines.
  mutating func addBreak(at offset: Int) {
    scalars.append(0x20)
    typed.append(0x20)
    offsets.append(offset)
    widths.append(0)
  }

  mutating func add(_ bytes: [UInt8], _ piece: Range<Int>) {
    let first = scalars.count
    var offset = piece.lowerBound
    let decoder = UTF8Decoder(bytes: bytes, end: piece.upperBound)
    while offset < piece.upperBound {
      let (scalar, width) = decoder.scalar(at: offset)
      scalars.append(scalar)
      typed.append(scalar)
      offsets.append(offset)
      widths.append(UInt8(width))
      offset += width
    }
    findQuotes(from: first)
  }

  /// Finds the quotations of a line and makes punctuation canonical outside them.
  private mutating func findQuotes(from first: Int) {
    var index = first
    while index < scalars.count {
      guard let (kind, closing) = Self.marks(opening: scalars[index]) else {
        if scalars[index] == 0x300D || scalars[index] == 0x201D || scalars[index] == 0x300B { loneMarks.append(index) }
        scalars[index] = PunctuationTwins.canonical(scalars[index])
        index += 1
        continue
      }
      if let quote = quote(kind, from: index, closing: closing) {
        quotes[index] = quote
        index = quote.end
      } else {
        loneMarks.append(index)
        index += 1
      }
    }
  }

  private static func marks(opening scalar: UInt32) -> (ContentText.Quote.Kind, UInt32)? {
    switch scalar {
    case 0x300C: (.corner, 0x300D)
    case 0x22, 0xFF02: (.double, scalar)
    case 0x201C: (.double, 0x201D)
    case 0x300A: (.book, 0x300B)
    default: nil
    }
  }

  private func quote(_ kind: ContentText.Quote.Kind, from start: Int, closing: UInt32) -> ContentText.Quote? {
    var text = String.UnicodeScalarView()
    var index = start + 1
    while index < scalars.count {
      if scalars[index] == closing {
        guard kind != .book, index + 1 < scalars.count, scalars[index + 1] == closing else {
          return ContentText.Quote(kind: kind, start: start, end: index + 1, text: String(text))
        }
        index += 1
      }
      text.append(Unicode.Scalar(scalars[index]) ?? "\u{FFFD}")
      index += 1
    }
    return nil
  }
}

/// Decodes UTF-8 one code point at a time; a broken byte is U+FFFD.
private struct UTF8Decoder {
  let bytes: [UInt8]
  let end: Int

  func scalar(at offset: Int) -> (UInt32, Int) {
    let first = bytes[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= end else { return (0xFFFD, 1) }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in (offset + 1)..<(offset + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return Unicode.Scalar(value) == nil ? (0xFFFD, 1) : (value, length)
  }
}
