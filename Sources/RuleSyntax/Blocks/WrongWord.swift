import Diagnostics
import SourceText

/// A word that is none of a fixed list, with the one that was probably meant.
struct WrongWord {
  /// The problem.
  let problem: SyntaxProblem

  init(_ content: ContentText, _ indices: Range<Int>, ids: [String]) {
    let indices = content.trimmed(indices)
    let text = content.text(indices)
    let keywords = ids.compactMap { KeywordTable.shared[$0] }
    let isChinese = CodePoints.holdsHan(text)
    // One weekday is as near as another.
    let hasNearest = !ids.contains("7")
    let spellings = keywords.flatMap { isChinese ? [$0.text.zh] : [$0.text.en] } + keywords.flatMap(\.twins)
    problem = .wrongWord(
      text, allowed: keywords.map(\.text), nearest: hasNearest ? nearestName(to: text, among: spellings) : nil,
      content.range(indices))
  }
}
