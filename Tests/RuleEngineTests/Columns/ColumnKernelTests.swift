import Findings
import Records
import RuleEngine
import TestSupport
import Testing

@Suite("Kernels of sets, spans and deadlines")
struct ColumnKernelTests {
  private static let checkDates = ["2025-02-20", "2025-03-15", "2025-12-31", "2026-12-28"]

  @Test("Sets and spans over columns say what the reference evaluator says")
  func sets() {
    var total = Kit.Compared()
    for seed in 0..<(SeededGenerator.cases / 10) {
      var random = RandomColumns(random: SeededGenerator(seed: UInt64(seed)))
      let cases = random.cases()
      let sections = random.sections()
      let rules = Kit.rules((0..<4).map { _ in random.rule() })
      Kit.compare(
        rules, cases, sections: sections, checkDate: random.random.pick(Self.checkDates), &total, "seed \(seed)")
    }
    // The kernels must do the work, not leave it.
    #expect(total.lowered * 10 >= total.rules * 9, "\(total)")
    #expect(total.decided * 100 >= total.rows * 70, "\(total)")
  }

  @Test("Deadlines over columns say what the reference evaluator says")
  func deadlines() {
    var total = Kit.Compared()
    for seed in 0..<(SeededGenerator.cases / 10) {
      var random = RandomColumns(random: SeededGenerator(seed: UInt64(seed)))
      let cases = random.cases()
      let rules = Kit.rules(
        (0..<3).map { _ in random.deadlineRule() } + [random.figureRule(of: 0)],
        ended: random.random.chance(30) ? Kit.isTrue("补办") : nil)
      Kit.compare(rules, cases, sections: [], checkDate: random.random.pick(Self.checkDates), &total, "seed \(seed)")
    }
    #expect(total.lowered * 10 >= total.rules * 8, "\(total)")
    #expect(total.decided * 100 >= total.rows * 40, "\(total)")
  }

  @Test("General random rules over columns say what the reference evaluator says")
  func general() {
    var total = Kit.Compared()
    for seed in 0..<(SeededGenerator.cases / 10) {
      var random = RandomRules(random: SeededGenerator(seed: UInt64(seed)))
      let cases = random.cases()
      let sections = random.sections()
      let rules = Kit.rules((0..<4).map { _ in random.rule() })
      Kit.compare(rules, cases, sections: sections, checkDate: "2025-03-01", &total, "seed \(seed)")
    }
    #expect(total.lowered > 0, "\(total)")
  }
}
