import Records

/// The rows of a table in a chunk with their groups.
struct GroupedRows {
  let table: TableID
  /// The number of the chunk's first row for the reference evaluator.
  let firstRow: Int
  let evaluator: ChunkEvaluator
  let evaluation: ObjectEvaluation
  /// The group of each row; -1 for rows out of scope.
  var groups: [Int32]
  /// How many groups there are, with that of rows without a key.
  var groupCount = 1
  /// The rows in scope, and those that may be.
  var sure: Bitmap
  var unsure: Bitmap
  /// The rows in scope whose key is known.
  var keyed: Bitmap
  /// Why keys are unknown, by row.
  var keyCauses: [Int: [Cause]] = [:]

  func member(_ row: Int) -> Binding {
    .row(RowReference(isPrevious: false, table: table, row: firstRow + row))
  }
}

/// The rows for which some conditions hold together, and those that are left to the reference evaluator.
struct RowSplit {
  private(set) var yes: Bitmap
  private(set) var open: Bitmap

  init(_ conditions: [NodeID], _ evaluator: ChunkEvaluator, within rows: Bitmap) {
    yes = rows
    open = Bitmap(count: rows.count)
    for condition in conditions {
      let column = evaluator.truth(condition, within: yes.union(open))
      let candidates = yes.union(open).subtracting(column.no)
      yes = yes.intersection(column.yes)
      open = candidates.subtracting(yes)
    }
  }
}

extension SetStates {
  /// Adds the rows of a chunk to a grouping from columns; false if it has no nodes.
  mutating func addColumns(
    toGrouping index: Int, _ evaluator: ChunkEvaluator, _ reference: ReferenceEvaluator, firstRow: Int,
    isLoaded: Bool
  ) -> Bool {
    let grouping = plan.groupings[index]
    guard let columns = grouping.columns else { return false }
    guard evaluator.chunk.part(of: grouping.table) != nil else { return true }
    let count = evaluator.rowCount(grouping.table)
    let scope = RowSplit(columns.conditions, evaluator, within: Bitmap(repeating: true, count: count))
    var rows = GroupedRows(
      table: grouping.table, firstRow: firstRow, evaluator: evaluator,
      evaluation: ObjectEvaluation(engine: reference, slotCount: grouping.slot + 1, rule: nil),
      groups: Array(repeating: -1, count: count), sure: scope.yes, unsure: Bitmap(count: count), keyed: scope.yes)
    number(&rows, index, columns.keys)
    resolve(&rows, index, scope)
    if groups[index].isTooVaried { return true }
    rows.groupCount = groups[index].keys.count + 1
    if grouping.measure != nil { self.count(rows, index) }
    for leaf in plan.leavesOfGrouping[index] where plan.isKept(leaf: leaf, isLoaded: isLoaded) {
      addColumns(toLeaf: leaf, rows)
    }
    return true
  }

  // MARK: Groups

  /// Gives rows whose key is known from columns their group.
  private mutating func number(_ rows: inout GroupedRows, _ index: Int, _ keys: [NodeID]) {
    var parts: [(index: KeyIndex, value: SlotValue, slots: [Int64], bytes: [UInt8]?)] = []
    for (place, key) in keys.enumerated() {
      let column = rows.evaluator.slots(key, within: rows.keyed)
      rows.keyed = rows.keyed.intersection(column.known)
      guard case .slots(let type) = plan.keyType(index, place, rows.evaluator.plan) else { continue }
      guard let value = SlotValue(type, plan.groupings[index].keys[place].type) else { continue }
      let bytes = value.bytes(rows.evaluator)
      parts.append((KeyIndex(column.slots, rows: rows.keyed, bytes: bytes), value, column.slots, bytes))
    }
    if parts.isEmpty {
      let group = Int32(groups[index].number([]))
      if rows.keyed.population == rows.groups.count {
        rows.groups = Array(repeating: group, count: rows.groups.count)
      } else {
        rows.keyed.forEachRow { rows.groups[$0] = group }
      }
      return
    }
    var joined = parts[0].index
    for part in parts.dropFirst() {
      var pairs = Array(repeating: Int64(-1), count: rows.groups.count)
      rows.keyed.forEachRow { pairs[$0] = Int64(joined.numbers[$0]) << 32 | Int64(part.index.numbers[$0]) }
      joined = KeyIndex(pairs, rows: rows.keyed, bytes: nil)
    }
    var groupOfKey: [Int32] = []
    for row in joined.firstRows {
      let key = parts.map { SelectionPlan.key($0.value.value($0.slots[row], $0.bytes)) }
      groupOfKey.append(Int32(groups[index].number(key)))
    }
    rows.groups = joined.numbers
    GroupLoops.replace(rows.keyed, &rows.groups, by: groupOfKey)
  }

  /// Gives the other rows that are in scope, or may be, their group through the reference evaluator.
  private mutating func resolve(_ rows: inout GroupedRows, _ index: Int, _ scope: RowSplit) {
    let rest = scope.yes.union(scope.open).subtracting(rows.keyed)
    for row in rest.rows {
      let member = rows.member(row)
      var isInScope = true
      if scope.open[row] {
        switch rows.evaluation.belongs(member, plan.groupings[index].slot, plan.groupings[index].conditions) {
        case .no: continue
        case .yes: break
        case .unknown(let causes):
          isInScope = false
          groups[index].scopeCauses = groups[index].scopeCauses.merged(with: causes)
        }
      }
      let (group, causes) = group(of: member, isInScope: isInScope, index, rows.evaluation)
      rows.groups[row] = Int32(group)
      if group == FoldTable.withoutKey { rows.keyCauses[row] = causes }
      rows.sure[row] = isInScope
      rows.unsure[row] = !isInScope
      rows.keyed[row] = isInScope && group != FoldTable.withoutKey
    }
  }

  /// Counts the rows of a scope by group, in the order of the rows.
  private mutating func count(_ rows: GroupedRows, _ index: Int) {
    for (set, isInScope) in [(rows.sure, true), (rows.unsure, false)] {
      if set.isEmpty { continue }
      var counts = Array(repeating: 0, count: rows.groupCount)
      for group in GroupLoops.countInOrder(set, by: rows.groups, into: &counts) {
        groups[index].count(group, isInScope: isInScope, times: counts[group])
      }
    }
  }
}

extension SetStatePlan {
  /// What the node of a key yields.
  func keyType(_ grouping: Int, _ place: Int, _ plan: Plan) -> PlanNode.Result {
    groupings[grouping].columns.map { plan[$0.keys[place]].result } ?? .truth
  }
}

extension Bitmap {
  /// The rows whose bit is set, in rising order.
  var rows: [Int] {
    var rows: [Int] = []
    forEachRow { rows.append($0) }
    return rows
  }
}
