import Records
import RuleEngine
import SourceText
import TestSupport

/// Random decision tables.
struct SeededTables {
  typealias Kit = TableKit
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Rows that each leave out one value of many inputs: no case is without a row, but to see it takes very many steps.
  mutating func hostile(inputs: Int, rows: Int) -> CheckedDecisionTable {
    let columns = (0..<inputs).map { Kit.integer(Kit.name("输入\($0)"), 0, 9) }
    let lines = (0..<rows).map { _ in
      (
        (0..<inputs).map { _ -> TableKit.Cell in
          random.chance(40) ? .values([Kit.number(random.below(10))], negated: true) : .any
        }, "甲"
      )
    }
    return Kit.table(columns, hit: .first(reason: Kit.name("按先后")), lines)
  }

  /// A small table whose every case can be tried.
  mutating func small() -> CheckedDecisionTable {
    let inputs = (0..<(1 + random.below(3))).map { input($0) }
    let hits: [CheckedDecisionTable.HitPolicy] = [.unique, .any, .first(reason: Kit.name("按先后")), .collect(.sum)]
    let hit = random.pick(hits)
    let rows = (0..<(1 + random.below(7))).map { _ in
      (inputs.map { cell(of: $0) }, random.pick(["甲", "乙"]))
    }
    return Kit.table(inputs, hit: hit, isComplete: random.chance(70), rows)
  }

  private mutating func input(_ number: Int) -> TableKit.Input {
    let name = Kit.name(["甲", "乙", "丙"][number], ["first", "second", "third"][number])
    switch random.below(6) {
    case 0: return Kit.truth(name)
    case 1: return Kit.integer(name, 0, 3)
    case 2: return Kit.open(name, .number)
    case 3: return Kit.open(name, .money)
    case 4: return Kit.open(name, .text)
    default: return Kit.words(name, [("子", "a"), ("丑", "b"), ("寅", "c")])
    }
  }

  private mutating func cell(of input: TableKit.Input) -> TableKit.Cell {
    switch random.below(10) {
    case 0...2: return .any
    case 3: return .rest
    case 4 where random.chance(30): return .missing
    default: break
    }
    let values = values(of: input)
    guard input.type == .number || input.type == .money, random.chance(75) else {
      let count = 1 + random.below(2)
      return .values((0..<count).map { _ in random.pick(values) }, negated: random.chance(20))
    }
    let ends = [random.pick(values), random.pick(values)].sorted { ($0.amount ?? .zero) < ($1.amount ?? .zero) }
    return .intervals([
      CellInterval(
        lower: random.chance(75) ? ends[0] : nil, includesLower: random.chance(60),
        upper: random.chance(75) ? ends[1] : nil, includesUpper: random.chance(60))
    ])
  }

  /// The values that cells name.
  private func values(of input: TableKit.Input) -> [Value] {
    switch input.type {
    case .truth: [.truth(true), .truth(false)]
    case .number: (0...2).map { Kit.number($0) }
    case .money: (0...2).map { Kit.yuan($0) }
    case .text: ["东", "西"].map { .text(Text($0)) }
    default: (0...2).map { .choice($0) }
    }
  }
}
