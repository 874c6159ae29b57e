import Records

/// The columns of a table and of all tables nested in its records while a piece is read: a record goes into them whole or
/// not at all. The memory is used again for the next piece.
///
/// Readers write usual values themselves, through the pointers; this class has what is seldom.
@safe
final class RecordSink {
  /// A list that is no list of objects.
  struct UnreadableList: Sendable {
    /// The number of the child table.
    let table: Int
    /// How many lines behind the first one of the piece its record begins.
    let line: Int32
    /// The words found.
    let words: String
  }

  /// The tables: parents stand before their children.
  let nesting: [Schema.NestedTable]
  /// The declarations of the tables.
  let declarations: [TableSchema]
  /// One sink for each table.
  let tables: UnsafeMutablePointer<TableSink>
  /// One sink for each field of each table.
  let fields: UnsafeMutablePointer<FieldSink>
  /// The usual dates.
  let days = DayTable()
  /// One reader for each field of each table.
  let readers: [ValueReader]
  private let lineNumber: UnsafeMutablePointer<Int32>

  private let fieldCount: Int
  private let severalFields: [Int]
  private let blankReaders: [ValueReader]
  private var exceptions: [[(row: Int, exception: Column.Exception)]]
  private var elementExceptions: [[(row: Int, exception: Column.Exception)]]
  /// Texts that do not stand in the input as they are read, behind its bytes.
  private var extra: [UInt8] = []
  private var extraStart = 0
  private var extraMark = 0
  private(set) var lists: [UnreadableList] = []
  private var listMark = 0

  private static let firstCapacity = 1_024

  init(_ root: TableID, in schema: Schema, demand: Demand?) {
    nesting = schema.nesting(of: root)
    declarations = nesting.map { schema[$0.table] }
    fieldCount = declarations.reduce(0) { $0 + $1.fields.count }
    unsafe lineNumber = .allocate(capacity: 1)
    unsafe lineNumber.initialize(to: 0)
    unsafe tables = .allocate(capacity: nesting.count)
    unsafe fields = .allocate(capacity: max(fieldCount, 1))
    exceptions = Array(repeating: [], count: fieldCount)
    elementExceptions = exceptions
    blankReaders = declarations.map { ValueReader(type: .text, blankWords: $0.blankWords) }
    var readers: [ValueReader] = []
    var several: [Int] = []
    for (index, table) in declarations.enumerated() {
      let sink = TableSink(
        firstField: readers.count, fieldCount: table.fields.count, parent: nesting[index].parent ?? -1,
        absentMeansNone: table.link?.absentMeansNone == true, capacity: Self.firstCapacity)
      unsafe (tables + index).initialize(to: sink)
      for (number, field) in table.fields.enumerated() {
        let reader = ValueReader(type: field.type, blankWords: table.blankWords)
        let isNeeded = demand?[table.id, FieldID(number)] ?? true
        unsafe (fields + readers.count).initialize(
          to: FieldSink(
            field, reader, blankWords: table.blankWords, isNeeded: isNeeded, capacity: Self.firstCapacity))
        if reader.isSeveral { several.append(readers.count) }
        readers.append(reader)
      }
    }
    self.readers = readers
    severalFields = several
    for index in nesting.indices.reversed() {
      guard let parent = nesting[index].parent else { continue }
      unsafe tables[index].nextSibling = unsafe tables[parent].firstChild
      unsafe tables[parent].firstChild = index
    }
  }

  deinit {
    for index in 0..<fieldCount { unsafe fields[index].deallocate() }
    for index in nesting.indices { unsafe tables[index].deallocate() }
    unsafe lineNumber.deallocate()
    days.deallocate()
    unsafe fields.deallocate()
    unsafe tables.deallocate()
  }

  // MARK: - Rows

  /// How many lines behind the first one of the piece the record being read begins.
  var line: Int32 {
    get { unsafe lineNumber.pointee }
    set { unsafe lineNumber.pointee = newValue }
  }

  /// The steps for every row.
  var marks: RowMarks { unsafe RowMarks(tables: tables, line: lineNumber, sink: self) }

  /// Begins a piece whose bytes are so many, with the line of its first record.
  func begin(byteCount: Int, line: Int) {
    extraStart = byteCount
    self.line = Int32(clamping: line)
  }

  /// Begins a record.
  @inline(__always)
  func beginRecord() {
    for index in 0..<nesting.count { unsafe tables[index].mark = unsafe tables[index].row }
    if !severalFields.isEmpty {
      for field in severalFields { unsafe fields[field].elementMark = unsafe fields[field].elementCount }
    }
    extraMark = extra.count
    listMark = lists.count
    beginRow(0)
  }

  /// Begins a row of a table.
  func beginRow(_ table: Int) {
    marks.beginRow(table)
  }

  /// Ends a row of a table.
  func endRow(_ table: Int) {
    marks.endRow(table)
  }

