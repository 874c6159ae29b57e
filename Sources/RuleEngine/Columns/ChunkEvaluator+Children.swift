import Records

extension ChunkEvaluator {
  // MARK: Dispatch

  func childTruth(_ node: PlanNode, within rows: Bitmap?) -> TruthColumn {
    switch node.operation {
    case .anyChild(let child, let condition): return anyChild(child, condition, node.table, rows)
    case .everyChild(let child, let condition):
      // Every one meets it if none fails to.
      let column = childTruth(of: condition, child, rows)
      let none = fold(child, hits: column.no, known: column.known, hard: column.hard, node.table)
      return TruthColumn(yes: none.no, known: none.known, hard: none.hard)
    case .distinctChildren(let child, let condition, let value): return distinct(child, condition, value, node.table)
    case .sortedChildren(let child, let condition, let key, let value, let strictly):
      return sorted(child, condition, slots(key), slots(value), strictly: strictly, node.table)
    case .onlyChild(let child, let inner): return onlyChildTruth(child, truth(inner), node.table)
    default: return hardTruth(node)
    }
  }

  func childSlots(_ node: PlanNode, within rows: Bitmap?) -> SlotColumn {
    switch node.operation {
    case .childCount(let child, let condition): return childCount(child, condition, node.table)
    case .childAggregate(let aggregate, let child, let condition, let value):
      return childAggregate(aggregate, child, condition, value, node.table)
    case .onlyChild(let child, let inner): return onlyChildSlots(child, slots(inner), node.table)
    case .severalCount(let field): return severalCount(field, node.table)
    default: return hardSlots(node)
    }
  }

  // MARK: Existence

  private func anyChild(
    _ child: TableID, _ condition: NodeID?, _ table: TableID, _ rows: Bitmap?
  ) -> TruthColumn {
    guard let condition else {
      let part = part(child)
      let count = rowCount(table)
      var yes = Bitmap(count: count)
      for parent in 0..<count where part.starts[parent + 1] > part.starts[parent] { yes[parent] = true }
      var result = TruthColumn(yes: yes, known: Bitmap(repeating: true, count: count))
      part.leaveOutUnknownLists(&result)
      return result
    }
    let column = childTruth(of: condition, child, rows)
    return fold(child, hits: column.yes, known: column.known, hard: column.hard, table)
  }

  /// The truth of a node over the children of some rows.
  private func childTruth(of condition: NodeID, _ child: TableID, _ rows: Bitmap?) -> TruthColumn {
    guard let rows, plan.traits[condition.index].isCostly else { return truth(condition) }
    return truth(condition, within: RowLoops.spread(rows, parents: parents(of: child)))
  }

  /// Whether one of the children is hit; unknown where none is and one is not known, hard where one is.
  private func fold(
    _ child: TableID, hits: Bitmap, known: Bitmap, hard: Bitmap?, _ table: TableID
  ) -> TruthColumn {
    let count = rowCount(table)
    let parents = parents(of: child)
    let yes = RowLoops.gathered(hits, parents: parents, count: count)
    var result = TruthColumn(yes: yes, known: Bitmap(repeating: true, count: count))
    let unknown = known.complement()
    if !unknown.isEmpty {
      let open = RowLoops.gathered(unknown, parents: parents, count: count)
      result.known = yes.union(open.complement())
    }
    if let hard, !hard.isEmpty {
      let left = RowLoops.gathered(hard, parents: parents, count: count)
      result.yes = yes.subtracting(left)
      result.known = result.known.subtracting(left)
      result.hard = left
    }
    part(child).leaveOutUnknownLists(&result)
    return result
  }

  // MARK: Figures

  private func childCount(_ child: TableID, _ condition: NodeID?, _ table: TableID) -> SlotColumn {
    let part = part(child)
    let starts = part.starts
    let count = rowCount(table)
    var result = SlotColumn(slots: Array(repeating: 0, count: count), known: Bitmap(repeating: true, count: count))
    if let condition {
      let column = truth(condition)
      let parents = parents(of: child)
      let ones = [Int64](repeating: 1, count: column.yes.count)
      result.slots = RowLoops.sums(ones, of: column.yes, parents: parents, count: count).sums
      // Between two ends: the reference evaluator compares both.
      let unknown = column.known.complement()
      if !unknown.isEmpty { result.markHard(RowLoops.gathered(unknown, parents: parents, count: count)) }
    } else {
      for parent in 0..<count { result.slots[parent] = Int64(starts[parent + 1] - starts[parent]) }
    }
    part.leaveOutUnknownLists(&result)
    return result
  }

