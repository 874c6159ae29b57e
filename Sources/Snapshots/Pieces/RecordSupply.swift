import Records

/// What gives a stream its records where they do not stand in table files: the pages of sites, documents.
protocol RecordSupply: Sendable {
  /// What the report lists as the inputs.
  var files: [SnapshotManifest.File] { get }
  /// The size of all of them in bytes; nil when it is not known.
  var size: Int? { get }
  /// What the inputs were found to be; asked for when the last records have been read.
  var inputs: [TableStream.InputRecord] { get }

  /// The next records with the number of their input among ``files``, from one thread at a time; nil behind the last.
  ///
  /// Records without an input, such as columns that pages name, are counted for none.
  func next() -> (records: any SuppliedRecords, input: Int?)?

  /// The same records from their beginning.
  func again() -> any RecordSupply
}

/// Some records that the worker who takes them fetches and reads by itself.
protocol SuppliedRecords: Sendable {
  /// Puts the records into a sink, whose piece has no bytes of its own, and counts them.
  ///
  /// - Returns: file and column of each row, by the position of its table in the sink; empty where rows have none.
  func read(into sink: RecordSink, _ tally: inout PieceTally) -> [[RowPlace]]
}
