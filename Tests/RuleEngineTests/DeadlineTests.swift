import Findings
import Records
import RuleEngine
import SourceText
import Testing

@Suite("Deadlines")
struct DeadlineTests {
  private func item(_ start: String?, _ stop: String?, _ procedures: [Kit.Record]? = []) -> Kit.Case {
    var fields: Kit.Record = ["编号": Kit.text("2025-1")]
    if let start { fields["受理日期"] = Kit.date(start) }
    if let stop { fields["决定日期"] = Kit.date(stop) }
    return Kit.Case(fields: fields, procedures: procedures)
  }

  private func rule(_ limit: Int, _ unit: DurationUnit = .workday, rolls: Bool = false) -> CheckedRule {
    Kit.rule(
      body: .deadline(Kit.deadline([Kit.line(Kit.limit(Kit.duration(limit, unit), rolls: rolls))]), requirements: []))
  }

  private func due(_ judgement: Judgement) -> String? { judgement.dueDate?.day?.text }

  @Test(
    "the due date is the first day with that count",
    arguments: [
      ("2025-01-20", 20, "2025-02-21"), ("2025-12-30", 5, "2026-01-07"), ("2025-12-30", 20, "2026-01-28"),
      ("2026-02-13", 1, "2026-02-14"), ("2026-02-13", 5, "2026-02-27"), ("2026-02-13", 7, "2026-03-02"),
      ("2026-02-13", 20, "2026-03-19"), ("2026-09-30", 1, "2026-10-08"), ("2026-09-30", 5, "2026-10-13"),
      ("2024-10-09", 20, "2024-11-05"),
    ])
  func vectors(start: String, limit: Int, expected: String) {
    let stop = Kit.day(expected)
    let onTime = Kit.judge(rule(limit), item(start, stop.text))
    #expect(due(onTime) == expected)
    #expect(onTime.outcome == .pass)
    #expect(onTime.used == .duration(Duration(amount: Fraction(limit), unit: .workday)))
    let late = Kit.judge(rule(limit), item(start, stop.advanced(by: 1).text))
    #expect(late.outcome == .violation)
  }

  @Test("an excluded hearing of one day moves the due date from 21 to 24 February")
  func hearing() {
    let hearings = Kit.children(
      where: Kit.compare(
        .equal, Kit.read("种类", Kit.special, slot: 1), Kit.constant(.choice(0), .choice(Kit.procedures))))
    let rule = Kit.rule(
      body: .deadline(
        Kit.deadline(
          [Kit.line(Kit.limit(Kit.duration(20)))], exclusions: [Kit.line([.rows(hearings)], "扣除")]), requirements: []))
    let hearing: Kit.Record = [
      "种类": Kit.choice(0), "开始日期": Kit.date("2025-02-10"), "结束日期": Kit.date("2025-02-11"),
    ]
    let judgement = Kit.judge(rule, item("2025-01-20", "2025-02-21", [hearing]))
    #expect(judgement.outcome == .pass)
    #expect(due(judgement) == "2025-02-24")

    var survey = hearing
    survey["种类"] = Kit.choice(1)
    #expect(due(Kit.judge(rule, item("2025-01-20", "2025-02-21", [survey]))) == "2025-02-21")

    var unknown = hearing
    unknown["种类"] = nil
    #expect(Kit.judge(rule, item("2025-01-20", "2025-02-21", [unknown])).outcome == .pass, "both completions pass")
    #expect(Kit.judge(rule, item("2025-01-20", "2025-02-24", [unknown])).outcome == .undetermined)
    #expect(Kit.judge(rule, item("2025-01-20", "2025-02-25", [unknown])).outcome == .violation)
    #expect(Kit.judge(rule, item("2025-01-20", "2025-02-24", nil)).outcome == .undetermined, "no list at all")
  }

