import Codecs
package import Records
import SourceText

/// The bytes of some whole records of one input, not decoded yet: what a worker takes.
package struct RecordPiece: Sendable {
  /// What stands in a piece.
  enum Content: Sendable {
    /// Lines of JSON.
    case jsonLines
    /// Rows of cells below a header.
    case rows(HeaderMatching, delimiter: UInt8, encoding: TextEncoding)
    /// A record over the limit, of which only the beginning was kept.
    case overlong(excerpt: String)
    /// Records that do not stand in the bytes of the piece.
    case supplied(any SuppliedRecords)
  }

  /// The number of the piece among those of its table, from zero.
  package let sequence: Int
  /// The number of its input among the inputs of the snapshot.
  package let input: Int
  /// What stands in it.
  let content: Content
  /// The bytes; at least ``padding`` stand behind the records, the first of them a line feed.
  var bytes: [UInt8]
  /// How many bytes the records take.
  let count: Int
  /// Whether the input ends here, without a line end.
  let isCut: Bool
  /// How many lines of the input stand before the records and after those of the piece before.
  let leadingLines: Int

  /// How many bytes can be looked at behind the records.
  static let padding = 64
}

/// What a worker made of a piece.
package struct DecodedPiece: Sendable {
  /// The number of the piece among those of its table, from zero.
  package let sequence: Int
  /// The number of its input among the inputs of the snapshot.
  package let input: Int
  /// The records. Lines count from 1 at the beginning of the piece, until ``TableSummary/merge(_:)`` has seen it.
  package var chunk: Chunk
  /// What else is to be said about the piece.
  let tally: PieceTally
  /// How many records could not be read.
  package var quarantined: Int { tally.quarantined }
  /// How many records there were, readable or not.
  package var found: Int { tally.found }
  /// How many lines the piece has.
  package var lines: Int { tally.lines }
}

/// What a piece has beside its records.
struct PieceTally: Sendable {
  /// A record that can't be read, by its line in the piece.
  struct Quarantined: Sendable {
    /// How many lines behind the first one of the piece it begins.
    let line: Int
    /// The one-based column of the cause, in code points.
    let column: Int?
    /// Why.
    let reason: LocalizedText
    /// The beginning of the record.
    let excerpt: String
    /// The file that it stands in, if that is not the input itself.
    var path: String?
  }

  /// How many lines there are.
  var lines = 0
  /// How many records there are, readable or not.
  var found = 0
  /// How many of them can't be read.
  var quarantined = 0
  /// The first of them.
  private(set) var listed: [Quarantined] = []
  /// The keys met.
  var keys: [KeyUse] = []
  /// Lists of child rows that are none.
  var lists: [RecordSink.UnreadableList] = []
  private let limit: Int

  /// Creates the tally of a piece.
  ///
  /// - Parameter limit: how many quarantined records are kept with place and reason.
  init(limit: Int) {
    self.limit = limit
  }

  /// Sets a record apart, which has been counted as found.
  mutating func setApart(_ fault: RecordFault, line: Int32, column: Int?, excerpt: String) {
    quarantined += 1
    guard listed.count < limit else { return }
    listed.append(Quarantined(line: Int(line), column: column, reason: fault.reason, excerpt: excerpt))
  }

  /// Sets a record apart that stands in a file of its own, which has been counted as found.
  mutating func setApart(_ reason: LocalizedText, path: String, excerpt: String = "") {
    quarantined += 1
    guard listed.count < limit else { return }
    listed.append(Quarantined(line: 0, column: nil, reason: reason, excerpt: excerpt, path: path))
  }

  /// Sets a record apart that begins on a line of its input, which has been counted as found.
  mutating func setApart(_ reason: LocalizedText, line: Int, excerpt: String) {
    quarantined += 1
    guard listed.count < limit else { return }
    listed.append(Quarantined(line: line - 1, column: nil, reason: reason, excerpt: excerpt))
  }
}

/// How often a key was met in a piece.
struct KeyUse: Sendable {
  /// The number of the table among those of the records.
  let table: Int
  /// The fields declared with it; none for an undeclared key.
  let fields: [Int]
  /// The key with those above it, if it is not declared.
  let name: String?
  /// In how many objects it was met; 1 for a declared key, of which that is not counted.
  let count: Int
}
