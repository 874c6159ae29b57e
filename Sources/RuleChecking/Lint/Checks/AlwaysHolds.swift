import Diagnostics
import SourceText

extension LintCheck {
  /// A condition that holds whatever the values are.
  static let alwaysHolds = LintCheck(
    pages: #"""
      always-holds warning
      这个条件无论数据是什么都成立。 ¦ The condition holds whatever the data are.
      总能成立的要求什么也查不出；总能成立的除外使规则从不适用。 ¦ A requirement that always holds finds nothing; an exception that always holds leaves no object to judge.
      要求：到场次数至少 1 或到场次数不满 3 ¦ Require: visits at least 1 or visits below 3
      要求：到场次数至少 1 ¦ Require: visits at least 1
      -
      """#
  ) { subject in
    subject.conditionFaults.filter { $0.kind == .alwaysHolds }.map { fault in
      guard let because = fault.because else {
        return .warning(
          "always-holds", fault.range, zh: "`\(fault.text.zh)` 无论数据是什么都成立",
          en: "`\(fault.text.en)` holds whatever the data are",
          hint: hint("删去它，或者核对数值、日期和「且」「或」", "delete it, or check the values, the dates, and `and` against `or`"))
      }
      return .warning(
        "always-holds", fault.range, zh: "`\(because.text.zh)` 成立时，`\(fault.text.zh)` 总是成立",
        en: "where `\(because.text.en)` holds, `\(fault.text.en)` always does",
        hint: hint("删去其中一个，或者改成真正要查的条件", "delete one of them, or write what is really to be checked"),
        labels: [.init(range: because.range, text: both("这里已经保证了", "this already sees to it"))])
    }
  }
}
