import Findings
import Records
import SourceText

/// Scores one object: counts every line in every period, then does the arithmetic.
struct ObjectScoring {
  let run: ScoreRun
  let card: CheckedScorecard
  let object: RowReference
  let evaluation: ObjectEvaluation

  init(_ run: ScoreRun, _ card: CheckedScorecard, _ object: RowReference) {
    self.run = run
    self.card = card
    self.object = object
    evaluation = ObjectEvaluation(engine: run.engine, slotCount: card.slotCount, rule: nil)
    evaluation.frame[0] = .row(object)
    evaluation.object = object
  }

  var engine: ReferenceEvaluator { run.engine }

  /// The score; nil if the scorecard does not select the object.
  func score() -> ScoredRow? {
    var notes: [LocalizedText] = []
    if let condition = card.object.condition {
      switch evaluation.truth(condition) {
      case .yes: break
      case .no: return nil
      case .unknown(let causes):
        notes = [
          LocalizedText(zh: "不能确定是否属于评分对象：", en: "it is not known whether it is to be scored: ")
            + ScoreNotes.text(causes)
        ]
        return row([], notes: notes)
      }
    }
    var counter = LineCounting(self)
    let periods = ScorePeriod.all(card.cycle, of: engine.dataset).filter { isAlive($0) }
    let tallies = counter.tallies(periods)
    return row(zip(periods, tallies).map { score($0, $1) }, notes: notes)
  }

  /// 存续: whether the object exists in any part of a period; unknown ends count as existing.
  private func isAlive(_ period: ScorePeriod) -> Bool {
    guard let lifetime = engine.schema[object.table].lifetime else { return true }
    let schema = engine.schema[object.table]
    func day(_ field: FieldID) -> Day? { engine.read(object, field, name: schema[field].name).value?.day }
    if let start = day(lifetime.start), period.last < start { return false }
    if let end = day(lifetime.end), end < period.first { return false }
    return true
  }

  // MARK: The year

  private struct Scored {
    let score: PeriodScore
    let ends: (low: Fraction, high: Fraction)?
    var sheet: ScoreSheet?
    var vetoes: [LineTally] = []
  }

  private func row(_ periods: [Scored], notes: [LocalizedText]) -> ScoredRow {
    var notes = notes
    let given = periods.compactMap(\.ends)
    var year: (low: Fraction, high: Fraction)?
    if card.cycle == nil || card.hasYearlyMean {
      year = ScoreMean.mean(given)
      if given.isEmpty, notes.isEmpty {
        notes += periods.first?.score.notes ?? [LocalizedText(zh: "没有得分的时期", en: "no period with a score")]
      }
      if card.cycle != nil, !given.isEmpty {
        let open = periods.filter { $0.ends == nil }.compactMap(\.score.period)
        notes.append(
          LocalizedText(
            zh: "\(given.count) 个有得分的时期的平均" + (open.isEmpty ? "" : "；没有得分：" + open.joined(separator: "、")),
            en: "mean of \(given.count) period\(given.count == 1 ? "" : "s") with a score"
              + (open.isEmpty ? "" : "; without a score: " + open.joined(separator: ", "))))
      }
    }
    let figure = year.map { self.figure($0, vetoes: periods.flatMap(\.vetoes)) }
    var ends: [String: (low: Fraction, high: Fraction)] = [:]
    for period in periods { if let known = period.ends { ends[period.score.period ?? ""] = known } }
    let gains = ScoreGains(card: card, sheets: periods.compactMap(\.sheet)).gains()
    let result = ScoredObject(
      object: engine.findingObject(object, word: nil, period: nil),
      name: engine.displayName(object.table, row: object.row).map { LocalizedText(same: $0) },
      figure: figure, notes: notes, periods: periods.map(\.score), gains: gains)
    return ScoredRow(result: result, ends: ends, year: year)
  }

  // MARK: One period

