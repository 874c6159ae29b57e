import Records
import RuleChecking
import RuleEngine
import SourceText
import TestSupport
import Testing

/// Every case of small random tables tried one by one, beside what the analysis says.
@Suite("Analysis of random decision tables")
struct TablePropertyTests {
  @Test("agrees with trying every case")
  func bruteForce() throws {
    var (gaps, overlaps, hidden, joined) = (0, 0, 0, 0)
    for seed in 0..<SeededGenerator.cases {
      var random = SeededTables(seed: UInt64(seed))
      let table = random.small()
      let trial = TableTrial(table)
      for fault in TableAnalysis(table).faults {
        switch fault {
        case .gaps(let regions):
          gaps += 1
          let areGaps = regions.allSatisfy { TableTrial.holds(trial.gaps, $0.example.zh) }
          #expect(areGaps, "seed \(seed)")
        case .overlap(let first, let second, let region):
          overlaps += 1
          let isShared = TableTrial.holds(trial.overlaps[[first, second]] ?? [], region.example.zh)
          #expect(isShared, "seed \(seed)")
        case .subsumed(let row, let other):
          let isSuperfluous = trial.isSuperfluous(row)
          #expect(isSuperfluous, "seed \(seed) \(row) \(other)")
        case .joinable(let first, let second, _):
          joined += 1
          let canJoin = trial.canJoin(first, second)
          #expect(canJoin, "seed \(seed) \(first) \(second)")
        case .hidden: hidden += 1
        case .unfinished: Issue.record("seed \(seed): not finished")
        case .outside, .stepOverlap, .stepGap, .partlyKnown, .legalGap, .outsideLegalRange, .severityFalls: break
        }
      }
      try compare(TableAnalysis(table).faults, trial, seed)
    }
    #expect(gaps > 100 && overlaps > 100 && hidden > 100 && joined > 100)
  }

  /// Nothing is left out either.
  private func compare(_ faults: [TableAnalysis.Fault], _ trial: TableTrial, _ seed: Int) throws {
    let hasGaps = faults.contains { if case .gaps = $0 { true } else { false } }
    #expect(hasGaps == (trial.table.isComplete && !trial.gaps.isEmpty), "seed \(seed)")
    let hasOverlaps = faults.contains { if case .overlap = $0 { true } else { false } }
    #expect(hasOverlaps == trial.hasForbiddenOverlap, "seed \(seed)")
    let outside = faults.compactMap { if case .outside(let row, _) = $0 { row } else { nil } }
    #expect(outside == trial.emptyRows, "seed \(seed)")
    let hidden = faults.compactMap { if case .hidden(let row, _) = $0 { row } else { nil } }
    #expect(hidden == trial.hiddenRows, "seed \(seed)")
  }
}

/// All cases of a table with the rows that match them, found without the analysis.
struct TableTrial {
  let table: CheckedDecisionTable
  /// The cases that no row matches.
  let gaps: Set<String>
  /// For each two rows the cases that both match.
  let overlaps: [[Int]: Set<String>]
  /// The cases as text, each with the rows that match it.
  private let cases: [(text: String, rows: [Int], point: [Int])]

  init(_ table: CheckedDecisionTable) {
    self.table = table
    let values = table.inputs.indices.map { Self.values(of: table, $0) }
    var points: [[Int]] = [[]]
    for column in values { points = points.flatMap { point in column.indices.map { point + [$0] } } }
    let cases = points.map { point -> (text: String, rows: [Int], point: [Int]) in
      let chosen = point.indices.map { values[$0][point[$0]] }
      let rows = table.rows.indices.filter { row in
        chosen.indices.allSatisfy { Self.matches(chosen[$0], table, row, $0) }
      }
      let names = chosen.indices.map { column in
        let name = table.inputs[column].name.zh
        return chosen[column].map { "\(name)为\(Self.text($0, table.inputs[column].type))" } ?? "缺\(name)"
      }
      return (Self.unspaced(names.joined(separator: "，")), rows, point)
    }
    self.cases = cases
    gaps = Set(cases.filter(\.rows.isEmpty).map(\.text))
    var overlaps: [[Int]: Set<String>] = [:]
    for trial in cases {
      for (index, first) in trial.rows.enumerated() {
        for second in trial.rows[(index + 1)...] { overlaps[[first, second], default: []].insert(trial.text) }
      }
    }
    self.overlaps = overlaps
  }

  /// Whether some case says all that an example says; inputs that no cell asks about are left out of an example.
  static func holds(_ cases: Set<String>, _ example: String) -> Bool {
    let parts = unspaced(example).split(separator: "，")
    return cases.contains { text in
      let said = text.split(separator: "，")
      return parts.allSatisfy { said.contains($0) }
    }
  }

  /// A text without the spaces between Chinese and numbers.
  static func unspaced(_ text: String) -> String { text.filter { $0 != " " } }

