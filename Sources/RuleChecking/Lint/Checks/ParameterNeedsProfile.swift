import Diagnostics
import RuleEngine
import SourceText

extension LintCheck {
  /// A parameter without a value that rules use: they can't be decided before an office sets it.
  static let parameterNeedsProfile = LintCheck(
    pages: #"""
      parameter-needs-profile note
      参数只写了类型，没有值，要由使用单位在方案里设定。 ¦ A parameter has a type and no value; an office sets it in its profile.
      没有设定以前，用到它的规则都是待查。 ¦ Until then the rules that use it can't be decided.
      参数 复核期限 / review limit：工作日 ⏎ 规则 LX-90：「复核」 ⏎ 对象：办件 ⏎ 起点：收到日期 ⏎ 终点：受理日期 ⏎ 期限：复核期限 ¦ Parameter review limit: working days ⏎ Rule LX-90: "review" ⏎ For each: case ⏎ Start: received on ⏎ Stop: accepted on ⏎ Limit: review limit
      参数 复核期限 / review limit：5 个工作日 ⏎ 规则 LX-90：「复核」 ⏎ 对象：办件 ⏎ 起点：收到日期 ⏎ 终点：受理日期 ⏎ 期限：复核期限 ¦ Parameter review limit: 5 working days ⏎ Rule LX-90: "review" ⏎ For each: case ⏎ Start: received on ⏎ Stop: accepted on ⏎ Limit: review limit
      -
      """#
  ) { subject in
    subject.world.parameters.enumerated().compactMap { index, symbol in
      guard let checked = symbol.checked, checked.values.isEmpty, subject.uses.parameters.contains(index) else {
        return nil
      }
      return Diagnostic(
        id: "parameter-needs-profile", severity: .note, range: symbol.range,
        headline: both(
          "参数 `\(symbol.name.zh)` 没有值，用到它的规则在设定以前都是待查",
          "the parameter `\(symbol.name.en)` has no value; the rules that use it can't be decided before it is set"),
        hint: hint("使用单位在自己的 `方案` 里用 `设定` 给它值", "an office gives it a value with `Set` in its `Profile`"))
    }
  }
}
