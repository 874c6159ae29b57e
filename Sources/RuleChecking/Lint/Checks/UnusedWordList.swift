import Diagnostics

extension LintCheck {
  /// A word list that nothing uses.
  static let unusedWordList = LintCheck(
    pages: #"""
      unused-word-list warning
      词表没有用到。 ¦ A word list is not used.
      没有用到的词表不起作用。 ¦ It has no effect.
      词表 空话 / empty words："按规定"、"照办" ⏎ 规则 LX-90：「理由」 ⏎ 对象：办件 ⏎ 要求：有延期理由 ¦ Word list empty words: "as provided", "will do" ⏎ Rule LX-90: "reason" ⏎ For each: case ⏎ Require: has extension reason
      词表 空话 / empty words："按规定"、"照办" ⏎ 规则 LX-90：「理由」 ⏎ 对象：办件 ⏎ 要求：延期理由不属于空话 ¦ Word list empty words: "as provided", "will do" ⏎ Rule LX-90: "reason" ⏎ For each: case ⏎ Require: extension reason not in empty words
      -
      """#
  ) { subject in
    guard !subject.isBroken else { return [] }
    return subject.world.wordLists.enumerated().compactMap { index, symbol in
      guard !subject.uses.wordLists.contains(index), subject.judgingPacks.contains(symbol.pack) else { return nil }
      return .unused("unused-word-list", symbol.range, both("词表", "word list"), symbol.name)
    }
  }
}
