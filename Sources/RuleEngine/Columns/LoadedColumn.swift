import Records

/// One field of a loaded table, with what a blank means, as one column over all rows.
struct LoadedColumn: Sendable {
  /// One slot a row as in `Column`; texts point into `bytes`.
  private(set) var slots: [Int64] = []
  /// Rows with a value in their slot.
  private(set) var known: Bitmap
  /// Rows whose value does not fit a slot.
  private(set) var hard: Bitmap
  /// Rows in whose field something stands, readable or not.
  private(set) var there: Bitmap
  /// The texts of the column.
  private(set) var bytes: [UInt8] = []
  /// Whether every row has a value in its slot.
  let isComplete: Bool

  /// Reads a field of every row of a table.
  init(_ table: TableID, _ field: FieldID, of engine: ReferenceEvaluator) {
    let count = engine.rowCount(table, isPrevious: false) ?? 0
    var slots: [Int64] = []
    slots.reserveCapacity(count)
    var known = Bitmap(count: count)
    var hard = Bitmap(count: count)
    var there = Bitmap(count: count)
    var bytes: [UInt8] = []
    let schema = engine.schema[table][field]
    for row in 0..<count {
      var slot: Int64 = 0
      switch engine.cell(RowReference(isPrevious: false, table: table, row: row), field) {
      case .fault: there[row] = true
      case .missing:
        guard let value = schema.blankDefault else { break }
        there[row] = true
        if let found = Self.slot(value, schema.type, &bytes) {
          slot = found
          known[row] = true
        } else {
          hard[row] = true
        }
      case .value(let value):
        if case .several(let values) = value { there[row] = !values.isEmpty } else { there[row] = true }
        if let found = Self.slot(value, schema.type, &bytes) {
          slot = found
          known[row] = true
        } else {
          hard[row] = true
        }
      }
      slots.append(slot)
    }
    self.slots = slots
    self.known = known
    self.hard = hard
    self.there = there
    self.bytes = bytes
    isComplete = known.population == count
  }

  /// The slot of a value of a field type; nil if it has none.
  private static func slot(_ value: Value, _ type: FieldType, _ bytes: inout [UInt8]) -> Int64? {
    switch (value, type) {
    case (.text(let text), _), (.reference(let text), _):
      let content = Array(text.string.utf8)
      guard content.count < 1 << 24 else { return nil }
      let slot = Int64(bytes.count) << 24 | Int64(content.count)
      bytes.append(contentsOf: content)
      return slot
    case (.number(let number), .integer): return number.integer.map { Int64($0) }
    case (.number(let number), _): return ColumnScale.slot(number, scale: ColumnScale.number)
    case (.money(let amount), _): return ColumnScale.slot(amount, scale: ColumnScale.money)
    case (.duration(let duration), _): return ColumnScale.slot(duration.amount, scale: ColumnScale.number)
    case (.date(let day), .moment): return Batch.slot(Moment(day: day, second: nil))
    case (.date(let day), _): return Int64(day.number)
    case (.moment(let moment), .moment): return Batch.slot(moment)
    case (.moment, _), (.several, _): return nil
    case (.truth(let truth), _): return truth ? 1 : 0
    case (.choice(let index), _): return Int64(index)
    }
  }
}

/// The rows of a loaded table by their keys.
struct LoadedKeys: Sendable {
  /// The different keys.
  private(set) var texts: TextIndex
  /// The first row of each key.
  private(set) var rows: [Int32] = []
  /// Keys that several rows have.
  private(set) var isDouble: [Bool] = []

  init(_ table: TableRows) {
    texts = TextIndex(capacity: table.isPresent ? table.count : 0)
    guard table.isPresent else { return }
    for row in 0..<table.count {
      guard let key = table.key(row: row) else { continue }
      let number = texts.insert(Array(key.string.utf8))
      if number == rows.count {
        rows.append(Int32(row))
        isDouble.append(false)
      } else {
        isDouble[number] = true
      }
    }
  }
}
