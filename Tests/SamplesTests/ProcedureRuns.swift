import Driver
import Findings
import Reporting
import System
import TestSupport

/// The samples of the packs on decisions, normative documents and supervision, judged as `zicha report` judges them with the
/// configuration of the sample: its profile sets the limits that are local.
enum ProcedureRuns {
  /// The profile beside each of these samples.
  static let profile = "江州市"

  /// The rules of the pack with the profile of the sample.
  static func rules(_ sample: String) throws -> LoadedRules {
    let folder = WorkingFolder(SharedData.packageRoot)
    let places = try PackPlaces(
      named: ["rules"], configurationFolder: "samples/\(sample)/office", variable: nil, executable: nil, in: folder)
    return try RuleLoading(places, in: folder).load(named: [sample]).tailored(by: profile, besidesNamed: true)
  }

  /// Judges a year of a sample.
  static func run(_ sample: String, _ year: Int) throws -> RunResult {
    let folder = WorkingFolder(SharedData.packageRoot)
    let rules = try rules(sample)
    let snapshot = try SnapshotFolder("samples/\(sample)/\(year)", in: folder)
    let run = SnapshotRun(RunOptions(tool: "test"), in: folder)
    return try run.judge(try run.read(snapshot, by: rules), by: rules).result
  }
}
