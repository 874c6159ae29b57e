import Records
import RuleChecking
import RuleEngine
import SourceText
import Testing

@Suite("Analysis of decision tables")
struct TableAnalysisTests {
  typealias Kit = TableKit
  typealias Fault = TableAnalysis.Fault

  static let gravity = Kit.words(
    Kit.name("情节", "gravity"), [("轻微", "slight"), ("一般", "usual"), ("严重", "grave")])
  static let times = Kit.integer(Kit.name("两年内次数", "times in two years"), 1)
  static let remedied = Kit.truth(Kit.name("主动消除后果", "remedied"))

  /// The table CF-07 of the language page, with other rows put in.
  static func benchmark(_ rows: [([TableKit.Cell], String)]? = nil) -> CheckedDecisionTable {
    let usual: [([TableKit.Cell], String)] = [
      ([Kit.word(0), Kit.is(Kit.number(1)), Kit.is(true)], "不予处罚"),
      ([Kit.word(0), Kit.is(Kit.number(1)), Kit.is(false)], "从轻"),
      ([Kit.word(0), Kit.atLeast(Kit.number(2)), .any], "中等"),
      ([Kit.word(1), .any, .any], "中等"),
      ([Kit.word(2), .any, .any], "从重"),
    ]
    return Kit.table([gravity, times, remedied], rows ?? usual)
  }

  private func faults(_ table: CheckedDecisionTable) -> [Fault] { TableAnalysis(table).faults }

  private func regions(_ table: CheckedDecisionTable) -> [TableAnalysis.Region] {
    for case .gaps(let regions) in faults(table) { return regions }
    return []
  }

  @Test("A complete table of its own kind has no fault")
  func sound() {
    #expect(faults(Self.benchmark()) == [])
  }