  @Test("a running case is not due until the due date, late after it")
  func running() {
    #expect(Kit.judge(rule(20), item("2025-01-20", nil), checkDate: "2025-02-21").outcome == .notDue)
    let late = Kit.judge(rule(20), item("2025-01-20", nil), checkDate: "2025-02-24")
    #expect(late.outcome == .violation)
    #expect(late.overdue == .duration(Duration(amount: .one, unit: .workday)))
  }

  @Test("an ended object without a stop is to be checked; 缺失 says what it means")
  func ended() {
    let body = CheckedRule.Body.deadline(
      Kit.deadline([Kit.line(Kit.limit(Kit.duration(20)))], ended: Kit.isTrue("简易")), requirements: [])
    var item = self.item("2025-01-20", nil)
    item.fields["简易"] = Kit.truth(true)
    #expect(Kit.judge(Kit.rule(body: body), item, checkDate: "2025-02-01").outcome == .undetermined)
    #expect(Kit.judge(Kit.rule(body: body, missing: .violation), item, checkDate: "2025-02-01").outcome == .violation)
    item.fields["简易"] = nil
    #expect(Kit.judge(Kit.rule(body: body), item, checkDate: "2025-02-01").outcome == .undetermined, "ended or not due")
    item.fields["简易"] = Kit.truth(false)
    #expect(Kit.judge(Kit.rule(body: body), item, checkDate: "2025-02-01").outcome == .notDue)
  }

  @Test("an extension counts only if its approval is dated on or before the unextended due date")
  func extensions() {
    let limit = Kit.limit(Kit.duration(20), extent: Kit.duration(10), needs: [Kit.read("延期批准日期")])
    let rule = Kit.rule(body: .deadline(Kit.deadline([Kit.line(limit)]), requirements: []))
    var item = self.item("2025-01-20", "2025-03-07")
    #expect(Kit.judge(rule, item).outcome == .violation)
    item.fields["延期批准日期"] = Kit.date("2025-02-21")
    let inTime = Kit.judge(rule, item)
    #expect(inTime.outcome == .pass)
    #expect(due(inTime) == "2025-03-07")
    item.fields["延期批准日期"] = Kit.date("2025-02-22")
    #expect(Kit.judge(rule, item).outcome == .violation)
    item.fields["延期批准日期"] = .fault("二月")
    #expect(Kit.judge(rule, item).outcome == .undetermined)
  }

  @Test("months are clamped, moved on by excluded days, and rolled forward where it says so")
  func months() {
    let month = rule(1, .month)
    #expect(due(Kit.judge(month, item("2025-01-31", "2025-02-28"))) == "2025-02-28")
    #expect(Kit.judge(month, item("2025-01-31", "2025-03-01")).outcome == .violation)
    let rolled = rule(90, .day, rolls: true)
    // 2025-01-05 + 90 days is 2025-04-05, a holiday (清明 4 to 6 April).
    #expect(due(Kit.judge(rolled, item("2025-01-05", "2025-04-07"))) == "2025-04-07")
    let spans = Kit.rule(
      body: .deadline(
        Kit.deadline(
          [Kit.line(Kit.limit(Kit.duration(1, .month)))],
          exclusions: [Kit.line([.rows(Kit.children())], "扣除")]), requirements: []))
    let pause: Kit.Record = ["种类": Kit.choice(0), "开始日期": Kit.date("2025-03-05"), "结束日期": Kit.date("2025-03-15")]
    #expect(due(Kit.judge(spans, item("2025-03-01", "2025-04-11", [pause]))) == "2025-04-11")
  }

