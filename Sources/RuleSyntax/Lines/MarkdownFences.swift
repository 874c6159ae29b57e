import SourceText

/// Follows the fenced blocks of a Markdown file: those marked `zicha` hold rules, everything else is prose.
///
/// Fences are three or more back quotes or tildes (CommonMark 4.5); a block ends with a fence of the same sign that is at
/// least as long, or with the file.
package struct MarkdownFences {
  private struct Fence {
    let character: UInt8
    let length: Int
    let isRules: Bool
  }

  private var open: Fence?

  /// Begins before the first line.
  package init() {}

  /// Takes the next line, without white space at its ends; whether it is a line of rules. The fences themselves are not.
  package mutating func take(_ line: some RandomAccessCollection<UInt8>) -> Bool {
    guard let first = line.first, first == 0x60 || first == 0x7E else { return open?.isRules ?? false }
    let length = line.prefix { $0 == first }.count
    guard length >= 3 else { return open?.isRules ?? false }
    if let fence = open {
      guard fence.character == first, length >= fence.length, line.count == length else { return fence.isRules }
      open = nil
      return false
    }
    let info = String(decoding: line.dropFirst(length), as: UTF8.self)
    // What begins like a fence and has a back quote behind it is a code span.
    guard first == 0x7E || !info.contains("`") else { return false }
    let word = info.split(separator: " ").first.map { $0.lowercased() }
    open = Fence(character: first, length: length, isRules: word == "zicha" || word == "{.zicha}")
    return false
  }

  /// Whether a fence that was opened last is one of rules.
  package var isInRules: Bool { open?.isRules ?? false }

  /// Whether a Markdown file has a block of rules.
  package static func holdRules(_ bytes: [UInt8]) -> Bool {
    var fences = MarkdownFences()
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var line = line
      while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
      while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
      _ = fences.take(line)
      if fences.isInRules { return true }
    }
    return false
  }
}
