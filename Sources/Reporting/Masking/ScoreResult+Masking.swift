import Findings
import SourceText

extension ScoreResult {
  /// The scores with personal numbers hidden in the names of objects and records.
  var masked: ScoreResult {
    ScoreResult(
      scorecard: scorecard, pack: pack, title: title, table: table, fullMarks: fullMarks, parts: parts, grades: grades,
      isPeriodic: isPeriodic, objects: objects.map(\.masked), unread: unread)
  }
}

extension ScoredObject {
  fileprivate var masked: ScoredObject {
    ScoredObject(
      object: object.masked, name: name?.masked, figure: figure, notes: notes.map(\.masked),
      periods: periods.map(\.masked), gains: gains)
  }
}

extension PeriodScore {
  fileprivate var masked: PeriodScore {
    PeriodScore(
      period: period, figure: figure, notes: notes.map(\.masked), parts: parts.map(\.masked),
      totals: totals.map(\.masked), bonuses: bonuses.map(\.masked), vetoes: vetoes.map(\.masked),
      steps: steps.map(\.masked))
  }
}

extension PartScore {
  fileprivate var masked: PartScore {
    PartScore(
      name: name, points: points, applies: applies, low: low, high: high, lines: lines.map(\.masked))
  }
}

extension LineScore {
  fileprivate var masked: LineScore {
    LineScore(
      text: text, kind: kind, points: points, low: low, high: high, causes: causes.map(\.masked), omitted: omitted,
      missing: missing.map(\.masked))
  }
}

extension ScoreCause {
  fileprivate var masked: ScoreCause {
    ScoreCause(
      kind: kind, rule: rule, object: object.masked, date: date, low: low, high: high, note: note?.masked)
  }
}
