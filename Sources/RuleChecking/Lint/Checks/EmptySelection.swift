import Diagnostics
import SourceText

extension LintCheck {
  /// A selection whose condition no row can meet.
  static let emptySelection = LintCheck(
    pages: #"""
      empty-selection warning
      这个选择一行也选不到。 ¦ The selection can match nothing.
      对象选不到，规则从不判断；集合选不到，「每个」总成立、「存在」总不成立。 ¦ A rule whose objects match nothing never judges; over an empty set `each` always holds and `there is` never does.
      对象：办件，其中办理方式为承诺件，且办理方式为即办件 ⏎ 要求：有受理日期 ¦ For each: case, where handling is committed, and handling is instant ⏎ Require: has accepted on
      对象：办件，其中办理方式属于承诺件、即办件 ⏎ 要求：有受理日期 ¦ For each: case, where handling in committed, instant ⏎ Require: has accepted on
      -
      """#
  ) { subject in
    subject.conditionFaults.filter { $0.kind == .emptySelection }.map { fault in
      guard let because = fault.because else {
        return .warning(
          "empty-selection", fault.range, zh: "`\(fault.text.zh)` 不能成立，所以一行也选不到",
          en: "`\(fault.text.en)` can't hold, so nothing is selected",
          hint: hint("核对数值、日期和「且」「或」", "check the values, the dates, and `and` against `or`"))
      }
      return .warning(
        "empty-selection", fault.range,
        zh: "`\(fault.text.zh)` 和 `\(because.text.zh)` 不能同时成立，所以一行也选不到",
        en: "`\(fault.text.en)` and `\(because.text.en)` can't both hold, so nothing is selected",
        hint: hint("改其中一个；两种都要选的，用「或」或者「属于」", "change one of them; to select both kinds, use `or` or `in`"),
        labels: [.init(range: because.range, text: both("与这里矛盾", "contradicts this"))])
    }
  }
}
