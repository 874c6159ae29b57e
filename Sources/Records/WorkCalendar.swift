package import SourceText

/// The working days of a calendar as the yearly notices decided them.
///
/// Each notice decides the days of a range; a later one (by date of notice, then by order) wins for its days. A day that no
/// notice decides is undecided: never guessed from Monday to Friday.
package struct WorkCalendar: Sendable, Hashable {
  /// What a day is.
  package enum DayKind: Sendable, Hashable {
    case working
    case resting
    case undecided
  }

  /// One notice.
  package struct Notice: Sendable, Hashable {
    /// The name, such as `2025 年`.
    package let name: String
    /// The date of the notice; nil when unknown.
    package let issued: Day?
    /// The days it decides.
    package let days: ClosedRange<Day>
    /// Days off (放假).
    package let off: [ClosedRange<Day>]
    /// Days worked (上班).
    package let working: [ClosedRange<Day>]

    /// Creates a notice.
    package init(
      name: String, issued: Day?, days: ClosedRange<Day>, off: [ClosedRange<Day>], working: [ClosedRange<Day>]
    ) {
      self.name = name
      self.issued = issued
      self.days = days
      self.off = off
      self.working = working
    }
  }

  /// The declared names.
  package let name: LocalizedText
  /// The weekly days of rest, ISO numbers (6 Saturday, 7 Sunday).
  package let weeklyRest: [Int]
  /// The notices.
  package let notices: [Notice]
  private let first: Day
  private let kinds: [DayKind]
  /// The number of working days from the first decided day up to and including each day.
  private let ordinals: [Int32]

  /// Creates a calendar and decides every day that a notice covers.
  package init(name: LocalizedText, weeklyRest: [Int], notices: [Notice]) {
    self.name = name
    self.weeklyRest = weeklyRest
    self.notices = notices
    let ordered = Self.ordered(notices)
    let start = notices.map(\.days.lowerBound).min() ?? Day(number: 0)
    let end = notices.map(\.days.upperBound).max() ?? Day(number: -1)
    var kinds = [DayKind](repeating: .undecided, count: max(0, Int(end.number - start.number) + 1))
    for notice in ordered { Self.apply(notice, weeklyRest: weeklyRest, first: start, to: &kinds) }
    var ordinals: [Int32] = []
    ordinals.reserveCapacity(kinds.count)
    var total: Int32 = 0
    for kind in kinds {
      if kind == .working { total += 1 }
      ordinals.append(total)
    }
    self.first = start
    self.kinds = kinds
    self.ordinals = ordinals
  }

  /// The notices from the earliest to the latest; one whose date is unknown keeps its place behind the one before it.
  private static func ordered(_ notices: [Notice]) -> [Notice] {
    var latest = Int32.min
    let dates = notices.map { notice in
      let date = notice.issued?.number ?? latest
      latest = max(latest, date)
      return date
    }
    return notices.indices.sorted { dates[$0] != dates[$1] ? dates[$0] < dates[$1] : $0 < $1 }.map { notices[$0] }
  }

  private static func apply(_ notice: Notice, weeklyRest: [Int], first: Day, to kinds: inout [DayKind]) {
    for number in notice.days.lowerBound.number...notice.days.upperBound.number {
      let isRest = weeklyRest.contains(Day(number: number).weekday)
      kinds[Int(number - first.number)] = isRest ? .resting : .working
    }
    for (ranges, kind) in [(notice.off, DayKind.resting), (notice.working, DayKind.working)] {
      for range in ranges {
        for number in range.lowerBound.number...range.upperBound.number {
          let index = Int(number - first.number)
          if notice.days.contains(Day(number: number)), kinds.indices.contains(index) { kinds[index] = kind }
        }
      }
    }
  }

  /// What a day is.
  package func kind(of day: Day) -> DayKind {
    let index = Int(day.number) - Int(first.number)
    return kinds.indices.contains(index) ? kinds[index] : .undecided
  }

  /// The first and the last day that the notices decide; nil without notices.
  package var decided: ClosedRange<Day>? {
    kinds.isEmpty ? nil : first...first.advanced(by: kinds.count - 1)
  }

  /// The number of working days d with start < d ≤ stop; nil if a day among them is undecided.
  ///
  /// Negative spans count zero.
  package func workingDays(after start: Day, through stop: Day) -> Int? {
    guard start < stop else { return 0 }
    let low = Int(start.number) - Int(first.number)
    let high = Int(stop.number) - Int(first.number)
    guard low >= -1, high < kinds.count else { return nil }
    if kinds[(low + 1)...high].contains(.undecided) { return nil }
    return Int(ordinals[high]) - (low < 0 ? 0 : Int(ordinals[low]))
  }
}
