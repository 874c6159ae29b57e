import Codecs
import Records
import SourceText

extension SnapshotFormat {
  /// JSON Lines: one object a line, child rows nested in it.
  static let jsonLines = SnapshotFormat(
    id: "jsonl", name: LocalizedText(same: "JSON Lines"), extensions: ["jsonl", "ndjson"]
  ) { (feed, reading) throws(SnapshotProblem) in
    var reader = JSONLinesReader(reading)
    try reader.read(&feed, &reading)
  }
}

/// Reads JSON Lines in pieces cut at line ends; a line that is longer than the limit is never held whole.
struct JSONLinesReader {
  private var walker: JSONRecordWalker
  private let limits: ReadingLimits
  private var buffer: [UInt8] = []
  /// The memory of the buffer before, used again for the next one.
  private var spare: [UInt8] = []
  /// The line of the buffer's first byte.
  private var line = 1
  /// No line feed stands before this offset in the unread rest.
  private var searched = 0
  private var isSkipping = false

  init(_ reading: TableReading) {
    walker = JSONRecordWalker(reading)
    limits = reading.limits
  }

  mutating func read(_ feed: inout InputFeed, _ reading: inout TableReading) throws(SnapshotProblem) {
    var isEnd = try readStart(&feed, &reading)
    while true {
      if isSkipping { skipLine() }
      let all = 0..<buffer.count
      let lines = isEnd ? all.upperBound : LineSearch.endOfLastLine(buffer.span, in: searched..<all.upperBound) ?? 0
      if lines > 0 { readLines(before: lines, isEnd: isEnd, &reading) }
      if isEnd { break }
      searched = buffer.count
      if buffer.count > limits.recordSize { abandonLongLine(&reading) }
      isEnd = try feed.read(into: &buffer, atMost: limits.pieceSize) == 0
    }
    walker.report(to: &reading.usage)
  }

  /// Reads the first bytes: a mark is stepped over, what is no text at all is refused.
  private mutating func readStart(
    _ feed: inout InputFeed, _ reading: inout TableReading
  ) throws(SnapshotProblem) -> Bool {
    var isEnd = false
    while buffer.count < 4, !isEnd { isEnd = try feed.read(into: &buffer, atMost: limits.pieceSize) == 0 }
    if let problem = SnapshotProblem.binaryStart(buffer, feed.file) { throw problem }
    let hasMark = buffer.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { buffer.removeFirst(3) }
    reading.encoding = (hasMark ? TextEncoding.utf8WithMark : .utf8).rawValue
    return isEnd
  }

  // MARK: - Lines

  /// Reads the lines of the buffer's beginning and drops them.
  private mutating func readLines(before end: Int, isEnd: Bool, _ reading: inout TableReading) {
    let bytes = buffer
    buffer = []
    let isValid = UTF8Validator.firstInvalidOffset(in: bytes.span.extracting(0..<end)) == nil
    JSONCursor.over(bytes, maximumDepth: limits.depth) { cursor in
      var start = 0
      while start < end {
        let lineEnd = LineSearch.lineFeed(bytes.span, in: start..<end)
        let isCut = isEnd && lineEnd == end
        readLine(&cursor, bytes.span, start..<lineEnd, isValid: isValid, isCut: isCut, &reading)
        if lineEnd < end { line += 1 }
        start = lineEnd + 1
      }
    }
    buffer = spare
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: bytes[end...])
    spare = bytes
  }

  private mutating func readLine(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ range: Range<Int>, isValid: Bool, isCut: Bool,
    _ reading: inout TableReading
  ) {
    guard range.count <= limits.recordSize else {
      reading.setApart(
        RecordFault(.tooLarge(limits.recordSize), at: nil), line: line, column: nil,
        excerpt: LineSearch.excerpt(bytes, range.prefix(limits.recordSize)))
      return
    }
    if isBlank(bytes, range) { return }
    reading.beginRecord(line: line)
    do throws(RecordFault) {
      cursor.select(range)
      try walker.readRecord(&cursor, bytes, checksUTF8: !isValid, into: &reading.assembly)
      reading.endRecord()
    } catch {
      let fault = isCut && error.isOfCutText ? RecordFault(.truncated, at: error.offset) : error
      let column = fault.offset.map { LineSearch.column(of: $0, from: range.lowerBound, in: bytes) }
      reading.abandonRecord(fault, line: line, column: column, excerpt: LineSearch.excerpt(bytes, range))
    }
  }

  private func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in range {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D else { return false }
    }
    return true
  }

  // MARK: - Long lines

  /// Sets apart the line that fills the buffer, and goes on at the next one.
  private mutating func abandonLongLine(_ reading: inout TableReading) {
    reading.setApart(
      RecordFault(.tooLarge(limits.recordSize), at: nil), line: line, column: nil,
      excerpt: LineSearch.excerpt(buffer.span, 0..<limits.recordSize))
    buffer = []
    searched = 0
    isSkipping = true
  }

  /// Drops what belongs to the line being skipped.
  private mutating func skipLine() {
    searched = 0
    let end = LineSearch.lineFeed(buffer.span, in: 0..<buffer.count)
    guard end < buffer.count else {
      buffer.removeAll(keepingCapacity: true)
      return
    }
    buffer.removeFirst(end + 1)
    line += 1
    isSkipping = false
  }
}

extension RecordFault {
  /// Whether the cause is what the end of a cut file looks like.
  fileprivate var isOfCutText: Bool {
    cause == .json(.unexpectedEnd) || cause == .json(.unterminatedString) || cause == .json(.invalidLiteral)
  }
}
