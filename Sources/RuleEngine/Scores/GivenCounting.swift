import Findings
import Records
import SourceText

/// Takes given scores: from records, from the scores of other objects, or from the object itself.
struct GivenCounting {
  private let scoring: ObjectScoring
  private let line: CheckedScorecard.Line
  private let most: Fraction

  init(_ scoring: ObjectScoring, _ line: CheckedScorecard.Line, most: Fraction) {
    self.scoring = scoring
    self.line = line
    self.most = most
  }

  private var engine: ReferenceEvaluator { scoring.engine }
  private var evaluation: ObjectEvaluation { scoring.evaluation }

  /// Adds what is given in a period.
  func add(to tally: inout LineTally, _ period: ScorePeriod) {
    switch line.content {
    case .given(let selection, let date, let value, let aggregate):
      addRecords(selection, date, value, aggregate, period, to: &tally)
    case .scores(let selection, let scorecard, let aggregate):
      addScores(selection, scorecard, aggregate, period, to: &tally)
    case .value(let expression):
      let value = evaluation.value(expression)
      if case .between(let low, let high, _, let causes) = value, let least = low.amount, let greatest = high.amount {
        (tally.low, tally.high) = (min(max(least, .zero), most), min(max(greatest, .zero), most))
        tally.missing += causes.map(\.text)
      } else {
        take(value.value?.amount, value.causes, expression.source, to: &tally)
      }
    case .violations, .rows: break
    }
  }

  /// Takes one number; none, or one outside the line's points, is to be checked.
  private func take(_ points: Fraction?, _ causes: [Cause], _ name: LocalizedText, to tally: inout LineTally) {
    guard let points else {
      return open(causes.isEmpty ? [Cause(name: name, kind: .noValue).text] : causes.map(\.text), &tally)
    }
    guard points >= .zero, points <= most else {
      let (shown, range) = (ScoreText.number(points), ScoreText.range(.zero, most))
      return open(
        [
          LocalizedText(
            zh: "\(name.zh) \(shown) 分不在 \(range.zh) 之内", en: "\(name.en) of \(shown) points is not within \(range.en)")
        ], &tally)
    }
    (tally.low, tally.high) = (points, points)
  }

  private func open(_ missing: [LocalizedText], _ tally: inout LineTally) {
    (tally.low, tally.high) = (.zero, most)
    for text in missing where !tally.missing.contains(text) { tally.missing.append(text) }
  }

  // MARK: Records

  private struct Entry {
    let row: RowReference
    let isSure: Bool
    let day: Day?
    let value: Knowable
  }

  private func addRecords(
    _ selection: Selection, _ date: CheckedExpression?, _ value: CheckedExpression, _ aggregate: Aggregate?,
    _ period: ScorePeriod, to tally: inout LineTally
  ) {
    let members = evaluation.members(selection)
    if members.isUnknown { return open(members.causes.map(\.text), &tally) }
    var entries: [Entry] = []
    var causes: [Cause] = []
    for (list, isSure) in [(members.sure, true), (members.unsure, false)] {
      for member in list {
        guard case .row(let row) = member else {
          causes = causes.merged(with: members.causes)
          continue
        }
        evaluation.bind(selection.slot, member)
        let when = date.map { evaluation.value($0) }
        let day = when?.value?.day
        if date != nil, let day, !period.contains(day) { continue }
        let isPlaced = date == nil || day != nil
        if !isSure { causes = causes.merged(with: members.causes) }
        if !isPlaced { causes = causes.merged(with: when?.causes ?? []) }
        entries.append(Entry(row: row, isSure: isSure && isPlaced, day: day, value: evaluation.value(value)))
      }
    }
    for entry in entries { note(entry, to: &tally) }
    guard !entries.isEmpty || !causes.isEmpty else {
      tally.isAbsent = true
      return open([LocalizedText(zh: "没有\(selection.text.zh)", en: "no \(selection.text.en)")], &tally)
    }
    if !causes.isEmpty { return open(causes.map(\.text), &tally) }
    take(entries, value, aggregate, to: &tally)
  }

  private func take(
    _ entries: [Entry], _ value: CheckedExpression, _ aggregate: Aggregate?, to tally: inout LineTally
  ) {
    let unknown = entries.reduce(into: [Cause]()) { $0 = $0.merged(with: $1.value.causes) }
    guard let aggregate else {
      guard entries.count == 1, let only = entries.first else {
        return open(
          [
            LocalizedText(
              zh: "\(value.source.zh)有 \(entries.count) 条记录，要说明怎样合计",
              en: "\(entries.count) records of \(value.source.en): say how they are put together")
          ], &tally)
      }
      return take(only.value.value?.amount, only.value.causes, value.source, to: &tally)
    }
    if !unknown.isEmpty { return open(unknown.map(\.text), &tally) }
    take(Self.figure(aggregate, entries.compactMap { $0.value.value?.amount }), [], value.source, to: &tally)
  }

