import Driver
import Findings
import MakeSamples
import Reporting
import System
import TestSupport

/// The sample years judged once for all tests, as `zicha report` judges them.
enum SampleRuns {
  /// 2010, with 2009 before it.
  static let year2010: Result<RunResult, any Error> = Result { try run("samples/agriculture/2010") }
  /// 2009.
  static let year2009: Result<RunResult, any Error> = Result { try run("samples/agriculture/2009") }

  /// The rules of the packs in git.
  static func rules() throws -> LoadedRules {
    let folder = WorkingFolder(SharedData.packageRoot)
    let places = try PackPlaces(
      named: ["rules"], configurationFolder: nil, variable: nil, executable: nil, in: folder)
    return try RuleLoading(places, in: folder).load(named: ["licensing", "monitoring"])
  }

  /// Judges a snapshot of the samples.
  static func run(_ path: String, options: RunOptions = RunOptions(tool: "test")) throws -> RunResult {
    let folder = WorkingFolder(SharedData.packageRoot)
    let rules = try rules()
    let snapshot = try SnapshotFolder(path, in: folder)
    let run = SnapshotRun(options, in: folder)
    return try run.judge(try run.read(snapshot, by: rules), by: rules).result
  }
}
