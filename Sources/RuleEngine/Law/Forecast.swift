package import Findings
package import Records
package import SourceText

/// What a rule that is not yet in force would say about the objects that are there now.
package struct Forecast: Sendable, Hashable {
  /// The id of the rule.
  package let rule: String
  /// The title.
  package let title: LocalizedText
  /// The provisions.
  package let basis: [Citation]
  /// The first day in force, after the check date.
  package let from: Day
  /// The outcomes as if it were in force; they count nowhere else.
  package let tally: RuleTally

  /// Creates a forecast.
  package init(rule: String, title: LocalizedText, basis: [Citation], from: Day, tally: RuleTally) {
    self.rule = rule
    self.title = title
    self.basis = basis
    self.from = from
    self.tally = tally
  }
}

/// The rules of a run that come into force after its check date, each judged a second time as if it were in force.
package struct ForecastPlan: Sendable, Hashable {
  /// One rule.
  package struct Entry: Sendable, Hashable {
    /// The id of the rule.
    package let rule: String
    /// The id of its copy at the end of the rule set.
    package let copy: String
    /// The first day in force.
    package let from: Day
  }

  /// The rules in the order of the rule set.
  package let entries: [Entry]

  /// No rules.
  package static let none = ForecastPlan(entries: [])

  /// The ids of the copies.
  package var copies: Set<String> { Set(entries.map(\.copy)) }
}

extension CheckedRuleSet {
  /// The rule set with a copy, always in force, of each rule that comes into force after a day.
  ///
  /// - Parameter isJudged: which rules are judged at all.
  package func forecasting(
    after day: Day, where isJudged: (CheckedRule) -> Bool
  ) -> (rules: CheckedRuleSet, plan: ForecastPlan) {
    var rules = self
    var entries: [ForecastPlan.Entry] = []
    for rule in self.rules {
      guard let from = rule.effective?.from, day < from, isJudged(rule) else { continue }
      let copy = rule.id + "/forecast"
      rules.rules.append(rule.inForceAlways(id: copy))
      entries.append(ForecastPlan.Entry(rule: rule.id, copy: copy, from: from))
    }
    return (rules, ForecastPlan(entries: entries))
  }

  /// The rule set without the copies of a plan.
  package func without(_ plan: ForecastPlan) -> CheckedRuleSet {
    var rules = self
    rules.rules.removeLast(plan.entries.count)
    return rules
  }
}

extension CheckedRule {
  /// The same rule under another id, in force for every object.
  fileprivate func inForceAlways(id: String) -> CheckedRule {
    CheckedRule(
      id: id, pack: pack, title: title, quotedLaw: quotedLaw, basis: basis,
      effective: effective.map { Effective(from: nil, until: nil, by: $0.by) }, severity: severity, owner: owner,
      tags: tags, object: object, period: period, variants: variants, missing: missing, dueBy: dueBy,
      attribution: attribution, calendar: calendar, message: message, remedy: remedy, slotCount: slotCount, range: range
    )
  }
}
