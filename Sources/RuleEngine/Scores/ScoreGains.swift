import Findings
import Records
import SourceText

/// Finds what would raise a score most: for each line, how much the lowest possible score would rise if it lost nothing.
struct ScoreGains {
  let card: CheckedScorecard
  /// The arithmetic of the periods with a score.
  let sheets: [ScoreSheet]

  /// The lines that took points, the most first; equal ones in declared order.
  func gains() -> [ScoreGain] {
    guard !sheets.isEmpty else { return [] }
    var gains: [ScoreGain] = []
    for (part, declared) in card.parts.enumerated() {
      for (line, text) in declared.lines.map(\.text).enumerated() {
        let points = gain { $0.parts[part].lines[line] = $0.parts[part].lines[line].perfect }
        if let points, points > .zero { gains.append(ScoreGain(part: declared.name, line: text, points: points)) }
      }
    }
    for (line, text) in card.totals.map(\.text).enumerated() {
      let points = gain { $0.totals[line] = $0.totals[line].perfect }
      if let points, points > .zero { gains.append(ScoreGain(part: nil, line: text, points: points)) }
    }
    return gains.enumerated()
      .sorted { $0.element.points == $1.element.points ? $0.offset < $1.offset : $0.element.points > $1.element.points }
      .map(\.element)
  }

  /// The mean rise over the periods; nil beyond the range of numbers.
  private func gain(_ change: (inout ScoreSheet) -> Void) -> Fraction? {
    var rises: [Fraction] = []
    for sheet in sheets {
      var better = sheet
      change(&better)
      guard let before = sheet.total(.low), let after = better.total(.low), let rise = after.subtracting(before) else {
        return nil
      }
      rises.append(rise)
    }
    return ScoreMean.mean(rises)
  }
}
