package import Findings
import Records
import SourceText

/// Computes the scores of a run, as the last stratum: over the outcomes of all objects, not only those listed as findings.
final class ScoreRun {
  let engine: ReferenceEvaluator
  /// The scored rows of each scorecard, found out once.
  private var scored: [Int: [Int: ScoredRow]] = [:]
  private var incidents: [IncidentKey: ScoreIncidents] = [:]

  private struct IncidentKey: Hashable {
    let counting: CheckedScorecard.Counting
    let once: CheckedExpression?
  }

  init(_ engine: ReferenceEvaluator) {
    self.engine = engine
  }

  private var cards: [CheckedScorecard] { engine.rules.scorecards }

  /// The scores of the scorecards that are asked for, in the order in which they stand in their files.
  func results() -> [ScoreResult] {
    cards.indices.filter { isWanted(cards[$0]) }
      .sorted { cards[$0].range < cards[$1].range }
      .compactMap { result($0) }
  }

  /// A scorecard is wanted if its pack judges and no rule that it counts was left out by a choice of rules.
  private func isWanted(_ card: CheckedScorecard) -> Bool {
    let packs = engine.options.scoringPacks
    if let packs, !packs.contains(card.pack) { return false }
    guard let selected = engine.options.selectedRules else { return true }
    return card.rules.map { engine.rules.rules[$0] }
      .allSatisfy { selected.contains($0.id) || packs?.contains($0.pack) == false }
      && card.scorecards.allSatisfy { isWanted(cards[$0]) }
  }

  /// The scores of one scorecard; nil if the snapshot does not have its objects.
  func result(_ index: Int) -> ScoreResult? {
    let card = cards[index]
    guard let table = card.object.table, engine.rowCount(table, isPrevious: false) != nil else { return nil }
    let rows = scoredRows(index)
    var seen: Set<Int> = []
    let parts = card.parts.filter { seen.insert($0.group).inserted }
    return ScoreResult(
      scorecard: card.id, pack: card.pack, title: card.title, table: engine.schema[table].name,
      fullMarks: card.fullMarks, parts: parts.map { .init(name: $0.name, points: $0.points) },
      grades: card.grades.map { .init(name: $0.name, note: $0.note) }, isPeriodic: card.cycle != nil,
      objects: rows.keys.sorted().compactMap { rows[$0]?.result }, unread: engine.unread(table, isPrevious: false))
  }

  /// The scored rows of a scorecard by their number.
  func scoredRows(_ index: Int) -> [Int: ScoredRow] {
    if let known = scored[index] { return known }
    var rows: [Int: ScoredRow] = [:]
    if let table = cards[index].object.table, let count = engine.rowCount(table, isPrevious: false) {
      for row in 0..<count {
        let reference = RowReference(isPrevious: false, table: table, row: row)
        if let result = ObjectScoring(self, cards[index], reference).score() { rows[row] = result }
      }
    }
    scored[index] = rows
    return rows
  }

  /// What a line over violations may count, found out once for all objects.
  func violations(
    _ counting: CheckedScorecard.Counting, once: CheckedExpression?, most: Fraction
  ) -> ScoreIncidents {
    let key = IncidentKey(counting: counting, once: once)
    if let known = incidents[key] { return known }
    let found = ScoreCounter(engine: engine).violations(counting, once: once, most: most)
    incidents[key] = found
    return found
  }
}

/// One scored row.
struct ScoredRow {
  /// The score as shown.
  let result: ScoredObject
  /// The unrounded ends of each period by its key (empty for the whole period); nil where there is no score.
  let ends: [String: (low: Fraction, high: Fraction)]
  /// The unrounded ends of the year or the whole period.
  let year: (low: Fraction, high: Fraction)?
}

extension ReferenceEvaluator {
  /// The scores of all scorecards that are asked for.
  func scoreResults() -> [ScoreResult] {
    guard !rules.scorecards.isEmpty else { return [] }
    let outer = isExplaining
    isExplaining = true
    defer { isExplaining = outer }
    return ScoreRun(self).results()
  }

  /// The score of one row, for tests of scorecards; nil if it is not scored.
  package func score(scorecard index: Int, row: Int) -> (object: ScoredObject, result: ScoreResult)? {
    guard rules.scorecards.indices.contains(index) else { return nil }
    let run = ScoreRun(self)
    guard let result = run.result(index), let scored = run.scoredRows(index)[row] else { return nil }
    return (scored.result, result)
  }
}
