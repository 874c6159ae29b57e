import Findings
import Records
import SourceText

/// Counts the lines of a scorecard for one object: line by line over all periods, so that what one line has counted another
/// does not count again.
struct LineCounting {
  private let scoring: ObjectScoring
  private let counter: ScoreCounter
  /// What was counted so far, by table and key, with the line.
  private var counted: [Counted: (line: LocalizedText, isSure: Bool)] = [:]

  private struct Counted: Hashable {
    let table: TableID
    let key: Text
  }

  init(_ scoring: ObjectScoring) {
    self.scoring = scoring
    counter = ScoreCounter(engine: scoring.engine)
  }

  private var engine: ReferenceEvaluator { scoring.engine }
  private var evaluation: ObjectEvaluation { scoring.evaluation }
  private var card: CheckedScorecard { scoring.card }

  /// What was counted in each period.
  mutating func tallies(_ periods: [ScorePeriod]) -> [PeriodTally] {
    var tallies = periods.map { conditions($0) }
    for part in card.parts.indices {
      for line in card.parts[part].lines {
        let counts = periods.indices.map { tallies[$0].applies[part] != false }
        let found = count(line, most: line.points ?? card.parts[part].points, periods, counts)
        for period in periods.indices { tallies[period].parts[part].append(found[period]) }
      }
    }
    let all = periods.map { _ in true }
    for line in card.totals {
      let found = count(line, most: card.fullMarks, periods, all)
      for period in periods.indices { tallies[period].totals.append(found[period]) }
    }
    for line in card.bonuses {
      let found = count(line, most: line.cap ?? card.fullMarks, periods, all)
      for period in periods.indices { tallies[period].bonuses.append(found[period]) }
    }
    for veto in card.vetoes {
      let found = check(veto, periods)
      for period in periods.indices { tallies[period].vetoes.append(found[period]) }
    }
    return tallies
  }

  // MARK: Conditions

  /// Which parts apply in a period, and which 换算 holds.
  private func conditions(_ period: ScorePeriod) -> PeriodTally {
    evaluation.period = period.calendar
    var tally = PeriodTally()
    tally.parts = card.parts.map { _ in [] }
    func holds(_ condition: CheckedExpression?) -> Bool? {
      guard let condition else { return true }
      switch evaluation.truth(condition) {
      case .yes: return true
      case .no: return false
      case .unknown(let causes):
        for text in causes.map(\.text) where !tally.missing.contains(text) { tally.missing.append(text) }
        return nil
      }
    }
    tally.applies = card.parts.map { holds($0.condition) }
    tally.rescales = card.rescales.map { holds($0.condition) }
    return tally
  }

  // MARK: Lines

  private mutating func count(
    _ line: CheckedScorecard.Line, most: Fraction, _ periods: [ScorePeriod], _ counts: [Bool]
  ) -> [LineTally] {
    let cap = line.cap ?? most
    let incidents = incidents(line, most: cap, periods)
    return periods.indices.map { index in
      let period = periods[index]
      evaluation.period = period.calendar
      var tally = LineTally(line)
      guard counts[index] else { return tally }
      var applies: Bool? = true
      if let condition = line.condition {
        switch evaluation.truth(condition) {
        case .yes: break
        case .no: applies = false
        case .unknown(let causes):
          applies = nil
          tally.missing = causes.map(\.text)
        }
      }
      guard applies != false else {
        // A given score that does not apply is no score that is missing.
        if line.isGiven { (tally.low, tally.high) = (most, most) }
        return tally
      }
      if line.isGiven {
        GivenCounting(scoring, line, most: most).add(to: &tally, period)
      } else if let incidents {
        add(incidents[index], line, period, cap: line.cap, most: most, to: &tally)
      }
      if applies == nil {
        if line.isGiven { tally.high = most } else { tally.low = .zero }
      }
      return tally
    }
  }

  private struct Found {
    var incidents: [ScoreIncident] = []
    var openCauses: [Cause] = []

    /// Several records of one matter count once: the largest of them, in the period in which it lies.
    func representatives() -> [Value: (index: Int, low: Fraction)] {
      var found: [Value: (index: Int, low: Fraction)] = [:]
      for (index, incident) in incidents.enumerated() where !incident.isWaived {
        guard let value = incident.once?.value else { continue }
        let low = incident.isSure ? incident.low : .zero
        guard let known = found[value] else {
          found[value] = (index, low)
          continue
        }
        let isLarger = incident.high > incidents[known.index].high
        found[value] = (isLarger ? index : known.index, max(low, known.low))
      }
      return found
    }
  }

  /// What a line may count, for each period; nil for given scores.
  private func incidents(
    _ line: CheckedScorecard.Line, most: Fraction, _ periods: [ScorePeriod]
  ) -> [Found]? {
    switch line.content {
    case .violations(let counting):
      let all = scoring.run.violations(counting, once: line.once, most: most)
      let found = Found(incidents: own(all) + all.unowned, openCauses: all.openCauses)
      return periods.map { _ in found }
    case .rows(let selection, let counting):
      if !ExpressionUse(selection, in: engine.rules).context.contains(.period), let first = periods.first {
        let found = rows(selection, counting, line, most, first)
        return periods.map { _ in found }
      }
      return periods.map { rows(selection, counting, line, most, $0) }
    case .given, .scores, .value: return nil
    }
  }

