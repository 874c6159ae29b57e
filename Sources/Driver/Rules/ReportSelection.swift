import Diagnostics
import RuleEngine
import SourceText

extension LoadedRules {
  /// The report declaration that lays out a run: the one with this id, else the first of a pack that judges, else the
  /// first of an imported pack; nil for the built-in one.
  /// - Throws: when no declaration has the id.
  func report(named id: String?) throws(InputFailure) -> CheckedReport? {
    guard let id else {
      for pack in judging {
        if let own = ruleSet.reports.first(where: { $0.pack == pack }) { return own }
      }
      return ruleSet.reports.first
    }
    if let found = ruleSet.reports.first(where: { $0.id.lowercased() == id.lowercased() }) { return found }
    throw InputFailure(
      LocalizedText(zh: "没有编号为 `\(id)` 的报告声明", en: "no report is declared with the id `\(id)`")
        + RuleSelector.meant(nearestName(to: id, among: ruleSet.reports.map(\.id))))
  }
}
