import Records

extension ChunkEvaluator {
  /// A built-in condition, by its own body; one without a value is unknown.
  func callTruth(
    _ id: String, _ arguments: [NodeID], _ types: [ValueType], _ table: TableID, within rows: Bitmap?
  ) -> TruthColumn {
    let count = rowCount(table)
    guard let call = prepared(id, arguments, types, count, within: rows) else {
      let none = Bitmap(count: count)
      return TruthColumn(yes: none, known: none, hard: Bitmap(repeating: true, count: count))
    }
    var yes = Bitmap(count: count)
    var known = Bitmap(count: count)
    call.known.forEachRow { row in
      guard case .truth(let truth)? = call.result(row) else { return }
      known[row] = true
      if truth { yes[row] = true }
    }
    return TruthColumn(yes: yes, known: known, hard: call.hard)
  }

  /// A built-in function whose result is a number or a date; a result that no slot holds is hard.
  func callSlots(
    _ id: String, _ arguments: [NodeID], _ types: [ValueType], _ node: PlanNode, _ type: SlotType, within rows: Bitmap?
  ) -> SlotColumn {
    let count = rowCount(node.table)
    guard let call = prepared(id, arguments, types, count, within: rows) else { return hardColumn(count) }
    var slots = Array(repeating: Int64(0), count: count)
    var known = Bitmap(count: count)
    var hard = call.hard
    call.known.forEachRow { row in
      guard let value = call.result(row) else { return }
      if let slot = Self.slot(value, type) {
        slots[row] = slot
        known[row] = true
      } else {
        var more = hard ?? Bitmap(count: count)
        more[row] = true
        hard = more
      }
    }
    return SlotColumn(slots: slots, known: known, hard: hard)
  }

  /// A call whose arguments were computed.
  private struct Call {
    let function: BuiltinFunction
    let columns: [SlotColumn]
    let types: [ValueType]
    let results: [PlanNode.Result]
    let bytes: [[UInt8]]
    /// The rows where every argument is known.
    let known: Bitmap
    let hard: Bitmap?

    func result(_ row: Int) -> Value? {
      var values: [Value] = []
      for index in columns.indices {
        guard let value = argument(index, row) else { return nil }
        values.append(value)
      }
      return function.body(BuiltinArguments(values))
    }

    private func argument(_ index: Int, _ row: Int) -> Value? {
      guard case .slots(let type) = results[index] else { return nil }
      let slot = columns[index].slots[row]
      switch (type, types[index]) {
      case (.text, .reference): return .reference(text(slot, bytes[index]))
      case (.text, _): return .text(text(slot, bytes[index]))
      case (.whole, .choice): return .choice(Int(slot))
      case (.whole, _): return .number(Fraction(Int(slot)))
      case (.millionths, .duration(let unit)):
        return .duration(Duration(amount: ColumnScale.value(slot, scale: ColumnScale.number), unit: unit))
      case (.millionths, _): return .number(ColumnScale.value(slot, scale: ColumnScale.number))
      case (.money, _): return .money(ColumnScale.value(slot, scale: ColumnScale.money))
      case (.day, _): return .date(Day(number: Int32(truncatingIfNeeded: slot)))
      case (.moment, _): return .moment(moment(slot))
      case (.row, _): return nil
      }
    }

    private func moment(_ slot: Int64) -> Moment {
      let second = ((slot % 100_000) + 100_000) % 100_000
      return Moment(
        day: Day(number: Int32(truncatingIfNeeded: (slot - second) / 100_000)),
        second: second == 0 ? nil : Int32(truncatingIfNeeded: second - 1))
    }

    private func text(_ slot: Int64, _ bytes: [UInt8]) -> Text {
      let start = Int(slot >> 24)
      return Text(String(decoding: bytes[start..<start + Int(slot & 0xFF_FFFF)], as: UTF8.self))
    }
  }

  private func prepared(
    _ id: String, _ arguments: [NodeID], _ types: [ValueType], _ count: Int, within rows: Bitmap?
  ) -> Call? {
    guard let function = BuiltinFunctions.function(id) else { return nil }
    let columns = arguments.map { slots($0, within: rows) }
    var known = rows ?? Bitmap(repeating: true, count: count)
    var hard: Bitmap?
    for column in columns {
      known = known.intersection(column.known)
      hard = union(hard, column.hard)
    }
    if let hard { known = known.subtracting(hard) }
    return Call(
      function: function, columns: columns, types: types, results: arguments.map { plan[$0].result },
      bytes: arguments.map { textBytes($0) }, known: known, hard: hard)
  }
}
