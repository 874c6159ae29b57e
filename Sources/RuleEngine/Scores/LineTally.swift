import Findings
import Records
import SourceText

/// What one line counted for one object in one period.
struct LineTally {
  let line: CheckedScorecard.Line?
  let text: LocalizedText
  let kind: LineScore.Kind
  let points: Fraction?
  /// Deducted, added or given, caps applied.
  var low = Fraction.zero
  var high = Fraction.zero
  var causes: [ScoreCause] = []
  var omitted = 0
  var missing: [LocalizedText] = []
  /// Whether a given score has no record at all.
  var isAbsent = false

  init(_ line: CheckedScorecard.Line) {
    self.line = line
    text = line.text
    kind = line.isGiven ? .given : line.isAddition ? .addition : .deduction
    points = line.points
  }

  init(_ veto: CheckedScorecard.Veto) {
    line = nil
    text = veto.text
    kind = .veto
    points = nil
  }

  /// The line as shown.
  var score: LineScore {
    LineScore(
      text: text, kind: kind, points: points, low: low, high: high, causes: causes, omitted: omitted, missing: missing)
  }

  /// The line as the arithmetic takes it.
  var sheetLine: ScoreSheet.Line {
    ScoreSheet.Line(
      kind: kind == .given ? .given : kind == .addition ? .addition : .deduction, points: points, low: low, high: high,
      threshold: line?.threshold)
  }
}

/// What all lines counted for one object in one period.
struct PeriodTally {
  /// Whether each part applies; nil if that is not known.
  var applies: [Bool?] = []
  /// The lines of the parts.
  var parts: [[LineTally]] = []
  var totals: [LineTally] = []
  var bonuses: [LineTally] = []
  var vetoes: [LineTally] = []
  /// Whether each line of 换算 holds.
  var rescales: [Bool?] = []
  /// What is not known about parts and 换算.
  var missing: [LocalizedText] = []

  /// The given scores of applicable parts.
  private var given: [LineTally] {
    zip(applies, parts).filter { $0.0 != false }.flatMap { $0.1 }.filter { $0.kind == .given }
  }

  /// Whether a score was to be given and none was: the period has no score.
  var isWithoutScore: Bool { !given.isEmpty && given.allSatisfy(\.isAbsent) }

  /// What was to be given.
  var absent: [LocalizedText] { given.filter(\.isAbsent).map(\.text) }

  /// The arithmetic of the period.
  func sheet(of card: CheckedScorecard) -> ScoreSheet {
    var sheet = ScoreSheet(fullMarks: card.fullMarks, parts: [])
    for (index, part) in card.parts.enumerated() {
      sheet.parts.append(
        ScoreSheet.Part(
          points: part.points, group: part.group, applies: applies[index], lines: parts[index].map(\.sheetLine)))
    }
    sheet.totals = totals.map(\.sheetLine)
    sheet.bonuses = bonuses.map(\.sheetLine)
    sheet.rescales = zip(card.rescales, rescales).map { ($0.factor, $1) }
    return sheet
  }

  /// The parts as shown: those that do not apply are left out where another one of their name does.
  func parts(of card: CheckedScorecard, _ sheet: ScoreSheet) -> [PartScore] {
    card.parts.indices.compactMap { index in
      let part = card.parts[index]
      let others = card.parts.indices.filter { card.parts[$0].group == part.group && $0 != index }
      if applies[index] == false,
        others.contains(where: { applies[$0] != false }) || others.contains(where: { $0 < index })
      {
        return nil
      }
      let low = sheet.score(of: sheet.parts[index], .low) ?? .zero
      let high = sheet.score(of: sheet.parts[index], .high) ?? part.points
      return PartScore(
        name: part.name, points: part.points, applies: applies[index], low: low, high: high,
        lines: applies[index] == false ? [] : parts[index].map(\.score))
    }
  }
}

/// Sentences about what is missing.
enum ScoreNotes {
  /// Causes in words.
  static func text(_ causes: [Cause]) -> LocalizedText { joined(causes.map(\.text)) }

  /// Texts in a row.
  static func joined(_ texts: [LocalizedText]) -> LocalizedText {
    LocalizedText(zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
  }

  /// What is missing for an exact score, each once.
  static func missing(_ tally: PeriodTally) -> [LocalizedText] {
    var notes = tally.missing
    for line in tally.parts.flatMap({ $0 }) + tally.totals + tally.bonuses + tally.vetoes where line.low != line.high {
      for text in line.missing where !notes.contains(text) { notes.append(text) }
    }
    return notes
  }
}
