import Records
import RuleChecking
import RuleEngine
import SourceText
import System

/// The sample folders of `samples/agriculture`, as the generator makes them.
package enum AgricultureSamples {
  /// A file of a sample: its path within the year's folder and its bytes.
  package struct File: Sendable {
    /// The path within the year's folder.
    package let path: String
    /// The bytes.
    package let bytes: [UInt8]
  }

  /// Why the samples can't be made.
  package enum Failure: Error {
    /// The pack `rules/calendar` declares no calendar.
    case noCalendar
  }

  /// All files of all years, with their year.
  /// - Throws: when the calendar pack below the package's root can't be read.
  package static func all(packageRoot: String) throws -> [(year: Int, file: File)] {
    let calendar = try workCalendar(packageRoot: packageRoot)
    var samples: [YearSample] = []
    // The later year first: the cases that it goes on with are running at the end of the earlier one.
    for profile in YearProfile.all.reversed() {
      samples.append(YearSample(profile: profile, calendar: calendar, carried: samples.last?.carriedOver ?? []))
    }
    return samples.reversed().flatMap { sample in SampleFiles(sample: sample).all.map { (sample.profile.year, $0) } }
  }

  /// The name of the organisation.
  static let organisation = "某省农业委员会"

  /// The working days of the pack `calendar`: the samples count by the very calendar that judges them.
  private static func workCalendar(packageRoot: String) throws -> WorkCalendar {
    let path = Path.join(packageRoot, "rules/calendar/calendar.zicha")
    let file = SourceFile(id: FileID(index: 0), path: path, bytes: try Files.read(path))
    let packs = RuleChecker.check(packs: [PackSource(folder: "calendar", files: [file])])
    guard let calendar = packs.ruleSet.calendars.first else { throw Failure.noCalendar }
    return calendar
  }
}
