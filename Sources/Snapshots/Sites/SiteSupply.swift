import Codecs
import Records
import Synchronization

/// The pages of all sites as records of the table 网页: one input for each site.
final class SiteSupply: RecordSupply {
  private let reading: SiteReading
  private let verified: [TableStream.InputRecord]
  private let nextPage = Mutex(0)
  let files: [SnapshotManifest.File]

  /// How many bytes of pages make a piece, about, and how many pages at most.
  private static let pieceSize = 1 << 20
  private static let pagesOfPiece = 64

  /// - Parameter verified: what the sites' digests were found to be, if they are looked at.
  init(_ reading: SiteReading, verified: [TableStream.InputRecord]) {
    self.reading = reading
    self.verified = verified
    files = reading.roots.map { SnapshotManifest.File(path: $0.site.root) }
  }

  var size: Int? { reading.roots.reduce(0) { $0 + $1.size } }

  func again() -> any RecordSupply { SiteSupply(reading, verified: verified) }

  func next() -> (records: any SuppliedRecords, input: Int?)? {
    nextPage.withLock { start in
      guard start < reading.pages.count else { return nil }
      let site = reading.pages[start].site
      var end = start
      var size = 0
      while end < reading.pages.count, reading.pages[end].site == site, size < Self.pieceSize,
        end - start < Self.pagesOfPiece
      {
        size += reading.pages[end].size
        end += 1
      }
      defer { start = end }
      return (PageGroup(reading: reading, pages: start..<end), site)
    }
  }

  var inputs: [TableStream.InputRecord] {
    reading.roots.indices.map { site in
      var record = verified.indices.contains(site) ? verified[site] : TableStream.InputRecord()
      record.size = reading.roots[site].size
      record.encoding = reading.encodings(ofSite: site).joined(separator: " ")
      if record.sha256 == nil { record.quickHash = reading.contentHash(ofSite: site) }
      return record
    }
  }
}

/// Some pages that stand behind one another.
private struct PageGroup: SuppliedRecords {
  let reading: SiteReading
  let pages: Range<Int>

  func read(into sink: RecordSink, _ tally: inout PieceTally) -> [[RowPlace]] {
    var rows = PageRows(sink, reading)
    for page in pages {
      tally.found += 1
      switch reading.record(of: page) {
      case .success(let record): rows.add(record, page: page)
      case .failure(let fault): tally.setApart(fault.reason, path: reading.pages[page].shownFile)
      }
    }
    tally.keys = rows.keyUses
    return rows.places
  }
}
