import Codecs
import Records
import SourceText

extension SnapshotFormat {
  /// CSV after RFC 4180; a semicolon or tab in the header line is taken for the separator it is.
  static let commaSeparated = SnapshotFormat(id: "csv", name: LocalizedText(same: "CSV"), extensions: ["csv"]) {
    (feed, reading) throws(SnapshotProblem) in
    var reader = DelimitedTextReader(reading, delimiter: nil)
    try reader.read(&feed, &reading)
  }

  /// Tab-separated values.
  static let tabSeparated = SnapshotFormat(id: "tsv", name: LocalizedText(same: "TSV"), extensions: ["tsv", "tab"]) {
    (feed, reading) throws(SnapshotProblem) in
    var reader = DelimitedTextReader(reading, delimiter: 0x09)
    try reader.read(&feed, &reading)
  }
}

/// Reads CSV and TSV: the first row names the columns, every further row is a record.
struct DelimitedTextReader {
  private let limits: ReadingLimits
  private var csv: CSVReader?
  private let delimiter: UInt8?
  private var decoding = TextDecoding()
  private var header: HeaderMatching?
  /// Decoded text from `windowStart` on: enough of it stays that a broken row can be read again.
  private var window: [UInt8] = []
  private var windowStart = 0
  /// The offset behind the last row that was read.
  private var lastEnd = 0

  /// Creates a reader; without a delimiter the first line tells it.
  init(_ reading: TableReading, delimiter: UInt8?) {
    limits = reading.limits
    self.delimiter = delimiter
  }

  mutating func read(_ feed: inout InputFeed, _ reading: inout TableReading) throws(SnapshotProblem) {
    var input: [UInt8] = []
    var isEnd = false
    var isStart = true
    while !isEnd {
      isEnd = try feed.read(into: &input, atMost: limits.pieceSize) == 0
      if isStart {
        guard input.count >= 4 || isEnd else { continue }
        if let problem = SnapshotProblem.binaryStart(input, feed.file) { throw problem }
        isStart = false
      }
      do {
        try decoding.decode(input, isEnd: isEnd, to: &window)
      } catch {
        throw SnapshotProblem(.notText, feed.file)
      }
      input.removeAll(keepingCapacity: true)
      if prepare(isEnd: isEnd) { try readRows(isEnd: isEnd, feed.file, &reading) }
      trim()
    }
    reading.encoding = decoding.encoding.rawValue
    header?.report(to: &reading.usage, rows: reading.found)
  }

  /// Waits for the header line, which tells the delimiter.
  private mutating func prepare(isEnd: Bool) -> Bool {
    if csv != nil { return true }
    guard let delimiter else {
      guard isEnd || window.contains(0x0A) || window.contains(0x0D) || window.count > limits.recordSize else {
        return false
      }
      csv = CSVReader(delimiter: CSVReader.sniffDelimiter(window), maximumRecordSize: limits.recordSize)
      return true
    }
    csv = CSVReader(delimiter: delimiter, maximumRecordSize: limits.recordSize)
    return true
  }

  /// Drops the text that no row can begin in any more.
  private mutating func trim() {
    let keep = max(lastEnd, windowStart + window.count - limits.recordSize - limits.pieceSize)
    guard keep > windowStart else { return }
    window.removeFirst(keep - windowStart)
    windowStart = keep
  }

  // MARK: - Rows

  private mutating func readRows(
    isEnd: Bool, _ file: SnapshotManifest.File, _ reading: inout TableReading
  ) throws(SnapshotProblem) {
    guard var csv else { return }
    var position = csv.offset - windowStart
    while true {
      var step = csv.advance(window.span, from: &position)
      if step == .needsInput, isEnd { step = csv.finish() }
      switch step {
      case .record: try take(csv.record, line: csv.record.line, csv.delimiter, file, &reading)
      case .fault(let error):
        try abandon(error, file, &reading)
        if let offset = csv.restart(after: error) { position = offset - windowStart }
      case .needsInput, .end:
        self.csv = csv
        return
      }
      lastEnd = csv.offset
    }
  }

