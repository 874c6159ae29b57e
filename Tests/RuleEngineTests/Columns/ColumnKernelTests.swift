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

  @Test("Keys of every length are found, and no others")
  func keys() {
    var total = Kit.Compared()
    for seed in 0..<(SeededGenerator.cases / 20) {
      var random = SeededGenerator(seed: UInt64(seed))
      func key() -> String {
        let letters = ["a", "b", "科", "室"]
        return (0..<random.below(14)).map { _ in random.chance(70) ? "a" : random.pick(letters) }.joined() + "x"
      }
      let known = (0..<(1 + random.below(40))).map { _ in key() }
      let sections: [Kit.Record] = known.map { ["编码": Kit.text($0), "名称": Kit.text($0.count % 2 == 0 ? "甲" : "乙")] }
      let cases = (0..<80).map { row in
        let wanted = random.chance(60) ? random.pick(known) : key()
        return Kit.Case(fields: ["编号": Kit.text(String(row)), "科室": Kit.reference(wanted), "标题": Kit.text(wanted)])
      }
      let name = Kit.expression(
        .field(.follow(.slot(0), Kit.field("科室", in: Kit.cases)), Kit.field("名称", in: Kit.sections)), .text, "科室的名称")
      let isFirst = Kit.compare(.equal, name, Kit.constant(.text(Text("甲")), .text))
      let same = Kit.compare(.equal, Kit.read("编码", Kit.sections, slot: 1), Kit.read("标题"))
      let listed = Kit.condition(.hasRows(Kit.selection(Kit.sections, slot: 1, where: same)), "有科室")
      let rules = Kit.rules([isFirst, listed].map { Kit.rule(body: .requirements([Kit.item($0)])) })
      Kit.compare(rules, cases, sections: sections, checkDate: "2025-03-01", &total, "seed \(seed)")
    }
    #expect(total.decided * 100 >= total.rows * 60, "\(total)")
  }
}
