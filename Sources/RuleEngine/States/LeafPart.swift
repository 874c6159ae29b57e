import Findings
import Records

/// What one question comes to over the rows of a chunk that are known from columns, in flat arrays by group.
struct LeafPart {
  let leaf: SetLeaf
  /// The rows that belong and are known from columns: in scope, with a known key.
  private(set) var fast: Bitmap
  /// The rows that are left to the reference evaluator.
  private(set) var slow: Bitmap
  /// For 存在 and 每个 the rows that meet all items.
  private(set) var holds: Bitmap?
  /// How many items each row meets, where a derivation tells.
  private(set) var met: [UInt8]?
  private var counts: [Int]
  private var sums: [Int128] = []
  private var extremes: [Int64] = []
  private var outcomes: [Int] = []
  private var holding: [Int] = []
  private var value: SlotValue?
  private var slots: [Int64] = []
  private var bytes: [UInt8]?
  private var distinct: KeyIndex?
  private var distinctPairs: Set<Int64> = []
  /// What members that may not belong take away and add, while the outer key is unknown.
  private var fall: Int128 = 0
  private var rise: Int128 = 0

  init(leaf: SetLeaf, groupCount: Int, fast: Bitmap, slow: Bitmap) {
    self.leaf = leaf
    self.fast = fast
    self.slow = slow
    counts = Array(repeating: 0, count: groupCount)
  }

  private mutating func leave(_ rows: Bitmap) {
    slow = slow.union(fast.intersection(rows))
    fast = fast.subtracting(rows)
  }

  // MARK: Taking

  /// Takes what columns know.
  mutating func take(_ columns: LeafColumns, _ rows: GroupedRows) {
    switch leaf.content {
    case .count, .complete: break
    case .aggregate(let aggregate, let inner): takeValues(columns, aggregate, inner.type, rows)
    case .exists, .every: takeItems(columns, rows)
    case .outcomes(let rule): takeOutcomes(rule, rows)
    }
    GroupLoops.count(fast, by: rows.groups, into: &counts)
  }

  private mutating func takeOutcomes(_ rule: Int, _ rows: GroupedRows) {
    let columns = rows.evaluator.outcomes(ofRule: rule)
    leave(leaf.ignoresSureCauses ? columns.hard : columns.hard.union(columns.undetermined))
    outcomes = Array(repeating: 0, count: counts.count * Outcome.allCases.count)
    let sets: [(Bitmap, Outcome)] = [
      (columns.pass, .pass), (columns.violation, .violation), (columns.undetermined, .undetermined),
      (columns.notDue, .notDue), (columns.notApplicable, .notApplicable),
    ]
    for (set, outcome) in sets {
      let place = OutcomeFold.index(outcome)
      GroupLoops.count(
        fast.intersection(set), by: rows.groups, into: &outcomes, stride: Outcome.allCases.count, offset: place)
    }
  }

  private mutating func takeItems(_ columns: LeafColumns, _ rows: GroupedRows) {
    var all = fast
    var none = Bitmap(count: fast.count)
    var known = fast
    var truths: [TruthColumn] = []
    for item in columns.items {
      let truth = rows.evaluator.truth(item, within: fast)
      all = all.intersection(truth.yes)
      none = none.union(truth.no)
      known = known.intersection(truth.known)
      truths.append(truth)
    }
    leave(fast.subtracting(leaf.isEvidence ? known : all.union(none)))
    holds = all.intersection(fast)
    holding = Array(repeating: 0, count: counts.count)
    if let holds { GroupLoops.count(holds, by: rows.groups, into: &holding) }
    guard leaf.isEvidence else { return }
    var met = Array(repeating: UInt8(0), count: fast.count)
    for truth in truths { fast.intersection(truth.yes).forEachRow { met[$0] += 1 } }
    self.met = met
  }

  private mutating func takeValues(
    _ columns: LeafColumns, _ aggregate: Aggregate, _ type: ValueType, _ rows: GroupedRows
  ) {
    guard let node = columns.value, case .slots(let slotType) = rows.evaluator.plan[node].result,
      let value = SlotValue(slotType, type)
    else { return leave(fast) }
    let column = rows.evaluator.slots(node, within: fast)
    leave(column.known.complement())
    self.value = value
    slots = column.slots
    bytes = value.bytes(rows.evaluator)
    switch aggregate {
    case .sum, .average:
      sums = Array(repeating: 0, count: counts.count)
      GroupLoops.sum(fast, slots, by: rows.groups, into: &sums)
      if leaf.unkeyed != nil {
        fast.forEachRow { row in
          let slot = Int128(slots[row])
          if slot < 0 { fall += slot } else { rise += slot }
        }
      }
    case .largest, .latest, .smallest, .earliest:
      let isLeast = aggregate == .smallest || aggregate == .earliest
      extremes = Array(repeating: isLeast ? .max : .min, count: counts.count)
      fast.forEachRow { row in
        let group = Int(rows.groups[row])
        extremes[group] = isLeast ? min(extremes[group], slots[row]) : max(extremes[group], slots[row])
      }
    case .distinctCount:
      let index = KeyIndex(slots, rows: fast, bytes: bytes)
      fast.forEachRow { distinctPairs.insert(Int64(rows.groups[$0]) << 32 | Int64(index.numbers[$0])) }
      distinct = index
    }
  }