  @Test("the end of the calendar is undetermined only where it matters")
  func calendarEnd() {
    #expect(Kit.judge(rule(20), item("2026-12-21", "2026-12-31"), checkDate: "2026-12-31").outcome == .pass)
    #expect(Kit.judge(rule(20), item("2026-12-21", nil), checkDate: "2026-12-31").outcome == .notDue)
    #expect(Kit.judge(rule(20), item("2026-12-21", "2027-01-20"), checkDate: "2027-06-30").outcome == .undetermined)
    #expect(
      Kit.judge(rule(5, .day), item("2026-12-28", "2027-01-03")).outcome == .violation, "plain days need no calendar")
  }

  @Test("an open interval runs to the check date while the object is not ended")
  func openInterval() {
    let rule = Kit.rule(
      body: .deadline(
        Kit.deadline(
          [Kit.line(Kit.limit(Kit.duration(5)))], exclusions: [Kit.line([.rows(Kit.children())], "扣除")]),
        requirements: []))
    let open: Kit.Record = ["种类": Kit.choice(0), "开始日期": Kit.date("2025-03-05")]
    #expect(Kit.judge(rule, item("2025-03-03", nil, [open]), checkDate: "2025-06-30").outcome == .notDue)
    let tooLate: Kit.Record = ["种类": Kit.choice(0), "开始日期": Kit.date("2025-03-20")]
    #expect(Kit.judge(rule, item("2025-03-03", nil, [tooLate]), checkDate: "2025-06-30").outcome == .violation)
    #expect(Kit.judge(rule, item("2025-03-03", "2025-06-30", [open])).outcome == .undetermined)
    #expect(Kit.judge(rule, item("2025-03-03", "2025-03-10", [open])).outcome == .pass)
  }

  @Test("a stop before the start has no length and is a data fault")
  func order() {
    let evaluator = Kit.evaluator([rule(20)], [item("2025-03-10", "2025-03-01")])
    #expect(evaluator.judge(ruleIndex: 0, row: 0).outcome == .undetermined)
    let faults = evaluator.evaluate().findings.filter { $0.kind == .data && $0.rule.hasSuffix("/order") }
    #expect(faults.map(\.actual.zh) == ["决定日期 2025-03-01 早于受理日期 2025-03-10"])
  }

  @Test("hours count from minute to minute; the check date stands for its end")
  func hours() {
    let rule = Kit.rule(
      body: .deadline(
        Kit.deadline([Kit.line(Kit.limit(Kit.duration(24, .hour)))], from: "收到时刻", to: "答复时刻"), requirements: []))
    func outcome(_ start: Kit.Input, _ stop: Kit.Input?, checkDate: String = "2025-12-31") -> Outcome {
      var fields: Kit.Record = ["编号": Kit.text("1"), "收到时刻": start]
      fields["答复时刻"] = stop
      return Kit.judge(rule, Kit.Case(fields: fields), checkDate: checkDate).outcome
    }
    #expect(outcome(Kit.moment("2025-03-03", 9), Kit.moment("2025-03-04", 9)) == .pass)
    #expect(outcome(Kit.moment("2025-03-03", 9), Kit.moment("2025-03-04", 9, 1)) == .violation)
    #expect(outcome(Kit.moment("2025-03-03", 9), nil, checkDate: "2025-03-03") == .notDue)
    #expect(outcome(Kit.moment("2025-03-03", 9), nil, checkDate: "2025-03-04") == .violation)
    let dateOnly = Kit.Input.value(.moment(Moment(day: Kit.day("2025-03-04"), second: nil)))
    #expect(outcome(Kit.moment("2025-03-03", 9), dateOnly) == .undetermined)
    let nextDay = Kit.Input.value(.moment(Moment(day: Kit.day("2025-03-05"), second: nil)))
    #expect(outcome(Kit.moment("2025-03-03", 9), nextDay) == .violation)
  }

  @Test("two conditional limits that hold together and differ contradict each other; the default gives way to one")
  func conflictingLines() {
    let lines = [
      Kit.line(Kit.limit(Kit.duration(20)), "期限：20"),
      Kit.line(Kit.limit(Kit.duration(45)), when: Kit.isTrue("联合办理"), "期限：45，当联合办理为是"),
      Kit.line(Kit.limit(Kit.duration(30)), when: Kit.isTrue("补办"), "期限：30，当补办为是"),
    ]
    let rule = Kit.rule(body: .deadline(Kit.deadline(lines), requirements: []))
    var item = self.item("2025-01-20", "2025-03-07")
    item.fields["补办"] = Kit.truth(false)
    #expect(Kit.judge(rule, item).outcome == .violation)
    item.fields["联合办理"] = Kit.truth(true)
    #expect(Kit.judge(rule, item).outcome == .pass)
    item.fields["补办"] = Kit.truth(true)
    let evaluator = Kit.evaluator([rule], [item])
    #expect(evaluator.judge(ruleIndex: 0, row: 0).outcome == .undetermined)
    #expect(evaluator.evaluate().findings.filter { $0.kind == .ruleset }.count == 1)
  }

  @Test("marks are the first that holds, for running and late cases only")
  func marks() {
    let marks = [
      Deadline.Mark(name: Kit.name("红牌"), figure: .overdue, comparison: .atLeast, bound: Kit.duration(1)),
      Deadline.Mark(name: Kit.name("黄牌"), figure: .remaining, comparison: .atMost, bound: Kit.duration(1)),
    ]
    let rule = Kit.rule(
      body: .deadline(Kit.deadline([Kit.line(Kit.limit(Kit.duration(20)))], marks: marks), requirements: []))
    func mark(_ stop: String?, _ checkDate: String) -> String? {
      Kit.judge(rule, item("2025-01-20", stop), checkDate: checkDate).mark?.zh
    }
    #expect(mark(nil, "2025-02-19") == nil)
    #expect(mark(nil, "2025-02-20") == "黄牌")
    #expect(mark(nil, "2025-02-21") == "黄牌")
    #expect(mark(nil, "2025-02-24") == "红牌")
    #expect(mark("2025-02-20", "2025-02-24") == nil)
    #expect(mark("2025-02-25", "2025-03-24") == "红牌")
    let tallies = Kit.evaluator([rule], [item("2025-01-20", nil)], checkDate: "2025-02-24").evaluate().marks
    #expect(tallies.map(\.mark.zh) == ["红牌", "黄牌"])
    #expect(tallies.map(\.objects) == [["2025-1"], []])
  }

  @Test("the finding tells the way to the outcome in both languages")
  func finding() throws {
    let message = MessageTemplate(
      zh: [.text("应于 "), .figure(dueDate), .text(" 前，超期 "), .figure(overdue), .text(" 个工作日")],
      en: [.text("due "), .figure(dueDate), .text(", "), .figure(overdue), .text(" working days late")])
    let rule = Kit.rule(
      body: .deadline(Kit.deadline([Kit.line(Kit.limit(Kit.duration(20)))]), requirements: []), message: message)
    let evaluator = Kit.evaluator([rule], [item("2024-10-09", "2024-11-11")])
    let finding = try #require(evaluator.evaluate().findings.first { $0.kind == .rule })
    #expect(finding.steps.first?.zh == "受理日期 2024-10-09 + 20 个工作日 = 2024-11-05，实际 2024-11-11")
    #expect(finding.message.zh == "应于 2024-11-05 前，超期 4 个工作日")
    #expect(finding.message.en == "due 2024-11-05, 4 working days late")
    #expect(finding.evidence.map(\.name.zh) == ["受理日期", "决定日期"])
    #expect(finding.object.key == "2025-1" && finding.object.line == 1)
    let explained = try #require(evaluator.explain(ruleIndex: 0, row: 0).first)
    #expect(explained.steps.contains { $0.zh.contains("调休上班，计入") && $0.zh.contains("2024-10-12") })
    #expect(explained.steps.contains { $0.zh.contains("周末，不计") })
  }

  private var dueDate: CheckedExpression { Kit.expression(.deadline(.dueDate, rule: 0, .slot(0)), .date, "到期日") }
  private var overdue: CheckedExpression {
    Kit.expression(.deadline(.overdue, rule: 0, .slot(0)), .duration(.workday), "超期")
  }
}
