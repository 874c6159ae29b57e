import Codecs
import Records

/// Reads the rows of a piece of CSV or TSV into columns.
///
/// Usual rows are read straight from the bytes; a row with anything odd about it is left to `CSVReader`, which says what
/// it is and where reading goes on.
struct RowReader {
  private let header: HeaderMatching
  private let delimiter: UInt8
  private let encoding: TextEncoding
  private let sink: RecordSink
  private let limits: ReadingLimits

  init(
    _ header: HeaderMatching, delimiter: UInt8, encoding: TextEncoding, _ sink: RecordSink, _ limits: ReadingLimits
  ) {
    self.header = header
    self.delimiter = delimiter
    self.encoding = encoding
    self.sink = sink
    self.limits = limits
  }

  /// Reads all rows.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, end: Int, into tally: inout PieceTally) {
    guard let base = bytes.baseAddress else { return }
    let text = unsafe UnsafeBufferPointer(start: base, count: end)
    let writer = unsafe RowWriter(base, sink)
    let mayHoldFaults = unsafe encoding == .gb18030 && RecordFault.holdsReplacement(text.span)
    let limit = unsafe base + end
    var unescaped: [UInt8] = []
    var place = unsafe base
    while unsafe place < limit {
      if unsafe place[0] == 0x0A || place[0] == 0x0D {
        unsafe place += place[0] == 0x0D && place[1] == 0x0A && place + 1 < limit ? 2 : 1
        sink.line += 1
        continue
      }
      sink.beginRecord()
      if !mayHoldFaults, let (rowEnd, lines) = unsafe row(place, limit, writer, &unescaped) {
        sink.endRow(0)
        tally.found += 1
        sink.line += lines
        unsafe place = unsafe rowEnd
      } else {
        sink.abandonRecord()
        unsafe place = unsafe base + readSlowly(text, from: place - base, into: &tally)
      }
    }
    tally.lines = Int(sink.line)
  }

  // MARK: - Usual rows

  /// Reads the row at a place and returns the place of the next one and how many lines the row had; nil if it is odd.
  @inline(__always)
  private func row(
    _ start: Bytes, _ limit: Bytes, _ writer: RowWriter, _ unescaped: inout [UInt8]
  ) -> (end: Bytes, lines: Int32)? {
    var place = unsafe start
    var cell = 0
    var lines: Int32 = 1
    while true {
      if unsafe place[0] == 0x22 {
        guard let end = unsafe quotedCell(place, limit, cell, writer, &lines, &unescaped) else { return nil }
        unsafe place = unsafe end
      } else {
        var end = unsafe cellEnd(place)
        while unsafe end[0] != delimiter, unsafe end[0] != 0x0A, unsafe end[0] != 0x0D {
          if unsafe end[0] == 0 { return nil }
          unsafe end = unsafe cellEnd(end + 1)
        }
        unsafe put(place, end, cell, writer)
        unsafe place = unsafe end
      }
      cell += 1
      if unsafe place[0] == delimiter, unsafe place < limit {
        unsafe place += 1
        continue
      }
      guard unsafe place[0] == 0x0A || place[0] == 0x0D, unsafe place <= limit else { return nil }
      break
    }
    guard cell == header.count, unsafe place - start <= limits.recordSize,
      unsafe UTF8Validator.isValid(UnsafeBufferPointer(start: start, count: place - start))
    else { return nil }
    return unsafe (place[0] == 0x0D && place[1] == 0x0A && place + 1 < limit ? place + 2 : place + 1, lines)
  }

  @inline(__always)
  private func put(_ start: Bytes, _ end: Bytes, _ cell: Int, _ writer: RowWriter) {
    guard cell < header.count else { return }
    var column = header.firstColumn[cell]
    while column >= 0 {
      unsafe writer.put(start, end, to: header.columns[column].field, row: sink.tables[0].row)
      column = header.nextColumn[column]
    }
  }

  /// The first delimiter, quote, line end or NUL, or another control character below them.
  @inline(__always)
  private func cellEnd(_ start: Bytes) -> Bytes {
    var place = unsafe start
    let delimiters = SIMD16<UInt8>(repeating: delimiter)
    let controls = SIMD16<UInt8>(repeating: 0x0E)
    while true {
      let text = unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD16<UInt8>.self)
      let words = unsafe unsafeBitCast((text .== delimiters) .| (text .< controls), to: SIMD2<UInt64>.self)
      if words[0] != 0 { return unsafe place + words[0].trailingZeroBitCount >> 3 }
      if words[1] != 0 { return unsafe place + 8 + words[1].trailingZeroBitCount >> 3 }
      unsafe place += 16
    }
  }

  /// Reads a cell in quotes and returns the place behind it; nil if there is anything odd about it.
  @inline(never)
  private func quotedCell(
    _ start: Bytes, _ limit: Bytes, _ cell: Int, _ writer: RowWriter, _ lines: inout Int32,
    _ unescaped: inout [UInt8]
  ) -> Bytes? {
    var place = unsafe start + 1
    var hasDoubled = false
    while true {
      let byte = unsafe place[0]
      if byte == 0x22 {
        guard unsafe place[1] == 0x22, unsafe place + 1 < limit else { break }
        hasDoubled = true
        unsafe place += 2
        continue
      }
      if unsafe place >= limit || byte == 0 { return nil }
      // CR LF is one line end.
      if unsafe byte == 0x0A || (byte == 0x0D && place[1] != 0x0A) { lines += 1 }
      unsafe place += 1
    }
    if hasDoubled {
      unescaped.removeAll(keepingCapacity: true)
      var next = unsafe start + 1
      while unsafe next < place {
        unsafe unescaped.append(next[0])
        unsafe next += next[0] == 0x22 ? 2 : 1
      }
      unsafe unescaped.withUnsafeBufferPointer { unsafe putCopy($0, cell) }
    } else {
      unsafe put(start + 1, place, cell, writer)
    }
    return unsafe place + 1
  }

  /// Puts the text of a cell that does not stand in the piece as it is read.
  private func putCopy(_ text: UnsafeBufferPointer<UInt8>, _ cell: Int) {
    guard cell < header.count else { return }
    var column = header.firstColumn[cell]
    while column >= 0 {
      unsafe sink.put(text, at: nil, as: .text, to: header.columns[column].field, row: sink.tables[0].row)
      column = header.nextColumn[column]
    }
  }

  // MARK: - Odd rows

  /// Reads rows from an offset on until one was read as it should be, and returns the offset of the next one.
  private func readSlowly(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, into tally: inout PieceTally
  ) -> Int {
    var csv = CSVReader(
      delimiter: delimiter, maximumRecordSize: limits.recordSize, offset: start, line: Int(sink.line) + 1)
    var isDone = false
    while !isDone {
      var position = csv.offset
      var step = unsafe csv.advance(text.span, from: &position)
      if step == .needsInput { step = csv.finish() }
      switch step {
      case .record:
        take(csv.record, &tally)
        isDone = !csv.isStrict
      case .fault(let error):
        unsafe abandon(error, text, &tally)
        _ = csv.restart(after: error)
      case .needsInput, .end:
        sink.line = Int32(clamping: csv.line - 1)
        return text.count
      }
    }
    sink.line = Int32(clamping: csv.line - 1)
    let end = csv.offset
    return unsafe end > 0 && end < text.count && text[end - 1] == 0x0D && text[end] == 0x0A ? end + 1 : end
  }

  private func take(_ record: CSVRecord, _ tally: inout PieceTally) {
    if record.isBlank { return }
    tally.found += 1
    sink.line = Int32(clamping: record.line - 1)
    let fault =
      RecordFault.inCells(of: record, encoding)
      ?? (record.count == header.count
        ? nil : RecordFault(.cellCount(found: record.count, expected: header.count), at: nil))
    if let fault {
      let excerpt = record.texts.prefix(40).joined(separator: delimiter == 0x09 ? " " : ",")
      tally.setApart(fault, line: sink.line, column: nil, excerpt: LineSearch.excerpt(of: excerpt))
      return
    }
    sink.beginRecord()
    unsafe record.bytes.withUnsafeBufferPointer { bytes in
      for cell in 0..<record.count {
        unsafe putCopy(UnsafeBufferPointer(rebasing: bytes[record.range(of: cell)]), cell)
      }
    }
    sink.endRow(0)
  }

  private func abandon(_ error: CSVError, _ text: UnsafeBufferPointer<UInt8>, _ tally: inout PieceTally) {
    tally.found += 1
    let fault = RecordFault(error)
    let start = error.recordOffset
    // What follows the fault is not shown, so that what is shown does not depend on where the pieces are cut.
    let known = fault.cause == .unterminatedQuote ? text.count : min(text.count, error.offset + 1)
    let lineEnd = unsafe LineSearch.lineFeed(text.span, in: start..<max(start, known))
    var column: Int?
    if fault.cause != .tooLarge(limits.recordSize), error.line == error.recordLine {
      column = unsafe LineSearch.column(of: error.offset, from: start, in: text.span)
    }
    unsafe tally.setApart(
      fault, line: Int32(clamping: error.recordLine - 1), column: column,
      excerpt: LineSearch.excerpt(text.span, start..<lineEnd))
  }
}
