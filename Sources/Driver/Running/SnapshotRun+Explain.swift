package import Findings
package import Records
import RuleEngine
import Snapshots
import Synchronization

extension SnapshotRun {
  /// How the records with a key got their outcomes.
  package struct Explained: Sendable {
    /// The findings of each record, in place order.
    package let findings: [[Finding]]
    /// Keys of the table, to propose the one that was meant; empty if the record was found.
    package let keys: [String]
  }

  /// Explains a rule for the records that a user means by a key. A table that streams by is read once, and only the chunks
  /// in which the key occurs are looked at.
  package func explain(
    _ records: SnapshotRecords, by rules: LoadedRules, rule: Int, table: TableID, key: String
  ) throws(InputFailure) -> Explained {
    guard let stream = stream(of: table, records, rules) else {
      let evaluator = try evaluator(records, by: rules)
      let rows = evaluator.rows(of: table, named: key)
      return Explained(
        findings: rows.map { evaluator.explain(ruleIndex: rule, row: $0) },
        keys: rows.isEmpty ? evaluator.keys(of: table) : [])
    }
    let run = try columnRun(records, by: rules)
    let found = FoundRecords()
    let summary = StreamScan(stream, jobs: options.jobs).perform(
      worker: {
        let worker = run.worker()
        return { worker.explain(rule: rule, of: table, named: key, in: $0, firstRows: $1) }
      }, merge: { found.add($0) }, isStopped: { !stream.problems.isEmpty })
    if !stream.problems.isEmpty {
      _ = try RecordReading(records.snapshot, rules.ruleSet, options, nil).finish(
        records.open, records.tables, [summary])
    }
    return found.explained
  }

  private func stream(of table: TableID, _ records: SnapshotRecords, _ rules: LoadedRules) -> TableStream? {
    let schema = rules.ruleSet.schema
    return records.streams.first { schema.nesting(of: $0.table, withHits: true).contains { $0.table == table } }
  }
}

/// What the chunks of a table have yielded for a record that is looked for.
private final class FoundRecords: Sendable {
  private let search = Mutex(ChunkSearch())

  func add(_ more: ChunkSearch) {
    search.withLock { search in
      search.findings += more.findings
      search.keys += more.keys
    }
  }

  var explained: SnapshotRun.Explained {
    search.withLock { SnapshotRun.Explained(findings: $0.findings, keys: $0.findings.isEmpty ? $0.keys : []) }
  }
}
