import Records
import SourceText

/// The column of one field while a piece is read: memory of the worker, written in place.
@safe struct FieldSink {
  /// How the usual spellings of a type are read; everything else goes to `ValueReader`.
  enum Kind: UInt8 {
    case text, date, number, word, other
  }

  /// One slot a row, zero where nothing is known; nil when no column is needed.
  var slots: UnsafeMutablePointer<Int64>?
  /// One bit a row.
  var known: UnsafeMutablePointer<UInt64>
  /// The type.
  let kind: Kind
  /// Whether the field is `多个 T`; the kind is that of an element.
  let isSeveral: Bool
  /// Bit n tells that a word of n bytes (63: 63 or more) may be one that the table counts as missing.
  let blankLengths: UInt64
  /// For numbers, what a digit is worth in the slot when so many decimals follow; zero where the slot can't hold it.
  let worths: UnsafeMutablePointer<Int64>?
  /// For words, the usual spellings.
  let words: WordTable?

  /// The elements of a field `多个 T`.
  var elementSlots: UnsafeMutablePointer<Int64>?
  var elementCapacity = 0
  var elementCount = 0
  var elementMark = 0

  /// How many decimals ``worths`` knows.
  static let decimals = 7

  /// Makes the sink of a field for a first number of rows.
  init(_ field: FieldSchema, _ reader: ValueReader, blankWords: [String], isNeeded: Bool, capacity: Int) {
    isSeveral = reader.isSeveral
    blankLengths = blankWords.reduce(0) { $0 | 1 << UInt64(min($1.utf8.count, 63)) }
    unsafe slots = unsafe isNeeded ? Self.zeros(capacity) : nil
    unsafe known = unsafe Self.zeros(capacity / 64 + 1)
    if isSeveral, isNeeded {
      unsafe elementSlots = unsafe Self.zeros(capacity)
      elementCapacity = capacity
    }
    switch reader.type {
    case .text, .reference: unsafe (kind, worths, words) = (.text, nil, nil)
    case .date: unsafe (kind, worths, words) = (.date, nil, nil)
    case .number, .integer, .money, .rate, .duration:
      unsafe (kind, worths, words) = unsafe (.number, Self.worths(reader), nil)
    case .truth: unsafe (kind, worths, words) = (.word, nil, WordTable(Self.truthWords, by: reader))
    case .choice(let choices):
      let spellings = choices.map(\.code) + choices.map(\.name.zh) + choices.map(\.name.en)
      unsafe (kind, worths, words) = (.word, nil, WordTable(spellings, by: reader))
    case .moment, .several: unsafe (kind, worths, words) = (.other, nil, nil)
    }
  }

  private static let truthWords = ["true", "false", "是", "否", "有", "无", "1", "0", "Y", "N"]

  private static func worths(_ reader: ValueReader) -> UnsafeMutablePointer<Int64> {
    let worths = UnsafeMutablePointer<Int64>.allocate(capacity: decimals)
    for places in 0..<decimals {
      let unit = Array((places == 0 ? "1" : "0." + String(repeating: "0", count: places - 1) + "1").utf8)
      unsafe worths[places] = if case .slot(let slot) = reader.read(unit.span) { slot } else { 0 }
    }
    return unsafe worths
  }

  private static func zeros<Word: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Word> {
    let memory = UnsafeMutablePointer<Word>.allocate(capacity: count)
    unsafe memory.initialize(repeating: 0, count: count)
    return unsafe memory
  }

  private static func grown<Word: FixedWidthInteger>(
    _ memory: UnsafeMutablePointer<Word>, _ count: Int, to newCount: Int
  ) -> UnsafeMutablePointer<Word> {
    let larger: UnsafeMutablePointer<Word> = unsafe zeros(newCount)
    unsafe larger.update(from: memory, count: count)
    unsafe memory.deallocate()
    return unsafe larger
  }

  /// Makes room for more rows.
  mutating func grow(from capacity: Int, to newCapacity: Int) {
    if let slots = unsafe slots { unsafe self.slots = unsafe Self.grown(slots, capacity, to: newCapacity) }
    unsafe known = unsafe Self.grown(known, capacity / 64 + 1, to: newCapacity / 64 + 1)
  }

  /// Makes room for more elements.
  mutating func growElements() {
    guard let elementSlots = unsafe elementSlots else { return }
    unsafe self.elementSlots = unsafe Self.grown(elementSlots, elementCapacity, to: elementCapacity * 2)
    elementCapacity *= 2
  }

  /// Empties the rows from one on, up to and with the row being read.
  mutating func clear(from first: Int, through last: Int) {
    if let slots = unsafe slots { unsafe (slots + first).update(repeating: 0, count: last - first + 1) }
    unsafe known[first >> 6] &= (1 << UInt64(first & 63)) &- 1
    for word in (first >> 6 + 1)..<max(first >> 6 + 1, last >> 6 + 1) { unsafe known[word] = 0 }
  }

  /// Gives the memory back.
  func deallocate() {
    unsafe slots?.deallocate()
    unsafe known.deallocate()
    unsafe worths?.deallocate()
    words?.deallocate()
    unsafe elementSlots?.deallocate()
  }
}
