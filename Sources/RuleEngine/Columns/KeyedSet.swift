import Records
import SourceText

/// A set over a loaded table by its keys: how many rows belong to it for each key, and what they come to.
struct KeyedSet: Sendable {
  /// One figure of the key.
  enum Component: Sendable {
    case text(TextIndex)
    case slots(SlotIndex)
  }

  /// What a group comes to.
  enum Result: UInt8, Sendable {
    case unknown
    /// A value, or that the condition holds.
    case known
    /// The condition does not hold.
    case no
    /// Left to the reference evaluator.
    case hard
  }

  /// The figures of the key.
  private(set) var components: [Component]
  /// Whether a figure is a number, looked up in millionths.
  let isNumber: [Bool]
  /// Two numbers folded to one, from left to right.
  private(set) var folds: [SlotIndex]
  /// The number of rows that surely belong, by group.
  private(set) var sure: [Int32] = []
  /// The first of them.
  private(set) var rows: [Int32] = []
  /// Whether further rows may belong, by group.
  private(set) var isOpen: [Bool] = []
  /// Whether rows may belong whatever the key: their own key is unknown, or records or lists of them could not be read.
  private(set) var isOpenToAll = false
  /// Whether the table is not there: nothing is known about the set.
  private(set) var isAbsent = false
  /// Whether nothing more is known about the set than which rows were read: lists of its rows are missing, or too many
  /// records could not be read. The reference evaluator says what that means.
  private(set) var isUnknown = false
  /// What each group comes to, and its slot.
  private(set) var results: [Result] = []
  private(set) var slots: [Int64] = []
  /// What no row at all comes to.
  private(set) var emptyResult = Result.unknown

  private init(keys: [CheckedExpression]) {
    components = keys.map { key in
      switch key.type {
      case .text, .reference: .text(TextIndex())
      default: .slots(SlotIndex())
      }
    }
    isNumber = keys.map { $0.type == .number }
    folds = keys.dropFirst().map { _ in SlotIndex() }
  }

  /// The sets that a plan asks.
  static func all(of probes: [PlanProbe], _ engine: ReferenceEvaluator) -> [KeyedSet] {
    probes.map { probe in
      var set = KeyedSet(keys: probe.keys)
      set.fill(probe, engine)
      return set
    }
  }

  // MARK: Filling

  private mutating func fill(_ probe: PlanProbe, _ engine: ReferenceEvaluator) {
    guard let table = probe.selection.table, let count = engine.rowCount(table, isPrevious: false) else {
      isAbsent = true
      return
    }
    let unread = engine.unread(table, isPrevious: false)
    guard engine.unlistedCauses(table, isPrevious: false).isEmpty, unread <= Members.mostUnread else {
      isUnknown = true
      return
    }
    isOpenToAll = unread > 0
    let evaluation = ObjectEvaluation(engine: engine, slotCount: probe.selection.slot + 1, rule: probe.rule)
    var members: [[Binding]] = []
    if probe.keys.isEmpty { _ = group(0, &members) }
    for row in 0..<count {
      let binding = Binding.row(RowReference(isPrevious: false, table: table, row: row))
      evaluation.bind(probe.selection.slot, binding)
      let truth = probe.selection.condition.map { evaluation.completed($0) } ?? .yes
      // A row without a key may have any; the reference evaluator looks at its condition too.
      if truth.isNo { continue }
      var key: [Value] = []
      for part in probe.keys { if case .known(let value) = evaluation.value(part) { key.append(value) } }
      guard key.count == probe.keys.count else {
        isOpenToAll = true
        continue
      }
      guard let number = groupNumber(key) else { continue }
      let place = group(number, &members)
      if truth.isYes {
        if sure[place] == 0 { rows[place] = Int32(row) }
        sure[place] += 1
        members[place].append(binding)
      } else {
        isOpen[place] = true
      }
    }
    judge(probe, members, evaluation)
  }

  private mutating func group(_ number: Int, _ members: inout [[Binding]]) -> Int {
    if number == sure.count {
      sure.append(0)
      rows.append(0)
      isOpen.append(false)
      members.append([])
    }
    return number
  }

  /// The number of a key, a new one if it was not there; nil if no slot can hold it, so that no other slot equals it.
  private mutating func groupNumber(_ key: [Value]) -> Int? {
    var result = 0
    for (index, value) in key.enumerated() {
      let number: Int
      switch components[index] {
      case .text(var texts):
        guard let text = value.textContent else { return nil }
        // Taken out while it grows, so that it is not copied.
        components[index] = .slots(SlotIndex())
        number = texts.insert(Array(text.string.utf8))
        components[index] = .text(texts)
      case .slots(var slots):
        guard let slot = Self.slot(value) else { return nil }
        components[index] = .slots(SlotIndex())
        number = slots.insert(slot)
        components[index] = .slots(slots)
      }
      result = index == 0 ? number : folds[index - 1].insert(Int64(result) << 32 | Int64(number))
    }
    return result
  }

  /// The slot by which a value is looked up.
  private static func slot(_ value: Value) -> Int64? {
    switch value {
    case .number(let number): ColumnScale.slot(number, scale: ColumnScale.number)
    case .money(let amount): ColumnScale.slot(amount, scale: ColumnScale.money)
    case .duration(let duration): ColumnScale.slot(duration.amount, scale: ColumnScale.number)
    case .date(let day): Int64(day.number)
    case .choice(let index): Int64(index)
    case .truth(let truth): truth ? 1 : 0
    case .text, .reference, .moment, .several: nil
    }
  }

  // MARK: What a group comes to

  private mutating func judge(_ probe: PlanProbe, _ members: [[Binding]], _ evaluation: ObjectEvaluation) {
    if case .rows = probe.figure { return }
    for place in members.indices {
      let (result, slot) = Self.result(probe, members[place], evaluation)
      results.append(isOpen[place] || isOpenToAll ? .hard : result)
      slots.append(slot)
    }
    emptyResult = isOpenToAll ? .hard : Self.result(probe, [], evaluation).0
  }

  private static func result(
    _ probe: PlanProbe, _ members: [Binding], _ evaluation: ObjectEvaluation
  ) -> (Result, Int64) {
    switch probe.figure {
    case .rows: return (.hard, 0)
    case .exists(let items):
      let truth = members.reduce(Truth.no) { $0.or(evaluation.meets($1, probe.selection, items)) }
      return (result(truth), 0)
    case .every(let items):
      let truth = members.reduce(Truth.yes) { $0.and(evaluation.meets($1, probe.selection, items)) }
      return (result(truth), 0)
    case .aggregate(let aggregate, let inner, let type, let slots):
      let summands = Summands(
        sure: evaluation.memberValues(members, probe.selection, inner), unsure: [], causes: [])
      switch summands.figure(aggregate, type: type, name: inner.source) {
      case .known(let value):
        let slot = slots == .whole ? value.amount?.integer.map { Int64($0) } : Self.slot(value)
        return slot.map { (.known, $0) } ?? (.hard, 0)
      case .between: return (.hard, 0)
      case .unknown: return (.unknown, 0)
      }
    }
  }

  private static func result(_ truth: Truth) -> Result {
    switch truth {
    case .yes: .known
    case .no: .no
    case .unknown: .unknown
    }
  }
}
