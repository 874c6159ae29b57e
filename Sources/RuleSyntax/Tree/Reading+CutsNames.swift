import SourceText

extension Reading {
  /// Whether this reading differs from another one only by cutting names of it in pieces, so that the other one wins.
  ///
  /// Every word of the other reading is there, except names that two or more words of this one cover exactly.
  package func cutsNames(of other: Reading) -> Bool {
    let own = words.sorted { $0.range < $1.range }
    var index = 0
    var cuts = false
    for word in other.words.sorted(by: { $0.range < $1.range }) {
      guard index < own.count else { return false }
      if own[index].range == word.range {
        index += 1
        continue
      }
      guard word.kind == .name, own[index].range.lower == word.range.lower else { return false }
      while index < own.count, own[index].range.upper < word.range.upper { index += 1 }
      guard index < own.count, own[index].range.upper == word.range.upper else { return false }
      index += 1
      cuts = true
    }
    return cuts && index == own.count
  }
}
