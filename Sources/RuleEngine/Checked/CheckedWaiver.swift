package import Records
package import SourceText

/// A waiver (豁免) that was checked: violations of a rule by some objects are excused up to a day.
///
/// Source: `language.md` §7. The rule may be gone; that is a finding of every run, not an error.
package struct CheckedWaiver: Sendable, Hashable {
  /// The id of the rule, spelt as the rule declares it.
  package let rule: String
  /// Whether the rule stands in a pack that this run did not read.
  package let isElsewhere: Bool
  /// The English name of the pack in whose files it stands.
  package let pack: String
  /// The objects, named as findings name them: the key with the period (`法规科/2024-03`) and, for a rule with 逐一, the
  /// word behind another slash (`2024/自然人`).
  package let keys: [String]
  /// The last day on which it holds, by the check date.
  package let until: Day
  /// Why.
  package let reason: LocalizedText
  /// Who approved it.
  package let approval: LocalizedText
  /// The rule file that it stands in.
  package let path: String
  /// The one-based line of its header.
  package let line: Int
  /// Where it is declared.
  package let range: SourceRange

  /// Creates a waiver.
  package init(
    rule: String, isElsewhere: Bool = false, pack: String, keys: [String], until: Day, reason: LocalizedText,
    approval: LocalizedText, path: String, line: Int, range: SourceRange
  ) {
    self.rule = rule
    self.isElsewhere = isElsewhere
    self.pack = pack
    self.keys = keys
    self.until = until
    self.reason = reason
    self.approval = approval
    self.path = path
    self.line = line
    self.range = range
  }

  /// Whether it holds on a day; its last day is included.
  package func isInForce(on day: Day) -> Bool { day <= until }
}

extension CheckedRuleSet {
  /// The same rule set with other names for the objects of its waivers, to show it without personal data.
  package func namingWaived(_ name: (String) -> String) -> CheckedRuleSet {
    CheckedRuleSet(
      packs: packs, schema: schema, ended: ended, parameters: parameters, definitions: definitions,
      calendars: calendars, rules: rules, measures: measures, decisionTables: decisionTables, scorecards: scorecards,
      reports: reports,
      waivers: waivers.map { waiver in
        CheckedWaiver(
          rule: waiver.rule, isElsewhere: waiver.isElsewhere, pack: waiver.pack, keys: waiver.keys.map(name),
          until: waiver.until, reason: waiver.reason, approval: waiver.approval, path: waiver.path, line: waiver.line,
          range: waiver.range)
      }, profiles: profiles, laws: laws)
  }
}
