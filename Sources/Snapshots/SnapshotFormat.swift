package import SourceText

/// A format that tables are read from: one file in `Readers` and one line here.
package struct SnapshotFormat: Sendable {
  /// The stable name, such as `jsonl`.
  package let id: String
  /// The name as it is shown.
  package let name: LocalizedText
  /// The extensions of its files, lower case, without the dot.
  package let extensions: [String]
  /// Reads all records of an input.
  let read: @Sendable (inout InputFeed, inout TableReading) throws(SnapshotProblem) -> Void

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
