/// The days that a deadline does not count: intervals merged, so that overlaps count once.
package struct ExcludedDays: Sendable, Hashable {
  /// One interval: it excludes start < d ≤ end, and the start too if it includes its first day (含首日).
  package struct Interval: Sendable, Hashable {
    /// The first date of the interval.
    package let start: Day
    /// The last date of the interval.
    package let end: Day
    /// Whether the first date is excluded too.
    package let includesFirstDay: Bool

    /// Creates an interval.
    package init(start: Day, end: Day, includesFirstDay: Bool = false) {
      self.start = start
      self.end = end
      self.includesFirstDay = includesFirstDay
    }
  }

  /// The excluded days as rising ranges that neither touch nor overlap.
  package let ranges: [ClosedRange<Day>]

  /// No day.
  package static let none = ExcludedDays([])

  /// Merges intervals; one whose end lies before its start excludes nothing.
  package init(_ intervals: [Interval]) {
    var spans: [ClosedRange<Day>] = []
    for interval in intervals {
      let first = interval.includesFirstDay ? interval.start : interval.start.advanced(by: 1)
      if first <= interval.end { spans.append(first...interval.end) }
    }
    spans.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var merged: [ClosedRange<Day>] = []
    for span in spans {
      if let last = merged.last, span.lowerBound <= last.upperBound.advanced(by: 1) {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    ranges = merged
  }

  /// The range of excluded days that holds a day.
  package func range(containing day: Day) -> ClosedRange<Day>? {
    ranges.first { $0.contains(day) }
  }

  /// Whether a day is excluded.
  package func contains(_ day: Day) -> Bool {
    range(containing: day) != nil
  }

  /// The number of excluded days d with start < d ≤ stop.
  package func count(after start: Day, through stop: Day) -> Int {
    var total = 0
    for range in ranges {
      let low = max(range.lowerBound, start.advanced(by: 1))
      let high = min(range.upperBound, stop)
      if low <= high { total += Int(high.number - low.number) + 1 }
    }
    return total
  }
}
