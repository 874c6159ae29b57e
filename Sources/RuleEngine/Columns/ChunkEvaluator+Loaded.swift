import Records

extension ChunkEvaluator {
  // MARK: Dispatch

  func loadedTruth(_ node: PlanNode, within rows: Bitmap?) -> TruthColumn {
    switch node.operation {
    case .gatherTruth(let row, let field): return gatherTruth(row, field, rows)
    case .gatherHas(let row, let field): return gatherHas(row, field, rows)
    case .probe(let probe, let groups): return isThere(tables.set(probe), slots(groups[0], within: rows))
    case .probeTruth(let probe, let groups): return probeTruth(tables.set(probe), slots(groups[0], within: rows))
    default: return hardTruth(node)
    }
  }

  func loadedSlots(_ node: PlanNode, within rows: Bitmap?) -> SlotColumn {
    switch node.operation {
    case .lookup(let key, let table): return lookup(key, tables.keys(of: table), rows)
    case .gather(let row, let field): return gather(row, field, rows)
    case .probeGroup(let probe, let keys): return probeGroup(tables.set(probe), keys, node, rows)
    case .probeCount(let probe, let groups): return probeCount(tables.set(probe), slots(groups[0], within: rows))
    case .probeRow(let probe, let groups, let severalAreHard):
      return probeRow(tables.set(probe), slots(groups[0], within: rows), severalAreHard: severalAreHard)
    case .probeFigure(let probe, let groups): return probeFigure(tables.set(probe), slots(groups[0], within: rows))
    default: return hardSlots(node)
    }
  }

  // MARK: Rows by key

  /// The bytes that slots of a pool point into.
  func bytes(of pool: TextPool) -> [UInt8] {
    switch pool {
    case .chunk(let table): part(table).batch.bytes
    case .loaded(let table, let field): tables.column(table, field).bytes
    case .constants: constantTexts.bytes
    }
  }

  private func lookup(_ key: NodeID, _ keys: LoadedKeys, _ wanted: Bitmap?) -> SlotColumn {
    let texts = slots(key, within: wanted)
    let numbers = keys.texts.numbers(of: texts.slots, known: texts.known, in: textBytes(key))
    var result = SlotColumn(slots: texts.slots, known: texts.known, hard: texts.hard)
    var doubles: Bitmap?
    for word in texts.known.words.indices {
      var rest = texts.known.words[word]
      while rest != 0 {
        let row = word << 6 | rest.trailingZeroBitCount
        rest &= rest &- 1
        let number = Int(numbers[row])
        if number < 0 {
          result.known[row] = false
        } else if keys.isDouble[number] {
          result.known[row] = false
          doubles = doubles ?? Bitmap(count: texts.known.count)
          doubles?[row] = true
        } else {
          result.slots[row] = Int64(keys.rows[number])
        }
      }
    }
    if let doubles { result.hard = result.hard?.union(doubles) ?? doubles }
    return result
  }

  private func column(_ row: NodeID, _ field: FieldID) -> LoadedColumn {
    guard case .slots(.row(let table)) = plan[row].result else { preconditionFailure("a gather follows a row") }
    return tables.column(table, field)
  }

  private func gather(_ row: NodeID, _ field: FieldID, _ wanted: Bitmap?) -> SlotColumn {
    let rows = slots(row, within: wanted)
    let column = self.column(row, field)
    let source = column.slots
    var result = SlotColumn(slots: rows.slots, known: rows.known, hard: rows.hard)
    for word in rows.known.words.indices {
      var rest = rows.known.words[word]
      while rest != 0 {
        let row = word << 6 | rest.trailingZeroBitCount
        rest &= rest &- 1
        result.slots[row] = source[Int(rows.slots[row])]
      }
    }
    if !column.isComplete { leaveOut(rows, column, &result.known, &result.hard) }
    return result
  }

