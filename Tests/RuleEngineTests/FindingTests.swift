import Findings
import Records
import RuleEngine
import SourceText
import Testing

@Suite("Findings")
struct FindingTests {
  private func findings(_ rule: CheckedRule, _ item: Kit.Case) -> [Finding] {
    Kit.evaluator([rule], [item]).evaluate().findings.filter { $0.kind == .rule }
  }

  private var staff: CheckedItem {
    let people = Selection(source: .values(Kit.read("人员", Kit.special, slot: 1)), slot: 2, text: Kit.name("人员"))
    let count = Kit.expression(.count(people), .number, "人员的数量")
    return CheckedItem(
      condition: Kit.compare(.atLeast, count, Kit.integer(2)),
      label: LocalizedText(zh: "人员至少 2 名", en: "at least 2 staff"))
  }

  @Test("every violated or open item is a finding of its own; the object counts once")
  func items() {
    let items = [
      Kit.item(Kit.isTrue("简易")), Kit.item(Kit.isTrue("补办")),
      Kit.item(Kit.compare(.equal, Kit.read("标题"), Kit.constant(.text(Text("甲")), .text))),
    ]
    let item = Kit.Case(fields: ["编号": Kit.text("1"), "简易": Kit.truth(false), "标题": Kit.text("甲")])
    let rule = Kit.rule(body: .requirements(items))
    let evaluation = Kit.evaluator([rule], [item]).evaluate()
    let own = evaluation.findings.filter { $0.kind == .rule }
    #expect(own.map(\.outcome) == [.violation, .undetermined])
    #expect(own.map { $0.item?.zh } == ["简易为是", "补办为是"])
    #expect(own.map { $0.evidence.map(\.name.zh) } == [["简易"], ["补办"]])
    #expect(own[1].missing.map(\.zh) == ["补办"])
    #expect(own[1].actual.en == "补办 is missing")
    #expect(evaluation.tallies[0].violation == 1 && evaluation.tallies[0].selected == 1)
    #expect(evaluation.tallies[0].findingsTotal == 2)
  }

  @Test("under 存在 the row that meets most is told, under 每份 each failing one")
  func quantifiers() throws {
    let item = Kit.Case(
      fields: ["编号": Kit.text("1")], procedures: [["人员": Kit.staff("甲"), "种类": Kit.choice(1)], ["种类": Kit.choice(1)]])
    let exists = Kit.rule(
      body: .requirements([Kit.item(Kit.condition(.exists(Kit.children(), meets: [staff]), "存在特别程序"))]))
    let open = try #require(findings(exists, item).first)
    #expect(open.outcome == .undetermined)
    #expect(open.steps.map(\.zh).contains("2 条中最接近的是特别程序「1/1」"))
    let every = Kit.rule(body: .requirements([Kit.item(Kit.condition(.every(Kit.children(), meets: [staff]), "每份"))]))
    let failed = try #require(findings(every, item).first)
    #expect(failed.outcome == .violation)
    #expect(failed.steps.map(\.zh).contains("特别程序「1/1」：人员至少 2 名，不符合"))
    #expect(failed.steps.map(\.en).contains("special procedure “1/1”: at least 2 staff, not met"))
    #expect(failed.steps.map(\.zh).contains("特别程序「1/2」：人员至少 2 名，待查（人员缺）"))
  }

  @Test("the limit on findings leaves the counts whole")
  func maximum() {
    let rule = Kit.rule(body: .requirements([Kit.item(Kit.isTrue("简易"))]))
    let cases = (0..<10).map {
      Kit.Case(fields: ["编号": Kit.text("\($0)"), "受理日期": Kit.date("2025-01-02"), "简易": Kit.truth(false)])
    }
    let evaluation = ReferenceEvaluator(
      rules: Kit.rules([rule]), dataset: Kit.dataset(cases), inputPaths: ["cases.jsonl"],
      options: EvaluationOptions(maximumFindings: 3, includesSteps: false)
    ).evaluate()
    #expect(evaluation.findings.count == 3)
    #expect(evaluation.findings.allSatisfy { $0.steps.isEmpty && $0.object.path == "cases.jsonl" })
    #expect(evaluation.findings.map(\.object.line) == [1, 2, 3])
    #expect(evaluation.tallies[0].findingsTotal == 10 && evaluation.tallies[0].findingsOmitted == 7)
  }

