/// Where a record came from.
package struct Provenance: Hashable, Sendable {
  /// The number of the input file among the inputs of the snapshot.
  package let file: Int
  /// The one-based line on which the record begins; nil for formats without lines.
  package let line: Int?
  /// The one-based column in code points; nil for records that stand for their whole line.
  package let column: Int?

  /// Creates a provenance.
  package init(file: Int, line: Int?, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// Where a row of a batch stands beside its line, for records of which several stand in one line or in files of their own.
package struct RowPlace: Hashable, Sendable {
  /// The number of the file among the inputs of the snapshot.
  package let file: Int32
  /// The one-based column in code points; 0 for none.
  package let column: Int32

  /// Creates a place.
  package init(file: Int, column: Int?) {
    self.file = Int32(clamping: file)
    self.column = Int32(clamping: column ?? 0)
  }
}

/// The rows of one table in one piece of an input, as columns.
package struct Batch: Sendable {
  /// The number of rows.
  package private(set) var rowCount = 0
  /// One column for each declared field, in declared order.
  package var columns: [Column]
  /// The elements of `several` fields, by field; empty columns elsewhere.
  package var elements: [Column]
  /// The bytes that text slots point into, UTF-8. Those of a chunk that was just read are the bytes of the input itself,
  /// the same array for all its parts.
  package var bytes: [UInt8] = []
  /// The number of the input file among the inputs of the snapshot.
  package private(set) var file = 0
  /// The line on which the piece of the input begins; 1 until it is known how many lines stand before it.
  package var firstLine = 1
  /// How many lines behind the first one each row's record begins; -1 where it has no line.
  package private(set) var lineOffsets: [Int32] = []
  /// The file and column of each row, where rows come from files of their own; else empty.
  package var places: [RowPlace] = []

  /// Creates an empty batch for a table with so many fields.
  package init(fieldCount: Int) {
    columns = Array(repeating: Column(), count: fieldCount)
    elements = Array(repeating: Column(), count: fieldCount)
  }

  /// Creates the batch that a reader has filled.
  package init(columns: [Column], elements: [Column], bytes: [UInt8], file: Int, lineOffsets: [Int32]) {
    self.columns = columns
    self.elements = elements
    self.bytes = bytes
    self.file = file
    self.lineOffsets = lineOffsets
    rowCount = lineOffsets.count
    precondition(columns.allSatisfy { $0.count == rowCount }, "every column has one value a row")
  }

  /// Ends a row: every column must have grown by one since the last call. The rows of a batch come from one file.
  package mutating func endRow(_ place: Provenance) {
    precondition(rowCount == 0 || file == place.file, "the rows of a batch come from one file")
    file = place.file
    rowCount += 1
    lineOffsets.append(place.line.map { Int32(clamping: $0 - firstLine) } ?? -1)
    precondition(columns.allSatisfy { $0.count == rowCount }, "a row must fill every column once")
  }

  /// Where a row came from.
  package func provenance(row: Int) -> Provenance {
    let offset = lineOffsets[row]
    let line = offset < 0 ? nil : firstLine + Int(offset)
    guard !places.isEmpty else { return Provenance(file: file, line: line) }
    let place = places[row]
    return Provenance(file: Int(place.file), line: line, column: place.column > 0 ? Int(place.column) : nil)
  }

  /// Stores a text and gives its slot; nil if it is longer than 16 MB.
  package mutating func store(_ text: some Collection<UInt8>) -> Int64? {
    guard text.count < 1 << 24 else { return nil }
    let slot = Int64(bytes.count) << 24 | Int64(text.count)
    bytes.append(contentsOf: text)
    return slot
  }

  /// Stores a text and gives its slot; nil if it is longer than 16 MB.
  package mutating func store(_ text: Span<UInt8>) -> Int64? {
    guard text.count < 1 << 24 else { return nil }
    let slot = Int64(bytes.count) << 24 | Int64(text.count)
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    return slot
  }

  /// The text that a slot points to.
  package func text(slot: Int64) -> Text {
    let start = Int(slot >> 24)
    return Text(String(decoding: bytes[start..<start + Int(slot & 0xFF_FFFF)], as: UTF8.self))
  }

  /// The content of a field in a row.
  package func cell(row: Int, field: FieldID, type: FieldType) -> Cell {
    cell(row: row, column: columns[field.index], type: type, field: field)
  }

  private func cell(row: Int, column: Column, type: FieldType, field: FieldID) -> Cell {
    if let exception = column.exceptions[row] {
      switch exception {
      case .fault(let words): return .fault(words)
      case .wide(let number): return .value(wideValue(number, type))
      }
    }
    guard column.isKnown(row) else { return .missing }
    if case .several(let element) = type { return several(slot: column.slots[row], type: element, field: field) }
    return .value(value(slot: column.slots[row], type: type, field: field))
  }

  private func wideValue(_ number: Fraction, _ type: FieldType) -> Value {
    switch type {
    case .money: .money(number)
    case .duration(let unit): .duration(Duration(amount: number, unit: unit))
    default: .number(number)
    }
  }

  private func value(slot: Int64, type: FieldType, field: FieldID) -> Value {
    switch type {
    case .text: .text(text(slot: slot))
    case .number, .rate: .number(ColumnScale.value(slot, scale: ColumnScale.number))
    case .integer: .number(Fraction(Int(slot)))
    case .money: .money(ColumnScale.value(slot, scale: ColumnScale.money))
    case .date: .date(Day(number: Int32(truncatingIfNeeded: slot)))
    case .moment: .moment(Self.moment(slot: slot))
    case .duration(let unit):
      .duration(Duration(amount: ColumnScale.value(slot, scale: ColumnScale.number), unit: unit))
    case .truth: .truth(slot != 0)
    case .choice: .choice(Int(slot))
    case .reference: .reference(text(slot: slot))
    case .several: .several([])
    }
  }

  /// A list with one unreadable element is unreadable: without the element a count would be too small.
  private func several(slot: Int64, type: FieldType, field: FieldID) -> Cell {
    let start = Int(slot >> 24)
    var values: [Value] = []
    for index in start..<start + Int(slot & 0xFF_FFFF) {
      switch cell(row: index, column: elements[field.index], type: type, field: field) {
      case .value(let value): values.append(value)
      case .fault(let words): return .fault(words)
      case .missing: continue
      }
    }
    return .value(.several(values))
  }

  /// The slot of a moment.
  package static func slot(_ moment: Moment) -> Int64 {
    Int64(moment.day.number) * 100_000 + Int64(moment.second.map { $0 + 1 } ?? 0)
  }

  private static func moment(slot: Int64) -> Moment {
    let second = ((slot % 100_000) + 100_000) % 100_000
    return Moment(
      day: Day(number: Int32((slot - second) / 100_000)), second: second == 0 ? nil : Int32(second - 1))
  }
}
