import Records

/// A period for which a score is given.
struct ScorePeriod: Hashable {
  /// The first day.
  let first: Day
  /// The last day.
  let last: Day
  /// How it stands in a key; nil for the whole reporting period.
  let key: String?
  /// The period as the evaluator knows it, for 本期.
  let calendar: CalendarPeriod?

  /// The periods of a scorecard: those whose last day lies in the reporting period, or that period itself.
  static func all(_ cycle: ObjectPeriod?, of dataset: Dataset) -> [ScorePeriod] {
    guard let cycle else {
      return [
        ScorePeriod(first: dataset.period.lowerBound, last: dataset.period.upperBound, key: nil, calendar: nil)
      ]
    }
    return CalendarPeriod.all(cycle, touching: dataset.period)
      .filter { dataset.period.contains($0.last) }
      .map { ScorePeriod(first: $0.first, last: $0.last, key: $0.key, calendar: $0) }
  }

  /// Whether a day lies in it.
  func contains(_ day: Day) -> Bool { first <= day && day <= last }
}