  private func score(_ period: ScorePeriod, _ tally: PeriodTally) -> Scored {
    if period.key != nil, engine.dataset.checkDate < period.last {
      return Scored(
        score: PeriodScore(
          period: period.key, figure: nil,
          notes: [LocalizedText(zh: "尚未结束", en: "not over yet")]), ends: nil)
    }
    if tally.isWithoutScore {
      let note = LocalizedText(zh: "没有评分记录：", en: "no marks recorded: ") + ScoreNotes.joined(tally.absent)
      return Scored(score: PeriodScore(period: period.key, figure: nil, notes: [note]), ends: nil)
    }
    let sheet = tally.sheet(of: card)
    let vetoes = tally.vetoes
    guard let low = sheet.total(.low), let high = sheet.total(.high) else {
      let note = LocalizedText(zh: "没有适用的项目", en: "no part applies")
      return Scored(
        score: PeriodScore(period: period.key, figure: nil, notes: [note], parts: tally.parts(of: card, sheet)),
        ends: nil)
    }
    let figure = self.figure((low, high), vetoes: vetoes)
    let parts = tally.parts(of: card, sheet)
    let score = PeriodScore(
      period: period.key, figure: figure, notes: ScoreNotes.missing(tally), parts: parts,
      totals: tally.totals.map(\.score), bonuses: tally.bonuses.map(\.score),
      vetoes: vetoes.filter { $0.high > .zero }.map(\.score),
      steps: ScoreSteps(card: card, tally: tally, sheet: sheet, parts: parts).steps((low, high), figure))
    return Scored(score: score, ends: (low, high), sheet: sheet, vetoes: vetoes)
  }

  /// The rounded score with its grade, if both ends agree on one.
  private func figure(_ ends: (low: Fraction, high: Fraction), vetoes: [LineTally]) -> ScoreFigure {
    let low = rounded(ends.low)
    let high = rounded(ends.high)
    let earned = [grade(low), grade(high)]
    let certain = zip(card.vetoes.cycled(to: vetoes.count), vetoes).filter { $0.1.low > .zero }.map(\.0.grade)
    let possible = zip(card.vetoes.cycled(to: vetoes.count), vetoes).filter { $0.1.high > .zero }.map(\.0.grade)
    guard !possible.isEmpty else {
      return ScoreFigure(low: low, high: high, grade: earned[0] == earned[1] ? earned[0] : nil)
    }
    if let veto = worst(certain) {
      let isSettled = worst(certain + possible) == veto
      return ScoreFigure(low: low, high: high, grade: isSettled ? veto : nil, isVetoed: isSettled)
    }
    let all = Set(earned + possible.map { Optional($0) })
    return ScoreFigure(low: low, high: high, grade: all.count == 1 ? earned[0] : nil)
  }

  private func rounded(_ score: Fraction) -> Fraction {
    card.rounding.flatMap { score.rounded(toStep: $0, .nearest) } ?? score
  }

  private func grade(_ score: Fraction) -> Int? { card.grades.firstIndex { $0.contains(score) } }

  /// Of several grades the one with the lowest band.
  private func worst(_ grades: [Int]) -> Int? {
    grades.min { (card.grades[$0].lower ?? .zero) < (card.grades[$1].lower ?? .zero) }
  }
}

extension [CheckedScorecard.Veto] {
  /// The same over and over, so that the vetoes of several periods stand beside their tallies.
  fileprivate func cycled(to count: Int) -> [CheckedScorecard.Veto] {
    isEmpty ? [] : (0..<count).map { self[$0 % self.count] }
  }
}

/// Means of scores between two ends.
enum ScoreMean {
  /// The mean; nil of nothing, or beyond the range of numbers.
  static func mean(_ scores: [(low: Fraction, high: Fraction)]) -> (low: Fraction, high: Fraction)? {
    guard let low = mean(scores.map(\.low)), let high = mean(scores.map(\.high)) else { return nil }
    return (low, high)
  }

  /// The mean; nil of nothing, or beyond the range of numbers.
  static func mean(_ numbers: [Fraction]) -> Fraction? {
    guard !numbers.isEmpty else { return nil }
    var sum = Fraction.zero
    for number in numbers {
      guard let next = sum.adding(number) else { return nil }
      sum = next
    }
    return sum.divided(by: Fraction(numbers.count))
  }
}
