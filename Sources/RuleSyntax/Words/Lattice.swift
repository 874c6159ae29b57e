import SourceText

/// Finds the words that may begin at a place of a text: keywords, visible names, numbers, dates and quotations.
///
/// The lattice knows spelling only. A space between two Chinese characters is a border, ASCII words match at word borders.
struct Lattice: Sendable {
  /// The text.
  let content: ContentText
  /// The names.
  let vocabulary: Vocabulary
  /// The index after the last code point that is read.
  let end: Int

  private static let conditionWords = SpellingIndex(
    KeywordTable.shared.keywords.compactMap { keyword in
      ConditionWord.numbers[keyword.id].map { (keyword.spellings, $0) }
    })

  /// The keywords that begin at an index: their numbers and where each spelling ends.
  func keywords(at start: Int) -> [(number: Int, end: Int)] {
    guard start < end else { return [] }
    var found: [(number: Int, end: Int)] = []
    for spelling in Self.conditionWords.spellings(beginningWith: CodePoints.folded(content.scalars[start])) {
      guard let end = match(spelling.form, at: start) else { continue }
      if !found.contains(where: { $0 == (spelling.number, end) }) { found.append((spelling.number, end)) }
    }
    return found
  }

  /// Whether any reserved connecting word begins at an index; its end, the longest.
  func connectingWordEnd(at start: Int) -> Int? {
    guard start < end else { return nil }
    var longest: Int?
    for spelling in Self.conditionWords.spellings(beginningWith: CodePoints.folded(content.scalars[start])) {
      guard let keyword = KeywordTable.shared[ConditionWord.allCases[spelling.number].id],
        keyword.place == .condition, let end = match(spelling.form, at: start)
      else { continue }
      longest = max(longest ?? end, end)
    }
    return longest
  }

  /// The visible names at an index, longest first: where they end and which words they may be.
  func names(at index: Int) -> [(start: Int, end: Int, words: [Int])] {
    let start = content.skipSpaces(index, to: end)
    guard start < end else { return [] }
    var found: [(start: Int, end: Int, words: [Int])] = []
    for spelling in vocabulary.spellings(beginningWith: CodePoints.folded(content.scalars[start])) {
      if let end = match(spelling.form, at: start) { found.append((start, end, spelling.words)) }
    }
    return found
  }

  /// The end of a spelling at an index, if it stands there as whole words.
  func match(_ form: [UInt32], at start: Int, afterDigit: Bool = false) -> Int? {
    guard let first = form.first, startsWord(first, at: start, afterDigit: afterDigit) else { return nil }
    var index = start
    var before: UInt32 = 0
    for scalar in form {
      if index < end, content.scalars[index] == 0x20 {
        let isGap = scalar == 0x20 || (before != 0 && CodePoints.isHan(before) != CodePoints.isHan(scalar))
        guard isGap else { return nil }
        index = content.skipSpaces(index, to: end)
        if scalar == 0x20 {
          before = scalar
          continue
        }
      }
      guard index < end, CodePoints.folded(content.scalars[index]) == scalar else { return nil }
      index += 1
      before = scalar
    }
    return endsWord(before, at: index) ? index : nil
  }

  private func startsWord(_ first: UInt32, at start: Int, afterDigit: Bool) -> Bool {
    guard CodePoints.isASCIIWord(first), start > 0 else { return true }
    let previous = content.scalars[start - 1]
    if afterDigit, CodePoints.isDigit(previous) { return true }
    if CodePoints.isASCIIWord(previous) { return false }
    return !(previous == 0x2D && start > 1 && CodePoints.isASCIILetter(content.scalars[start - 2]))
  }

  private func endsWord(_ last: UInt32, at index: Int) -> Bool {
    guard CodePoints.isASCIIWord(last), index < end else { return true }
    let next = content.scalars[index]
    if CodePoints.isASCIIWord(next) { return false }
    return !(next == 0x2D && index + 1 < end && CodePoints.isASCIILetter(content.scalars[index + 1]))
  }
}

/// Spellings by their first code point.
struct SpellingIndex: Sendable {
  private var table: [UInt32: [(form: [UInt32], number: Int)]] = [:]

  /// Collects spellings, each with a number.
  init(_ rows: [([String], Int)]) {
    for (spellings, number) in rows {
      for spelling in spellings {
        let form = CodePoints.labelForm(spelling)
        guard let first = form.first else { continue }
        table[first, default: []].append((form, number))
      }
    }
  }

  /// The spellings that begin with a code point.
  func spellings(beginningWith scalar: UInt32) -> [(form: [UInt32], number: Int)] { table[scalar] ?? [] }
}
