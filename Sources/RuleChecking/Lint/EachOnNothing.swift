import Records
import RuleEngine
import SourceText

/// Finds `每个 S 满足 …` as a whole requirement where nothing demands that S has a row.
struct EachOnNothing {
  let world: World

  /// Reports the requirements of a rule that hold on nothing.
  func run(_ rule: CheckedRule) {
    guard let variant = rule.variants.first else { return }
    let items: [CheckedItem]
    switch variant.body {
    case .requirements(let requirements), .deadline(_, let requirements): items = requirements
    }
    let demanded =
      items.flatMap { sources(demandedBy: $0.condition) }
      + (rule.object.condition.map { sources(demandedBy: $0) } ?? [])
    for item in items { report(item.condition, demanded) }
  }

  private func report(_ condition: CheckedExpression, _ demanded: [Selection.Source]) {
    switch condition.kind {
    case .every(let selection, _):
      guard !demanded.contains(selection.source) else { return }
      world.report(LintProblem.eachOnNothing(condition.range, set: selection.text))
    case .all(let parts):
      let own = demanded + parts.flatMap { sources(demandedBy: $0) }
      for part in parts { report(part, own) }
    default: break
    }
  }

  /// The sets that a condition demands a row of.
  private func sources(demandedBy condition: CheckedExpression) -> [Selection.Source] {
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