  /// A figure over numbers; nil without any, or beyond the range.
  static func figure(_ aggregate: Aggregate, _ numbers: [Fraction]) -> Fraction? {
    switch aggregate {
    case .average: return ScoreMean.mean(numbers)
    case .largest: return numbers.max()
    case .smallest: return numbers.min()
    case .sum:
      var sum = Fraction.zero
      for number in numbers {
        guard let next = sum.adding(number) else { return nil }
        sum = next
      }
      return numbers.isEmpty ? nil : sum
    case .earliest, .latest, .distinctCount: return nil
    }
  }

  private func note(_ entry: Entry, to tally: inout LineTally) {
    guard tally.causes.count < engine.options.maximumFindings else {
      tally.omitted += 1
      return
    }
    let amount = entry.value.value?.amount
    tally.causes.append(
      ScoreCause(
        kind: entry.isSure && amount != nil ? .counted : .open, rule: nil,
        object: engine.findingObject(entry.row, word: nil, period: nil), date: entry.day?.text,
        low: amount ?? .zero, high: amount ?? most,
        note: entry.value.causes.isEmpty ? nil : ScoreNotes.text(entry.value.causes)))
  }

  // MARK: Scores of others

  private func addScores(
    _ selection: Selection, _ scorecard: Int, _ aggregate: Aggregate, _ period: ScorePeriod, to tally: inout LineTally
  ) {
    let members = evaluation.members(selection)
    if members.isUnknown { return open(members.causes.map(\.text), &tally) }
    let other = engine.rules.scorecards[scorecard]
    let rows = scoring.run.scoredRows(scorecard)
    var sure: [(low: Fraction, high: Fraction)] = []
    var unsure: [(low: Fraction, high: Fraction)] = []
    var isOpen = false
    for (list, isSure) in [(members.sure, true), (members.unsure, false)] {
      for member in list {
        guard case .row(let row) = member else {
          isOpen = true
          continue
        }
        guard let scored = rows[row.row] else { continue }
        let isSame = other.cycle == scoring.card.cycle
        let ends = isSame ? scored.ends[period.key ?? ""] : scored.year
        note(scored, row, ends, isSure, other, period, to: &tally)
        guard let ends else { continue }
        if isSure { sure.append(ends) } else { unsure.append(ends) }
      }
    }
    if isOpen { return open(members.causes.map(\.text), &tally) }
    guard !sure.isEmpty || !unsure.isEmpty else {
      tally.isAbsent = true
      return open(
        [
          LocalizedText(
            zh: "\(selection.text.zh)没有 \(other.id) 的得分", en: "no \(other.id) score of \(selection.text.en)")
        ],
        &tally)
    }
    guard let low = Self.extreme(aggregate, sure.map(\.low), unsure.map(\.low), isLow: true),
      let high = Self.extreme(aggregate, sure.map(\.high), unsure.map(\.high), isLow: false)
    else { return open([LocalizedText(zh: "算不出", en: "no value")], &tally) }
    (tally.low, tally.high) = (min(low, most), min(high, most))
    if low != high {
      let names = LocalizedText(zh: "有人的得分待查", en: "scores still to be checked")
      tally.missing.append(names)
      for text in members.causes.map(\.text) where !tally.missing.contains(text) { tally.missing.append(text) }
    }
  }

  /// The lowest or highest figure over numbers that count and numbers that may.
  private static func extreme(
    _ aggregate: Aggregate, _ sure: [Fraction], _ unsure: [Fraction], isLow: Bool
  ) -> Fraction? {
    var best = figure(aggregate, sure)
    var numbers = sure
    for number in isLow ? unsure.sorted() : unsure.sorted(by: >) {
      numbers.append(number)
      guard let next = figure(aggregate, numbers) else { return nil }
      if let known = best, isLow ? known <= next : known >= next { continue }
      best = next
    }
    return best
  }

  private func note(
    _ scored: ScoredRow, _ row: RowReference, _ ends: (low: Fraction, high: Fraction)?, _ isSure: Bool,
    _ other: CheckedScorecard, _ period: ScorePeriod, to tally: inout LineTally
  ) {
    guard tally.causes.count < engine.options.maximumFindings else {
      tally.omitted += 1
      return
    }
    tally.causes.append(
      ScoreCause(
        kind: isSure && ends != nil ? .counted : .open, rule: other.id, object: scored.result.object,
        date: period.key, low: ends?.low ?? .zero, high: ends?.high ?? .zero,
        note: ends == nil ? LocalizedText(zh: "没有得分，不计入平均", en: "no score, left out of the mean") : nil))
  }
}
