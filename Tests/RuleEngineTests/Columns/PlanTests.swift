import Findings
import Records
import RuleEngine
import SourceText
import Testing

@Suite("Plans")
struct PlanTests {
  private func plan(_ rules: [CheckedRule]) -> Plan {
    ColumnJudge(rules: Kit.rules(rules), dataset: Kit.dataset([]), loaded: [Kit.sections]).plan
  }

  private func condition(_ yuan: Int) -> CheckedExpression {
    Kit.all(
      Kit.isTrue("简易"), Kit.compare(.greater, Kit.read("决定日期"), Kit.read("受理日期")),
      Kit.compare(.atMost, Kit.read("罚款"), Kit.constant(.money(Fraction(yuan)), .money)))
  }

  @Test("the same condition in forty rules is one computation")
  func sharing() {
    func rules(_ count: Int) -> [CheckedRule] {
      (0..<count).map { Kit.rule("R\($0)", body: .requirements([Kit.item(condition(500))])) }
    }
    #expect(plan(rules(40)).nodeCount == plan(rules(1)).nodeCount)
    let other = Kit.rule("S", body: .requirements([Kit.item(condition(600))]))
    // Another constant, another comparison with it, its negation, and the conjunction: nothing else.
    #expect(plan(rules(40) + [other]).nodeCount == plan(rules(1)).nodeCount + 4)
  }

  @Test("both ways of writing a comparison are one computation, and so are its contraries")
  func comparisons() {
    let first = Kit.compare(.greater, Kit.read("决定日期"), Kit.read("受理日期"))
    let second = Kit.compare(.less, Kit.read("受理日期"), Kit.read("决定日期"))
    let third = Kit.compare(.atMost, Kit.read("决定日期"), Kit.read("受理日期"))
    let one = plan([Kit.rule(body: .requirements([Kit.item(first)]))]).nodeCount
    #expect(plan([Kit.rule(body: .requirements([Kit.item(first), Kit.item(second)]))]).nodeCount == one)
    #expect(plan([Kit.rule(body: .requirements([Kit.item(first), Kit.item(third)]))]).nodeCount == one + 1)
  }

  @Test("tells what is read, what is shared and what is left to the reference evaluator, in both languages")
  func text() {
    let unlike = Kit.condition(
      .approximately(Kit.read("罚款"), Kit.read("罚款"), unit: .one), "罚款约为罚款")
    let rules = [
      Kit.rule("A", body: .requirements([Kit.item(condition(500))])),
      Kit.rule("B", body: .requirements([Kit.item(condition(500))])),
      Kit.rule("C", body: .requirements([Kit.item(unlike)])),
    ]
    let lines = PlanText(of: Kit.rules(rules), loaded: [Kit.sections]).lines
    let zh = lines.map(\.zh)
    #expect(zh.contains("  装入内存：科室"))
    #expect(zh.contains("  逐段扫描一遍：办件（连同特别程序），规则 3 条"))
    #expect(zh.contains("  2 条规则共用：受理日期 < 决定日期"))
    #expect(zh.contains("规则：按列判断 2 条，逐条判断 1 条"))
    #expect(zh.contains("  C：罚款约为罚款"))
    #expect(lines.map(\.en).contains("Rules: 2 judged by columns, 1 record by record"))
    #expect(zh.contains { $0.hasPrefix("  办件：读 6 个：") && $0.contains("罚款") })
  }

  @Test("what overflows and what has more digits than a column is left to the reference evaluator")
  func hardRows() {
    let amounts: [Kit.Input] = [
      Kit.money(100), .wide(Fraction(numerator: 1, denominator: 1_000_000) ?? .zero), Kit.money(900_000_000_000_000),
      .fault("很多"),
    ]
    let double = Kit.expression(.arithmetic(.plus, Kit.read("罚款"), Kit.read("罚款")), .money, "两倍")
    let item = Kit.item(Kit.compare(.atMost, double, Kit.constant(.money(Fraction(500)), .money)))
    let set = Kit.rules([Kit.rule(body: .requirements([item]))])
    let cases = amounts.map { Kit.Case(fields: ["编号": Kit.text("1"), "罚款": $0]) }
    let judge = ColumnJudge(rules: set, dataset: Kit.dataset(cases), loaded: [])
    let columns = judge.outcomes(of: Kit.chunk(cases))[0]
    #expect(columns.pass[0])
    #expect(columns.hard[1])
    #expect(columns.hard[2])
    #expect(columns.undetermined[3])
  }

  @Test("a rule asks for its own outcome through another: neither is judged by columns")
  func circles() {
    func asking(_ other: Int) -> CheckedRule {
      Kit.rule(body: .requirements([Kit.item(Kit.condition(.ruleOutcome(rule: other, outcome: .pass, .slot(0))))]))
    }
    let plan = plan([asking(1), asking(0), Kit.rule(body: .requirements([Kit.item(Kit.isTrue("简易"))]))])
    #expect((0..<3).map { plan.isColumnar($0) } == [false, false, true])
  }
}