  @Test("A gap is told by a case and by the row that would fill it")
  func gap() throws {
    var table = Self.benchmark([
      ([Kit.word(0), Kit.is(Kit.number(1)), .any], "从轻"),
      ([Kit.word(0), Kit.atLeast(Kit.number(3)), .any], "中等"),
      ([Kit.word(1), .any, Kit.is(true)], "中等"),
      ([Kit.word(2), .any, .any], "从重"),
    ])
    let found = regions(table)
    #expect(
      found.map(\.row.zh) == ["| 轻微 | 2 | - |", "| 一般 | - | 否 |"])
    #expect(found.first?.example.zh == "情节为轻微，两年内次数为 2，主动消除后果为是")
    #expect(found.first?.example.en == "gravity is slight, times in two years is 2, remedied is yes")
    table = Kit.table(table.inputs, isComplete: false, table.rows.map { ($0.cells, "甲") })
    #expect(!faults(table).contains { if case .gaps = $0 { true } else { false } })
  }

  @Test(
    "Borders: 不满 and 超过 leave the number itself out, days and integers are whole",
    arguments: [
      (ValueType.money, Kit.below(Kit.yuan(10_000)), Kit.above(Kit.yuan(10_000)), "| 1 万元 |"),
      (.money, Kit.atMost(Kit.yuan(10_000)), Kit.atLeast(Kit.yuan(20_000)), "| 超过 1 万元且不满 2 万元 |"),
      (.date, Kit.atMost(Kit.day(2024, 2, 28)), Kit.atLeast(Kit.day(2024, 3, 1)), "| 2024-02-29 |"),
    ] as [(ValueType, TableKit.Cell, TableKit.Cell, String)])
  func borders(type: ValueType, lower: TableKit.Cell, upper: TableKit.Cell, row: String) {
    let table = Kit.table([Kit.open(Kit.name("值", "value"), type)], [([lower], "甲"), ([upper], "乙")])
    #expect(regions(table).map(\.row.zh) == [row])
  }

  @Test("Touching borders leave nothing out")
  func touching() {
    let amount = Kit.open(Kit.name("货值", "value"), .money)
    let table = Kit.table(
      [amount], [([Kit.below(Kit.yuan(10_000))], "甲"), ([Kit.atLeast(Kit.yuan(10_000))], "乙")])
    #expect(faults(table) == [])
    let number = Kit.integer(Kit.name("次数", "times"), 0)
    let whole = Kit.table([number], [([Kit.atMost(Kit.number(3))], "甲"), ([Kit.above(Kit.number(3))], "乙")])
    #expect(faults(whole) == [])
  }

  @Test("Free text needs a row for the rest")
  func freeText() {
    let place = Kit.open(Kit.name("地点", "place"), .text)
    let city: TableKit.Cell = .values([.text(Text("城区"))], negated: false)
    #expect(regions(Kit.table([place], [([city], "甲")])).map(\.row.zh) == ["| 其余 |"])
    #expect(faults(Kit.table([place], [([city], "甲"), ([.rest], "乙")])) == [])
    let other: TableKit.Cell = .values([.text(Text("城区"))], negated: true)
    #expect(faults(Kit.table([place], [([city], "甲"), ([other], "乙")])) == [])
  }

  @Test("A missing value is a case where a cell asks for it")
  func missing() {
    let table = Kit.table(
      [Self.remedied, Self.gravity],
      [([Kit.is(true), .any], "甲"), ([Kit.is(false), .any], "乙"), ([.missing, Kit.word(0, 1)], "丙")])
    #expect(regions(table).map(\.row.zh) == ["| 缺 | 严重 |"])
    #expect(regions(table).first?.example.zh == "缺主动消除后果，情节为严重")
  }

  @Test("Overlaps are told by the rows and a case that both match")
  func overlap() throws {
    let rows: [([TableKit.Cell], String)] = [
      ([Kit.atMost(Kit.number(3))], "从轻"), ([Kit.from(Kit.number(3), to: Kit.number(5))], "一般"),
      ([Kit.above(Kit.number(5))], "从重"),
    ]
    let times = Kit.integer(Kit.name("次数", "times"), 0)
    guard case .overlap(0, 1, let region) = try #require(faults(Kit.table([times], rows)).first) else {
      Issue.record("no overlap of rows 1 and 2")
      return
    }
    #expect(region.example.zh == "次数为 3")
    #expect(faults(Kit.table([times], hit: .any, rows)).count == 1)
    let agreeing = rows.map { ($0.0, "从轻") }
    let any = faults(Kit.table([times], hit: .any, agreeing))
    #expect(!any.contains { if case .overlap = $0 { true } else { false } })
    #expect(faults(Kit.table([times], hit: .first(reason: Kit.name("按先后")), rows)) == [])
    #expect(faults(Kit.table([times], hit: .collect(.sum), rows)) == [])
  }

  @Test("Rows that can never match: outside the values, behind one row, behind several together")
  func never() {
    #expect(
      faults(Kit.table([Self.times], [([Kit.is(Kit.number(0))], "甲"), ([.any], "乙")])) == [.outside(row: 0, column: 0)])
    let first = CheckedDecisionTable.HitPolicy.first(reason: Kit.name("按先后"))
    let hidden = Kit.table(
      [Self.gravity, Self.remedied], hit: first,
      [
        ([Kit.word(0), .any], "甲"), ([Kit.word(0), Kit.is(true)], "乙"), ([Kit.word(1), Kit.is(true)], "丙"),
        ([Kit.word(1), Kit.is(false)], "丁"), ([Kit.word(0, 1), .any], "戊"), ([.any, .any], "己"),
      ])
    #expect(faults(hidden) == [.hidden(row: 1, by: 0), .hidden(row: 4, by: nil)])
  }

  @Test("Superfluous rows and rows that one row can say")
  func subsumedAndJoinable() {
    let any = Kit.table(
      [Self.gravity, Self.remedied], hit: .any, isComplete: false,
      [([Kit.word(0), .any], "甲"), ([Kit.word(0), Kit.is(true)], "甲"), ([Kit.word(1), Kit.is(true)], "乙")])
    #expect(faults(any) == [.subsumed(row: 1, by: 0)])
    let joinable = Kit.table(
      [Self.gravity, Self.remedied],
      [([Kit.word(0), .any], "甲"), ([Kit.word(1), .any], "甲"), ([Kit.word(2), .any], "乙")])
    #expect(
      faults(joinable) == [
        .joinable(first: 0, second: 1, row: LocalizedText(zh: "| 轻微、一般 | - |", en: "| slight, usual | - |"))
      ])
    let first = Kit.table(
      [Self.gravity], hit: .first(reason: Kit.name("按先后")),
      [([Kit.word(0)], "甲"), ([Kit.word(1, 2)], "乙"), ([.any], "甲")])
    // The last row is reached by nothing that is left, and the second stands between.
    #expect(faults(first) == [.hidden(row: 2, by: nil)])
  }

  @Test("Steps of an output: an amount in two steps, an amount in none")
  func steps() {
    func table(_ fines: [CheckedDecisionTable.OutputCell]) -> CheckedDecisionTable {
      Kit.table(
        [Self.gravity], [.init(name: Kit.name("罚款", "fine"), type: .money, isRange: true)],
        fines.enumerated().map { ([Kit.word($0.offset)], [$0.element]) })
    }
    let sound = table([Kit.fine(0, toBelow: 5000), Kit.fine(5000, toBelow: 10_000), Kit.fine(10_000, to: 30_000)])
    #expect(faults(sound) == [])
    let touching = table([Kit.fine(0, to: 5000), Kit.fine(5000, toBelow: 10_000), Kit.fine(10_000, to: 30_000)])
    let both = LocalizedText(zh: "5000 元", en: "5000 yuan")
    #expect(faults(touching) == [.stepOverlap(output: 0, first: 0, second: 1, stretch: both, example: both)])
    let apart = table([Kit.fine(0, to: 5000), Kit.fine(8000, toBelow: 10_000), Kit.fine(10_000, to: 30_000)])
    #expect(
      faults(apart) == [
        .stepGap(
          output: 0, stretch: LocalizedText(zh: "超过 5000 元且不满 8000 元", en: "more than 5000 yuan and below 8000 yuan"),
          example: LocalizedText(zh: "6000 元", en: "6000 yuan"))
      ])
  }

  @Test("A hostile table ends in \"not fully analysed\"")
  func hostile() {
    var random = SeededTables(seed: 7)
    let table = random.hostile(inputs: 20, rows: 500)
    #expect(faults(table).contains(.unfinished))
  }

  @Test("A table without rows or without inputs is no crash")
  func empty() {
    #expect(faults(Kit.table([Self.gravity], [])) == [])
    #expect(faults(Kit.table([], [([], "甲")])) == [])
  }
}
