import Diagnostics
import RuleEngine
import SourceText

extension LintCheck {
  /// A case of a definition that an earlier case always takes.
  static let unreachableCase = LintCheck(
    pages: #"""
      unreachable-case warning
      定义的这个情形永远轮不到：前面的情形已经全占了。 ¦ A case of a definition is never reached: the cases above take all of it.
      从上到下取第一个成立的，轮不到的情形多半是条件或次序写错了。 ¦ The first case that holds is taken; one that is never reached has a wrong condition or stands in a wrong place.
      定义 办件的截点日期 / cut-off date： ⏎ - 受理日期，当到场次数至少 1 ⏎ - 决定日期，当到场次数至少 3 ⏎ - 收到日期，其余 ⏎ 规则 LX-90：「决定」 ⏎ 对象：办件 ⏎ 要求：决定日期不早于截点日期 ¦ Definition case's cut-off date: ⏎ - accepted on, when visits at least 1 ⏎ - decided on, when visits at least 3 ⏎ - received on, otherwise ⏎ Rule LX-90: "decision" ⏎ For each: case ⏎ Require: decided on not before cut-off date
      定义 办件的截点日期 / cut-off date： ⏎ - 决定日期，当到场次数至少 3 ⏎ - 受理日期，当到场次数至少 1 ⏎ - 收到日期，其余 ⏎ 规则 LX-90：「决定」 ⏎ 对象：办件 ⏎ 要求：决定日期不早于截点日期 ¦ Definition case's cut-off date: ⏎ - decided on, when visits at least 3 ⏎ - accepted on, when visits at least 1 ⏎ - received on, otherwise ⏎ Rule LX-90: "decision" ⏎ For each: case ⏎ Require: decided on not before cut-off date
      -
      """#
  ) { subject in
    subject.world.checkedDefinitions.flatMap { definition -> [Diagnostic] in
      guard case .conditional(let cases) = definition.value.kind else { return [] }
      let reader = subject.reader(object: definition.table)
      var before: [Claim] = []
      var found: [Diagnostic] = []
      for one in cases {
        guard let condition = one.condition else { continue }
        let claim = reader.claim(condition)
        // What can't hold at all is another finding.
        if SituationSearch.isImpossible(before + [claim], reader.terms),
          !SituationSearch.isImpossible([claim], reader.terms)
        {
          found.append(
            .warning(
              "unreachable-case", condition.range, zh: "`\(condition.source.zh)` 时前面的情形已经成立，轮不到这一行",
              en: "where `\(condition.source.en)` holds, a case above has been taken already",
              hint: hint("把更窄的情形移到前面，或者改条件", "move the narrower case up, or correct the condition")))
        }
        before.append(reader.claim(condition, false))
      }
      return found
    }
  }
}
