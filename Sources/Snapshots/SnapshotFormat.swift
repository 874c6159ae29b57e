import Codecs
import Records
package import SourceText

/// A format that tables are read from: one line here, and what cuts its files into pieces.
package struct SnapshotFormat: Sendable {
  /// The stable name, such as `jsonl`.
  package let id: String
  /// The name as it is shown.
  package let name: LocalizedText
  /// The extensions of its files, lower case, without the dot.
  package let extensions: [String]
  /// What cuts an input of a table into pieces.
  let cutter: @Sendable (TableSchema, ReadingLimits, BufferPool) -> any PieceCutter

  /// All formats.
  package static let all: [SnapshotFormat] = [.jsonLines, .commaSeparated, .tabSeparated]

  /// The format of a file by its extension; standard input is JSON Lines.
  package static func format(of path: String) -> SnapshotFormat? {
    if path == "-" { return .jsonLines }
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    return all.first { $0.extensions.contains(suffix) }
  }
}

/// Cuts an input into pieces of whole records.
protocol PieceCutter: Sendable {
  /// The encoding, as far as it is known.
  var encoding: TextEncoding { get }
  /// The header, for formats that have one and once it was read.
  var header: HeaderMatching? { get }

  /// The next piece; nil at the end.
  mutating func next(_ feed: inout InputFeed) throws(SnapshotProblem) -> CutPiece?
}
