import Records
import RuleEngine

/// Cuts the values that an input can have at every border that a cell of its column names.
struct ColumnCutting {
  private typealias Cell = CheckedDecisionTable.Cell

  /// The line of an ordered column; nil for a list of values and for text.
  let line: ValueLine?
  /// The elementary parts in order.
  let parts: [TableColumn.Part]
  /// Whether a cell is a condition.
  let hasCondition: Bool
  /// Whether a cell asks for a missing value, so that missing is one of the things that can occur.
  private let hasMissing: Bool
  /// What `其余` asks for.
  private var rest: NumberSet
  private let indexOfValue: [Value: Int]

  init(_ input: CheckedDecisionTable.Input, _ cells: [CheckedDecisionTable.Cell]) {
    hasCondition = cells.contains { if case .condition = $0 { true } else { false } }
    hasMissing = cells.contains(.missing)
    var parts: [TableColumn.Part] = hasMissing ? [.missing] : []
    let listed = Self.listed(input)
    let line = listed == nil ? Self.line(of: input) : nil
    if let listed {
      parts += listed.map { .value($0) }
    } else if let line {
      parts += Self.stretches(input, line, cells).map { .stretch($0) }
    } else {
      parts += Self.named(cells).map { .value($0) } + [.others]
    }
    self.line = line
    self.parts = parts
    var indexOfValue: [Value: Int] = [:]
    for (index, part) in parts.enumerated() {
      if case .value(let value) = part { indexOfValue[Self.plain(value)] = index }
    }
    self.indexOfValue = indexOfValue
    rest = NumberSet(below: parts.count)
    for cell in cells { rest.subtract(fixed(cell)) }
    if hasMissing { rest.remove(0) }
  }

  /// What a cell may match and what it matches for certain.
  func match(_ cell: CheckedDecisionTable.Cell) -> (may: NumberSet, must: NumberSet) {
    let none = NumberSet(capacity: parts.count)
    let all = NumberSet(below: parts.count)
    switch cell {
    case .any: return (all, all)
    case .rest: return (rest, hasCondition ? none : rest)
    case .condition:
      var may = all
      if hasMissing { may.remove(0) }
      return (may, none)
    default:
      let fixed = fixed(cell)
      return (fixed, fixed)
    }
  }

  /// The parts that a cell names with fixed values; none for `-`, 其余 and conditions.
  private func fixed(_ cell: CheckedDecisionTable.Cell) -> NumberSet {
    var set = NumberSet(capacity: parts.count)
    switch cell {
    case .any, .rest, .condition: break
    case .missing: set.insert(0)
    case .values(let values, let negated):
      for value in values { add(value, to: &set) }
      if negated {
        var others = NumberSet(below: parts.count)
        others.subtract(set)
        if hasMissing { others.remove(0) }
        return others
      }
    case .intervals(let intervals):
      guard let line else { return set }
      for interval in intervals {
        if let stretch = line.stretch(interval) { add(stretch, to: &set) }
      }
    }
    return set
  }

  private func add(_ value: Value, to set: inout NumberSet) {
    if let line {
      if let point = line.point(value) { add(point, to: &set) }
    } else if let index = indexOfValue[Self.plain(value)] {
      set.insert(index)
    }
  }

  private func add(_ stretch: Stretch, to set: inout NumberSet) {
    guard !stretch.isEmpty else { return }
    // The stretches stand in order: search the first that begins inside, then go on while they end inside.
    var low = hasMissing ? 1 : 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if begins(parts[middle], before: stretch.lower) { low = middle + 1 } else { high = middle }
    }
    while low < parts.count, case .stretch(let own) = parts[low], stretch.contains(own) {
      set.insert(low)
      low += 1
    }
  }

  private func begins(_ part: TableColumn.Part, before cut: Cut?) -> Bool {
    guard case .stretch(let own) = part, let cut else { return false }
    return own.lower.map { $0 < cut } ?? true
  }

  // MARK: What can occur

  private static func listed(_ input: CheckedDecisionTable.Input) -> [Value]? {
    if case .values(let values) = input.domain { return values }
    switch input.type {
    case .truth: return [.truth(true), .truth(false)]
    case .choice(let words): return words.indices.map { .choice($0) }
    default: return nil
    }
  }

  private static func line(of input: CheckedDecisionTable.Input) -> ValueLine? {
    guard let plain = ValueLine(input.type) else { return nil }
    if case .ordered(_, true) = input.domain { return ValueLine(type: input.type, isDiscrete: true) }
    return plain
  }

  /// The stretches between all borders that cells name, inside what can occur.
  private static func stretches(
    _ input: CheckedDecisionTable.Input, _ line: ValueLine, _ cells: [CheckedDecisionTable.Cell]
  ) -> [Stretch] {
    let named = cells.flatMap { Self.stretches(of: $0, line) }.filter { !$0.isEmpty }
    var whole = Stretch(lower: nil, upper: nil)
    if case .ordered(let interval, _) = input.domain { whole = line.stretch(interval) ?? whole }
    if whole.lower == nil, isSeldomNegative(input), !named.contains(where: { reachesBelowZero($0) }) {
      // Nobody fines a negative amount, nobody repeats -1 times: without a word about it no row has to cover it.
      whole = Stretch(lower: Cut(value: .zero, isAfter: false), upper: whole.upper)
    }
    let borders = Set(named.flatMap { [$0.lower, $0.upper].compactMap(\.self) }).sorted()
    var stretches: [Stretch] = []
    var lower = whole.lower
    for border in borders {
      if let lower, border <= lower { continue }
      if let upper = whole.upper, border >= upper { break }
      stretches.append(Stretch(lower: lower, upper: border))
      lower = border
    }
    let last = Stretch(lower: lower, upper: whole.upper)
    return last.isEmpty ? stretches : stretches + [last]
  }

  private static func stretches(of cell: CheckedDecisionTable.Cell, _ line: ValueLine) -> [Stretch] {
    switch cell {
    case .any, .rest, .missing, .condition: []
    case .values(let values, _): values.compactMap { line.point($0) }
    case .intervals(let intervals): intervals.compactMap { line.stretch($0) }
    }
  }

  private static func isSeldomNegative(_ input: CheckedDecisionTable.Input) -> Bool {
    switch input.type {
    case .money, .duration: return true
    case .number:
      if case .ordered(_, let isDiscrete) = input.domain { return isDiscrete }
      return false
    default: return false
    }
  }

  private static func reachesBelowZero(_ stretch: Stretch) -> Bool {
    [stretch.lower, stretch.upper].compactMap(\.self).contains { $0 < Cut(value: .zero, isAfter: false) }
  }

  /// The values of a text column in the order of the rows.
  private static func named(_ cells: [CheckedDecisionTable.Cell]) -> [Value] {
    var seen: Set<Value> = []
    return cells.flatMap { cell in
      if case .values(let values, _) = cell { values } else { [] as [Value] }
    }
    .map(plain).filter { seen.insert($0).inserted }
  }

  /// Texts and keys are one.
  private static func plain(_ value: Value) -> Value {
    value.textContent.map { .text($0) } ?? value
  }
}
