import SourceText

/// Breaks text into lines of a width in terminal cells: between Chinese characters, at spaces, and never before a
/// closing mark or after an opening one.
enum TextWrapping {
  /// The lines; a word longer than a line is cut.
  static func lines(_ text: String, width: Int) -> [String] {
    let limit = max(width, 8)
    var lines: [String] = []
    var line = ""
    var used = 0
    for unit in units(text) {
      let cells = displayWidth(unit)
      if used + displayWidth(trimmed(unit)) > limit, !line.isEmpty {
        lines.append(trimmed(line))
        line = ""
        used = 0
        if unit == " " { continue }
      }
      guard cells > limit else {
        line += unit
        used += cells
        continue
      }
      for character in unit {
        let next = displayWidth(String(character))
        if used + next > limit {
          lines.append(line)
          line = ""
          used = 0
        }
        line.append(character)
        used += next
      }
    }
    lines.append(trimmed(line))
    return lines
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Pieces that must not be broken, each with the spaces after it.
  private static func units(_ text: String) -> [String] {
    var units: [String] = []
    var unit = ""
    var previous: Character = " "
    for character in text {
      if !unit.isEmpty, mayBreak(previous, character) {
        units.append(unit)
        unit = ""
      }
      unit.append(character)
      previous = character
    }
    if !unit.isEmpty { units.append(unit) }
    return units
  }

  private static func mayBreak(_ left: Character, _ right: Character) -> Bool {
    if right == " " || closing.contains(right) || opening.contains(left) { return false }
    return left == " " || isWide(left) || isWide(right)
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { displayWidth(of: $0) == 2 } ?? false
  }

  private static let closing: Set<Character> = [
    "，", "。", "；", "：", "、", "）", "」", "』", "》", "〉", "】", "！", "？", "”", "’", "％", "…", ",", ".", ";", ":", ")", "%",
  ]
  private static let opening: Set<Character> = ["（", "「", "『", "《", "〈", "【", "“", "‘", "("]
}