  private func childAggregate(
    _ aggregate: Aggregate, _ child: TableID, _ condition: NodeID?, _ value: NodeID, _ table: TableID
  ) -> SlotColumn {
    if aggregate == .sum { return sum(child, condition, value, table) }
    let part = part(child)
    let starts = part.starts
    let count = rowCount(table)
    let members = condition.map { truth($0) }
    let unsure = members?.known.complement()
    let values = slots(value)
    let pool = if case .slots(.text) = plan[value].result { textBytes(value) } else { [UInt8]() }
    let isWhole = plan[value].result == .slots(.whole)
    var result = SlotColumn(slots: Array(repeating: 0, count: count), known: Bitmap(repeating: true, count: count))
    for parent in 0..<count {
      let start = Int(starts[parent])
      let end = Int(starts[parent + 1])
      if start == end {
        if aggregate != .sum, aggregate != .distinctCount { result.known[parent] = false }
        continue
      }
      if let unsure, unsure.hasBit(in: start, end) {
        result.markHard(parent)
        continue
      }
      switch Self.figure(aggregate, start..<end, members?.yes, values, pool, isWhole: isWhole) {
      case .known(let slot): result.slots[parent] = slot
      case .unknown: result.known[parent] = false
      case .hard: result.markHard(parent)
      }
    }
    part.leaveOutUnknownLists(&result)
    return result
  }

  /// The sum of a value over the children that belong: unknown where one of them has none.
  private func sum(_ child: TableID, _ condition: NodeID?, _ value: NodeID, _ table: TableID) -> SlotColumn {
    let count = rowCount(table)
    let parents = parents(of: child)
    let members = condition.map { truth($0) }
    let values = slots(value)
    let belongs = members?.yes ?? Bitmap(repeating: true, count: parents.count)
    let summed = RowLoops.sums(
      values.slots, of: belongs.intersection(values.known), parents: parents, count: count)
    var result = SlotColumn(slots: summed.sums, known: Bitmap(repeating: true, count: count))
    let without = belongs.subtracting(values.known)
    if !without.isEmpty {
      result.known = result.known.subtracting(RowLoops.gathered(without, parents: parents, count: count))
      if let hard = values.hard {
        result.markHard(RowLoops.gathered(hard.intersection(without), parents: parents, count: count))
      }
    }
    if let unsure = members?.known.complement(), !unsure.isEmpty {
      result.markHard(RowLoops.gathered(unsure, parents: parents, count: count))
    }
    for parent in summed.tooLarge { result.markHard(parent) }
    part(child).leaveOutUnknownLists(&result)
    return result
  }

  private enum Figure {
    case known(Int64)
    case unknown
    case hard
  }

  private static func figure(
    _ aggregate: Aggregate, _ rows: Range<Int>, _ members: Bitmap?, _ values: SlotColumn, _ pool: [UInt8], isWhole: Bool
  ) -> Figure {
    var total: Int64 = 0
    var number = 0
    var isUnknown = false
    for row in rows {
      if let members, !members[row] { continue }
      if let hard = values.hard, hard[row] { return .hard }
      guard values.known[row] else {
        isUnknown = true
        number += 1
        continue
      }
      let slot = values.slots[row]
      number += 1
      switch aggregate {
      case .sum, .average:
        let sum = total.addingReportingOverflow(slot)
        if sum.overflow { return .hard }
        total = sum.partialValue
      case .largest, .latest: total = number == 1 ? slot : max(total, slot)
      case .smallest, .earliest: total = number == 1 ? slot : min(total, slot)
      case .distinctCount: continue
      }
    }
    if aggregate == .distinctCount {
      // With unknown values the number lies between two ends.
      if isUnknown || number > 64 { return .hard }
      return .known(Int64(distinctCount(rows, members, values, pool)))
    }
    if isUnknown { return .unknown }
    if number == 0 { return aggregate == .sum ? .known(0) : .unknown }
    guard aggregate == .average else { return .known(total) }
    let scaled = isWhole ? total.multipliedReportingOverflow(by: ColumnScale.number) : (total, false)
    guard !scaled.1, scaled.0 % Int64(number) == 0 else { return .hard }
    return .known(scaled.0 / Int64(number))
  }

