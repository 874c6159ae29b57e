package import Findings
package import SourceText

/// A profile (方案) that was checked: the tailoring of packs for an office.
///
/// Source: `language.md` §7. A parameter marked 只可收紧 was tightened only; every rule switched off has its reason.
package struct CheckedProfile: Sendable, Hashable {
  /// New values of a parameter.
  package struct Setting: Sendable, Hashable {
    /// The parameter, by its position in the rule set.
    package let parameter: Int
    /// Its values, in place of those that the pack gives.
    package let values: [CheckedRuleSet.DatedValue]

    /// Creates a setting.
    package init(parameter: Int, values: [CheckedRuleSet.DatedValue]) {
      self.parameter = parameter
      self.values = values
    }
  }

  /// A rule that does not judge.
  package struct SwitchOff: Sendable, Hashable {
    /// The id of the rule.
    package let rule: String
    /// Why.
    package let reason: LocalizedText

    /// Creates it.
    package init(rule: String, reason: LocalizedText) {
      self.rule = rule
      self.reason = reason
    }
  }

  /// Another weight of a rule.
  package struct Level: Sendable, Hashable {
    /// The id of the rule.
    package let rule: String
    /// The weight.
    package let severity: Severity

    /// Creates it.
    package init(rule: String, severity: Severity) {
      self.rule = rule
      self.severity = severity
    }
  }

  /// The names.
  package let name: LocalizedText
  /// The title.
  package let title: LocalizedText
  /// The English names of the packs that it is made of (包含); empty when it leaves that to the call.
  package let packs: [String]
  /// The parameters that it sets.
  package let settings: [Setting]
  /// The rules that it switches off.
  package let switchedOff: [SwitchOff]
  /// The rules whose weight it changes.
  package let levels: [Level]
  /// Where it is declared.
  package let range: SourceRange

  /// Creates a profile.
  package init(
    name: LocalizedText, title: LocalizedText, packs: [String], settings: [Setting], switchedOff: [SwitchOff],
    levels: [Level], range: SourceRange
  ) {
    self.name = name
    self.title = title
    self.packs = packs
    self.settings = settings
    self.switchedOff = switchedOff
    self.levels = levels
    self.range = range
  }
}