  // MARK: Writing

  /// Adds what was taken to the folds of the groups.
  func write(to folds: inout FoldTable) {
    if !leaf.isEvidence {
      switch leaf.content {
      case .count, .outcomes, .aggregate(.sum, _), .aggregate(.average, _):
        folds.add(counts: counts, outcomes: outcomes, sums: sums, scale: value?.scale)
        return
      default: break
      }
    }
    let values = distinctValues()
    for group in counts.indices where counts[group] > 0 {
      folds.update(group, .member) { fold in
        fold.count += counts[group]
        switch leaf.content {
        case .count, .complete: break
        case .outcomes:
          for outcome in Outcome.allCases {
            let place = group * Outcome.allCases.count + OutcomeFold.index(outcome)
            if outcomes[place] > 0 { fold.outcomes?.add(outcome, times: outcomes[place]) }
          }
        case .exists, .every:
          if holding[group] > 0 { fold.truths?.add(all: true) }
          if holding[group] < counts[group] { fold.truths?.add(all: false) }
        case .aggregate(let aggregate, _): add(group, aggregate, values[group] ?? [], to: &fold)
        }
      }
    }
  }

  private func add(_ group: Int, _ aggregate: Aggregate, _ distinct: [Value], to fold: inout MemberFold) {
    guard let value else { return }
    switch aggregate {
    case .sum, .average:
      fold.values?.add(known: counts[group], sum: value.amount(sums[group]), fall: .zero, rise: .zero)
    case .largest, .latest, .smallest, .earliest:
      fold.values?.add(known: counts[group], extreme: value.value(extremes[group], bytes), aggregate)
    case .distinctCount: fold.values?.add(known: counts[group], distinct: distinct)
    }
  }

  private func distinctValues() -> [Int: [Value]] {
    guard let value, let distinct else { return [:] }
    var values: [Int: [Value]] = [:]
    for pair in distinctPairs {
      let row = distinct.firstRows[Int(pair & 0xFFFF_FFFF)]
      values[Int(pair >> 32), default: []].append(SelectionPlan.key(value.value(slots[row], bytes)))
    }
    return values
  }

  /// Adds what was taken to what is known of all rows while the outer key is unknown; truths and causes have their place
  /// already.
  func writeAll(to fold: inout MemberFold) {
    let count = counts.reduce(0, +)
    guard count > 0 else { return }
    fold.count += count
    guard let value, case .aggregate(let aggregate, _) = leaf.content else { return }
    switch aggregate {
    case .sum:
      fold.values?.add(
        known: count, sum: value.amount(fall + rise), fall: value.amount(fall), rise: value.amount(rise))
    case .average:
      var amounts: [Int64: Int] = [:]
      fast.forEachRow { amounts[slots[$0], default: 0] += 1 }
      fold.values?.add(known: count, sum: value.amount(fall + rise), fall: .zero, rise: .zero)
      for (slot, times) in amounts { fold.values?.add(open: value.amount(Int128(slot)), times: times) }
    case .largest, .latest, .smallest, .earliest:
      for group in counts.indices where counts[group] > 0 {
        fold.values?.add(known: counts[group], extreme: value.value(extremes[group], bytes), aggregate)
      }
    case .distinctCount:
      fold.values?.add(known: count, distinct: distinctValues().values.flatMap { $0 })
    }
  }

  // MARK: Telling

  /// Whether the steps about a row that meets so many items may be told, after what was told so far.
  func mayTell(_ met: UInt8, _ told: Int) -> Bool {
    switch leaf.content {
    case .exists: Int(met) > told
    case .every(let items): Int(met) < items.count && told < StepFold.greatestCount
    default: false
    }
  }

  /// What was told so far.
  func told(_ fold: MemberFold) -> Int {
    guard let steps = fold.steps else { return -1 }
    if case .exists = leaf.content { return steps.met }
    return steps.failing.count
  }
}
