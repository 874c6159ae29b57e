import Findings
import Records
import RuleEngine
import SourceText
import Testing

@Suite("Objects by period")
struct PeriodTests {
  private func keys(
    _ rule: CheckedRule, checkDate: String = "2025-12-31", founded: String? = nil
  ) -> [(String?, Outcome)] {
    var section: Kit.Record = ["编码": Kit.text("A"), "名称": Kit.text("一科"), "成立日期": Kit.date("2020-01-01")]
    if let founded { section["成立日期"] = Kit.date(founded) }
    let evaluator = ReferenceEvaluator(
      rules: Kit.rules([rule]), dataset: Kit.dataset([], sections: [section], checkDate: checkDate))
    return evaluator.judgements(ruleIndex: 0, row: 0).map { ($0.period, $0.outcome) }
  }

  private var never: CheckedItem { Kit.item(Kit.compare(.equal, Kit.integer(1), Kit.integer(2))) }

  @Test("one object for each row and month, not due until its last day")
  func months() {
    let rule = Kit.rule(object: Kit.selection(Kit.sections), period: .month, body: .requirements([never]))
    let all = keys(rule, checkDate: "2025-03-15")
    #expect(all.count == 12)
    #expect(all.prefix(3).map(\.0) == ["2025-01", "2025-02", "2025-03"])
    #expect(all.prefix(3).map(\.1) == [.violation, .violation, .notDue])
    let living = keys(rule, founded: "2025-10-15")
    #expect(living.map(\.0) == ["2025-10", "2025-11", "2025-12"])
  }

  @Test("with 截止 the periods are those whose due date lies in 报告期")
  func dueBy() {
    let end = Kit.expression(.environment(.objectPeriodEnd), .date, "本期末")
    let dueBy = Kit.expression(.shift(end, by: Kit.duration(1, .month), forward: true), .date, "次年1月31日")
    let rule = Kit.rule(
      object: Kit.selection(Kit.sections), period: .year, body: .requirements([never]), dueBy: dueBy)
    #expect(keys(rule).map(\.0) == ["2024"])
    #expect(keys(rule, checkDate: "2025-01-31").map(\.1) == [.notDue])
    #expect(keys(rule, checkDate: "2025-02-01").map(\.1) == [.violation])
  }

  @Test("quarters, halves, weeks and days have keys of their own")
  func otherPeriods() {
    func first(_ period: ObjectPeriod) -> String? {
      keys(Kit.rule(object: Kit.selection(Kit.sections), period: period, body: .requirements([never]))).first?.0
    }
    #expect(first(.quarter) == "2025-Q1")
    #expect(first(.halfYear) == "2025-H1")
    #expect(first(.week) == "2025-W01")
    #expect(first(.day) == "2025-01-01")
    #expect(first(.workday) == "2025-01-02")
  }

  @Test("the key of a finding names the period")
  func findingKey() {
    let rule = Kit.rule(object: Kit.selection(Kit.sections), period: .quarter, body: .requirements([never]))
    let evaluator = ReferenceEvaluator(
      rules: Kit.rules([rule]),
      dataset: Kit.dataset([], sections: [["编码": Kit.text("A"), "成立日期": Kit.date("2020-01-01")]]))
    #expect(evaluator.evaluate().findings.filter { $0.kind == .rule }.map(\.object.key).first == "A/2025-Q1")
  }

  @Test("a rule that is not in force on the object's date does not apply; dated parameters are taken at that date")
  func effective() {
    func judged(_ start: String) -> Judgement {
      let limit = CheckedRuleSet.Parameter(
        name: Kit.name("许可期限"), type: .duration(.workday),
        values: [
          .init(from: Kit.day("2024-06-01"), value: .duration(Duration(amount: Fraction(20), unit: .workday))),
          .init(from: Kit.day("2025-01-01"), value: .duration(Duration(amount: Fraction(10), unit: .workday))),
        ], range: Kit.range)
      let rule = Kit.rule(
        effective: .init(from: Kit.day("2024-01-01"), until: Kit.day("2025-06-30"), by: nil),
        body: .deadline(
          Kit.deadline([Kit.line(Kit.limit(Kit.expression(.parameter(0), .duration(.workday), "许可期限")))]),
          requirements: []))
      return ReferenceEvaluator(
        rules: Kit.rules([rule], parameters: [limit]),
        dataset: Kit.dataset([
          Kit.Case(fields: ["编号": Kit.text("1"), "受理日期": Kit.date(start), "决定日期": Kit.date("2025-12-31")])
        ])
      ).judge(ruleIndex: 0, row: 0)
    }
    #expect(judged("2025-01-20").dueDate?.day?.text == "2025-02-08")
    #expect(judged("2024-10-09").dueDate?.day?.text == "2024-11-05")
    #expect(judged("2025-07-01").outcome == .notApplicable)
    let early = judged("2024-03-01")
    #expect(early.outcome == .undetermined)
    #expect(early.missing.map(\.zh) == ["许可期限"])
  }
}
