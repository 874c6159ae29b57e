/// Finds where the rows of a CSV file end, quotes and broken quotes taken into account as `CSVReader` takes them, without
/// looking into cells: so that pieces can be cut that are read without each other.
///
/// Offsets count from the first byte that has not been cut off.
struct RowBoundaries {
  private enum State {
    case lineStart, cellStart, unquoted, quoted, closingQuote, skipping
  }

  /// The first byte that has not been looked at.
  private(set) var position = 0
  /// The last place at which the text may be cut.
  private(set) var lastEnd = 0
  /// What the text holds from ``position`` on, up to the next line end, belongs to a row that is too long.
  private(set) var isOverlong = false

  private let delimiter: UInt8
  private let maximumRecordSize: Int
  private var state = State.lineStart
  private var afterReturn = false
  private var rowStart = 0
  private var resumeAt: Int?
  /// Rows before this offset lie in what a broken row has gone through: no cut may fall there.
  private var strictUntil = 0

  init(delimiter: UInt8, maximumRecordSize: Int) {
    self.delimiter = delimiter
    self.maximumRecordSize = maximumRecordSize
  }

  /// Moves all offsets after bytes have been cut off at the beginning.
  mutating func shift(by count: Int) {
    position -= count
    lastEnd -= count
    rowStart -= count
    resumeAt = resumeAt.map { $0 - count }
    strictUntil = max(0, strictUntil - count)
  }

  /// Looks at all bytes that have come; stops early at a row that is too long.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
    while position < text.count {
      switch state {
      case .lineStart: unsafe startLine(text[position])
      case .cellStart:
        state = unsafe text[position] == 0x22 ? .quoted : .unquoted
        if state == .quoted { position += 1 }
      case .unquoted: unsafe scanUnquoted(text)
      case .quoted: unsafe scanQuoted(text)
      case .closingQuote: unsafe scanAfterQuote(text[position])
      case .skipping:
        if isOverlong { return }
        unsafe skipLine(text)
      }
    }
    if state == .lineStart, !afterReturn { noteEnd() }
  }

  /// Goes on after the bytes of a row that is too long have been dropped: the next byte is its line end, or unknown.
  mutating func endOverlong() {
    isOverlong = false
  }

  private mutating func noteEnd() {
    if position >= strictUntil { lastEnd = position }
  }

  private mutating func startLine(_ byte: UInt8) {
    if afterReturn {
      afterReturn = false
      if byte == 0x0A {
        position += 1
        return
      }
    }
    noteEnd()
    rowStart = position
    resumeAt = nil
    state = .cellStart
  }

  private mutating func scanUnquoted(_ text: UnsafeBufferPointer<UInt8>) {
    position = unsafe Self.mark(in: text, from: position)
    if position - rowStart > maximumRecordSize { return tooLarge() }
    guard position < text.count else { return }
    switch unsafe text[position] {
    case 0x22:
      if position > rowStart, unsafe text[position - 1] == delimiter {
        state = .quoted
        position += 1
      } else if rowStart < strictUntil {
        fault(at: position)
      } else {
        position += 1
      }
    case 0: fault(at: position)
    default: unsafe endRow(text[position])
    }
  }

  private mutating func scanQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    let start = position
    position = unsafe Self.mark(in: text, from: start)
    if position > start { afterReturn = false }
    if position - rowStart > maximumRecordSize { return tooLarge() }
    guard position < text.count else { return }
    switch unsafe text[position] {
    case 0x22:
      afterReturn = false
      state = .closingQuote
    case 0: return fault(at: position)
    case 0x0A where afterReturn:
      afterReturn = false
      if resumeAt == position { resumeAt = position + 1 }
    default:
      afterReturn = unsafe text[position] == 0x0D
      if resumeAt == nil { resumeAt = position + 1 }
    }
    position += 1
  }

  private mutating func scanAfterQuote(_ byte: UInt8) {
    switch byte {
    case 0x22: state = .quoted
    case delimiter: state = .cellStart
    case 0x0A, 0x0D: return endRow(byte)
    default: return fault(at: position)
    }
    position += 1
  }

  private mutating func endRow(_ byte: UInt8) {
    afterReturn = byte == 0x0D
    position += 1
    state = .lineStart
  }

  private mutating func tooLarge() {
    isOverlong = resumeAt == nil
    fault(at: rowStart + maximumRecordSize)
  }

  /// Goes on behind the first line of a broken row, or at the next line.
  private mutating func fault(at place: Int) {
    state = .skipping
    guard let resumeAt else { return }
    position = resumeAt
    state = .lineStart
    afterReturn = false
    strictUntil = max(strictUntil, place)
  }

  private mutating func skipLine(_ text: UnsafeBufferPointer<UInt8>) {
    while position < text.count {
      let byte = unsafe text[position]
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
      state = .lineStart
      return
    }
  }

  /// The first quote, line end or NUL from an offset on, or the end.
  private static func mark(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = text.baseAddress else { return start }
    var offset = start
    let quotes = SIMD32<UInt8>(repeating: 0x22)
    let feeds = SIMD32<UInt8>(repeating: 0x0A)
    let returns = SIMD32<UInt8>(repeating: 0x0D)
    let zeros = SIMD32<UInt8>(repeating: 0)
    while offset + 32 <= text.count {
      let bytes = unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD32<UInt8>.self)
      let hits = (bytes .== quotes) .| (bytes .== feeds) .| (bytes .== returns) .| (bytes .== zeros)
      let words = unsafe unsafeBitCast(hits, to: SIMD4<UInt64>.self)
      if words[0] | words[1] | words[2] | words[3] == 0 {
        offset += 32
        continue
      }
      for index in 0..<4 where words[index] != 0 {
        return offset + index * 8 + words[index].trailingZeroBitCount >> 3
      }
    }
    while offset < text.count {
      let byte = unsafe base[offset]
      if byte == 0x22 || byte == 0x0A || byte == 0x0D || byte == 0 { return offset }
      offset += 1
    }
    return offset
  }
}
