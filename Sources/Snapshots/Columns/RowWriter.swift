import Records

/// The fast way of a scalar into its column: the usual spellings of each type, straight from the bytes of the piece.
///
/// Whatever is not a usual spelling goes to ``RecordSink/put(_:at:as:to:row:)``, which has the reading table; a test
/// compares both.
@safe struct RowWriter {
  /// The first byte of the piece.
  let base: Bytes
  /// The columns.
  let fields: UnsafeMutablePointer<FieldSink>
  /// What has the rest.
  unowned(unsafe) let sink: RecordSink
  private let days: DayTable

  init(_ base: Bytes, _ sink: RecordSink) {
    unsafe self.base = unsafe base
    unsafe self.sink = sink
    unsafe fields = unsafe sink.fields
    days = sink.days
  }

  @inline(__always)
  private func set(_ field: UnsafeMutablePointer<FieldSink>, _ row: Int, _ slot: Int64) {
    unsafe field.pointee.known[row >> 6] |= 1 << UInt64(row & 63)
    if let slots = unsafe field.pointee.slots { unsafe slots[row] = slot }
  }

  @inline(__always)
  private func mayBeBlank(_ field: UnsafeMutablePointer<FieldSink>, _ count: Int) -> Bool {
    unsafe field.pointee.blankLengths & (1 << UInt64(min(count, 63))) != 0
  }

  /// Reads a scalar in the piece by the reading table.
  @inline(never)
  func putSlowly(_ start: Bytes, _ end: Bytes, as source: ValueReader.Source, to number: Int, row: Int) {
    unsafe sink.put(
      UnsafeBufferPointer(start: start, count: end - start), at: start - base, as: source, to: number, row: row)
  }

  /// Reads a scalar given as text, of any type.
  @inline(__always)
  func put(_ start: Bytes, _ end: Bytes, to number: Int, row: Int) {
    guard unsafe start < end else { return }
    let field = unsafe fields + number
    if unsafe !field.pointee.isSeveral {
      switch unsafe field.pointee.kind {
      case .text: if unsafe putText(start, end, to: number, row: row) { return }
      case .date: if unsafe end - start == 10, unsafe putDate(start, to: number, row: row) { return }
      case .number: if unsafe putNumber(start, end, to: number, row: row) { return }
      case .word: if unsafe putWord(start, end, to: number, row: row) { return }
      case .other: break
      }
    }
    unsafe putSlowly(start, end, as: .text, to: number, row: row)
  }

  /// Stores a text; false if that takes more than storing it.
  @_transparent
  func putText(_ start: Bytes, _ end: Bytes, to number: Int, row: Int) -> Bool {
    let field = unsafe fields + number
    let count = unsafe end - start
    // An empty text is missing.
    guard count > 0 else { return true }
    guard unsafe !RowWriter.mayHaveBlanks(start, end), unsafe !mayBeBlank(field, count), count < 1 << 24 else {
      return false
    }
    unsafe set(field, row, Int64(start - base) << 24 | Int64(count))
    return true
  }

  /// Says whether a text may begin or end with white space: ASCII white space, U+00A0, U+3000 or U+FEFF.
  @inline(__always)
  static func mayHaveBlanks(_ start: Bytes, _ end: Bytes) -> Bool {
    let first = unsafe start[0]
    let last = unsafe end[-1]
    if first <= 0x20 || first == 0xC2 || first == 0xE3 || first == 0xEF || last <= 0x20 { return true }
    guard last == 0xA0 || last == 0x80 || last == 0xBF, unsafe end - start >= 3 else { return false }
    return unsafe end[-2] == 0xC2 || (end[-3] == 0xE3 && end[-2] == 0x80) || (end[-3] == 0xEF && end[-2] == 0xBB)
  }

  /// Reads ten bytes as a date; false if they are none in the usual form.
  @inline(__always)
  func putDate(_ start: Bytes, to number: Int, row: Int) -> Bool {
    let field = unsafe fields + number
    guard let day = unsafe days.day(start), unsafe !mayBeBlank(field, 10) else { return false }
    unsafe set(field, row, Int64(day))
    return true
  }

  /// Looks a word up; false if it is not spelt as usual.
  @inline(__always)
  func putWord(_ start: Bytes, _ end: Bytes, to number: Int, row: Int) -> Bool {
    let field = unsafe fields + number
    guard unsafe end > start else { return true }
    guard let slot = unsafe field.pointee.words?.slot(start, end - start), unsafe !mayBeBlank(field, end - start) else {
      return false
    }
    unsafe set(field, row, slot)
    return true
  }

  /// Reads a number given as text; false if it is not written as usual.
  @inline(__always)
  func putNumber(_ start: Bytes, _ end: Bytes, to number: Int, row: Int) -> Bool {
    var place = unsafe start
    let isNegative = unsafe place[0] == 0x2D
    if isNegative { unsafe place += 1 }
    let whole = unsafe place
    var value: Int64 = 0
    while unsafe place < end, unsafe place[0] &- 0x30 < 10, unsafe place - whole < 18 {
      value = unsafe value &* 10 &+ Int64(place[0] &- 0x30)
      unsafe place += 1
    }
    guard unsafe place > whole else { return false }
    var decimals = 0
    if unsafe place < end, unsafe place[0] == 0x2E {
      let point = unsafe place
      unsafe place += 1
      while unsafe place < end, unsafe place[0] &- 0x30 < 10, unsafe place - whole < 18 {
        value = unsafe value &* 10 &+ Int64(place[0] &- 0x30)
        unsafe place += 1
      }
      decimals = unsafe place - point - 1
      guard decimals > 0 else { return false }
    }
    return unsafe place == end && put(isNegative ? -value : value, decimals, end - start, to: number, row: row)
  }

  /// Stores a number read as digits without a point, so many of which stand behind the point; false if the slot can't hold
  /// it.
  ///
  /// - Parameter count: the bytes it was written in.
  @inline(__always)
  func put(_ digits: Int64, _ decimals: Int, _ count: Int, to number: Int, row: Int) -> Bool {
    let field = unsafe fields + number
    guard decimals < FieldSink.decimals, let worths = unsafe field.pointee.worths, unsafe worths[decimals] != 0,
      unsafe !mayBeBlank(field, count)
    else { return false }
    let (slot, isTooLarge) = unsafe digits.multipliedReportingOverflow(by: worths[decimals])
    guard !isTooLarge else { return false }
    unsafe set(field, row, slot)
    return true
  }
}

extension RowWriter {
  /// Stores a text as an element of a field `多个 T`; false if that takes more than storing it.
  @inline(__always)
  func putTextElement(_ start: Bytes, _ end: Bytes, to number: Int) -> Bool {
    let field = unsafe fields + number
    let count = unsafe end - start
    guard unsafe field.pointee.kind == .text, count > 0, count < 1 << 24, unsafe !RowWriter.mayHaveBlanks(start, end),
      unsafe !mayBeBlank(field, count)
    else { return false }
    if let slots = unsafe field.pointee.elementSlots {
      guard unsafe field.pointee.elementCount < field.pointee.elementCapacity else { return false }
      unsafe slots[field.pointee.elementCount] = unsafe Int64(start - base) << 24 | Int64(count)
    }
    unsafe field.pointee.elementCount += 1
    return true
  }
}
