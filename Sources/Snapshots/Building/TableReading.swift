import Records
import SourceText

/// Limits of what a reader takes for a record.
package struct ReadingLimits: Sendable, Hashable {
  /// The longest record in bytes.
  package var recordSize = 16 << 20
  /// The most containers inside one another.
  package var depth = 512
  /// The most keys of one JSON object.
  package var keys = 10_000
  /// How many bytes are read at once.
  package var pieceSize = 1 << 20
  /// How many quarantined records of one input are kept with place and reason; all are counted.
  package var listedQuarantine = 100_000

  /// Creates the limits of a normal run.
  package init() {}
}

/// What the files of one table have given so far: what every reader fills.
struct TableReading {
  /// The builders.
  var assembly: RecordAssembly
  /// The keys met.
  var usage: FieldUsageCounter
  /// The limits.
  let limits: ReadingLimits

  /// The number of the input being read.
  private(set) var input = 0
  private var path = ""
  /// The records found in the input being read.
  private(set) var found = 0
  /// How many of them can't be read.
  private(set) var quarantined = 0
  /// The quarantined records of all inputs of the table.
  private(set) var unread = 0
  /// The encoding of the input being read.
  var encoding = ""
  /// The records that can't be read, of all inputs.
  private(set) var quarantine: [QuarantinedRecord] = []

  init(_ table: TableSchema, in schema: Schema, limits: ReadingLimits) {
    assembly = RecordAssembly(table, in: schema)
    usage = FieldUsageCounter(assembly)
    self.limits = limits
  }

  /// Begins the next input.
  mutating func begin(input: Int, path: String) {
    self.input = input
    self.path = path
    (found, quarantined, encoding) = (0, 0, "")
  }

  /// Begins a record.
  mutating func beginRecord(line: Int) {
    found += 1
    assembly.beginRecord(at: Provenance(file: input, line: line))
  }

  /// Ends a record that was read.
  mutating func endRecord() {
    assembly.endRecord()
  }

  /// Takes back a record that can't be read and sets it apart.
  mutating func abandonRecord(_ fault: RecordFault, line: Int, column: Int?, excerpt: String) {
    assembly.abandonRecord()
    quarantined += 1
    unread += 1
    guard quarantined <= limits.listedQuarantine else { return }
    quarantine.append(
      QuarantinedRecord(
        input: input, path: path, line: line, column: column, reason: fault.reason, excerpt: excerpt))
  }

  /// Sets apart a record that was never begun.
  mutating func setApart(_ fault: RecordFault, line: Int, column: Int?, excerpt: String) {
    beginRecord(line: line)
    abandonRecord(fault, line: line, column: column, excerpt: excerpt)
  }
}
