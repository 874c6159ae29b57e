import Diagnostics
import Findings
import Records
import RuleEngine

extension LintCheck {
  /// A rule that no test expects to pass.
  static let noPassingTest = LintCheck(
    pages: #"""
      no-passing-test warning
      规则没有应为通过的测试。 ¦ A rule has no test that passes.
      没有例子，看不出规则会不会把对的判错。 ¦ Without one nothing shows that it spares what is right.
      规则 LX-90：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ⏎ 测试 LX-90：「没有受理」 ⏎ 给定：收到日期 2025-03-03 ⏎ 应为：违规 ¦ Rule LX-90: "acceptance" ⏎ For each: case ⏎ Require: has accepted on ⏎ Test LX-90: "not accepted" ⏎ Given: received on 2025-03-03 ⏎ Expect: violation
      规则 LX-90：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ⏎ 测试 LX-90：「已受理」 ⏎ 给定：受理日期 2025-03-03 ⏎ 应为：通过 ¦ Rule LX-90: "acceptance" ⏎ For each: case ⏎ Require: has accepted on ⏎ Test LX-90: "accepted" ⏎ Given: accepted on 2025-03-03 ⏎ Expect: pass
      -
      """#
  ) { subject in
    guard !subject.isBroken else { return [] }
    return subject.judged.enumerated().compactMap { number, judged in
      // A rule over running cases shows with 未到期 that it spares what is right, one over hits with a text that has none.
      let own = subject.testsByRule[number] ?? []
      let isOverHits = judged.rule.object.table.map { subject.world.schema[$0].isOfHits } ?? false
      let sparing: [Outcome?] = isOverHits ? [.pass, .notDue, .notApplicable] : [.pass, .notDue]
      guard !own.contains(where: { sparing.contains(subject.tests[$0].outcome) }) else { return nil }
      let id = judged.symbol.id
      return .warning(
        "no-passing-test", judged.symbol.idRange, zh: "规则 `\(id)` 没有应为通过的测试",
        en: "the rule `\(id)` has no test that passes",
        hint: hint("加一个 `测试 \(id)`，应为通过", "add a `Test \(id)` that expects pass"))
    }
  }
}
