import SourceText

/// The words of a yes/no or choice field in the data, each with the slot it stands for.
struct WordReading: Sendable {
  private struct Entry: Sendable {
    let word: [UInt8]
    let slot: Int64
    /// Whether ASCII letters match in either case.
    let folds: Bool
  }

  private var entries: [Entry] = []

  /// The words of yes/no, in pairs.
  static let truthWords: [(yes: String, no: String)] = [
    ("true", "false"), ("是", "否"), ("有", "无"), ("1", "0"), ("Y", "N"),
  ]

  /// The words of yes/no.
  static let truth: WordReading = {
    var reading = WordReading()
    for pair in truthWords {
      reading.add(pair.yes, 1, folds: true)
      reading.add(pair.no, 0, folds: true)
    }
    return reading
  }()

  private init() {}

  /// The words of a choice: the codes first, exactly as declared, then the labels.
  init(_ words: [ChoiceWord]) {
    for (index, word) in words.enumerated() { add(word.code, Int64(index), folds: false) }
    for (index, word) in words.enumerated() { add(word.name.zh, Int64(index), folds: true) }
    for (index, word) in words.enumerated() { add(word.name.en, Int64(index), folds: true) }
  }

  private mutating func add(_ word: String, _ slot: Int64, folds: Bool) {
    entries.append(Entry(word: Array(word.utf8), slot: slot, folds: folds))
  }

  /// The slot of the word in a range; nil if it is none of them.
  func slot(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    for index in entries.indices where entries[index].word.count == range.count {
      if ByteWords.equal(bytes, range, entries[index].word, folds: entries[index].folds) { return entries[index].slot }
    }
    return nil
  }
}
