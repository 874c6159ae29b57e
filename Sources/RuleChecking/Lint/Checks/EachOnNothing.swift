import Diagnostics
import Records
import RuleEngine
import SourceText

extension LintCheck {
  /// `每个 S 满足 …` as a whole requirement where nothing demands that S has a row.
  static let eachOnNothing = LintCheck(
    pages: #"""
      each-on-nothing warning
      一行也没有时，`每个` 也算达到。 ¦ `each` holds when there is no row at all.
      常常是忘了要求至少有一行。 ¦ Often the demand for at least one row was forgotten.
      要求：每次特别程序满足有结束日期 ¦ Require: each special procedure meets has ended on
      要求：特别程序至少 1 次，且每次满足有结束日期 ¦ Require: special procedure at least 1, and each meets has ended on
      -
      """#
  ) { subject in
    subject.rules.flatMap { EachOnNothing.diagnostics($0) }
  }
}

/// Finds what holds on nothing.
private enum EachOnNothing {
  static func diagnostics(_ rule: CheckedRule) -> [Diagnostic] {
    guard let variant = rule.variants.first else { return [] }
    let items: [CheckedItem]
    switch variant.body {
    case .requirements(let requirements), .deadline(_, let requirements): items = requirements
    }
    let demanded =
      items.flatMap { sources(demandedBy: $0.condition) }
      + (rule.object.condition.map { sources(demandedBy: $0) } ?? [])
    return items.flatMap { diagnostics($0.condition, demanded) }
  }

  private static func diagnostics(_ condition: CheckedExpression, _ demanded: [Selection.Source]) -> [Diagnostic] {
    switch condition.kind {
    case .every(let selection, _) where !demanded.contains(selection.source):
      return [diagnostic(condition.range, set: selection.text)]
    case .all(let parts):
      let own = demanded + parts.flatMap { sources(demandedBy: $0) }
      return parts.flatMap { diagnostics($0, own) }
    default: return []
    }
  }

  private static func diagnostic(_ range: SourceRange, set: LocalizedText) -> Diagnostic {
    .warning(
      "each-on-nothing", range, zh: "一行 `\(set.zh)` 也没有时，这个要求也算达到",
      en: "this holds even if there is no `\(set.en)` at all",
      hint: hint(
        "要求至少有一行，就写 `\(set.zh)至少 1 个，且每个满足……`", "to demand a row, write `\(set.en) at least 1, and each meets …`"))
  }

  /// The sets that a condition demands a row of.
  private static func sources(demandedBy condition: CheckedExpression) -> [Selection.Source] {
    switch condition.kind {
    case .all(let parts): return parts.flatMap { sources(demandedBy: $0) }
    case .exists(let selection, _), .hasRows(let selection): return [selection.source]
    case .compare(let comparison, let left, let right):
      guard case .count(let selection) = left.kind, case .constant(.number(let number)) = right.kind else { return [] }
      switch comparison {
      case .atLeast, .equal: return number >= Fraction.one ? [selection.source] : []
      case .greater: return number >= Fraction.zero ? [selection.source] : []
      default: return []
      }
    default: return []
    }
  }
}