  private static func distinctCount(
    _ rows: Range<Int>, _ members: Bitmap?, _ values: SlotColumn, _ pool: [UInt8]
  ) -> Int {
    var count = 0
    for row in rows where members?[row] ?? true {
      let isNew = !(rows.lowerBound..<row).contains {
        (members?[$0] ?? true) && isSame(values.slots[$0], values.slots[row], pool)
      }
      if isNew { count += 1 }
    }
    return count
  }

  /// Whether two slots hold the same value; texts, if there is a pool, by their bytes.
  private static func isSame(_ left: Int64, _ right: Int64, _ pool: [UInt8]) -> Bool {
    if left == right { return true }
    guard !pool.isEmpty, left & 0xFF_FFFF == right & 0xFF_FFFF else { return false }
    let length = Int(left & 0xFF_FFFF)
    let (first, second) = (Int(left >> 24), Int(right >> 24))
    return (0..<length).allSatisfy { pool[first + $0] == pool[second + $0] }
  }

  private func distinct(_ child: TableID, _ condition: NodeID?, _ value: NodeID, _ table: TableID) -> TruthColumn {
    let part = part(child)
    let count = rowCount(table)
    let members = condition.map { truth($0) }
    let unsure = members?.known.complement()
    let values = slots(value)
    let pool = if case .slots(.text) = plan[value].result { textBytes(value) } else { [UInt8]() }
    var result = TruthColumn(yes: Bitmap(count: count), known: Bitmap(repeating: true, count: count))
    for parent in 0..<count {
      let rows = Int(part.starts[parent])..<Int(part.starts[parent + 1])
      let isOpen = unsure?.hasBit(in: rows.lowerBound, rows.upperBound) ?? false
      let isHard = values.hard?.hasBit(in: rows.lowerBound, rows.upperBound) ?? false
      guard rows.count <= 64, !isOpen, !isHard else {
        result.markHard(parent)
        continue
      }
      let own = rows.filter { members?.yes[$0] ?? true }
      let known = own.filter { values.known[$0] }
      let hasDouble = known.indices.contains { index in
        known[..<index].contains { Self.isSame(values.slots[$0], values.slots[known[index]], pool) }
      }
      if hasDouble { continue }
      if known.count < own.count, own.count > 1 { result.known[parent] = false } else { result.yes[parent] = true }
    }
    part.leaveOutUnknownLists(&result)
    return result
  }

  private func sorted(
    _ child: TableID, _ condition: NodeID?, _ keys: SlotColumn, _ values: SlotColumn, strictly: Bool, _ table: TableID
  ) -> TruthColumn {
    let part = part(child)
    let count = rowCount(table)
    let members = condition.map { truth($0) }
    let unsure = members?.known.complement()
    var result = TruthColumn(yes: Bitmap(count: count), known: Bitmap(repeating: true, count: count))
    for parent in 0..<count {
      let (start, end) = (Int(part.starts[parent]), Int(part.starts[parent + 1]))
      let isHard =
        unsure?.hasBit(in: start, end) ?? false || keys.hard?.hasBit(in: start, end) ?? false
        || values.hard?.hasBit(in: start, end) ?? false
      if isHard {
        result.markHard(parent)
        continue
      }
      let own = (start..<end).filter { members?.yes[$0] ?? true }
      // Rows of equal place keep their order.
      let known = own.filter { keys.known[$0] && values.known[$0] }
        .sorted { (keys.slots[$0], $0) < (keys.slots[$1], $1) }
      let isInOrder = zip(known, known.dropFirst()).allSatisfy { early, late in
        strictly ? values.slots[early] < values.slots[late] : values.slots[early] <= values.slots[late]
      }
      if !isInOrder { continue }
      if known.count < own.count { result.known[parent] = false } else { result.yes[parent] = true }
    }
    part.leaveOutUnknownLists(&result)
    return result
  }

  // MARK: One child, several values

