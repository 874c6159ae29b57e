import Diagnostics
import SourceText

/// A rate whose denominator has objects that its rule does not judge; the other checks of lint stand in `Lint/Checks`.
enum LintProblem: CheckingProblem {
  case allOfPart(SourceRange, rule: String, table: LocalizedText)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .allOfPart(let range, let rule, let table):
      return .error(
        "all-of-part", range, zh: "`\(rule)` 只判断一部分 `\(table.zh)`，用 `全部` 作分母会偏低",
        en: "`\(rule)` judges only a part of `\(table.en)`; dividing by `all` makes the rate too low",
        hint: hint("写 `通过 \(rule) 除以适用 \(rule)`", "write `passes \(rule) divided by applicable \(rule)`"))
    }
  }
}
