import Records

extension ChunkEvaluator {
  /// The slots of a field: readable values, and what a blank means where nothing stands; a number with more digits than
  /// the scale is hard.
  func slots(ofField field: FieldID, _ table: TableID, _ type: SlotType) -> SlotColumn {
    let count = rowCount(table)
    let column = column(table, field)
    guard column.slots.count == count else { return hardColumn(count) }
    var result = SlotColumn(
      slots: column.slots, known: Bitmap(words: column.known, count: count), hard: wide(column, count))
    let schema = rules.schema[table][field]
    guard let blank = schema.blankDefault else { return result }
    guard let slot = Self.slot(blank, type) else { return hardColumn(count) }
    for row in blanks(column, result.known) {
      result.slots[row] = slot
      result.known[row] = true
    }
    return result
  }

  func truthField(_ field: FieldID, _ table: TableID) -> TruthColumn {
    let count = rowCount(table)
    let column = column(table, field)
    let none = Bitmap(count: count)
    guard column.slots.count == count else {
      return TruthColumn(yes: none, known: none, hard: Bitmap(repeating: true, count: count))
    }
    var known = Bitmap(words: column.known, count: count)
    var yes = Bitmap(words: RowLoops.bits(column.slots, count) { $0 != 0 }, count: count)
    yes.formIntersection(known)
    if case .truth(let blank)? = rules.schema[table][field].blankDefault {
      var missing = known.complement()
      for row in column.exceptions.keys { missing[row] = false }
      known.formUnion(missing)
      if blank { yes.formUnion(missing) }
    }
    return TruthColumn(yes: yes, known: known)
  }

  /// 有: something stands there, readable or not; a list has members.
  func hasField(_ field: FieldID, _ table: TableID) -> TruthColumn {
    let count = rowCount(table)
    let column = column(table, field)
    var yes = Bitmap(words: column.known, count: count)
    if case .several = rules.schema[table][field].type {
      guard column.slots.count == count else {
        let none = Bitmap(count: count)
        return TruthColumn(yes: none, known: none, hard: Bitmap(repeating: true, count: count))
      }
      yes = yes.intersection(Bitmap(words: RowLoops.bits(column.slots, count) { $0 & 0xFF_FFFF != 0 }, count: count))
    }
    if !column.exceptions.isEmpty {
      for row in column.exceptions.keys { yes[row] = true }
    }
    return TruthColumn(yes: yes, known: rows(table))
  }

  /// The rows whose value has more digits than the scale.
  private func wide(_ column: Column, _ count: Int) -> Bitmap? {
    var result: Bitmap?
    if column.exceptions.isEmpty { return nil }
    for (row, exception) in column.exceptions {
      guard case .wide = exception else { continue }
      var rows = result ?? Bitmap(count: count)
      rows[row] = true
      result = rows
    }
    return result
  }

  /// The rows where nothing stands.
  private func blanks(_ column: Column, _ known: Bitmap) -> [Int] {
    var rows: [Int] = []
    if known.isFull { return rows }
    known.complement().forEachRow { if column.exceptions[$0] == nil { rows.append($0) } }
    return rows
  }

  func hardColumn(_ count: Int) -> SlotColumn {
    SlotColumn(
      slots: Array(repeating: 0, count: count), known: Bitmap(count: count), hard: Bitmap(repeating: true, count: count)
    )
  }

  /// A value as the slot of a type; nil if it does not fit.
  static func slot(_ value: Value, _ type: SlotType) -> Int64? {
    switch (value, type) {
    case (.number(let number), .millionths): ColumnScale.slot(number, scale: ColumnScale.number)
    case (.number(let number), .whole): number.integer.map { Int64($0) }
    case (.money(let amount), .money): ColumnScale.slot(amount, scale: ColumnScale.money)
    case (.duration(let duration), .millionths): ColumnScale.slot(duration.amount, scale: ColumnScale.number)
    case (.date(let day), .day): Int64(day.number)
    case (.moment(let moment), .moment): Batch.slot(moment)
    case (.choice(let index), .whole): Int64(index)
    default: nil
    }
  }

  // MARK: Rows above

  func spreadTruth(_ inner: NodeID, _ table: TableID) -> TruthColumn {
    let column = truth(inner)
    let parents = parents(of: table)
    return TruthColumn(
      yes: RowLoops.spread(column.yes, parents: parents), known: RowLoops.spread(column.known, parents: parents),
      hard: column.hard.map { RowLoops.spread($0, parents: parents) })
  }

  func spreadSlots(_ inner: NodeID, _ table: TableID) -> SlotColumn {
    let column = slots(inner)
    let parents = parents(of: table)
    return SlotColumn(
      slots: RowLoops.spread(column.slots, parents: parents), known: RowLoops.spread(column.known, parents: parents),
      hard: column.hard.map { RowLoops.spread($0, parents: parents) })
  }
}
