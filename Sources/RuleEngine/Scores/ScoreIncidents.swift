import Findings
import Records
import SourceText

/// Something that may be counted: a violation of a rule or a row of a table.
struct ScoreIncident {
  /// The row.
  let row: RowReference
  /// The rule and the record, as a finding names them.
  let rule: String?
  let object: FindingObject
  /// Whether it is counted for certain, its date and amount aside.
  let isSure: Bool
  /// The date that places it; nil where none does.
  let date: Knowable?
  /// The points.
  let low: Fraction
  let high: Fraction
  /// Whether a waiver covers it.
  let isWaived: Bool
  /// The value by which it is counted once.
  let once: Knowable?
  /// Why it is not sure.
  let causes: [Cause]

  /// Whether it lies in a period; nil if its date is not known.
  func lies(in period: ScorePeriod) -> Bool? {
    guard let date else { return true }
    return date.value?.day.map { period.contains($0) }
  }
}

/// The violations of a rule by the object that they count for.
struct ScoreIncidents {
  /// Those of the scored rows themselves, by row.
  var byRow: [Int: [ScoreIncident]] = [:]
  /// Those of other objects, by the key of the scored row, or its name.
  var byKey: [Text: [ScoreIncident]] = [:]
  /// Those of which it is not known whose they are.
  var unowned: [ScoreIncident] = []
  /// Why more of them may exist than are listed; empty if none can.
  var openCauses: [Cause] = []
}

/// Counts violations and rows for scores.
struct ScoreCounter {
  let engine: ReferenceEvaluator

  /// Amounts in the data beyond this are not taken for points.
  private static let mostPoints = Fraction(1_000_000)

  /// Everything that a line over violations may count.
  func violations(
    _ counting: CheckedScorecard.Counting, once: CheckedExpression?, most: Fraction
  ) -> ScoreIncidents {
    var result = ScoreIncidents()
    guard let index = counting.rule else { return result }
    let rule = engine.rules.rules[index]
    guard case .table(let table, let snapshot) = rule.object.source,
      let count = engine.rowCount(table, isPrevious: snapshot != .current)
    else {
      result.openCauses = [Cause(name: rule.object.text, kind: .absentTable)]
      return result
    }
    for row in 0..<count {
      let reference = RowReference(isPrevious: snapshot != .current, table: table, row: row)
      for verdict in engine.verdicts(index, row: row)
      where verdict.outcome == .violation || verdict.outcome == .undetermined {
        add(incident(verdict, reference, rule, counting, once, most), counting.owner, reference, to: &result)
      }
    }
    let isPrevious = snapshot != .current
    if engine.unread(table, isPrevious: isPrevious) > 0 { result.openCauses.append(engine.unreadCause(table)) }
    result.openCauses += engine.unlistedCauses(table, isPrevious: isPrevious)
    return result
  }

  private func add(
    _ incident: ScoreIncident, _ owner: CheckedScorecard.Owner?, _ row: RowReference, to result: inout ScoreIncidents
  ) {
    switch owner {
    case nil: result.byRow[row.row, default: []].append(incident)
    case .name(let name): result.byKey[Text(name), default: []].append(incident)
    case .value(let expression):
      let evaluation = ObjectEvaluation(engine: engine, slotCount: 1, rule: nil)
      evaluation.frame[0] = .row(row)
      let value = evaluation.value(expression)
      if let key = value.value?.textContent {
        result.byKey[key, default: []].append(incident)
      } else {
        result.unowned.append(incident.open(because: value.causes))
      }
    }
  }

  private func incident(
    _ verdict: Verdict, _ row: RowReference, _ rule: CheckedRule, _ counting: CheckedScorecard.Counting,
    _ once: CheckedExpression?, _ most: Fraction
  ) -> ScoreIncident {
    let evaluation = ObjectEvaluation(engine: engine, slotCount: rule.slotCount, rule: counting.rule)
    evaluation.frame[0] = .row(row)
    evaluation.object = row
    evaluation.period = verdict.period
    evaluation.deadline = verdict.deadline
    let object = engine.findingObject(row, word: rule.variants[verdict.variant].word, period: verdict.period)
    let amount = amount(counting.amount, evaluation, most)
    let isWaived = verdict.outcome == .violation && counting.rule.map { engine.isWaived($0, row, verdict) } ?? false
    return ScoreIncident(
      row: row, rule: rule.id, object: object, isSure: verdict.outcome == .violation,
      date: counting.date.map { evaluation.value($0) }, low: amount.low, high: amount.high, isWaived: isWaived,
      once: once.map { evaluation.value($0) },
      causes: (verdict.outcome == .undetermined ? verdict.causes : []).merged(with: amount.causes))
  }

  /// Everything that a line over rows may count for an object, and why more may belong to it.
  func rows(
    _ selection: Selection, _ counting: CheckedScorecard.Counting, once: CheckedExpression?, most: Fraction,
    by evaluation: ObjectEvaluation
  ) -> (incidents: [ScoreIncident], openCauses: [Cause]) {
    let members = evaluation.members(selection)
    if members.isUnknown { return ([], members.causes.isEmpty ? [noValue(selection)] : members.causes) }
    var incidents: [ScoreIncident] = []
    var open: [Cause] = []
    for (list, isSure) in [(members.sure, true), (members.unsure, false)] {
      for member in list {
        guard case .row(let row) = member else {
          open = open.merged(with: members.causes)
          continue
        }
        evaluation.bind(selection.slot, member)
        let amount = amount(counting.amount, evaluation, most)
        incidents.append(
          ScoreIncident(
            row: row, rule: nil, object: engine.findingObject(row, word: nil, period: nil), isSure: isSure,
            date: counting.date.map { evaluation.value($0) }, low: amount.low, high: amount.high, isWaived: false,
            once: once.map { evaluation.value($0) },
            causes: (isSure ? [] : members.causes).merged(with: amount.causes)))
      }
    }
    return (incidents, open)
  }

  private func noValue(_ selection: Selection) -> Cause { Cause(name: selection.text, kind: .noValue) }

  private func amount(
    _ amount: CheckedScorecard.Amount, _ evaluation: ObjectEvaluation, _ most: Fraction
  ) -> (low: Fraction, high: Fraction, causes: [Cause]) {
    switch amount {
    case .points(let points): return (points, points, [])
    case .field(let expression, let lower, let upper):
      let value = evaluation.value(expression)
      let (low, high) = (lower ?? .zero, upper ?? most)
      guard let points = value.value?.amount else { return (low, high, value.causes) }
      guard points >= low, points <= (upper ?? Self.mostPoints) else {
        let shown = LocalizedText(
          zh: "\(expression.source.zh) \(ScoreText.number(points)) 分超出 \(ScoreText.range(low, high).zh)，",
          en: "\(expression.source.en) of \(ScoreText.number(points)) points is not \(ScoreText.range(low, high).en):")
        return (low, high, [Cause(name: shown, kind: .noValue)])
      }
      return (points, points, [])
    }
  }
}

extension ScoreIncident {
  /// The same, of which it is not known whether it counts.
  func open(because more: [Cause]) -> ScoreIncident {
    ScoreIncident(
      row: row, rule: rule, object: object, isSure: false, date: date, low: low, high: high, isWaived: isWaived,
      once: once, causes: causes.merged(with: more))
  }
}
