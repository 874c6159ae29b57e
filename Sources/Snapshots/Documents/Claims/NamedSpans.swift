/// The parts of a text in which numbers are parts of names: titles in 《》 and short words in quotes such as “四个四”.
struct NamedSpans {
  private let isName: [Bool]

  /// The longest words in quotes that are taken for a name.
  private static let longestName = 12

  init(_ text: Scalars) {
    var isName = [Bool](repeating: false, count: text.count)
    var index = 0
    while index < text.count {
      guard let (end, limit) = Self.closing(text.all[index]) else {
        index += 1
        continue
      }
      guard let close = Self.find(end, in: text, from: index + 1, within: limit) else {
        // A straight quote that closes longer words must not be taken for one that opens.
        let isStraight = text.all[index] == end
        index = (isStraight ? Self.next(end, in: text, from: index + 1) : nil) ?? index
        index += 1
        continue
      }
      for offset in index...close { isName[offset] = true }
      index = close + 1
    }
    self.isName = isName
  }

  /// Says whether the character at an offset stands in a name.
  subscript(_ index: Int) -> Bool {
    index >= 0 && index < isName.count && isName[index]
  }

  private static func closing(_ open: Unicode.Scalar) -> (mark: Unicode.Scalar, limit: Int)? {
    switch open {
    case "《": ("》", 100)
    case "〈": ("〉", 60)
    case "“": ("”", longestName)
    case "\"", "＂": (open, longestName)
    case "「": ("」", longestName)
    case "『": ("』", longestName)
    default: nil
    }
  }

  private static func next(_ mark: Unicode.Scalar, in text: Scalars, from start: Int) -> Int? {
    (start..<min(text.count, start + 400)).first { text.all[$0] == mark }
  }

  private static func find(
    _ mark: Unicode.Scalar, in text: Scalars, from start: Int, within limit: Int
  ) -> Int? {
    var index = start
    while index < text.count, index - start <= limit {
      let scalar = text.all[index]
      if scalar == mark { return index > start ? index : nil }
      // A comma or a list ends the belief in a name in quotes; titles may hold anything.
      if mark != "》", scalar.endsClause || scalar == "、" { return nil }
      index += 1
    }
    return nil
  }
}