  private func rows(
    _ selection: Selection, _ counting: CheckedScorecard.Counting, _ line: CheckedScorecard.Line, _ most: Fraction,
    _ period: ScorePeriod
  ) -> Found {
    evaluation.period = period.calendar
    let found = counter.rows(selection, counting, once: line.once, most: most, by: evaluation)
    return Found(incidents: found.incidents, openCauses: found.openCauses)
  }

  /// The violations of the object in hand.
  private func own(_ all: ScoreIncidents) -> [ScoreIncident] {
    var own = all.byRow[scoring.object.row] ?? []
    guard !all.byKey.isEmpty else { return own }
    let key = engine.table(scoring.object).key(row: scoring.object.row)
    if let key { own += all.byKey[key] ?? [] }
    if let name = engine.displayName(scoring.object.table, row: scoring.object.row), Text(name) != key {
      own += all.byKey[Text(name)] ?? []
    }
    return own
  }

  // MARK: Counting

  private mutating func add(
    _ found: Found, _ line: CheckedScorecard.Line, _ period: ScorePeriod, cap: Fraction?, most: Fraction,
    to tally: inout LineTally
  ) {
    let representatives = found.representatives()
    for (index, incident) in found.incidents.enumerated() {
      let lies = incident.lies(in: period)
      guard lies != false else { continue }
      let isSure = incident.isSure && lies == true
      var missing = incident.causes.map(\.text)
      if lies == nil { missing += incident.date?.causes.map(\.text) ?? [] }
      var kind: ScoreCause.Kind = incident.isWaived ? .waived : isSure ? .counted : .open
      var note = missing.isEmpty ? nil : ScoreNotes.joined(missing)
      var (low, high) = (isSure ? incident.low : .zero, incident.high)
      if kind != .waived, let once = line.once, let earlier = earlier(incident, once) {
        if earlier.isSure { kind = .elsewhere } else { low = .zero }
        note = LocalizedText(zh: "已在“\(earlier.line.zh)”中扣过", en: "counted already in “\(earlier.line.en)”")
      } else if kind != .waived, let value = incident.once?.value, let chosen = representatives[value] {
        if chosen.index == index {
          if lies == true { low = max(low, chosen.low) }
        } else {
          kind = .elsewhere
          note = LocalizedText(
            zh: "同一\(line.once?.source.zh ?? "")只扣一次", en: "the same \(line.once?.source.en ?? "") counts once")
        }
      }
      self.note(incident, kind, low, high, note, to: &tally)
      guard kind == .counted || kind == .open else { continue }
      remember(incident, line.text, isSure: kind == .counted)
      if low != high || !missing.isEmpty { append(missing, to: &tally) }
      tally.low = tally.low.adding(low) ?? most
      tally.high = tally.high.adding(high) ?? most
    }
    if !found.openCauses.isEmpty {
      append(found.openCauses.map(\.text), to: &tally)
      tally.high = cap ?? most
    }
    if let cap { (tally.low, tally.high) = (min(tally.low, cap), min(tally.high, cap)) }
  }

  private func append(_ texts: [LocalizedText], to tally: inout LineTally) {
    for text in texts where !tally.missing.contains(text) && tally.missing.count < 12 { tally.missing.append(text) }
  }

  /// The line that has counted the record that an incident is about.
  private func earlier(_ incident: ScoreIncident, _ once: CheckedExpression) -> (line: LocalizedText, isSure: Bool)? {
    guard case .reference(let table) = once.type, let key = incident.once?.value?.textContent else { return nil }
    return counted[Counted(table: table, key: key)]
  }

  private mutating func remember(_ incident: ScoreIncident, _ line: LocalizedText, isSure: Bool) {
    guard let key = engine.table(incident.row).key(row: incident.row.row) else { return }
    let place = Counted(table: incident.row.table, key: key)
    if counted[place]?.isSure != true { counted[place] = (line, isSure) }
  }

  private func note(
    _ incident: ScoreIncident, _ kind: ScoreCause.Kind, _ low: Fraction, _ high: Fraction, _ note: LocalizedText?,
    to tally: inout LineTally
  ) {
    guard tally.causes.count < engine.options.maximumFindings else {
      tally.omitted += 1
      return
    }
    let isCounted = kind == .counted || kind == .open
    tally.causes.append(
      ScoreCause(
        kind: kind, rule: incident.rule, object: incident.object, date: incident.date?.value?.day?.text,
        low: isCounted ? low : .zero, high: isCounted ? high : .zero, note: note))
  }

  // MARK: Vetoes

  private func check(_ veto: CheckedScorecard.Veto, _ periods: [ScorePeriod]) -> [LineTally] {
    let line = CheckedScorecard.Line(
      text: veto.text, points: nil, content: veto.content, cap: nil, once: nil, condition: nil, threshold: nil,
      range: card.range)
    guard let found = incidents(line, most: .one, periods) else { return periods.map { _ in LineTally(veto) } }
    return periods.indices.map { index in
      var tally = LineTally(veto)
      for incident in found[index].incidents {
        let lies = incident.lies(in: periods[index])
        guard lies != false else { continue }
        let isSure = incident.isSure && lies == true
        let missing = incident.causes.map(\.text)
        note(
          incident, incident.isWaived ? .waived : isSure ? .counted : .open, .zero, .zero,
          missing.isEmpty ? nil : ScoreNotes.joined(missing), to: &tally)
        guard !incident.isWaived else { continue }
        if isSure { tally.low = .one }
        tally.high = .one
        append(missing, to: &tally)
      }
      if !found[index].openCauses.isEmpty {
        tally.high = .one
        append(found[index].openCauses.map(\.text), to: &tally)
      }
      return tally
    }
  }
}
