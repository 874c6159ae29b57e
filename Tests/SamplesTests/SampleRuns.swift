import Driver
import Findings
import MakeSamples
import Reporting
import Snapshots
import System
import TestSupport

/// The sample years judged once for all tests, as `zicha report` judges them.
enum SampleRuns {
  /// 2010, with 2009 before it.
  static let year2010: Result<RunResult, any Error> = Result { try run("samples/agriculture/2010") }
  /// 2009.
  static let year2009: Result<RunResult, any Error> = Result { try run("samples/agriculture/2009") }

  /// Packs in git, as far as a sample is judged by them.
  static func rules(_ packs: [String] = ["licensing", "monitoring"]) throws -> LoadedRules {
    let folder = WorkingFolder(SharedData.packageRoot)
    let places = try PackPlaces(
      named: ["rules"], configurationFolder: nil, variable: nil, executable: nil, in: folder)
    return try RuleLoading(places, in: folder).load(named: packs)
  }

  /// Judges a snapshot by the packs that its manifest names.
  static func run(_ path: String, options: RunOptions = RunOptions(tool: "test")) throws -> RunResult {
    let folder = WorkingFolder(SharedData.packageRoot)
    let snapshot = try SnapshotFolder(path, in: folder)
    let rules = try rules(snapshot.manifest.rules ?? [])
    let run = SnapshotRun(options, in: folder)
    return try run.judge(try run.read(snapshot, by: rules), by: rules).result
  }
}
