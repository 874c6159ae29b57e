import Findings
import Records
import RuleEngine
import SourceText
import Testing

@Suite("Sets")
struct SetTests {
  private func survey(_ staff: [String]?, kind: Int? = 1, end: String? = "2025-03-01") -> Kit.Record {
    var record: Kit.Record = [:]
    if let kind { record["种类"] = Kit.choice(kind) }
    if let staff { record["人员"] = .value(.several(staff.map { .text(Text($0)) })) }
    if let end { record["结束日期"] = Kit.date(end) }
    return record
  }

  private var surveys: Selection {
    Kit.children(
      where: Kit.compare(
        .equal, Kit.read("种类", Kit.special, slot: 1), Kit.constant(.choice(1), .choice(Kit.procedures))))
  }

  private var twoStaff: CheckedItem {
    let staff = Selection(
      source: .values(Kit.read("人员", Kit.special, slot: 1)), slot: 2, text: Kit.name("人员"))
    return Kit.item(Kit.compare(.atLeast, Kit.expression(.count(staff), .number, "人员的数量"), Kit.integer(2)))
  }

  private func outcome(_ condition: CheckedExpression, _ procedures: [Kit.Record]?) -> Outcome {
    Kit.judge(
      Kit.rule(body: .requirements([Kit.item(condition)])),
      Kit.Case(fields: ["编号": Kit.text("1")], procedures: procedures)
    ).outcome
  }

  @Test("存在 and 每个 over rows that belong, may belong, and may meet it")
  func quantifiers() {
    let exists = Kit.condition(.exists(surveys, meets: [twoStaff]))
    let every = Kit.condition(.every(surveys, meets: [twoStaff]))
    #expect(outcome(exists, []) == .violation)
    #expect(outcome(every, []) == .pass)
    #expect(outcome(exists, nil) == .undetermined)
    #expect(outcome(every, nil) == .undetermined)
    #expect(outcome(exists, [survey(["甲"]), survey(["甲", "乙"])]) == .pass)
    #expect(outcome(every, [survey(["甲"]), survey(["甲", "乙"])]) == .violation)
    #expect(outcome(exists, [survey(["甲", "乙"], kind: nil)]) == .undetermined)
    #expect(outcome(every, [survey(["甲", "乙"], kind: nil)]) == .pass)
    #expect(outcome(every, [survey(["甲"], kind: nil)]) == .undetermined)
    #expect(outcome(exists, [survey(nil)]) == .undetermined)
    #expect(outcome(every, [survey(nil), survey(["甲"])]) == .violation)
    #expect(outcome(every, [survey(["甲"], kind: 0)]) == .pass)
    #expect(outcome(Kit.condition(.hasRows(surveys)), [survey(nil, kind: nil)]) == .undetermined)
    #expect(outcome(Kit.condition(.lacksRows(surveys)), []) == .pass)
  }

  @Test("counts are intervals; a comparison is decided only if both ends agree")
  func counts() {
    func compare(_ comparison: Comparison, _ number: Int) -> CheckedExpression {
      Kit.compare(comparison, Kit.expression(.count(surveys), .number, "数量"), Kit.integer(number))
    }
    let rows = [survey(["甲"]), survey(["甲"]), survey(["甲"], kind: nil)]
    #expect(outcome(compare(.atLeast, 2), rows) == .pass)
    #expect(outcome(compare(.atLeast, 3), rows) == .undetermined)
    #expect(outcome(compare(.atLeast, 4), rows) == .violation)
    #expect(outcome(compare(.equal, 2), rows) == .undetermined)
    #expect(outcome(compare(.notEqual, 5), rows) == .pass)
  }

  @Test("earliest and latest have no value for no rows, and widen by rows that may belong")
  func extremes() {
    func latest(_ comparison: Comparison, _ day: String) -> CheckedExpression {
      let end = Kit.read("结束日期", Kit.special, slot: 1)
      return Kit.compare(
        comparison, Kit.expression(.aggregate(.latest, surveys, end), .date, "最晚结束日期"), Kit.dateConstant(day))
    }
    #expect(outcome(latest(.atMost, "2025-12-31"), []) == .undetermined)
    let rows = [survey(["甲"], end: "2025-03-01"), survey(["甲"], kind: nil, end: "2025-05-01")]
    #expect(outcome(latest(.atMost, "2025-06-01"), rows) == .pass)
    #expect(outcome(latest(.atMost, "2025-04-01"), rows) == .undetermined)
    #expect(outcome(latest(.atMost, "2025-02-01"), rows) == .violation)
    #expect(outcome(latest(.atMost, "2025-06-01"), [survey(["甲"], end: nil)]) == .undetermined)
  }

  private func outcomes(_ condition: CheckedExpression, _ cases: [Kit.Record]) -> [Outcome] {
    let evaluator = Kit.evaluator(
      [Kit.rule(body: .requirements([Kit.item(condition)]))], cases.map { Kit.Case(fields: $0) })
    return cases.indices.map { evaluator.judge(ruleIndex: 0, row: $0).outcome }
  }

