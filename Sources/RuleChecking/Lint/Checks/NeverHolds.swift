import Diagnostics
import SourceText

extension LintCheck {
  /// A condition that can never hold, alone or beside those around it.
  static let neverHolds = LintCheck(
    pages: #"""
      never-holds warning
      这个条件永远不能成立：它自己矛盾，或者与旁边的条件、对象的范围矛盾。 ¦ The condition can never hold: it contradicts itself, a condition beside it, or the objects of the rule.
      要求不能成立，每个对象都违规；除外、期限的条件不能成立，这一行就永远不起作用。 ¦ A requirement that can't hold is violated by everything; an exception or a line of a limit that can't hold never takes effect.
      要求：到场次数至少 3，且到场次数不满 2 ¦ Require: visits at least 3, and visits below 2
      要求：到场次数至少 2，且到场次数不满 3 ¦ Require: visits at least 2, and visits below 3
      -
      """#
  ) { subject in
    subject.conditionFaults.filter { $0.kind == .neverHolds }.map { fault in
      guard let because = fault.because else {
        return .warning(
          "never-holds", fault.range, zh: "`\(fault.text.zh)` 永远不能成立", en: "`\(fault.text.en)` can never hold",
          hint: hint("核对数值、日期和「且」「或」", "check the values, the dates, and `and` against `or`"))
      }
      return .warning(
        "never-holds", fault.range, zh: "`\(fault.text.zh)` 和 `\(because.text.zh)` 不能同时成立",
        en: "`\(fault.text.en)` and `\(because.text.en)` can't both hold",
        hint: hint("改其中一个；两个都要的，用「或」连接", "change one of them, or join them with `or`"),
        labels: [.init(range: because.range, text: both("与这里矛盾", "contradicts this"))])
    }
  }
}
