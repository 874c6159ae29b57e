import Findings
import Records
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("Three-valued logic")
struct LogicTests {
  /// Yes, no or unknown as a field of the record.
  private func record(_ simple: Bool?, _ late: Bool?) -> Kit.Case {
    var fields: Kit.Record = ["编号": Kit.text("1")]
    if let simple { fields["简易"] = Kit.truth(simple) }
    if let late { fields["补办"] = Kit.truth(late) }
    return Kit.Case(fields: fields)
  }

  private func outcome(_ condition: CheckedExpression, _ item: Kit.Case) -> Outcome {
    Kit.judge(Kit.rule(body: .requirements([Kit.item(condition)])), item).outcome
  }

  private func shown(_ truth: Bool?) -> Outcome { truth.map { $0 ? .pass : .violation } ?? .undetermined }

  @Test("and, or, not, implies and at least n follow Kleene's tables")
  func tables() {
    let values: [Bool?] = [true, false, nil]
    let (a, b) = (Kit.isTrue("简易"), Kit.isTrue("补办"))
    for left in values {
      for right in values {
        let item = record(left, right)
        let both: Bool? = left == false || right == false ? false : left == nil || right == nil ? nil : true
        let either: Bool? = left == true || right == true ? true : left == nil || right == nil ? nil : false
        let implied: Bool? = left == false || right == true ? true : left == nil || right == nil ? nil : false
        #expect(outcome(Kit.all(a, b), item) == shown(both))
        #expect(outcome(Kit.condition(.any([a, b])), item) == shown(either))
        #expect(outcome(Kit.condition(.implies(a, b)), item) == shown(implied))
        #expect(outcome(Kit.condition(.not(a)), item) == shown(left.map { !$0 }))
        #expect(outcome(Kit.condition(.atLeast(2, of: [a, b])), item) == shown(both))
        #expect(outcome(Kit.condition(.atLeast(1, of: [a, b])), item) == shown(either))
      }
    }
  }

  @Test("missing equals nothing, not even missing")
  func missing() {
    let item = Kit.Case(fields: ["编号": Kit.text("1")])
    let same = Kit.compare(.equal, Kit.read("受理日期"), Kit.read("决定日期"))
    #expect(outcome(same, item) == .undetermined)
    #expect(outcome(Kit.condition(.not(same)), item) == .undetermined)
  }

  @Test("有 and 缺 are two-valued; an unreadable value is there and unknown everywhere else")
  func presence() {
    var item = Kit.Case(fields: ["编号": Kit.text("1")])
    let date = Kit.read("决定日期")
    let isLate = Kit.compare(.greater, date, Kit.dateConstant("2025-01-01"))
    #expect(outcome(Kit.condition(.has(date)), item) == .violation)
    #expect(outcome(Kit.condition(.lacks(date)), item) == .pass)
    item.fields["决定日期"] = .fault("三月一日")
    #expect(outcome(Kit.condition(.has(date)), item) == .pass)
    #expect(outcome(isLate, item) == .undetermined)
    let guarded = Kit.condition(.implies(Kit.condition(.has(date)), isLate))
    item.fields["决定日期"] = nil
    #expect(outcome(guarded, item) == .pass)
  }

  @Test("a blank means what the table says, and the finding says so")
  func blankDefault() {
    let item = Kit.Case(fields: ["编号": Kit.text("1")])
    #expect(outcome(Kit.isTrue("联合办理"), item) == .violation)
    let rule = Kit.rule(body: .requirements([Kit.item(Kit.isTrue("联合办理"))]))
    let finding = Kit.evaluator([rule], [item]).evaluate().findings.first { $0.kind == .rule }
    #expect(finding?.evidence.first?.value.zh == "否（空白按“否”）")
  }