  /// Makes room for more rows of a table.
  @inline(never)
  func grow(_ table: Int) {
    let (old, new) = unsafe (tables[table].capacity, tables[table].capacity * 2)
    unsafe tables[table].grow(to: new)
    for field in unsafe 0..<tables[table].fieldCount {
      unsafe fields[tables[table].firstField + field].grow(from: old, to: new)
    }
    var child = unsafe tables[table].firstChild
    while child >= 0 {
      unsafe tables[child].growLists(from: old, to: new)
      child = unsafe tables[child].nextSibling
    }
  }

  /// Takes back everything that the record has left.
  func abandonRecord() {
    for index in nesting.indices {
      let (mark, last) = unsafe (tables[index].mark, min(tables[index].row, tables[index].capacity - 1))
      guard mark <= last else { continue }
      for number in unsafe tables[index].firstField..<tables[index].firstField + tables[index].fieldCount {
        unsafe fields[number].clear(from: mark, through: last)
        while let last = exceptions[number].last, last.row >= mark { exceptions[number].removeLast() }
      }
      var child = unsafe tables[index].firstChild
      while child >= 0 {
        unsafe tables[child].clearUnknown(from: mark, through: last)
        child = unsafe tables[child].nextSibling
      }
      unsafe tables[index].row = mark
    }
    for field in severalFields { unsafe truncateElements(of: field, to: fields[field].elementMark) }
    extra.removeLast(extra.count - extraMark)
    lists.removeLast(lists.count - listMark)
  }

  private func truncateElements(of field: Int, to count: Int) {
    unsafe fields[field].elementCount = count
    while let last = elementExceptions[field].last, last.row >= count { elementExceptions[field].removeLast() }
  }

  // MARK: - Values that are seldom

  /// Reads a scalar into a field of the row being read; the bytes are those of the piece, or other ones that are copied.
  ///
  /// - Parameter offset: where the bytes stand in the piece; nil if they stand elsewhere.
  func put(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?, as source: ValueReader.Source, to field: Int, row: Int
  ) {
    let span = unsafe bytes.span
    guard readers[field].isSeveral else {
      switch readers[field].read(span, as: source) {
      case .missing: break
      case .slot(let slot): set(field, row, slot)
      case .wide(let number): exceptions[field].append((row, .wide(number)))
      case .fault(let range): putFault(ValueReader.words(span, range), to: field, row: row)
      case .text(let range):
        guard let slot = unsafe store(bytes, range, at: offset) else {
          putFault(ValueReader.words(span, range), to: field, row: row)
          return
        }
        set(field, row, slot)
      }
      return
    }
    let start = unsafe fields[field].elementCount
    var rest: Range<Int>? = 0..<bytes.count
    while let range = rest {
      let (part, next) = ValueReader.firstPart(span, range)
      if case .fault(let words) = unsafe putElement(bytes, part, at: offset, as: source, to: field) {
        truncateElements(of: field, to: start)
        putFault(ValueReader.words(span, words), to: field, row: row)
        return
      }
      rest = next
    }
    if unsafe fields[field].elementCount > start { endElements(from: start, of: field, row: row, fault: nil) }
  }

  private func set(_ field: Int, _ row: Int, _ slot: Int64) {
    unsafe fields[field].known[row >> 6] |= 1 << UInt64(row & 63)
    unsafe fields[field].slots?[row] = slot
  }

  /// The slot of a text; nil if it is too long.
  private func store(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, at offset: Int?) -> Int64? {
    guard range.count < 1 << 24 else { return nil }
    if let offset { return Int64(offset + range.lowerBound) << 24 | Int64(range.count) }
    let slot = Int64(extraStart + extra.count) << 24 | Int64(range.count)
    unsafe extra.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    return slot
  }

  /// Puts a data fault into a field of the row being read.
  func putFault(_ words: String, to field: Int, row: Int) {
    exceptions[field].append((row, .fault(ValueReader.clipped(words))))
  }

  /// Reads an element of a field `多个 T`.
  func putElement(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, at offset: Int?, as source: ValueReader.Source,
    to field: Int
  ) -> Reading {
    let reading = unsafe readers[field].read(bytes.span, range, as: source)
    switch reading {
    case .missing, .fault: break
    case .slot(let slot): appendElement(field, slot)
    case .wide(let number):
      unsafe elementExceptions[field].append((fields[field].elementCount, .wide(number)))
      appendElement(field, 0)
    case .text(let words):
      guard let slot = unsafe store(bytes, words, at: offset) else { return .fault(words) }
      appendElement(field, slot)
    }
    return reading
  }

  private func appendElement(_ field: Int, _ slot: Int64) {
    let sink = unsafe fields + field
    if unsafe sink.pointee.elementCount == sink.pointee.elementCapacity { unsafe sink.pointee.growElements() }
    unsafe sink.pointee.elementSlots?[sink.pointee.elementCount] = slot
    unsafe sink.pointee.elementCount += 1
  }

