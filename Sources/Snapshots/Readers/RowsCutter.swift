import Codecs
import Records
import SourceText

extension SnapshotFormat {
  /// CSV after RFC 4180; a semicolon or tab in the header line is taken for the separator it is.
  static let commaSeparated = SnapshotFormat(
    id: "csv", name: LocalizedText(same: "CSV"), extensions: ["csv"]
  ) { RowsCutter($0, delimiter: nil, $1, $2) }

  /// Tab-separated values.
  static let tabSeparated = SnapshotFormat(
    id: "tsv", name: LocalizedText(same: "TSV"), extensions: ["tsv", "tab"]
  ) { RowsCutter($0, delimiter: 0x09, $1, $2) }
}

/// Reads the header of a CSV or TSV file and cuts the rows below it at row ends.
struct RowsCutter: PieceCutter {
  private let limits: ReadingLimits
  private let buffers: BufferPool
  private let table: TableSchema
  private let givenDelimiter: UInt8?
  private var delimiter: UInt8?
  private var decoding = TextDecoding()
  private var boundaries: RowBoundaries?
  /// The header, once it was read.
  private(set) var header: HeaderMatching?
  /// Decoded text that has not been cut off.
  private var window: [UInt8] = []
  private var input: [UInt8] = []
  private var isStart = true
  private var isEnd = false
  private var leadingLines = 0

  /// Creates a cutter; without a delimiter the first line tells it.
  init(_ table: TableSchema, delimiter: UInt8?, _ limits: ReadingLimits, _ buffers: BufferPool) {
    self.table = table
    givenDelimiter = delimiter
    self.delimiter = delimiter
    self.limits = limits
    self.buffers = buffers
  }

  /// The encoding, as far as it is known.
  var encoding: TextEncoding { decoding.encoding }

  /// The bytes of the next rows; nil at the end.
  mutating func next(_ feed: inout InputFeed) throws(SnapshotProblem) -> CutPiece? {
    while !isEnd {
      try readMore(&feed)
      if header == nil { try readHeader(feed.file) }
      guard header != nil, !isEnd else { continue }
      scan()
      if let boundaries, boundaries.lastEnd >= limits.pieceSize || window.count >= limits.pieceSize,
        boundaries.lastEnd > 0
      {
        return cut(at: boundaries.lastEnd)
      }
    }
    return window.isEmpty || header == nil ? nil : cut(at: window.count)
  }

  private mutating func readMore(_ feed: inout InputFeed) throws(SnapshotProblem) {
    isEnd = try feed.read(into: &input, atMost: limits.pieceSize) == 0
    if isStart {
      guard input.count >= 4 || isEnd else { return }
      if let problem = SnapshotProblem.binaryStart(input, feed.file) { throw problem }
      isStart = false
    }
    do {
      try decoding.decode(input, isEnd: isEnd, to: &window)
    } catch {
      throw SnapshotProblem(.notText, feed.file)
    }
    input.removeAll(keepingCapacity: true)
  }

  // MARK: - The header

  /// Reads the header if all of it has come.
  private mutating func readHeader(_ file: SnapshotManifest.File) throws(SnapshotProblem) {
    if delimiter == nil {
      guard isEnd || window.contains(0x0A) || window.contains(0x0D) || window.count > limits.recordSize else { return }
      delimiter = CSVReader.sniffDelimiter(window)
    }
    guard let delimiter else { return }
    var csv = CSVReader(delimiter: delimiter, maximumRecordSize: limits.recordSize)
    while true {
      var position = csv.offset
      var step = csv.advance(window.span, from: &position)
      if step == .needsInput, isEnd { step = csv.finish() }
      switch step {
      case .record where csv.record.isBlank: continue
      case .record:
        let end = csv.offset
        // A line feed behind a carriage return belongs to the header.
        guard end < window.count || isEnd else { return }
        if let fault = RecordFault.inCells(of: csv.record, encoding) {
          throw SnapshotProblem(.brokenHeader(fault.reason), file)
        }
        header = try HeaderMatching(csv.record.texts, table, file)
        leadingLines = csv.line - 1
        let isPair = end > 0 && end < window.count && window[end - 1] == 0x0D && window[end] == 0x0A
        window.removeFirst(isPair ? end + 1 : end)
        boundaries = RowBoundaries(delimiter: delimiter, maximumRecordSize: limits.recordSize)
        return
      case .fault(let error):
        throw SnapshotProblem(.brokenHeader(RecordFault(error).reason), file)
      case .needsInput, .end: return
      }
    }
  }

  // MARK: - Rows

  /// Finds the row ends in what has come; of a row that is too long only the beginning is kept.
  private mutating func scan() {
    guard var boundaries else { return }
    while true {
      unsafe window.withUnsafeBufferPointer { unsafe boundaries.scan($0) }
      guard boundaries.isOverlong else { break }
      let start = boundaries.position
      var end = start
      while end < window.count, window[end] != 0x0A, window[end] != 0x0D { end += 1 }
      let isOpen = end == window.count
      window.removeSubrange(start..<end)
      if isOpen { break }
      boundaries.endOverlong()
    }
    self.boundaries = boundaries
  }

  private mutating func cut(at end: Int) -> CutPiece? {
    guard let header, let delimiter else { return nil }
    var bytes = buffers.take(end + RecordPiece.padding)
    bytes.replaceSubrange(0..<end, with: window[..<end])
    window.removeFirst(end)
    boundaries?.shift(by: end)
    defer { leadingLines = 0 }
    return CutPiece(
      bytes: bytes, count: end, isCut: false,
      content: .rows(header, delimiter: delimiter, encoding: encoding), leadingLines: leadingLines)
  }
}