  @Test("an exception is told by its label, replaced or not; contradicting ones are to be checked")
  func exceptions() {
    let pass = Kit.item(Kit.compare(.equal, Kit.integer(1), Kit.integer(1)))
    let rule = Kit.rule(
      body: .requirements([Kit.item(Kit.isTrue("补办"))]),
      exceptions: [
        .init(label: Kit.name("减轻"), condition: Kit.isTrue("简易"), replacement: []),
        .init(label: Kit.name("另案"), condition: Kit.isHandling(0), replacement: [pass]),
      ])
    func judged(_ simple: Bool, _ handling: Int) -> Judgement {
      Kit.judge(
        rule,
        Kit.Case(fields: [
          "编号": Kit.text("1"), "补办": Kit.truth(false), "简易": Kit.truth(simple), "办理方式": Kit.choice(handling),
        ]))
    }
    #expect(judged(false, 1).outcome == .violation)
    #expect(judged(true, 1).outcome == .notApplicable && judged(true, 1).exception?.zh == "减轻")
    #expect(judged(false, 0).outcome == .pass && judged(false, 0).exception?.zh == "另案")
    #expect(judged(true, 0).outcome == .undetermined)
  }

  @Test("explain answers for rows that the rule does not select or that it does not reach yet")
  func explaining() throws {
    let rule = Kit.rule(
      effective: .init(from: Kit.day("2025-01-01"), until: nil, by: Kit.read("受理日期")),
      object: Kit.selection(where: Kit.isTrue("简易")), body: .requirements([Kit.item(Kit.isTrue("补办"))]))
    func explained(_ simple: Bool, _ start: String) throws -> Finding {
      let item = Kit.Case(
        fields: ["编号": Kit.text("1"), "简易": Kit.truth(simple), "补办": Kit.truth(true), "受理日期": Kit.date(start)])
      return try #require(Kit.evaluator([rule], [item]).explain(ruleIndex: 0, row: 0).first)
    }
    #expect(try explained(false, "2025-02-01").actual.zh == "不在规则的对象之内：办件（其中简易为是）")
    #expect(try explained(false, "2025-02-01").evidence.map(\.value.zh) == ["否"])
    #expect(try explained(true, "2024-02-01").actual.zh == "规则自 2025-01-01 至 今 生效，该对象的日期是 2024-02-01")
    #expect(try explained(true, "2025-02-01").outcome == .pass)
  }

  @Test("a blank required field, an unreadable value and a dangling key are data faults with a tally each")
  func dataFaults() {
    let passing = Kit.rule(body: .requirements([Kit.item(Kit.compare(.equal, Kit.integer(1), Kit.integer(1)))]))
    let cases = [
      Kit.Case(fields: ["编号": Kit.text("1"), "办理方式": .fault("加急"), "科室": Kit.reference("X")]),
      Kit.Case(fields: ["编号": Kit.text("1"), "受理日期": .fault("2023-02-29")]),
    ]
    let evaluation = Kit.evaluator([passing], cases).evaluate()
    let faults = evaluation.findings.filter { $0.kind == .data }
    #expect(
      faults.map { "\($0.rule) \($0.object.line ?? 0) \($0.actual.zh)" } == [
        "data/办件/受理日期/required 1 受理日期没有填", "data/办件/受理日期/value 2 受理日期写着“2023-02-29”，读不出",
        "data/办件/办理方式/value 1 办理方式写着“加急”，读不出", "data/办件/科室/dangling 1 科室“X”查无对应记录",
        "data/办件/编号/double-key 2 编号“1”与第 1 行重号",
      ])
    let tally = evaluation.dataTallies.first { $0.rule == "data/办件/受理日期/required" }
    #expect(tally?.selected == 2 && tally?.violation == 1 && tally?.findingsTotal == 1)
    #expect(evaluation.tallies[0].pass == 2)
  }
}