  @Test("缺失 replaces what the requirement itself lacks, never an unknown selection")
  func missingClause() {
    let item = Kit.item(Kit.compare(.atMost, Kit.read("罚款"), Kit.constant(.money(Fraction(100)), .money)))
    let plain = Kit.rule(body: .requirements([item]), missing: .violation)
    let bare = Kit.Case(fields: ["编号": Kit.text("1")])
    #expect(Kit.judge(plain, bare).outcome == .violation)
    let narrowed = Kit.rule(
      object: Kit.selection(where: Kit.isTrue("简易")), body: .requirements([item]), missing: .violation)
    #expect(Kit.judge(narrowed, bare).outcome == .undetermined)
    var unreadable = bare
    unreadable.fields["罚款"] = .fault("很多")
    #expect(Kit.judge(plain, unreadable).outcome == .undetermined)
  }

  @Test("an unknown selection is to be checked, never out of scope")
  func unknownSelection() {
    let passing = Kit.item(Kit.compare(.equal, Kit.read("编号"), Kit.constant(.text(Text("1")), .text)))
    let rule = Kit.rule(object: Kit.selection(where: Kit.isTrue("简易")), body: .requirements([passing]))
    #expect(Kit.judge(rule, record(true, nil)).outcome == .pass)
    let out = Kit.judge(rule, record(false, nil))
    #expect(out.outcome == .notApplicable && !out.isSelected)
    let open = Kit.judge(rule, record(nil, nil))
    #expect(open.outcome == .undetermined && open.isSelected)
    #expect(open.missing.map(\.zh) == ["简易"])
  }

  @Test("every completion of the unknown conditions is tried: brute force over the missing values agrees")
  func completions() {
    var random = SeededGenerator(seed: 3)
    let labels = ["简易", "补办", "办理方式"]
    for _ in 0..<SeededGenerator.cases {
      let rule = Self.rule(&random)
      var item = Kit.Case(fields: [
        "编号": Kit.text("1"), "受理日期": Kit.date("2025-01-20"),
        "决定日期": .value(.date(Kit.day("2025-01-20").advanced(by: random.below(60)))),
      ])
      var blank: [String] = []
      for label in labels {
        if random.chance(50) { blank.append(label) } else { item.fields[label] = Self.value(label, random.chance(50)) }
      }
      var outcomes: Set<Outcome> = []
      for mask in 0..<(1 << blank.count) {
        var filled = item
        for (bit, label) in blank.enumerated() { filled.fields[label] = Self.value(label, mask >> bit & 1 == 1) }
        outcomes.insert(Kit.judge(rule, filled).outcome)
      }
      let expected = outcomes.count == 1 ? outcomes.first : .undetermined
      #expect(Kit.judge(rule, item).outcome == expected, "\(item.fields)")
    }
  }

  private static func value(_ label: String, _ isFirst: Bool) -> Kit.Input {
    label == "办理方式" ? Kit.choice(isFirst ? 0 : 1) : Kit.truth(isFirst)
  }

  /// A rule with up to three conditions, each about a field of its own.
  private static func rule(_ random: inout SeededGenerator) -> CheckedRule {
    let conditions = [Kit.isTrue("简易"), Kit.isTrue("补办"), Kit.isHandling(0)].shuffled(using: &random)
    let object = Kit.selection(where: random.chance(50) ? conditions[0] : nil)
    let limits = [
      Kit.line(Kit.limit(Kit.duration(random.below(40)))),
      Kit.line(Kit.limit(Kit.duration(random.below(40))), when: conditions[1]),
    ]
    let replacement =
      random.chance(50)
      ? [Kit.item(Kit.compare(.atMost, Kit.read("决定日期"), Kit.dateConstant("2025-02-20")))] : []
    let exceptions: [CheckedRule.RuleException] =
      random.chance(60) ? [.init(label: nil, condition: conditions[2], replacement: replacement)] : []
    return Kit.rule(object: object, body: .deadline(Kit.deadline(limits), requirements: []), exceptions: exceptions)
  }
}
