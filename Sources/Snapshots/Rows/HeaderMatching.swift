import Records
import SourceText

/// Which cell of a row goes into which field: header texts are the path of a field, or its Chinese or English label.
struct HeaderMatching: Sendable {
  /// A cell and a field that takes it.
  struct Column: Sendable {
    let cell: Int
    let field: Int
  }

  /// The cells of the header.
  let count: Int
  /// The cells that are read.
  let columns: [Column]
  /// For each cell the first of the columns that take it; -1 for none.
  let firstColumn: [Int]
  /// For each column the next one that takes the same cell; -1 for none.
  let nextColumn: [Int]
  private let undeclared: [String]

  /// Matches a header with the fields of a table.
  init(_ cells: [String], _ table: TableSchema, _ file: SnapshotManifest.File) throws(SnapshotProblem) {
    let headers = cells.map { Self.trimmed($0) }
    count = cells.count
    var columns: [Column] = []
    for (index, field) in table.fields.enumerated() {
      let key = field.path.joined(separator: ".")
      var matches = headers.indices.filter { headers[$0] == key }
      if matches.isEmpty {
        matches = headers.indices.filter {
          headers[$0] == field.name.zh || headers[$0].lowercased() == field.name.en.lowercased()
        }
      }
      if matches.count > 1 { throw SnapshotProblem(.repeatedColumn(headers[matches[0]]), file) }
      if let cell = matches.first { columns.append(Column(cell: cell, field: index)) }
    }
    self.columns = columns
    var first = Array(repeating: -1, count: cells.count)
    var next = Array(repeating: -1, count: columns.count)
    for index in columns.indices.reversed() {
      next[index] = first[columns[index].cell]
      first[columns[index].cell] = index
    }
    (firstColumn, nextColumn) = (first, next)
    let used = Set(columns.map(\.cell))
    undeclared = headers.indices.filter { !used.contains($0) && !headers[$0].isEmpty }.map { headers[$0] }
    if columns.isEmpty, !table.fields.isEmpty {
      let expected = table.fields.prefix(8).map { field in
        let key = field.path.joined(separator: ".")
        return key == field.name.zh ? key : field.name.zh + "（" + key + "）"
      }
      throw SnapshotProblem(.noKnownColumn(found: Array(headers.prefix(8)), expected: expected), file)
    }
  }

  private static func trimmed(_ text: String) -> String {
    guard case .value(.text(let trimmed)) = ValueReading.read(text, as: .text) else { return "" }
    return trimmed.string
  }

  /// Adds the columns to the usage of the table.
  func report(to usage: inout FieldUsageCounter, rows: Int) {
    for column in columns { usage.noteDeclared(column.field, in: 0) }
    for name in undeclared { usage.noteUndeclared(name, count: rows, in: 0) }
  }
}
