import Records

/// Days and periods as they are written on the command line.
enum DayText {
  /// The day of `2024-12-31`; nil for any other spelling and for days that do not exist.
  static func day(_ text: some StringProtocol) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// The days of `2024-01-01..2024-12-31`; nil unless the first is not after the last.
  static func period(_ text: String) -> ClosedRange<Day>? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    guard let first = day(text[..<dots.lowerBound]), let last = day(text[dots.upperBound...]), first <= last else {
      return nil
    }
    return first...last
  }
}
