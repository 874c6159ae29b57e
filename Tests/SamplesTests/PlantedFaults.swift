import Codecs
import Findings
import Reporting
import RuleEngine
import SourceText
import System
import TestSupport

/// The faults planted in a sample and those a run finds, each as `rule|table|key|outcome`.
enum PlantedFaults {
  /// The lines of `planted-faults.csv` in the folder of a snapshot.
  static func planted(in snapshot: String) throws -> [String] {
    let path = Path.join(SharedData.packageRoot, "\(snapshot)/planted-faults.csv")
    let items = CSVReader.items(in: try Files.read(path), delimiter: 0x2C, maximumRecordSize: 1 << 16)
    return items.dropFirst().compactMap { item in
      guard case .record(let record) = item else { return nil }
      return record.texts.prefix(4).joined(separator: "|")
    }
  }

  /// The findings of a run.
  static func found(by result: RunResult) -> [String] {
    result.evaluation.findings.map { finding in
      [finding.rule, finding.object.table.zh, finding.object.key, finding.outcome.rawValue].joined(separator: "|")
    }
  }
}