  private func gatherTruth(_ row: NodeID, _ field: FieldID, _ wanted: Bitmap?) -> TruthColumn {
    let rows = slots(row, within: wanted)
    let column = self.column(row, field)
    let source = column.slots
    var result = TruthColumn(yes: Bitmap(count: rows.known.count), known: rows.known, hard: rows.hard)
    for word in rows.known.words.indices {
      var rest = rows.known.words[word]
      var yes: UInt64 = 0
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        if source[Int(rows.slots[word << 6 | bit])] != 0 { yes |= 1 << UInt64(bit) }
      }
      result.yes.words[word] = yes
    }
    if !column.isComplete {
      leaveOut(rows, column, &result.known, &result.hard)
      result.yes = result.yes.intersection(result.known)
    }
    return result
  }

  /// Takes out the rows whose field has no value.
  private func leaveOut(_ rows: SlotColumn, _ column: LoadedColumn, _ known: inout Bitmap, _ hard: inout Bitmap?) {
    for row in 0..<rows.known.count where rows.known[row] {
      let place = Int(rows.slots[row])
      if column.known[place] { continue }
      known[row] = false
      guard column.hard[place] else { continue }
      if hard == nil { hard = Bitmap(count: known.count) }
      hard?[row] = true
    }
  }

  private func gatherHas(_ row: NodeID, _ field: FieldID, _ wanted: Bitmap?) -> TruthColumn {
    let rows = slots(row, within: wanted)
    let column = self.column(row, field)
    var yes = Bitmap(count: rows.known.count)
    rows.known.forEachRow { row in if column.there[Int(rows.slots[row])] { yes[row] = true } }
    return TruthColumn(yes: yes, known: rows.known, hard: rows.hard)
  }

  // MARK: Keyed sets

  /// The group of a set that has a row's keys, -1 for none; a row with an unknown key is hard.
  private func probeGroup(_ set: KeyedSet, _ keys: [NodeID], _ node: PlanNode, _ wanted: Bitmap?) -> SlotColumn {
    let count = rowCount(node.table)
    var result = SlotColumn(
      slots: Array(repeating: 0, count: count), known: wanted ?? Bitmap(repeating: true, count: count))
    if set.isAbsent { return SlotColumn(nil, count: count) }
    if set.isUnknown { return hardSlots(node) }
    for (index, key) in keys.enumerated() {
      let column = slots(key, within: wanted)
      var known = result.known.intersection(column.known)
      let numbers = self.numbers(column, of: set.components[index], isNumber: set.isNumber[index], key, &known)
      result.known = known
      known.forEachRow { row in
        let number = Int(numbers[row])
        if number < 0 || result.slots[row] < 0 {
          result.slots[row] = -1
        } else if index == 0 {
          result.slots[row] = Int64(number)
        } else {
          let pair = result.slots[row] << 32 | Int64(number)
          result.slots[row] = Int64(set.folds[index - 1].number(of: pair) ?? -1)
        }
      }
    }
    // Without its key a row may go with many groups.
    result.hard = wanted?.subtracting(result.known) ?? result.known.complement()
    return result
  }

  /// The number of each key among those of a component; rows whose key has no slot of that scale stay behind.
  private func numbers(
    _ column: SlotColumn, of component: KeyedSet.Component, isNumber: Bool, _ key: NodeID, _ known: inout Bitmap
  ) -> [Int32] {
    switch component {
    case .text(let texts): return texts.numbers(of: column.slots, known: known, in: textBytes(key))
    case .slots(let slots):
      var numbers = [Int32](repeating: -1, count: column.slots.count)
      let isWhole = isNumber && plan[key].result == .slots(.whole)
      var tooLarge: [Int] = []
      known.forEachRow { row in
        var slot = column.slots[row]
        if isWhole {
          let scaled = slot.multipliedReportingOverflow(by: ColumnScale.number)
          if scaled.overflow { tooLarge.append(row) }
          slot = scaled.partialValue
        }
        if let number = slots.number(of: slot) { numbers[row] = Int32(truncatingIfNeeded: number) }
      }
      for row in tooLarge { known[row] = false }
      return numbers
    }
  }

  private func isThere(_ set: KeyedSet, _ column: SlotColumn) -> TruthColumn {
    var result = TruthColumn(yes: Bitmap(count: column.known.count), known: column.known, hard: column.hard)
    column.known.forEachRow { row in
      let group = Int(column.slots[row])
      if group >= 0, set.sure[group] > 0 {
        result.yes[row] = true
      } else if set.isOpenToAll || (group >= 0 && set.isOpen[group]) {
        result.known[row] = false
      }
    }
    return result
  }

  private func probeCount(_ set: KeyedSet, _ groups: SlotColumn) -> SlotColumn {
    var result = groups
    let known = groups.known
    known.forEachRow { row in
      let group = Int(result.slots[row])
      if set.isOpenToAll || (group >= 0 && set.isOpen[group]) {
        result.markHard(row)
      } else {
        result.slots[row] = group < 0 ? 0 : Int64(set.sure[group])
      }
    }
    return result
  }

  private func probeRow(_ set: KeyedSet, _ groups: SlotColumn, severalAreHard: Bool) -> SlotColumn {
    var result = groups
    let known = groups.known
    known.forEachRow { row in
      let group = Int(result.slots[row])
      let sure = group < 0 ? 0 : Int(set.sure[group])
      let isOpen = set.isOpenToAll || (group >= 0 && set.isOpen[group])
      if sure == 1, !isOpen {
        result.slots[row] = Int64(set.rows[group])
      } else if severalAreHard, sure > 1 || isOpen {
        result.markHard(row)
      } else {
        result.known[row] = false
      }
    }
    return result
  }

  private func probeFigure(_ set: KeyedSet, _ groups: SlotColumn) -> SlotColumn {
    var result = groups
    let known = groups.known
    known.forEachRow { row in
      let group = Int(result.slots[row])
      switch group < 0 ? set.emptyResult : set.results[group] {
      case .known: result.slots[row] = group < 0 ? 0 : set.slots[group]
      case .hard: result.markHard(row)
      case .unknown, .no: result.known[row] = false
      }
    }
    return result
  }

  private func probeTruth(_ set: KeyedSet, _ column: SlotColumn) -> TruthColumn {
    var result = TruthColumn(yes: Bitmap(count: column.known.count), known: column.known, hard: column.hard)
    column.known.forEachRow { row in
      let group = Int(column.slots[row])
      switch group < 0 ? set.emptyResult : set.results[group] {
      case .known: result.yes[row] = true
      case .no: break
      case .unknown: result.known[row] = false
      case .hard: result.markHard(row)
      }
    }
    return result
  }
}

extension SlotColumn {
  /// Leaves rows to the reference evaluator.
  mutating func markHard(_ rows: Bitmap) {
    if rows.isEmpty { return }
    known = known.subtracting(rows)
    hard = hard?.union(rows) ?? rows
  }

  /// Leaves a row to the reference evaluator.
  mutating func markHard(_ row: Int) {
    known[row] = false
    if hard == nil { hard = Bitmap(count: known.count) }
    hard?[row] = true
  }
}

extension TruthColumn {
  /// Leaves a row to the reference evaluator.
  mutating func markHard(_ row: Int) {
    known[row] = false
    yes[row] = false
    if hard == nil { hard = Bitmap(count: known.count) }
    hard?[row] = true
  }
}
