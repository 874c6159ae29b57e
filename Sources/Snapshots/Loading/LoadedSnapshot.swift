package import Records

/// Everything that was read from a snapshot.
package struct LoadedSnapshot: Sendable {
  /// The records.
  package let dataset: Dataset
  /// The input files in manifest order; the file numbers of provenances are positions in it.
  package let inputs: [InputSummary]
  /// The records that could not be read, by input and line.
  package let quarantine: [QuarantinedRecord]
  /// Undeclared keys and declared fields that occur nowhere, for each table that was read, nested ones included.
  package let usage: [FieldUsage]
  /// Child rows that could not be tied to a parent as declared.
  package let linkProblems: [LinkProblem]
  /// Warnings and notes; errors are thrown.
  package let problems: [SnapshotProblem]

  /// Records found in all inputs.
  package var found: Int { inputs.reduce(0) { $0 + $1.found } }
  /// Records of all inputs that could not be read.
  package var quarantined: Int { inputs.reduce(0) { $0 + $1.quarantined } }
}