  private mutating func take(
    _ record: CSVRecord, line: Int, _ delimiter: UInt8, _ file: SnapshotManifest.File, _ reading: inout TableReading
  ) throws(SnapshotProblem) {
    if record.isBlank { return }
    guard let header else {
      if let fault = fault(of: record) { throw SnapshotProblem(.brokenHeader(fault.reason), file) }
      header = try HeaderMatching(record.texts, reading.assembly.tables[0].schema, file)
      return
    }
    reading.beginRecord(line: line)
    let fault =
      fault(of: record)
      ?? (record.count == header.count
        ? nil : RecordFault(.cellCount(found: record.count, expected: header.count), at: nil))
    if let fault {
      let excerpt = record.texts.prefix(40).joined(separator: delimiter == 0x09 ? " " : ",")
      reading.abandonRecord(fault, line: line, column: nil, excerpt: LineSearch.excerpt(of: excerpt))
      return
    }
    for column in header.columns {
      let range = record.range(of: column.cell)
      reading.assembly.tables[0].put(record.bytes.span, range, as: .text, to: column.field)
    }
    reading.endRecord()
  }

  /// Finds bytes that are no text. A cell that begins inside a character would be hidden by the cell before it.
  private func fault(of record: CSVRecord) -> RecordFault? {
    let bytes = record.bytes
    var isText = UTF8Validator.firstInvalidOffset(in: bytes) == nil
    for end in record.ends.dropLast() where end < bytes.count && bytes[end] & 0xC0 == 0x80 { isText = false }
    if decoding.encoding == .gb18030, Self.holdsReplacement(bytes.span) { isText = false }
    return isText ? nil : RecordFault(.notText(decoding.encoding == .gb18030 ? "GB18030" : "UTF-8"), at: nil)
  }

  /// Says whether U+FFFD occurs, which stands for every byte that is no GB18030.
  private static func holdsReplacement(_ bytes: Span<UInt8>) -> Bool {
    var offset = 0
    while offset + 2 < bytes.count {
      if bytes[offset] == 0xEF, bytes[offset + 1] == 0xBF, bytes[offset + 2] == 0xBD { return true }
      offset += 1
    }
    return false
  }

  private mutating func abandon(
    _ error: CSVError, _ file: SnapshotManifest.File, _ reading: inout TableReading
  ) throws(SnapshotProblem) {
    let fault = RecordFault(error)
    guard header != nil else { throw SnapshotProblem(.brokenHeader(fault.reason), file) }
    let start = min(max(0, error.recordOffset - windowStart), window.count)
    // What follows the fault may not have been read yet; what is shown must not depend on where the pieces are cut.
    let known = fault.cause == .unterminatedQuote ? window.count : min(window.count, error.offset - windowStart + 1)
    let lineEnd = LineSearch.lineFeed(window.span, in: start..<max(start, known))
    var column: Int?
    if fault.cause != .tooLarge(limits.recordSize), error.line == error.recordLine {
      column = LineSearch.column(of: error.offset - windowStart, from: start, in: window.span)
    }
    reading.setApart(
      fault, line: error.recordLine, column: column, excerpt: LineSearch.excerpt(window.span, start..<lineEnd))
  }
}

extension RecordFault {
  /// The reason for a broken row.
  fileprivate init(_ error: CSVError) {
    switch error.cause {
    case .unterminatedQuote: self.init(.unterminatedQuote, at: error.offset)
    case .textAfterClosingQuote: self.init(.textAfterQuote, at: error.offset)
    case .quoteInsideField: self.init(.quoteInsideCell, at: error.offset)
    case .nulByte: self.init(.nulByte, at: error.offset)
    case .recordTooLarge(let limit): self.init(.tooLarge(limit), at: nil)
    }
  }
}
