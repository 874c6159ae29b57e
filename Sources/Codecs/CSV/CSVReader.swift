/// A reader of CSV (RFC 4180) and TSV that takes UTF-8 in pieces and gives record by record.
///
///     var reader = CSVReader()
///     var position = 0
///     while case let step = reader.advance(piece, from: &position), step != .needsInput { … reader.record … }
///     // … next piece; after the last one:
///     while case let step = reader.finish(), step != .end { … }
///
/// Line ends are CR LF, LF or CR; inside quotes they are part of the field. A byte order mark at the start is stepped
/// over. An empty line is a record with one empty field. Nothing is lost: every byte belongs to a record, a line end or
/// a fault, and after a fault reading goes on at the next line, or earlier through ``restart(after:)``.
package struct CSVReader: Sendable {
  /// What ``advance(_:from:)`` or ``finish()`` came to.
  package enum Step: Equatable, Sendable {
    /// A record is ready in ``CSVReader/record``.
    case record
    /// A record could not be read; the rest of its line is stepped over.
    case fault(CSVError)
    /// The piece has been used up.
    case needsInput
    /// There is nothing more.
    case end
  }

  private enum State {
    case lineStart, fieldStart, unquoted, quoted, closingQuote, skipping
  }

  /// The record read last, valid after ``Step/record`` until the next step.
  package private(set) var record = CSVRecord()
  /// The byte that separates fields.
  package let delimiter: UInt8
  /// The longest record that is read, in bytes of input.
  package let maximumRecordSize: Int
  /// The offset in the input of the next byte.
  package private(set) var offset = 0
  /// The line of the next byte, counted from 1.
  package private(set) var line = 1

  private var state = State.lineStart
  private var markBytes = 0
  private var afterReturn = false
  private var quoteOffset = 0
  private var quoteLine = 1
  private var resumePoint: CSVError.ResumePoint?
  /// Records that begin before this offset lie in what a broken record has gone through.
  private var strictUntil = 0

  /// Makes a reader at the start of an input.
  ///
  /// - Parameter maximumRecordSize: the longest record in bytes; a longer one is a fault and is not kept in memory.
  package init(delimiter: UInt8 = 0x2C, maximumRecordSize: Int = 16 << 20) {
    self.delimiter = delimiter
    self.maximumRecordSize = maximumRecordSize
  }

  /// Makes a reader that begins at a record inside an input.
  ///
  /// - Parameters:
  ///   - offset: the offset of the record's first byte.
  ///   - line: the line it begins on.
  package init(delimiter: UInt8, maximumRecordSize: Int, offset: Int, line: Int) {
    self.init(delimiter: delimiter, maximumRecordSize: maximumRecordSize)
    self.offset = offset
    self.line = line
    markBytes = 3
  }

  /// Whether the next record lies in what a broken record has gone through, and is read more strictly for that.
  package var isStrict: Bool { offset < strictUntil }

  /// Goes back to the line behind the first one of a broken record, if its fault has a ``CSVError/resumePoint``.
  ///
  /// - Returns: the offset in the input from which the caller must give bytes next; nil to go on as before.
  package mutating func restart(after error: CSVError) -> Int? {
    guard let point = error.resumePoint else { return nil }
    offset = point.offset
    line = point.line
    state = .lineStart
    markBytes = 3
    afterReturn = false
    strictUntil = max(strictUntil, error.offset)
    return point.offset
  }

  /// Reads from a piece until a record ends, a fault occurs or the piece is used up.
  ///
  /// - Parameter position: where to begin in the piece; afterwards the first byte that has not been read.
  package mutating func advance(_ piece: Span<UInt8>, from position: inout Int) -> Step {
    let base = offset - position
    defer { offset = base + position }
    while position < piece.count {
      switch state {
      case .lineStart:
        if skipsMarkOrLineFeed(piece[position]) {
          position += 1
          continue
        }
        record.begin(line: line, offset: base + position - pendingMark())
        resumePoint = nil
        state = .fieldStart
      case .fieldStart:
        state = piece[position] == 0x22 ? .quoted : .unquoted
        guard state == .quoted else { continue }
        (quoteOffset, quoteLine) = (base + position, line)
        record.hasQuotes = true
        position += 1
      case .unquoted:
        if let step = readUnquoted(piece, base, &position) { return step }
      case .quoted:
        if let step = readQuoted(piece, base, &position) { return step }
      case .closingQuote:
        if let step = readAfterQuote(piece, base, &position) { return step }
      case .skipping:
        skipLine(piece, &position)
      }
    }
    return .needsInput
  }

  /// Ends the input: the last record may have no line end.
  package mutating func finish() -> Step {
    defer { state = .lineStart }
    switch state {
    case .lineStart:
      guard markBytes == 1 || markBytes == 2 else { return .end }
      record.begin(line: line, offset: 0)
      _ = pendingMark()
      return endRecord(at: offset)
    case .skipping: return .end
    case .quoted: return fault(.unterminatedQuote, at: quoteOffset, line: quoteLine)
    case .fieldStart, .unquoted, .closingQuote: return endRecord(at: offset)
    }
  }

  // MARK: - Steps

  private mutating func skipsMarkOrLineFeed(_ byte: UInt8) -> Bool {
    if markBytes < 3 {
      let mark: UInt8 = markBytes == 0 ? 0xEF : markBytes == 1 ? 0xBB : 0xBF
      if byte == mark {
        markBytes += 1
        return true
      }
    }
    if afterReturn {
      afterReturn = false
      return byte == 0x0A
    }
    return false
  }

  /// Puts the bytes of a byte order mark that broke off into the record, and returns how many they are.
  private mutating func pendingMark() -> Int {
    defer { markBytes = 3 }
    guard markBytes == 1 || markBytes == 2 else { return 0 }
    let bytes: [UInt8] = markBytes == 1 ? [0xEF] : [0xEF, 0xBB]
    record.bytes.append(contentsOf: bytes)
    return bytes.count
  }

  private mutating func readUnquoted(_ piece: Span<UInt8>, _ base: Int, _ position: inout Int) -> Step? {
    let start = position
    position = ByteSearch.first(of: delimiter, 0x22, in: piece, from: start)
    keep(piece, start..<position)
    if base + position - record.offset > maximumRecordSize { return tooLarge() }
    guard position < piece.count else { return nil }
    let byte = piece[position]
    switch byte {
    case 0x0A, 0x0D: return endLine(byte, base, &position)
    case 0x22:
      if record.offset < strictUntil { return fault(.quoteInsideField, at: base + position, line: line) }
      record.hasBareQuotes = true
      record.bytes.append(0x22)
      position += 1
    case 0: return fault(.nulByte, at: base + position, line: line)
    case delimiter: endField(&position)
    default:
      record.bytes.append(byte)
      position += 1
    }
    return nil
  }

  private mutating func readQuoted(_ piece: Span<UInt8>, _ base: Int, _ position: inout Int) -> Step? {
    let start = position
    position = ByteSearch.first(of: 0x22, 0x22, in: piece, from: start)
    if position > start { afterReturn = false }
    keep(piece, start..<position)
    if base + position - record.offset > maximumRecordSize { return tooLarge() }
    guard position < piece.count else { return nil }
    let byte = piece[position]
    switch byte {
    case 0x22:
      afterReturn = false
      state = .closingQuote
    case 0: return fault(.nulByte, at: base + position, line: line)
    default:
      record.bytes.append(byte)
      countLineInside(byte, base + position)
    }
    position += 1
    return nil
  }

  /// Counts a line break inside quotes: CR LF is one, also across two pieces.
  private mutating func countLineInside(_ byte: UInt8, _ place: Int) {
    if byte == 0x0A, afterReturn {
      afterReturn = false
      if let point = resumePoint, point.offset == place {
        resumePoint = CSVError.ResumePoint(offset: place + 1, line: point.line)
      }
      return
    }
    guard byte == 0x0A || byte == 0x0D else { return }
    afterReturn = byte == 0x0D
    line += 1
    if resumePoint == nil { resumePoint = CSVError.ResumePoint(offset: place + 1, line: line) }
  }

  private mutating func readAfterQuote(_ piece: Span<UInt8>, _ base: Int, _ position: inout Int) -> Step? {
    let byte = piece[position]
    switch byte {
    case 0x22:
      record.bytes.append(byte)
      position += 1
      state = .quoted
    case delimiter: endField(&position)
    case 0x0A, 0x0D: return endLine(byte, base, &position)
    default: return fault(.textAfterClosingQuote, at: base + position, line: line)
    }
    return nil
  }

  private mutating func keep(_ piece: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    unsafe piece.withUnsafeBufferPointer { bytes in
      unsafe record.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  private mutating func endField(_ position: inout Int) {
    record.ends.append(record.bytes.count)
    position += 1
    state = .fieldStart
  }

  private mutating func endLine(_ byte: UInt8, _ base: Int, _ position: inout Int) -> Step {
    let step = endRecord(at: base + position)
    afterReturn = byte == 0x0D
    position += 1
    line += 1
    return step
  }

  private mutating func endRecord(at offset: Int) -> Step {
    record.ends.append(record.bytes.count)
    record.endOffset = offset
    state = .lineStart
    return .record
  }

  private mutating func skipLine(_ piece: Span<UInt8>, _ position: inout Int) {
    while position < piece.count {
      let byte = piece[position]
      position += 1
      guard byte == 0x0A || byte == 0x0D else {
        afterReturn = false
        continue
      }
      if byte == 0x0A, afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = byte == 0x0D
      line += 1
      state = .lineStart
      return
    }
  }

  /// The place is the first byte over the limit, wherever the pieces are cut.
  private mutating func tooLarge() -> Step {
    fault(.recordTooLarge(limit: maximumRecordSize), at: record.offset + maximumRecordSize, line: line)
  }

  private mutating func fault(_ cause: CSVError.Cause, at place: Int, line: Int) -> Step {
    state = .skipping
    return .fault(
      CSVError(
        cause: cause, offset: place, line: line, recordOffset: record.offset, recordLine: record.line,
        resumePoint: resumePoint))
  }
}
