import Findings
import Records
import RuleEngine
import SourceText
import Testing

@Suite("Measures")
struct MeasureTests {
  private var rule: CheckedRule {
    Kit.rule(body: .deadline(Kit.deadline([Kit.line(Kit.limit(Kit.duration(20)))]), requirements: []))
  }

  private func item(_ key: String, _ handling: Int?, _ section: String?, _ start: String?, _ stop: String?) -> Kit.Case
  {
    var fields: Kit.Record = ["编号": Kit.text(key)]
    if let handling { fields["办理方式"] = Kit.choice(handling) }
    if let section { fields["科室"] = Kit.reference(section) }
    if let start { fields["受理日期"] = Kit.date(start) }
    if let stop { fields["决定日期"] = Kit.date(stop) }
    return Kit.Case(fields: fields)
  }

  private func measure(
    _ name: String, _ value: CheckedExpression, scope: Selection? = nil, group: CheckedExpression? = nil,
    style: FigureStyle = .count
  ) -> CheckedMeasure {
    CheckedMeasure(
      name: Kit.name(name), pack: "test", value: value, scope: scope, group: group, noData: .notApplicable,
      slotCount: 4, style: style, range: Kit.range)
  }

  private var rate: CheckedExpression {
    let passed = Kit.expression(.ruleCount(rule: 0, outcomes: [.pass]), .number, "通过 XK-01")
    let judged = Kit.expression(
      .ruleCount(rule: 0, outcomes: [.pass, .violation, .undetermined]), .number, "适用 XK-01")
    return Kit.expression(.arithmetic(.dividedBy, passed, judged), .rate, "按期率")
  }

  private var count: CheckedExpression {
    let all = Selection(source: .scope(Kit.cases), slot: 1, text: Kit.name("办件"))
    return Kit.expression(.count(all), .number, "办件的数量")
  }

  private func results(
    _ measures: [CheckedMeasure], _ cases: [Kit.Case], sections: [Kit.Record] = [], previous: [Kit.Case]? = nil
  ) -> [MeasureResult] {
    ReferenceEvaluator(
      rules: Kit.rules([rule], measures: measures), dataset: Kit.dataset(cases, sections: sections),
      previous: previous.map {
        Kit.dataset($0, sections: sections, checkDate: "2024-12-31", period: ("2024-01-01", "2024-12-31"))
      }
    ).evaluate().measures
  }

  private func exact(_ numerator: Int, _ denominator: Int = 1) -> Value {
    .number(Fraction(numerator: Int128(numerator), denominator: Int128(denominator)) ?? .zero)
  }

  @Test("undecided objects make a rate an interval p/(p+v+u) to (p+u)/(p+v+u)")
  func rateInterval() {
    let onTime = item("1", 1, nil, "2025-01-20", "2025-02-21")
    let late = item("2", 1, nil, "2025-01-20", "2025-03-21")
    let open = item("3", 1, nil, nil, "2025-03-21")
    let all = measure("按期率", rate, scope: Kit.selection(), style: .percent)
    #expect(results([all], [onTime, late])[0].rows[0].figure == .exact(exact(1, 2)))
    #expect(
      results([all], [onTime, late, open])[0].rows[0].figure == .between(exact(1, 3), exact(2, 3), undecided: 1))
    #expect(results([all], [])[0].rows[0].figure == .notApplicable)
    let committed = measure("按期率", rate, scope: Kit.selection(where: Kit.isHandling(1)), style: .percent)
    let unsure = item("4", nil, nil, "2025-01-20", "2025-02-21")
    #expect(
      results([committed], [onTime, late, unsure])[0].rows[0].figure == .between(exact(1, 2), exact(2, 3), undecided: 1)
    )
  }

  @Test("groups come in the order of the register, with 未填 last and the others as intervals")
  func groups() {
    let sections: [Kit.Record] = [
      ["编码": Kit.text("B"), "名称": Kit.text("二科")], ["编码": Kit.text("A"), "名称": Kit.text("一科")],
    ]
    let grouped = measure("数量", count, scope: Kit.selection(), group: Kit.read("科室"))
    let cases = [item("1", 1, "A", nil, nil), item("2", 1, "A", nil, nil), item("3", 1, nil, nil, nil)]
    let rows = results([grouped], cases, sections: sections)[0].rows
    #expect(rows.map { $0.group?.zh } == ["二科", "一科", "未填"])
    #expect(rows.map(\.key) == ["B", "A", ""])
    #expect(
      rows.map(\.figure) == [
        .between(exact(0), exact(1), undecided: 1), .between(exact(2), exact(3), undecided: 1), .exact(exact(1)),
      ])
    let byHandling = measure("数量", count, scope: Kit.selection(), group: Kit.read("办理方式"))
    let handled = results([byHandling], cases, sections: sections)[0].rows
    #expect(handled.map { $0.group?.en } == ["instant", "committed"])
    #expect(handled.map(\.figure) == [.exact(exact(0)), .exact(exact(3))])
  }

  @Test("the previous snapshot is judged at its own check date and stands beside")
  func previous() {
    let all = measure("数量", count, scope: Kit.selection(), group: Kit.read("科室"))
    let rows = results(
      [all, measure("按期率", rate, scope: Kit.selection())], [item("1", 1, "A", "2025-01-20", "2025-02-21")],
      previous: [item("0", 1, "Z", "2024-10-09", nil)])
    #expect(rows[0].rows.map(\.key) == ["A", "Z"])
    #expect(rows[0].rows.map(\.previous) == [.exact(exact(0)), .exact(exact(1))])
    #expect(rows[0].rows.map(\.figure) == [.exact(exact(1)), .exact(exact(0))])
    #expect(rows[1].rows[0].previous == .exact(exact(0)))
  }

  @Test("a rule over measures is decided where the interval decides, and says when there are no data")
  func rulesOverMeasures() {
    let figure = Kit.expression(.measure(0, group: nil, previous: false), .rate, "按期率")
    func outcome(_ percent: Int, _ cases: [Kit.Case]) -> Outcome {
      let bound = Kit.constant(.number(Fraction(numerator: Int128(percent), denominator: 100) ?? .zero), .rate)
      let second = Kit.rule(
        "HJ-01", object: Kit.selection(Kit.organisation),
        body: .requirements([Kit.item(Kit.compare(.atLeast, figure, bound))]))
      let rules = Kit.rules([rule, second], measures: [measure("按期率", rate, scope: Kit.selection())])
      return ReferenceEvaluator(rules: rules, dataset: Kit.dataset(cases)).judge(ruleIndex: 1, row: 0).outcome
    }
    let cases = [
      item("1", 1, nil, "2025-01-20", "2025-02-21"), item("2", 1, nil, "2025-01-20", "2025-03-21"),
      item("3", 1, nil, nil, "2025-03-21"),
    ]
    #expect(outcome(30, cases) == .pass)
    #expect(outcome(50, cases) == .undetermined)
    #expect(outcome(70, cases) == .violation)
    #expect(outcome(70, []) == .notApplicable)
  }

  @Test("1999 of 2000 is never shown as 100 %")
  func exactRates() throws {
    let nearly = try #require(Fraction(numerator: 19_999, denominator: 20_000))
    #expect(ValueText.percent(nearly).zh == "99.995 %")
    #expect(ValueText.percent(try #require(Fraction(numerator: 677, denominator: 1_000))).zh == "67.7 %")
    #expect(ValueText.money(Fraction(30_000)).zh == "3 万元")
    #expect(ValueText.money(Fraction(12_345)).zh == "1.2345 万元")
  }
}
