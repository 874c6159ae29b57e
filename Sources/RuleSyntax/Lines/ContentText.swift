import SourceText

/// The text of one clause, item or cell as code points with their byte offsets, ready for the lattice of words.
///
/// Punctuation twins are canonical outside quotations; the lines of a continued clause follow one another with a space
/// between them. Indices count code points.
struct ContentText: Sendable {
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
  private(set) var scalars: [UInt32] = []
  /// The code points as typed.
  private(set) var typedScalars: [UInt32] = []
  /// The byte offset of each code point, and of the end.
  private(set) var offsets: [Int] = []
  /// The quotations by the index of their opening mark.
  private(set) var quotes: [Int: Quote] = [:]
  /// The indices of quotation marks without a partner.
  private(set) var loneMarks: [Int] = []

  /// Reads byte ranges of a file, one for each physical line.
  init(_ source: SourceFile, _ pieces: [Range<Int>]) {
    file = source.id
    for (number, piece) in pieces.enumerated() {
      if number > 0 {
        scalars.append(0x20)
        typedScalars.append(0x20)
        offsets.append(piece.lowerBound)
      }
      let first = scalars.count
      decode(source.bytes, piece)
      findQuotes(from: first)
    }
    offsets.append(pieces.last?.upperBound ?? 0)
  }

  /// The number of code points.
  var count: Int { scalars.count }

  /// The source range of code points.
  func range(_ indices: Range<Int>) -> SourceRange {
    let upper = indices.isEmpty ? offsets[indices.lowerBound] : endOffset(of: indices.upperBound - 1)
    return SourceRange(file: file, lower: offsets[indices.lowerBound], upper: upper)
  }

  /// The canonical text of code points.
  func text(_ indices: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for index in indices { text.append(Unicode.Scalar(scalars[index]) ?? "\u{FFFD}") }
    return String(text)
  }

  /// The text of code points as typed.
  func typed(_ indices: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for index in indices { text.append(Unicode.Scalar(typedScalars[index]) ?? "\u{FFFD}") }
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

  private func endOffset(of index: Int) -> Int {
    // A continued clause has a gap between its lines: the end of a code point is not the start of the next one.
    let next = offsets[index + 1]
    let width =
      switch rawWidths[index] {
      case 0: next - offsets[index]
      case let width: Int(width)
      }
    return offsets[index] + width
  }

  private var rawWidths: [UInt8] = []

  private mutating func decode(_ bytes: [UInt8], _ piece: Range<Int>) {
    while rawWidths.count < scalars.count { rawWidths.append(0) }
    var offset = piece.lowerBound
    var decoder = UTF8Decoder(bytes: bytes, end: piece.upperBound)
    while offset < piece.upperBound {
      let (scalar, width) = decoder.scalar(at: offset)
      scalars.append(scalar)
      typedScalars.append(scalar)
      offsets.append(offset)
      rawWidths.append(UInt8(width))
      offset += width
    }
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

  private static func marks(opening scalar: UInt32) -> (Quote.Kind, UInt32)? {
    switch scalar {
    case 0x300C: (.corner, 0x300D)
    case 0x22, 0xFF02: (.double, scalar)
    case 0x201C: (.double, 0x201D)
    case 0x300A: (.book, 0x300B)
    default: nil
    }
  }

  private func quote(_ kind: Quote.Kind, from start: Int, closing: UInt32) -> Quote? {
    var text = String.UnicodeScalarView()
    var index = start + 1
    while index < scalars.count {
      if scalars[index] == closing {
        guard kind != .book, index + 1 < scalars.count, scalars[index + 1] == closing else {
          return Quote(kind: kind, start: start, end: index + 1, text: String(text))
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

  mutating func scalar(at offset: Int) -> (UInt32, Int) {
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
