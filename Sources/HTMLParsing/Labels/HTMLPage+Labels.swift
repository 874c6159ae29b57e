extension HTMLPage {
  /// What was found for a label.
  package struct Labelled: Sendable, Hashable {
    /// The text beside or under the label; nil if there is none.
    package let passage: Passage?
    /// Where there is none, the words around the label, or around the place where it stands in running text; nil if the
    /// page does not have the label at all.
    package let near: Passage?
  }

  /// The text that stands beside or under one of some labels, the first of them that has any.
  ///
  /// Labels are looked for in tables, lists of terms, headings, and lines (标签：值, 【标签】值, a label in an element or line of
  /// its own); white space in them, numbers before and colons behind them don't matter.
  package func labelled(_ names: [String]) -> Labelled {
    let index = labelIndex
    var near: Passage?
    for name in names {
      guard let key = LabelText.key(Array(name.utf8)[...]) else { continue }
      // A page that repeats a label without end has no better one far below.
      var blanks: [Int] = []
      for entry in index.entries(key).prefix(64) where !blanks.contains(entry.offset) {
        guard let range = index.value(of: entry) else { continue }
        let bytes = TextBuilder.trimmed(index.text[range])
        // A star beside a field of a form is no value.
        if bytes.contains(where: Self.isWordByte) { return Labelled(passage: passage(bytes, in: index), near: nil) }
        // What a table or list says is blank is not looked for elsewhere.
        blanks.append(entry.offset)
        if near == nil { near = passage(index.surroundings(of: entry.offset), in: index) }
      }
    }
    if let near { return Labelled(passage: nil, near: near) }
    let place = names.lazy.compactMap { index.mention(of: $0) }.first
    return Labelled(passage: nil, near: place.map { passage(index.surroundings(of: $0), in: index) })
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  private var labelIndex: LabelIndex {
    if let index = labels.index { return index }
    let index = LabelIndex(tree, limits: limits)
    labels.index = index
    return index
  }

  private func passage(_ bytes: ArraySlice<UInt8>, in index: LabelIndex) -> Passage {
    let start = index.builder.place(of: bytes.startIndex)
    let end = bytes.isEmpty ? start : index.builder.place(of: bytes.endIndex - 1) + 1
    return Passage(text: String(decoding: bytes, as: UTF8.self), range: start..<max(start, end))
  }
}

extension LabelIndex {
  /// The line around a place, at most 120 bytes from there on.
  func surroundings(of offset: Int) -> ArraySlice<UInt8> {
    let start = text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = text[offset...].firstIndex(of: 0x0A) ?? text.count
    var end = min(lineEnd, max(offset, start) + 120)
    while end < lineEnd, text[end] & 0xC0 == 0x80 { end += 1 }
    var from = max(start, offset - 60)
    while from > start, text[from] & 0xC0 == 0x80 { from -= 1 }
    return TextBuilder.trimmed(text[from..<end])
  }

  /// Where a label stands anywhere in the text.
  func mention(of name: String) -> Int? {
    let word = Array(name.utf8)
    guard let first = word.first, !word.isEmpty else { return nil }
    var index = 0
    while let place = text[index...].firstIndex(of: first) {
      if text[place...].starts(with: word) { return place }
      index = place + 1
    }
    return nil
  }
}
