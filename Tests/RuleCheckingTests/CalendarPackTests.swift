import Codecs
import Records
import RuleChecking
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

/// The shipped calendar against the three sources it was made from (`../shared/data/07-calendar`).
@Suite("Calendar pack")
struct CalendarPackTests {
  @Test("is one calendar with an entry for each notice, undecided outside 2004 to 2026")
  func bounds() throws {
    let calendar = try Self.shipped()
    #expect(calendar.notices.count == 26)
    #expect(calendar.decided?.lowerBound.text == "2004-01-01")
    #expect(calendar.decided?.upperBound.text == "2026-12-31")
    #expect(calendar.kind(of: try Self.day("2027-01-04")) == .undecided)
    #expect(calendar.workingDays(after: try Self.day("2026-12-15"), through: try Self.day("2027-01-15")) == nil)
  }

  @Test(
    "agrees with all sources on every day; 2005-12-31 is the one on which two of them differ",
    .enabled(if: SharedData.isPresent, SharedData.hint))
  func everyDay() throws {
    let calendar = try Self.shipped()
    let sources = [try Self.chineseCalendar(), try Self.holidaysPackage(), try Self.holidayCN()]
    var day = try Self.day("2004-01-01")
    let last = try Self.day("2026-12-31")
    var differences: [String] = []
    while day <= last {
      let known = day.parts.year < 2007 ? sources.prefix(2) : sources[...]
      let working = calendar.kind(of: day) == .working
      if known.contains(where: { $0.isWorking(day) != working }) { differences.append(day.text) }
      day = day.advanced(by: 1)
    }
    #expect(differences == ["2005-12-31"])
    #expect(calendar.kind(of: try Self.day("2005-12-31")) == .working)
  }

  @Test(
    "counts the days of the regulations page",
    arguments: [
      ("2025-01-20", "2025-02-21", 20), ("2026-02-13", "2026-02-14", 1), ("2026-02-13", "2026-03-19", 20),
      ("2026-09-30", "2026-10-13", 5), ("2025-12-30", "2026-01-28", 20), ("2020-01-23", "2020-02-03", 1),
      ("2019-04-26", "2019-05-05", 4), ("2007-12-28", "2008-01-02", 2),
    ])
  func spots(start: String, stop: String, days: Int) throws {
    let calendar = try Self.shipped()
    #expect(calendar.workingDays(after: try Self.day(start), through: try Self.day(stop)) == days)
    #expect(calendar.kind(of: try Self.day(stop)) == .working)
  }

  // MARK: Sources

  /// What one source says.
  private struct Source {
    var off: Set<String> = []
    var work: Set<String> = []

    func isWorking(_ day: Day) -> Bool {
      if work.contains(day.text) { return true }
      return !off.contains(day.text) && day.weekday < 6
    }
  }

  private static func shipped() throws -> WorkCalendar {
    var packs = RulePacks()
    try packs.add(folder: Path.join(SharedData.packageRoot, "rules/calendar"))
    return try #require(RuleChecker.check(packs: packs.sources).ruleSet.calendars.first)
  }

  private static func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
  }

  private static func chineseCalendar() throws -> Source {
    let json = try JSONValue.parse(SharedData.bytes("07-calendar/chinesecalendar-2004-2026.json"))
    let work = json["makeup_workdays"]?.members?.map(\.key) ?? json["makeup_workdays"]?.elements?.compactMap(\.string)
    return Source(off: Set(json["holidays"]?.members?.map(\.key) ?? []), work: Set(work ?? []))
  }

  /// Its make-up working days stand only in the names of the days off: `休息日（由 2004-01-17 调休）`.
  private static func holidaysPackage() throws -> Source {
    let json = try JSONValue.parse(SharedData.bytes("07-calendar/holidays-pkg-CN-2004-2026.json"))
    var source = Source()
    for member in json["days"]?.members ?? [] {
      source.off.insert(member.key)
      let words = member.value.string?.split(separator: " ") ?? []
      if words.count == 3, words[2].hasPrefix("调休") { source.work.insert(String(words[1])) }
    }
    return source
  }

  private static func holidayCN() throws -> Source {
    var source = Source()
    for year in 2007...2026 {
      let json = try JSONValue.parse(SharedData.bytes("07-calendar/holiday-cn/\(year).json"))
      for day in json["days"]?.elements ?? [] {
        guard let date = day["date"]?.string, let isOff = day["isOffDay"]?.bool else { continue }
        if isOff { source.off.insert(date) } else { source.work.insert(date) }
      }
    }
    return source
  }
}
