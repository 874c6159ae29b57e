import Driver
import Findings
import Records
import Reporting
import RuleEngine
import SourceText
import System
import TestSupport
import Testing

/// The sample year of the pack assessment, scored as `zicha report` scores it.
@Suite("Samples: assessment")
struct AssessmentSamplesTests {
  private static func run(streamedSize: Int? = nil) throws -> RunResult {
    let folder = WorkingFolder(SharedData.packageRoot)
    let places = try PackPlaces(
      named: ["rules"], configurationFolder: nil, variable: nil, executable: nil, in: folder)
    let rules = try RuleLoading(places, in: folder).load(named: ["assessment"])
    var options = RunOptions(tool: "test")
    if let streamedSize { options.streamedSize = streamedSize }
    let snapshot = try SnapshotFolder("samples/assessment/2025", in: folder)
    let run = SnapshotRun(options, in: folder)
    return try run.judge(try run.read(snapshot, by: rules), by: rules).result
  }

  private static let year: Result<RunResult, any Error> = Result { try run() }

  private func scores(_ id: String) throws -> ScoreResult {
    try #require(try Self.year.get().evaluation.scores.first { $0.scorecard == id })
  }

  private func person(_ key: String, _ id: String = "KP-01") throws -> ScoredObject {
    try #require(try scores(id).objects.first { $0.object.key == key })
  }

  @Test("everybody but the leaders is scored in every month in which they are there and marked")
  func months() throws {
    let people = try scores("KP-01").objects
    #expect(people.count == 24)
    #expect(try person("01").periods.count == 12)
    #expect(try person("09").periods.map(\.period).first == "2025-04", "joined in April")
    #expect(try person("15").periods.map(\.period).last == "2025-09", "left in September")
    let open = try person("12").periods.first { $0.period == "2025-08" }
    #expect(open?.figure == nil && open?.notes.first?.zh.contains("没有评分记录") == true)
  }

  @Test("every point lost names what took it")
  func derivations() throws {
    var lost = 0
    for person in try scores("KP-01").objects {
      for line in person.periods.flatMap({ $0.parts.flatMap(\.lines) + $0.totals }) where line.kind == .deduction {
        guard line.high > .zero else { continue }
        lost += 1
        #expect(!line.causes.isEmpty, "\(person.object.key): \(line.text.zh)")
        let counted = line.causes.filter { $0.kind == .counted }.reduce(Fraction.zero) { $0.adding($1.low) ?? $0 }
        #expect(line.low == counted, "no line of this scheme has a cap")
      }
    }
    #expect(lost > 40)
  }

  @Test("a year is the mean of its months, and each month the sum of its parts less what is deducted from the total")
  func sums() throws {
    for person in try scores("KP-01").objects {
      let months = person.periods.filter { $0.figure != nil }
      var sum = Fraction.zero
      for month in months {
        let parts = month.parts.reduce(Fraction.zero) { $0.adding($1.low) ?? $0 }
        let totals = month.totals.reduce(Fraction.zero) { $0.adding($1.high) ?? $0 }
        let score = try #require(parts.subtracting(totals))
        #expect(month.figure?.low == score.rounded(places: 1))
        sum = sum.adding(score) ?? sum
      }
      let mean = try #require(sum.divided(by: Fraction(months.count)))
      #expect(person.figure?.low == mean.rounded(places: 1), "\(person.object.key)")
    }
  }

  @Test("a leader's month is the mean over the people of the sections led")
  func leaders() throws {
    // L1 leads the sections of the staff 01 to 03 and 19 to 24.
    let keys = ["01", "02", "03", "19", "20", "21", "22", "23", "24"]
    let led = try scores("KP-01").objects.filter { keys.contains($0.object.key) }
    for period in try person("L1", "KP-02").periods {
      let months = led.compactMap { person in person.periods.first { $0.period == period.period } }
      let lows = months.map { month -> Fraction in
        let parts = month.parts.reduce(Fraction.zero) { $0.adding($1.low) ?? $0 }
        return parts.subtracting(month.totals.reduce(Fraction.zero) { $0.adding($1.high) ?? $0 }) ?? .zero
      }
      let mean = try #require(lows.reduce(Fraction.zero) { $0.adding($1) ?? $0 }.divided(by: Fraction(lows.count)))
      #expect(period.figure?.low == mean.rounded(places: 1), "\(period.period ?? "")")
    }
  }

  @Test("a task that was deducted for is not deducted again when the city's office tells of it")
  func once() throws {
    let causes = try scores("KP-01").objects.flatMap { $0.periods.flatMap { $0.totals.flatMap(\.causes) } }
    #expect(causes.filter { $0.kind == .elsewhere }.map(\.object.key) == ["TB-01"])
    #expect(causes.filter { $0.kind == .counted }.map(\.object.key).sorted() == ["TB-02", "TB-03", "TB-04"])
  }

  @Test("what is not known leaves intervals, and grades only where both ends agree")
  func intervals() throws {
    let year = try person("05")
    let june = try #require(year.periods.first { $0.period == "2025-06" })
    #expect(june.figure?.exact == nil && june.figure?.grade == nil, "a mark above its points is to be checked")
    #expect(try person("17").figure?.grade == 2)
    #expect(try person("10").figure?.grade == 1)
    #expect(try person("16").figure?.exact == nil, "a record without a date may lie in any month")
  }

  @Test("the line that cost most comes first among what would raise a score")
  func gains() throws {
    for person in try scores("KP-01").objects {
      #expect(person.gains.map(\.points) == person.gains.map(\.points).sorted(by: >))
    }
    #expect(try person("17").gains.first?.points ?? .zero > Fraction(7))
  }

  @Test("scores are the same when large tables stream by")
  func streamed() throws {
    #expect(try Self.run(streamedSize: 1).evaluation.scores == Self.year.get().evaluation.scores)
  }
}
