import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// Judges one snapshot by two rule sets and tells what moves.
package struct RuleChangeRun {
  /// How both runs are done.
  private let options: RunOptions
  private let folder: WorkingFolder
  private let observer: (any RunObserver)?

  /// Creates a run; all tables are held in memory, since objects are looked up by both rule sets.
  package init(_ options: RunOptions, in folder: WorkingFolder, observer: (any RunObserver)? = nil) {
    var options = options
    options.streamedSize = .max
    options.keptFindings = 0
    self.options = options
    self.folder = folder
    self.observer = observer
  }

  /// One side of the comparison.
  private struct Side {
    let rules: LoadedRules
    let evaluator: ReferenceEvaluator
    let result: RunResult
  }

  /// What moves between old and new rules.
  /// - Parameter limit: so many objects are listed for each rule; all are counted.
  package func compare(
    _ old: LoadedRules, _ new: LoadedRules, over snapshot: SnapshotFolder, limit: Int
  ) throws(InputFailure) -> RuleChanges {
    let first = try side(old, snapshot)
    let second = try side(new, snapshot)
    var changes = RuleChanges(from: old, to: new)
    for index in changes.entries.indices where changes.entries[index].kind != .reworded {
      judge(&changes.entries[index], first, second, limit)
    }
    changes.figures = Self.figures(first.result.evaluation.measures, second.result.evaluation.measures)
    changes.scores = Self.scores(first.result.evaluation.scores, second.result.evaluation.scores)
    changes.checks = Self.checks(first.result.evaluation.dataTallies, second.result.evaluation.dataTallies)
    return changes
  }

  private func side(_ rules: LoadedRules, _ snapshot: SnapshotFolder) throws(InputFailure) -> Side {
    let run = SnapshotRun(options, in: folder, observer: observer)
    let records = try run.read(snapshot, by: rules)
    let judged = try run.judge(records, by: rules)
    return Side(rules: rules, evaluator: try run.evaluator(records, by: rules), result: judged.result)
  }

  // MARK: Objects

  private func judge(_ entry: inout RuleChanges.Entry, _ old: Side, _ new: Side, _ limit: Int) {
    let before = outcomes(entry, old)
    let after = outcomes(entry, new)
    entry.before = before.map { tally(entry, old, $0) }
    entry.after = after.map { tally(entry, new, $0) }
    let moves = Self.moves(before, after)
    entry.moveCount = moves.count
    entry.moves = Array(moves.prefix(limit))
  }

  private func outcomes(_ entry: RuleChanges.Entry, _ side: Side) -> [ObjectOutcome]? {
    side.rules.ruleSet.rules.firstIndex { $0.pack == entry.pack && $0.id == entry.id }
      .map { side.evaluator.outcomes(ruleIndex: $0) }
  }

  private func tally(_ entry: RuleChanges.Entry, _ side: Side, _ outcomes: [ObjectOutcome]) -> RuleTally {
    let rule = side.rules.ruleSet.rules.first { $0.pack == entry.pack && $0.id == entry.id }
    var tally = RuleTally(
      rule: entry.id, pack: entry.pack, title: entry.title, severity: rule?.severity ?? .note)
    for object in outcomes { tally.count(object.outcome) }
    return tally
  }

  /// An object by what a reader sees of it, the first, second … of that name.
  private struct ObjectName: Hashable {
    let key: String
    let word: String?
    let number: Int
  }

  private static func named(_ outcomes: [ObjectOutcome]) -> [(ObjectName, ObjectOutcome)] {
    var counts: [ObjectName: Int] = [:]
    return outcomes.map { outcome in
      let plain = ObjectName(key: outcome.object.key, word: outcome.object.word?.zh, number: 0)
      counts[plain, default: 0] += 1
      return (ObjectName(key: plain.key, word: plain.word, number: counts[plain] ?? 1), outcome)
    }
  }

  /// The objects whose outcome differs: of a rule that only one side has those that are not met or open.
  private static func moves(_ old: [ObjectOutcome]?, _ new: [ObjectOutcome]?) -> [RuleChanges.Move] {
    let before = named(old ?? [])
    let after = named(new ?? [])
    let earlier = Dictionary(before.map { ($0.0, $0.1) }) { first, _ in first }
    let later = Dictionary(after.map { ($0.0, $0.1) }) { first, _ in first }
    var result: [RuleChanges.Move] = []
    for (name, outcome) in after {
      let from = earlier[name]?.outcome
      guard from != outcome.outcome, old != nil || isTold(outcome.outcome) else { continue }
      if from == nil, outcome.outcome == .notApplicable { continue }
      result.append(RuleChanges.Move(object: outcome.object, from: from, to: outcome.outcome))
    }
    for (name, outcome) in before where later[name] == nil {
      guard new != nil || isTold(outcome.outcome), outcome.outcome != .notApplicable else { continue }
      result.append(RuleChanges.Move(object: outcome.object, from: outcome.outcome, to: nil))
    }
    return result.enumerated()
      .sorted { ($0.element.object.row, $0.offset) < ($1.element.object.row, $1.offset) }.map(\.element)
  }

  private static func isTold(_ outcome: Outcome) -> Bool {
    outcome == .violation || outcome == .undetermined
  }

  // MARK: Figures

  private static func figures(_ old: [MeasureResult], _ new: [MeasureResult]) -> [RuleChanges.FigureMove] {
    var result: [RuleChanges.FigureMove] = []
    for measure in new {
      let before = old.first { $0.pack == measure.pack && $0.name.zh == measure.name.zh }
      for row in measure.rows {
        let earlier = before?.rows.first { $0.key == row.key && $0.group == row.group }?.figure
        guard earlier != row.figure else { continue }
        result.append(move(measure, row, from: earlier, to: row.figure))
      }
      for row in before?.rows ?? [] where !measure.rows.contains(where: { $0.key == row.key && $0.group == row.group })
      {
        result.append(move(measure, row, from: row.figure, to: nil))
      }
    }
    for measure in old where !new.contains(where: { $0.pack == measure.pack && $0.name.zh == measure.name.zh }) {
      for row in measure.rows { result.append(move(measure, row, from: row.figure, to: nil)) }
    }
    return result
  }

  private static func move(
    _ measure: MeasureResult, _ row: MeasureResult.Row, from: Figure?, to: Figure?
  ) -> RuleChanges.FigureMove {
    RuleChanges.FigureMove(
      name: measure.name, pack: measure.pack, group: row.group, style: measure.style, before: from, after: to)
  }

  private static func scores(_ old: [ScoreResult], _ new: [ScoreResult]) -> [RuleChanges.ScoreMove] {
    func score(_ object: ScoredObject?, _ result: ScoreResult?) -> RuleChanges.Score? {
      guard let figure = object?.figure, let result else { return nil }
      let grade = figure.grade.flatMap { result.grades.indices.contains($0) ? result.grades[$0].name : nil }
      return RuleChanges.Score(figure: figure, grade: grade)
    }
    var moves: [RuleChanges.ScoreMove] = []
    let gone = old.filter { result in !new.contains { $0.pack == result.pack && $0.scorecard == result.scorecard } }
    for result in new + gone {
      let before = old.first { $0.pack == result.pack && $0.scorecard == result.scorecard }
      let after = new.first { $0.pack == result.pack && $0.scorecard == result.scorecard }
      let earlier = before?.objects ?? []
      let later = after?.objects ?? []
      let lost = earlier.filter { object in !later.contains { $0.object.key == object.object.key } }
      for object in later + lost {
        let from = score(earlier.first { $0.object.key == object.object.key }, before)
        let to = score(later.first { $0.object.key == object.object.key }, after)
        guard from?.figure.low != to?.figure.low || from?.figure.high != to?.figure.high || from?.grade != to?.grade
        else { continue }
        moves.append(
          RuleChanges.ScoreMove(
            scorecard: result.scorecard, object: object.object, name: object.name, before: from, after: to))
      }
    }
    return moves
  }

  private static func checks(_ old: [RuleTally], _ new: [RuleTally]) -> [RuleChanges.CheckMove] {
    func faults(_ tally: RuleTally?) -> Int { (tally?.violation ?? 0) + (tally?.undetermined ?? 0) }
    let earlier = Dictionary(old.map { ($0.rule, $0) }) { first, _ in first }
    let later = Set(new.map(\.rule))
    let ids = new.map(\.rule) + old.map(\.rule).filter { !later.contains($0) }
    let current = Dictionary(new.map { ($0.rule, $0) }) { first, _ in first }
    return ids.compactMap { id in
      let (before, after) = (faults(earlier[id]), faults(current[id]))
      return before == after ? nil : RuleChanges.CheckMove(id: id, before: before, after: after)
    }
  }
}