  @Test("不重复: equal values violate it together; a blank one may be any")
  func unique() {
    let unique = Kit.condition(
      .unique(Kit.selection(slot: 1), Kit.read("标题", slot: 1), own: Kit.read("标题")))
    func titled(_ title: String?) -> Kit.Record {
      title.map { ["标题": Kit.text($0)] } ?? [:]
    }
    #expect(outcomes(unique, [titled("甲"), titled("乙"), titled("甲")]) == [.violation, .pass, .violation])
    #expect(
      outcomes(unique, [titled("甲"), titled("乙"), titled(nil)]) == [.undetermined, .undetermined, .undetermined])
  }

  @Test("连续 finds the gap within each group")
  func consecutive() {
    let sameHandling = Kit.compare(.equal, Kit.read("办理方式", slot: 1), Kit.read("办理方式"))
    let condition = Kit.condition(
      .consecutive(Kit.selection(slot: 1, where: sameHandling), Kit.read("序号", slot: 1)))
    func numbered(_ number: Int?, _ handling: Int) -> Kit.Record {
      var record: Kit.Record = ["办理方式": Kit.choice(handling)]
      if let number { record["序号"] = Kit.number(number) }
      return record
    }
    #expect(
      outcomes(condition, [numbered(1, 0), numbered(2, 0), numbered(1, 1), numbered(3, 1)])
        == [.pass, .pass, .violation, .violation])
    #expect(
      outcomes(condition, [numbered(1, 0), numbered(nil, 0), numbered(3, 0)])
        == Array(repeating: .undetermined, count: 3))
  }

  @Test("同 F 则同 G compares with the rows of equal F")
  func functional() {
    let condition = Kit.condition(
      .functional(Kit.selection(slot: 1), from: [Kit.read("标题", slot: 1)], to: [Kit.read("罚款", slot: 1)]))
    func fined(_ title: String, _ yuan: Int?) -> Kit.Record {
      var record: Kit.Record = ["标题": Kit.text(title)]
      if let yuan { record["罚款"] = Kit.money(yuan) }
      return record
    }
    #expect(
      outcomes(condition, [fined("甲", 1), fined("甲", 1), fined("乙", 2), fined("乙", 3), fined("丙", nil)])
        == [.pass, .pass, .violation, .violation, .pass])
  }

  @Test("依次, 互不相同 and 齐全 with blanks")
  func relations() {
    let order = Kit.condition(
      .inOrder([Kit.read("受理日期"), Kit.read("延期批准日期"), Kit.read("决定日期")], strictly: false))
    func dated(_ first: String, _ middle: String?, _ last: String) -> Kit.Record {
      var record: Kit.Record = ["受理日期": Kit.date(first), "决定日期": Kit.date(last)]
      if let middle { record["延期批准日期"] = Kit.date(middle) }
      return record
    }
    #expect(
      outcomes(
        order,
        [
          dated("2025-01-01", "2025-01-01", "2025-01-02"), dated("2025-01-03", nil, "2025-01-02"),
          dated("2025-01-01", nil, "2025-01-02"),
        ]) == [.pass, .violation, .undetermined])
    let complete = Kit.condition(
      .complete(
        Kit.children(), Kit.read("种类", Kit.special, slot: 1),
        words: [0, 1].map { Kit.constant(.choice($0), .choice(Kit.procedures)) }, exactly: false))
    #expect(outcome(complete, [survey([], kind: 0), survey([], kind: 1)]) == .pass)
    #expect(outcome(complete, [survey([], kind: 0)]) == .violation)
    #expect(outcome(complete, [survey([], kind: 0), survey([], kind: nil)]) == .undetermined)
  }

  @Test("a reference through a double key is known where the rows agree; one that dangles is unknown")
  func doubleKeys() {
    let name = Kit.expression(
      .field(.follow(.slot(0), Kit.field("科室", in: Kit.cases)), Kit.field("名称", in: Kit.sections)), .text, "科室的名称")
    let rule = Kit.rule(
      body: .requirements([Kit.item(Kit.compare(.equal, name, Kit.constant(.text(Text("一科")), .text)))]))
    let sections: [Kit.Record] = [
      ["编码": Kit.text("A"), "名称": Kit.text("一科")], ["编码": Kit.text("B"), "名称": Kit.text("一科")],
      ["编码": Kit.text("B"), "名称": Kit.text("一科")], ["编码": Kit.text("C"), "名称": Kit.text("一科")],
      ["编码": Kit.text("C"), "名称": Kit.text("二科")],
    ]
    let keys = ["A", "B", "C", "X"]
    let cases = keys.map { Kit.Case(fields: ["编号": Kit.text($0), "科室": Kit.reference($0)]) }
    let evaluator = ReferenceEvaluator(rules: Kit.rules([rule]), dataset: Kit.dataset(cases, sections: sections))
    let outcomes = keys.indices.map { evaluator.judge(ruleIndex: 0, row: $0).outcome }
    #expect(outcomes == [.pass, .pass, .undetermined, .undetermined])
    let absent = ReferenceEvaluator(rules: Kit.rules([rule]), dataset: Kit.dataset(cases, sections: nil))
    #expect(absent.judge(ruleIndex: 0, row: 0).outcome == .undetermined)
    let faults = evaluator.evaluate().findings.filter { $0.kind == .data }.map(\.rule)
    #expect(faults.contains("data/办件/科室/dangling"))
    #expect(faults.filter { $0 == "data/科室/编码/double-key" }.count == 2)
  }

  @Test("a rule whose object table is absent is out of scope; one that selects nothing says so")
  func scope() {
    let passing = Kit.item(Kit.compare(.equal, Kit.integer(1), Kit.integer(1)))
    let absent = Kit.rule("A-1", object: Kit.selection(Kit.sections), body: .requirements([passing]))
    let empty = Kit.rule("A-2", object: Kit.selection(where: Kit.isTrue("简易")), body: .requirements([passing]))
    let evaluator = ReferenceEvaluator(
      rules: Kit.rules([absent, empty]),
      dataset: Kit.dataset([Kit.Case(fields: ["编号": Kit.text("1"), "简易": Kit.truth(false)])], sections: nil))
    let evaluation = evaluator.evaluate()
    #expect(evaluation.tallies.map(\.scope) == [.outOfScope, .inScope])
    #expect(evaluation.findings.filter { $0.kind == .ruleset }.map(\.rule) == ["A-2"])
  }
}