  var hasForbiddenOverlap: Bool {
    switch table.hit {
    case .unique: !overlaps.isEmpty
    case .any: overlaps.keys.contains { table.rows[$0[0]].outputs != table.rows[$0[1]].outputs }
    default: false
    }
  }

  var emptyRows: [Int] { table.rows.indices.filter { row in !cases.contains { $0.rows.contains(row) } } }

  var hiddenRows: [Int] {
    guard case .first = table.hit else { return [] }
    return table.rows.indices.filter { row in
      let own = cases.filter { $0.rows.contains(row) }
      return !own.isEmpty && own.allSatisfy { $0.rows.first != row }
    }
  }

  /// Whether leaving a row out changes the answer of no case.
  func isSuperfluous(_ row: Int) -> Bool {
    cases.allSatisfy { answer($0.rows) == answer($0.rows.filter { $0 != row }) }
  }

  /// Whether two rows are one box together, and may stand where the first stands.
  func canJoin(_ first: Int, _ second: Int) -> Bool {
    guard table.rows[first].outputs == table.rows[second].outputs else { return false }
    let own = cases.filter { $0.rows.contains(first) || $0.rows.contains(second) }
    let sides = table.inputs.indices.map { column in Set(own.map { $0.point[column] }) }
    let boxed = cases.filter { trial in trial.point.indices.allSatisfy { sides[$0].contains(trial.point[$0]) } }
    guard boxed.count == own.count else { return false }
    let moved = cases.allSatisfy { trial in
      guard trial.rows.contains(second) else { return true }
      let rows = trial.rows.map { $0 == second ? first : $0 }.sorted()
      return answer(rows) == answer(trial.rows)
    }
    return moved
  }

  /// What some rows come to: all outputs where they are added, the different ones where they must agree, else the first.
  private func answer(_ rows: [Int]) -> [String] {
    let outputs = rows.map { "\(table.rows[$0].outputs)" }
    switch table.hit {
    case .collect: return outputs.sorted()
    case .any, .unique: return Set(outputs).sorted()
    default: return Array(outputs.prefix(1))
    }
  }

  // MARK: Values

  /// The values to try: all of a list; of numbers the whole ones at which borders stand, and one between; nil where missing is asked for.
  private static func values(of table: CheckedDecisionTable, _ column: Int) -> [Value?] {
    let missing: [Value?] = table.rows.contains { $0.cells[column] == .missing } ? [nil] : []
    return missing + plainValues(of: table.inputs[column])
  }

  private static func plainValues(of input: CheckedDecisionTable.Input) -> [Value?] {
    switch input.type {
    case .truth: [.truth(true), .truth(false)]
    case .choice(let words): words.indices.map { .choice($0) }
    case .text: ["东", "西", "其余"].map { .text(Text($0)) }
    case .money: (0...3).flatMap { [.money(tenths($0 * 10)), .money(tenths($0 * 10 + 1))] }
    case .number:
      if case .ordered(_, true) = input.domain {
        (0...3).map { .number(tenths($0 * 10)) }
      } else {
        (-1...3).flatMap { [.number(tenths($0 * 10)), .number(tenths($0 * 10 + 1))] }
      }
    default: []
    }
  }

  private static func tenths(_ number: Int) -> Fraction {
    Fraction(numerator: Int128(number), denominator: 10) ?? .zero
  }

  private static func text(_ value: Value, _ type: ValueType) -> String {
    switch value {
    case .text(let text): text.string == "其余" ? "其余" : "\"\(text.string)\""
    case .number(let number): " " + number.decimalText()
    case .money(let amount): " " + amount.decimalText() + " 元"
    default: ValueText.text(value, type: type).zh
    }
  }

  private static func matches(_ value: Value?, _ table: CheckedDecisionTable, _ row: Int, _ column: Int) -> Bool {
    switch table.rows[row].cells[column] {
    case .any: return true
    case .missing: return value == nil
    case .rest:
      guard let value else { return false }
      return !table.rows.indices.contains { other in
        switch table.rows[other].cells[column] {
        case .any, .rest, .missing: false
        default: matches(value, table, other, column)
        }
      }
    case .values(let values, let negated):
      guard let value else { return false }
      return values.contains(value) != negated
    case .intervals(let intervals):
      guard let amount = value?.amount else { return false }
      return intervals.contains { interval in
        let isAbove = interval.lower.map { lower in
          let end = lower.amount ?? .zero
          return end < amount || (end == amount && interval.includesLower)
        }
        let isBelow = interval.upper.map { upper in
          let end = upper.amount ?? .zero
          return amount < end || (end == amount && interval.includesUpper)
        }
        return (isAbove ?? true) && (isBelow ?? true)
      }
    case .condition: return false
    }
  }
}
