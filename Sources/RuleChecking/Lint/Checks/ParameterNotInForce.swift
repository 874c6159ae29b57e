import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension LintCheck {
  /// A rule that is in force before its parameter has a value.
  static let parameterNotInForce = LintCheck(
    pages: #"""
      parameter-not-in-force warning
      规则已经生效，它用的参数还没有值。 ¦ A rule is in force before its parameter has a value.
      那段时间的对象都只能是待查。 ¦ The objects of that time can only be to be checked.
      参数 复核期限 / review limit： ⏎ - 自 2024-01-01：5 个工作日 ⏎ 规则 LX-90：「复核」 ⏎ 生效：自 2020-01-01 ⏎ 对象：办件 ⏎ 起点：收到日期 ⏎ 终点：受理日期 ⏎ 期限：复核期限 ¦ Parameter review limit: ⏎ - from 2024-01-01: 5 working days ⏎ Rule LX-90: "review" ⏎ Effective: from 2020-01-01 ⏎ For each: case ⏎ Start: received on ⏎ Stop: accepted on ⏎ Limit: review limit
      参数 复核期限 / review limit： ⏎ - 自 2020-01-01：10 个工作日 ⏎ - 自 2024-01-01：5 个工作日 ⏎ 规则 LX-90：「复核」 ⏎ 生效：自 2020-01-01 ⏎ 对象：办件 ⏎ 起点：收到日期 ⏎ 终点：受理日期 ⏎ 期限：复核期限 ¦ Parameter review limit: ⏎ - from 2020-01-01: 10 working days ⏎ - from 2024-01-01: 5 working days ⏎ Rule LX-90: "review" ⏎ Effective: from 2020-01-01 ⏎ For each: case ⏎ Start: received on ⏎ Stop: accepted on ⏎ Limit: review limit
      -
      """#
  ) { subject in
    subject.judged.enumerated().flatMap { number, judged -> [Diagnostic] in
      let uses = subject.parametersInUse(ofRule: subject.world.activeRules[number])
      return uses.sorted().compactMap { index in
        let parameter = subject.world.parameters[index]
        guard let values = parameter.checked?.values, let first = values.first?.from,
          values.allSatisfy({ $0.from != nil })
        else { return nil }
        let from = judged.rule.effective?.from
        if let from, from >= first { return nil }
        let label = Diagnostic.Label(range: parameter.range, text: both("参数在这里声明", "the parameter is declared here"))
        guard let from else {
          return .warning(
            "parameter-not-in-force", judged.symbol.idRange,
            zh: "规则没有写从何时生效，参数 `\(parameter.name.zh)` 到 \(first.text) 才有值",
            en:
              "the rule does not say from when it is in force, but the parameter `\(parameter.name.en)` has a value only from \(first.text)",
            hint: hint(
              "写 `生效：自 \(first.text)`，或者给参数补上早先的值", "write `Effective: from \(first.text)`, or give the earlier value"),
            labels: [label])
        }
        return .warning(
          "parameter-not-in-force", judged.symbol.declaration.effective?.range ?? judged.symbol.idRange,
          zh: "规则从 \(from.text) 起生效，参数 `\(parameter.name.zh)` 到 \(first.text) 才有值",
          en:
            "the rule is in force from \(from.text), but the parameter `\(parameter.name.en)` has a value only from \(first.text)",
          hint: hint("给参数补上早先的值，或者推迟 `生效`", "give the parameter its earlier value, or begin later"), labels: [label])
      }
    }
  }
}
