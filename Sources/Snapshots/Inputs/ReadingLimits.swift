/// Limits of what a reader takes for a record.
package struct ReadingLimits: Sendable, Hashable {
  /// The longest record in bytes.
  package var recordSize = 16 << 20
  /// The most containers inside one another.
  package var depth = 512
  /// The most keys of one JSON object.
  package var keys = 10_000
  /// How many bytes are read and decoded at once, about.
  package var pieceSize = 2 << 20
  /// How many quarantined records of one input are kept with place and reason; all are counted.
  package var listedQuarantine = 100_000

  /// Creates the limits of a normal run.
  package init() {}
}
