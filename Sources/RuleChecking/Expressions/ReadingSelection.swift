import Diagnostics
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// The one meaning of a piece of text: each reading is checked on a copy, and those that have a meaning must agree.
  ///
  /// Where one reading differs from another only by cutting a name in pieces, the whole name wins. Without any meaning
  /// the reading that got furthest explains why.
  mutating func choose<Node: Sendable & Hashable, Result: Hashable>(
    _ readings: Readings<Node>,
    _ body: (inout ExpressionChecker, Node) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    guard !readings.all.isEmpty else { throw Rejection.silent }
    var meanings: [(reading: Reading<Node>, result: Result, checker: ExpressionChecker)] = []
    var failures: [(reading: Reading<Node>, rejection: Rejection)] = []
    for reading in readings.all {
      var copy = self
      do throws(Rejection) {
        let result = try body(&copy, reading.node)
        meanings.append((reading, result, copy))
      } catch {
        failures.append((reading, error))
      }
    }
    guard !meanings.isEmpty else { throw bestFailure(failures) }
    let preferred = meanings.filter { candidate in
      !meanings.contains { cutsName(candidate.reading.words, of: $0.reading.words) }
    }
    guard let chosen = preferred.first ?? meanings.first else { throw Rejection.silent }
    if let other = preferred.first(where: { $0.result != chosen.result }) {
      throw Rejection(
        FormProblem.ambiguous(
          readings.range, first: spelled(chosen.reading.words), second: spelled(other.reading.words)))
    }
    self = chosen.checker
    uses.choices.append(ReadingChoice(range: readings.range, words: chosen.reading.words))
    return chosen.result
  }

  /// The failure that explains best: whole names first, then how far it got, then the fewest words, then the last place.
  private func bestFailure<Node>(_ failures: [(reading: Reading<Node>, rejection: Rejection)]) -> Rejection {
    let whole = failures.filter { candidate in
      !failures.contains { cutsName(candidate.reading.words, of: $0.reading.words) }
    }
    let best = (whole.isEmpty ? failures : whole).max { left, right in
      let a = left.rejection
      let b = right.rejection
      if a.plausibility != b.plausibility { return a.plausibility < b.plausibility }
      if left.reading.words.count != right.reading.words.count {
        return left.reading.words.count > right.reading.words.count
      }
      return a.place < b.place
    }
    return best?.rejection ?? .silent
  }

  /// The words of a reading with its names in 「」, for an ambiguity.
  private func spelled(_ words: [Word]) -> String {
    var parts: [String] = []
    for word in words {
      let text = world.text(word.range)
      if case .name = word.kind, !text.hasPrefix("「") { parts.append("「\(text)」") } else { parts.append(text) }
    }
    return joinedChinese(parts)
  }
}

/// Whether a reading differs from another one only by cutting names of the other in pieces.
func cutsName(_ words: [Word], of whole: [Word]) -> Bool {
  guard words.count > whole.count else { return false }
  var index = 0
  for word in whole {
    guard index < words.count, words[index].range.lower == word.range.lower else { return false }
    if words[index].range == word.range {
      guard words[index].kind == word.kind else { return false }
      index += 1
      continue
    }
    guard case .name = word.kind else { return false }
    while index < words.count, words[index].range.upper <= word.range.upper { index += 1 }
    guard index > 0, words[index - 1].range.upper == word.range.upper else { return false }
  }
  return index == words.count
}
