import Records
import Synchronization

/// The columns of all sites as records of the table 栏目: one input for each `columns.csv`; columns that pages name have
/// their places there.
final class ColumnSupply: RecordSupply {
  private let reading: SiteReading
  private let firstInput: Int
  private let isDone = Mutex(0)
  /// The sites that have a file of columns.
  private let sites: [Int]
  let files: [SnapshotManifest.File]

  init(_ reading: SiteReading, firstInput: Int) {
    self.reading = reading
    self.firstInput = firstInput
    sites = reading.roots.indices.filter { reading.roots[$0].site.columns != nil }
    files = sites.compactMap { reading.roots[$0].site.columns.map { SnapshotManifest.File(path: $0) } }
  }

  var size: Int? { 0 }

  func again() -> any RecordSupply { ColumnSupply(reading, firstInput: firstInput) }

  func next() -> (records: any SuppliedRecords, input: Int?)? {
    isDone.withLock { done in
      guard done < reading.roots.count else { return nil }
      defer { done += 1 }
      let input = sites.firstIndex(of: done)
      return (ColumnGroup(reading: reading, site: done, file: input.map { firstInput + $0 }), input)
    }
  }

  var inputs: [TableStream.InputRecord] {
    sites.map { site in
      var record = TableStream.InputRecord()
      record.problem = reading.columnProblems[site]
      if let digest = reading.columnFiles[site]?.digest {
        (record.size, record.sha256) = (digest.size, digest.sha256)
      }
      return record
    }
  }
}

/// The columns of a site.
private struct ColumnGroup: SuppliedRecords {
  let reading: SiteReading
  let site: Int
  /// The number of its file of columns among the inputs.
  let file: Int?

  func read(into sink: RecordSink, _ tally: inout PieceTally) -> [[RowPlace]] {
    let book = reading.index().columns
    if let file = reading.columnFiles[site] {
      tally.found = file.found
      for fault in file.faults { tally.setApart(fault.reason, line: fault.line, excerpt: fault.excerpt) }
    }
    var places: [RowPlace] = []
    for column in book.columns where column.site == site {
      sink.line = column.place.line - 1
      sink.beginRecord()
      put(book.key(column), "栏目路径", sink)
      put(column.names.last, "名称", sink)
      put(column.address, "地址", sink)
      put(book.parentKey(column), "上级", sink)
      put(reading.roots[site].site.name, "站点", sink)
      put(column.place.text, "位置", sink)
      for child in sink.nesting.indices.dropFirst() where sink.nesting[child].parent == 0 {
        unsafe sink.tables[child].isListed = true
      }
      sink.endRow(0)
      places.append(
        RowPlace(
          file: column.page.map { reading.fileNumber(ofPage: $0) } ?? file ?? -1,
          column: column.page == nil ? nil : Int(column.place.column)))
    }
    tally.keys = [KeyUse(table: 0, fields: Array(sink.declarations[0].fields.indices), name: nil, count: 1)]
    return [places]
  }

  private func put(_ text: String?, _ label: String, _ sink: RecordSink) {
    guard var text, !text.isEmpty, let field = BuiltInTable.column.field(label)?.index,
      field < sink.declarations[0].fields.count
    else { return }
    text.withUTF8 { bytes in
      unsafe sink.put(bytes, at: nil, as: .text, to: field, row: sink.tables[0].row)
    }
  }
}