  private func onlyChildTruth(_ child: TableID, _ column: TruthColumn, _ table: TableID) -> TruthColumn {
    let part = part(child)
    let count = rowCount(table)
    var result = TruthColumn(yes: Bitmap(count: count), known: Bitmap(count: count))
    for parent in 0..<count where part.starts[parent + 1] == part.starts[parent] + 1 {
      let row = Int(part.starts[parent])
      if column.hard?[row] ?? false {
        result.markHard(parent)
      } else if column.known[row] {
        result.known[parent] = true
        if column.yes[row] { result.yes[parent] = true }
      }
    }
    part.leaveOutUnknownLists(&result)
    return result
  }

  private func onlyChildSlots(_ child: TableID, _ column: SlotColumn, _ table: TableID) -> SlotColumn {
    let part = part(child)
    let count = rowCount(table)
    var result = SlotColumn(slots: Array(repeating: 0, count: count), known: Bitmap(count: count))
    for parent in 0..<count where part.starts[parent + 1] == part.starts[parent] + 1 {
      let row = Int(part.starts[parent])
      if column.hard?[row] ?? false {
        result.markHard(parent)
      } else if column.known[row] {
        result.known[parent] = true
        result.slots[parent] = column.slots[row]
      }
    }
    part.leaveOutUnknownLists(&result)
    return result
  }

  private func severalCount(_ field: FieldID, _ table: TableID) -> SlotColumn {
    let batch = part(table).batch
    let count = batch.rowCount
    let column = batch.columns[field.index]
    let elements = batch.elements[field.index]
    guard column.slots.count == count else {
      return SlotColumn(
        slots: Array(repeating: 0, count: count), known: Bitmap(count: count),
        hard: Bitmap(repeating: true, count: count))
    }
    var result = SlotColumn(slots: column.slots, known: Bitmap(words: column.known, count: count))
    let present = Bitmap(words: elements.known, count: elements.count)
    let isPlain = elements.exceptions.isEmpty && present.population == elements.count
    for row in 0..<count {
      let slot = column.slots[row]
      guard !isPlain, result.known[row] else {
        result.slots[row] = slot & 0xFF_FFFF
        continue
      }
      let first = Int(slot >> 24)
      var members = 0
      for element in first..<first + Int(slot & 0xFF_FFFF) {
        switch elements.exceptions[element] {
        case .fault: result.known[row] = false
        case .wide: members += 1
        case nil: if present[element] { members += 1 }
        }
      }
      result.slots[row] = Int64(members)
    }
    return result
  }
}

extension Chunk.Part {
  /// Where the list itself is not there nothing is known.
  fileprivate func leaveOutUnknownLists(_ column: inout TruthColumn) {
    guard !unknownLists.isEmpty else { return }
    for word in column.known.words.indices {
      column.known.words[word] &= ~unknownLists[word]
      column.yes.words[word] &= ~unknownLists[word]
      column.hard?.words[word] &= ~unknownLists[word]
    }
  }

  fileprivate func leaveOutUnknownLists(_ column: inout SlotColumn) {
    guard !unknownLists.isEmpty else { return }
    for word in column.known.words.indices {
      column.known.words[word] &= ~unknownLists[word]
      column.hard?.words[word] &= ~unknownLists[word]
    }
  }
}

extension Bitmap {
  /// The bits of at most 64 rows, the first row in bit 0.
  @inline(__always)
  func bits(from start: Int, to end: Int) -> UInt64 {
    let word = start >> 6
    let shift = UInt64(start & 63)
    var bits = words[word] >> shift
    if Int(shift) + end - start > 64 { bits |= words[word + 1] << (64 - shift) }
    return end - start == 64 ? bits : bits & ((1 << UInt64(end - start)) - 1)
  }

  /// Whether a bit of some rows is set.
  @inline(__always)
  func hasBit(in start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      let stop = min(end, at + 64)
      if bits(from: at, to: stop) != 0 { return true }
      at = stop
    }
    return false
  }

  /// How many bits of some rows are set.
  @inline(__always)
  func bitCount(in start: Int, _ end: Int) -> Int {
    var total = 0
    var at = start
    while at < end {
      let stop = min(end, at + 64)
      total += bits(from: at, to: stop).nonzeroBitCount
      at = stop
    }
    return total
  }
}
