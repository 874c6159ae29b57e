import Records
import RuleEngine
import Snapshots
import SourceText
import TestSupport

/// A snapshot before it is written: the records of its tables, and in which files they stand.
struct SnapshotText: Sendable {
  /// One file.
  struct File: Sendable {
    var path: String
    var lines: [RecordLine]

    var isTable: Bool { path.hasSuffix(".csv") }
  }

  /// The files of one source.
  struct Table: Sendable {
    var source: String
    var files: [File]

    var lines: [RecordLine] { files.flatMap(\.lines) }
  }

  var organisation = "某市农业局"
  var checkDate: Day
  var period: ClosedRange<Day>
  var tables: [Table]
  var style = RecordStyle()

  /// The manifest.
  var manifest: SnapshotManifest {
    SnapshotManifest(
      organisation: organisation, asOf: checkDate, period: period,
      tables: tables.map { table in
        SnapshotManifest.Table(
          name: table.source, files: table.files.map { SnapshotManifest.File(path: $0.path) })
      })
  }

  /// The folder, which gives at most so many bytes a read.
  func tree(pieceSize: Int = .max) -> MemoryTree {
    MemoryTree(contents, pieceSize: pieceSize)
  }

  /// The paths and bytes of the files.
  var contents: [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    for table in tables {
      for file in table.files { files.append((file.path, bytes(of: file, table.source))) }
    }
    return files
  }

  private func bytes(of file: File, _ source: String) -> [UInt8] {
    guard file.isTable else { return RecordWriter.jsonLines(file.lines, style) }
    let table = Office.plain.tables.first { $0.source == source }
    return RecordWriter.csv(file.lines, columns: table?.fields.map(\.path) ?? [])
  }

  /// The records of a source.
  func lines(_ source: String) -> [RecordLine] { tables.first { $0.source == source }?.lines ?? [] }

  // MARK: The same in another form

  /// The same records with their keys in another order in every object.
  func shuffled(_ seed: UInt64) -> SnapshotText {
    var result = self
    result.style.shufflesKeys = true
    result.style.seed = seed
    return result
  }

  /// The same records in several files a table.
  func split(into count: Int) -> SnapshotText {
    var result = self
    for index in tables.indices {
      let lines = tables[index].lines
      let size = max(1, (lines.count + count - 1) / count)
      var files: [File] = []
      for start in stride(from: 0, to: max(1, lines.count), by: size) {
        let part = Array(lines[min(start, lines.count)..<min(lines.count, start + size)])
        files.append(File(path: "\(tables[index].source)-\(files.count).jsonl", lines: part))
      }
      result.tables[index].files = files
    }
    return result
  }

  /// The same records with those of one table read from standard input.
  func piped(_ source: String) -> SnapshotText {
    var result = self
    for index in tables.indices where tables[index].source == source && tables[index].files.count == 1 {
      result.tables[index].files[0].path = "-"
    }
    return result
  }

  /// The same records with those of the flat tables in CSV files.
  var asTables: SnapshotText {
    var result = self
    for index in tables.indices where tables[index].source != "cases" {
      for file in tables[index].files.indices {
        let path = tables[index].files[file].path
        result.tables[index].files[file].path = path.replacing(".jsonl", with: ".csv")
      }
    }
    return result
  }
}
