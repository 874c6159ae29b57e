import Records

/// The batches of one table while its records are read.
struct TableBuilder: Sendable {
  /// The most rows of a batch.
  static let batchSize = 2_048

  /// The declaration.
  let schema: TableSchema
  /// One reader for each field.
  let readers: [ValueReader]
  /// The builder of the table that this one's rows are nested in.
  let parent: Int?
  /// The builders of the tables nested in this one's rows.
  var children: [Int] = []
  /// The full batches, with the parent row of each row.
  private(set) var finished: [(batch: Batch, parents: [Int?])] = []
  /// The parent rows whose list of these children is unknown, rising.
  private(set) var unknownParents: [Int] = []
  /// The parent row whose list of these children was read last; -1 for none.
  private(set) var listedParent = -1
  private var batch: Batch
  private var parents: [Int?] = []
  private var finishedRows = 0

  private var markedBatches = 0
  private var markedRows = 0
  private var markedBytes = 0

  init(schema: TableSchema, parent: Int?) {
    self.schema = schema
    self.parent = parent
    readers = schema.fields.map { ValueReader(type: $0.type, blankWords: schema.blankWords) }
    batch = Batch(fieldCount: schema.fields.count)
  }

  /// The number that the row being filled will have.
  var currentRow: Int { finishedRows + batch.rowCount }

  // MARK: - Values

  /// Reads a scalar into a field of the current row.
  mutating func put(_ bytes: Span<UInt8>, _ range: Range<Int>, as source: ValueReader.Source, to field: Int) {
    batch.append(bytes, range, as: source, by: readers[field], to: FieldID(field))
  }

  /// Puts a data fault into a field of the current row.
  mutating func putFault(_ words: String, to field: Int) {
    batch.appendFault(words, to: FieldID(field))
  }

  /// Where the next list of a field `多个 T` begins.
  func elementCount(of field: Int) -> Int {
    batch.elementCount(of: FieldID(field))
  }

  /// Reads an element of a field `多个 T`.
  mutating func putElement(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as source: ValueReader.Source, to field: Int
  ) -> Reading {
    batch.appendElement(bytes, range, as: source, by: readers[field], to: FieldID(field))
  }

  /// Ends a list, as a value or as a data fault.
  mutating func endElements(from start: Int, of field: Int, fault words: String?) {
    batch.endElements(from: start, of: FieldID(field), fault: words)
  }

  // MARK: - Rows

  /// Ends the current row: what was not filled is missing.
  mutating func endRow(_ place: Provenance, parent: Int?) {
    batch.fillMissing()
    batch.endRow(place)
    parents.append(parent)
    if batch.rowCount == Self.batchSize { finishBatch() }
  }

  /// Notes that the list of these children was read for a parent row.
  mutating func noteList(of parent: Int) {
    listedParent = parent
  }

  /// Notes that the list of these children can't be known for a parent row.
  mutating func noteUnknownList(of parent: Int) {
    listedParent = parent
    if unknownParents.last != parent { unknownParents.append(parent) }
  }

  /// Ends the last batch.
  mutating func finishBatch() {
    guard batch.rowCount > 0 else { return }
    finished.append((batch, parents))
    finishedRows += batch.rowCount
    batch = Batch(fieldCount: schema.fields.count)
    parents = []
  }

  // MARK: - Taking back

  /// Remembers the present end as the beginning of a record.
  mutating func mark() {
    (markedBatches, markedRows, markedBytes) = (finished.count, batch.rowCount, batch.bytes.count)
  }

  /// Takes back everything behind the mark.
  mutating func rewind() {
    while finished.count > markedBatches, let last = finished.popLast() {
      (batch, parents) = last
      finishedRows -= batch.rowCount
    }
    batch.rewind(rows: markedRows, bytes: markedBytes)
    parents.removeLast(parents.count - markedRows)
    listedParent = -1
  }

  /// Takes back the unknown lists of parent rows from a number on.
  mutating func forgetUnknownLists(from parent: Int) {
    while let last = unknownParents.last, last >= parent { unknownParents.removeLast() }
  }
}