  /// Ends the list of a field `多个 T` that began at an element; with a fault the whole list is one data fault.
  ///
  /// A list of which one element can't be read must not count as a shorter list.
  func endElements(from start: Int, of field: Int, row: Int, fault words: String?) {
    let count = unsafe fields[field].elementCount - start
    if let words {
      truncateElements(of: field, to: start)
      putFault(words, to: field, row: row)
    } else if count >= 1 << 24 {
      truncateElements(of: field, to: start)
      putFault("…", to: field, row: row)
    } else {
      set(field, row, Int64(start) << 24 | Int64(count))
    }
  }

  /// Says whether a scalar counts as missing in a table.
  func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, in table: Int) -> Bool {
    unsafe blankReaders[table].read(bytes.span) == .missing
  }

  /// Notes that what stands where a list of children should be is none: the children are unknown, and it is shown.
  func noteUnreadableList(of child: Int, words: String) {
    unsafe tables[child].setUnknown(tables[tables[child].parent].row)
    lists.append(UnreadableList(table: child, line: line, words: words))
  }

  // MARK: - The chunk

  /// Ends the piece: the chunk that was read, and what is to be shown of its lists. The sink is empty afterwards.
  ///
  /// - Parameter bytes: the bytes of the piece, as many as were told at the beginning.
  func finish(_ bytes: consuming [UInt8], file: Int) -> (chunk: Chunk, lists: [UnreadableList]) {
    if !extra.isEmpty { bytes.append(contentsOf: extra) }
    var parts: [Chunk.Part] = []
    for index in nesting.indices {
      let batch = batch(of: index, bytes, file)
      var part = Chunk.Part(table: nesting[index].table, parent: nesting[index].parent, batch: batch)
      if let parent = nesting[index].parent, let starts = unsafe tables[index].starts {
        let parents = unsafe tables[parent].row
        unsafe starts[parents] = unsafe Int32(truncatingIfNeeded: tables[index].row)
        part.starts = unsafe Array(UnsafeBufferPointer(start: starts, count: parents + 1))
        if unsafe tables[index].hasUnknown, let unknown = unsafe tables[index].unknown {
          part.unknownLists = unsafe Array(UnsafeBufferPointer(start: unknown, count: (parents + 63) / 64))
        }
      }
      parts.append(part)
    }
    clear()
    defer { lists = [] }
    return (Chunk(parts: parts), lists)
  }

  private func batch(of table: Int, _ bytes: [UInt8], _ file: Int) -> Batch {
    let rows = unsafe tables[table].row
    var columns: [Column] = []
    var elements: [Column] = []
    unsafe columns.reserveCapacity(tables[table].fieldCount)
    unsafe elements.reserveCapacity(tables[table].fieldCount)
    for number in unsafe tables[table].firstField..<tables[table].firstField + tables[table].fieldCount {
      unsafe columns.append(
        Column(
          count: rows, slots: fields[number].slots.map { unsafe Array(UnsafeBufferPointer(start: $0, count: rows)) },
          known: unsafe Array(UnsafeBufferPointer(start: fields[number].known, count: (rows + 63) / 64)),
          exceptions: Self.dictionary(exceptions[number])))
      elements.append(elementColumn(of: number))
    }
    return unsafe Batch(
      columns: columns, elements: elements, bytes: bytes, file: file,
      lineOffsets: Array(UnsafeBufferPointer(start: tables[table].lines, count: rows)))
  }

  private func elementColumn(of field: Int) -> Column {
    guard let slots = unsafe fields[field].elementSlots else { return Column() }
    let count = unsafe fields[field].elementCount
    var known = [UInt64](repeating: .max, count: (count + 63) / 64)
    if count & 63 != 0 { known[count >> 6] = (1 << UInt64(count & 63)) - 1 }
    for (row, _) in elementExceptions[field] { known[row >> 6] &= ~(1 << UInt64(row & 63)) }
    return unsafe Column(
      count: count, slots: Array(UnsafeBufferPointer(start: slots, count: count)), known: known,
      exceptions: Self.dictionary(elementExceptions[field]))
  }

  private static func dictionary(_ list: [(row: Int, exception: Column.Exception)]) -> [Int: Column.Exception] {
    list.isEmpty ? [:] : Dictionary(list.map { ($0.row, $0.exception) }) { first, _ in first }
  }

  private func clear() {
    for index in nesting.indices {
      let parents = unsafe tables[index].parent >= 0 ? tables[tables[index].parent].capacity : 0
      if parents > 0 { unsafe tables[index].clearUnknown(from: 0, through: parents - 1) }
      unsafe tables[index].hasUnknown = false
    }
    for index in nesting.indices where unsafe tables[index].row > 0 {
      for number in unsafe tables[index].firstField..<tables[index].firstField + tables[index].fieldCount {
        unsafe fields[number].clear(from: 0, through: tables[index].row - 1)
        unsafe fields[number].elementCount = 0
        if !exceptions[number].isEmpty { exceptions[number] = [] }
        if !elementExceptions[number].isEmpty { elementExceptions[number] = [] }
      }
      unsafe tables[index].row = 0
    }
    extra.removeAll(keepingCapacity: true)
  }
}
